import { expect, test } from "vitest";
import { ModelServer, refused } from "./model_server";
import { aList } from "./people";
import { aWire, TestPhone } from "./test_world";

test("twenty cards ticked off one after another are one request of less than 4,000 bytes", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  server.requests = [];
  server.pushes = [];
  for (let card = 0; card < 20; card += 1) {
    await local.recordPosted("p1");
    phone.pass(3);
  }
  expect(server.requests).toEqual([]);
  phone.pass(300);
  await expect.poll(() => server.posted(), { timeout: 5_000 }).toBe(21);
  expect(server.requests[0]).toBe("push");
  expect(server.pushes).toHaveLength(1);
  expect(JSON.stringify(server.pushes[0]).length).toBeLessThan(4_000);
});

test("cards of several days and kinds say in one batch what is their own", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  state.offline = true;
  await local.recordPosted("p1");
  phone.now += 86_400_000;
  await local.recordWritten("p2");
  await local.recordPosted("p1");
  state.offline = false;
  await local.syncNow();
  const [{ each, mutations } = { each: {}, mutations: [] }] = server.pushes;
  expect(each).toEqual({ name: "letter_posted", schema: 1, local_date: "2026-11-21" });
  expect(mutations.map(({ name, local_date }) => [name, local_date])).toEqual([
    [undefined, undefined],
    ["letter_written", "2026-11-22"],
    [undefined, "2026-11-22"],
  ]);
  expect(server.posted()).toBe(2);
});

test("a push that fails does not keep the list from coming", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let broken = false;
  const failing = Object.assign(Object.create(server) as ModelServer, {
    push: async (...args: Parameters<ModelServer["push"]>) => {
      if (broken) throw refused(500, "about:blank");
      return server.push(...args);
    },
  });
  const local = await phone.keptTab(failing);
  broken = true;
  await local.recordPosted("p1");
  server.changeList({}, ["p2"]);
  await local.syncNow();
  expect(local.prisoner("p2")).toBeNull();
  expect(local.sync()).toMatchObject({ waiting: 1, last_problem: { status: 500 } });
});

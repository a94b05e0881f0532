import { expect, test } from "vitest";
import { ModelServer, refused } from "./model_server";
import { aList, aPrisoner } from "./people";
import { network, TestPhone } from "./test_world";

test("a rejected card is shown with its reason, and the queue goes on", async () => {
  const server = new ModelServer({
    ...aList(),
    prisoners: [aPrisoner("p1"), aPrisoner("unknown")],
  });
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("unknown");
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([
    { prisoner_id: "p1", status: "counted" },
    {
      prisoner_id: "unknown",
      status: "not_counted",
      problem: { type: "/problems/unknown-prisoner" },
    },
  ]);
  expect(local.sync().waiting).toBe(0);
});

test("a card for somebody the server did not know yet is counted once a new list came", async () => {
  const server = new ModelServer({
    ...aList(),
    prisoners: [aPrisoner("p1"), aPrisoner("unknown")],
  });
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("unknown");
  await local.recordPosted("p1");
  await local.syncNow();
  await local.syncNow();
  expect(local.letters().map(({ status }) => status)).toEqual(["counted", "not_counted"]);
  server.knowsEverybody = true;
  server.changeList({ prisoners: [aPrisoner("unknown")] });
  await local.syncNow();
  expect(local.letters().map(({ status }) => status)).toEqual(["counted", "counted"]);
  expect(server.posted()).toBe(2);
});

test("an envelope that is not understood is sent card by card; only the culprit is not counted", async () => {
  const server = new ModelServer(aList());
  const strict = Object.assign(Object.create(server) as ModelServer, {
    async push(token: string, envelope: Parameters<ModelServer["push"]>[1]) {
      if (envelope.mutations.some(({ args }) => args.includes('"p2"'))) {
        throw refused(422, "/problems/invalid-request");
      }
      return server.push(token, envelope);
    },
  });
  let offline = false;
  const local = await new TestPhone().keptTab(network(strict, () => (offline ? "request" : null)));
  offline = true;
  for (const id of ["p1", "p2", "p1"]) await local.recordPosted(id);
  offline = false;
  await local.syncNow();
  expect(local.letters().map(({ status }) => status)).toEqual([
    "counted",
    "not_counted",
    "counted",
  ]);
});

test.each([
  ["not understood", 422],
  ["from a device that is not known", 401],
])("a card that is saved while another push is %s stays on the screen", async (_how, status) => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let refuses = false;
  const refusing = Object.assign(Object.create(server) as ModelServer, {
    push: async (...args: Parameters<ModelServer["push"]>) => {
      if (!refuses) return server.push(...args);
      refuses = false;
      await local.recordPosted("p2");
      throw refused(status, "/problems/unreadable");
    },
  });
  const local = await phone.keptTab(refusing);
  await local.recordPosted("p1");
  await local.recordPosted("p1");
  refuses = true;
  const seen: number[] = [];
  local.subscribe(() => seen.push(local.letters().length));
  await local.syncNow();
  await local.syncNow();
  expect(seen).toEqual([...seen].sort());
  expect(seen[seen.length - 1]).toBe(3);
  expect(server.posted()).toBe(3);
});

import { expect, test } from "vitest";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { TestPhone } from "./test_world";

test("nobody is registered and nothing sent before the answer to 'may it be counted'", async () => {
  const server = new ModelServer(aList());
  const local = new TestPhone().tab(server);
  await local.keep(["en"], () => undefined);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "waiting" }]);
  expect(server.requests.filter((name) => name === "register" || name === "push")).toEqual([]);
  await local.setCounting("yes");
  await local.syncNow();
  expect(server.posted()).toBe(1);
});

test("'do not count me' keeps facts here, also those that waited for the answer", async () => {
  const server = new ModelServer(aList());
  const local = new TestPhone().tab(server);
  await local.keep(["en"], () => undefined);
  await local.recordPosted("p1");
  await local.setCounting("no");
  await local.recordPosted("p2");
  await local.syncNow();
  expect(local.letters().map(({ status }) => status)).toEqual(["kept_here", "kept_here"]);
  await local.setCounting("yes");
  await local.recordPosted("p1");
  await local.syncNow();
  expect(server.posted()).toBe(1);
  expect(local.letters().map(({ status }) => status)).toEqual([
    "counted",
    "kept_here",
    "kept_here",
  ]);
});

test("a consent that is taken back has the server erase the device", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(server.tokens.size).toBe(1);
  await local.setCounting("no");
  await local.syncNow();
  expect(server.tokens.size).toBe(0);
  expect(server.posted()).toBe(1);
});

test("while the no stands a new epoch makes nothing wait; with a second yes it is sent again", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  await local.setCounting("no");
  server.restore(new Map(), new Map(), new Set());
  await local.syncNow();
  expect(server.posted()).toBe(0);
  // Nobody sends it while the no stands: "waiting" would be said for ever.
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
  expect(local.sync().waiting).toBe(0);
  await local.setCounting("yes");
  await local.syncNow();
  expect(server.posted()).toBe(1);
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
});

test("while the no stands names go after ninety days, new epoch or not", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  await local.setCounting("no");
  server.restore(new Map(), new Map(), new Set());
  await local.syncNow();
  phone.now += 91 * 86_400_000;
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null }]);
});

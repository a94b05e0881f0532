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

import { expect, test } from "vitest";
import { backoff, holdFor, isHeld } from "../../../frontend/src/local/sync/backoff";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { network, TestPhone } from "./test_world";

const requests = (server: ModelServer) => expect.poll(() => server.requests, { timeout: 5_000 });
const planned = (phone: TestPhone) => expect.poll(() => phone.planned(), { timeout: 5_000 });

test("while somebody looks, the server is asked about once a minute", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  await phone.keptTab(server);
  for (const asked of [1, 2, 3]) {
    await planned(phone).toHaveLength(1);
    if (asked === 1) server.requests = [];
    phone.pass(60_000);
    await requests(server).toHaveLength(asked);
  }
  expect(new Set(server.requests)).toEqual(new Set(["manifest"]));
});

test("a hidden page asks nothing; it asks when it is looked at again", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  await phone.keptTab(server);
  await planned(phone).toHaveLength(1);
  server.requests = [];
  phone.visible = false;
  phone.pass(3_600_000);
  expect(phone.planned()).toEqual([]);
  phone.visible = true;
  phone.wake();
  await requests(server).toEqual(["manifest"]);
  await planned(phone).toHaveLength(1);
});

test.each([
  [0, 45_000],
  [0.5, 60_000],
  [1, 75_000],
])("the pause between rounds is spread around a minute (%d)", async (random, pause) => {
  const phone = new TestPhone();
  await phone.keptTab(new ModelServer(aList()), { random: () => random });
  phone.wake();
  await planned(phone).toEqual([pause]);
});

test("after a failure it is tried again soon, and by itself", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let offline = false;
  const local = await phone.keptTab(network(server, () => (offline ? "request" : null)));
  offline = true;
  await local.recordPosted("p1");
  await local.syncNow();
  phone.wake();
  await expect.poll(() => phone.planned()[0], { timeout: 5_000 }).toBeLessThan(30_000);
  offline = false;
  phone.pass(30_000);
  await expect.poll(() => server.posted(), { timeout: 5_000 }).toBe(1);
});

test("full jitter: anywhere from nothing up to a bound that doubles and ends at five minutes", () => {
  expect(backoff(3, () => 0)).toBe(0);
  expect(backoff(1, () => 1)).toBe(4_000);
  expect(backoff(2, () => 1)).toBe(8_000);
  expect(backoff(500, () => 1)).toBe(300_000);
});

test("a hold binds at most an hour", () => {
  expect(holdFor(10 * 3_600_000)).toBe(3_600_000);
  expect(isHeld(1_000, 999)).toBe(true);
  expect(isHeld(1_000, 1_000)).toBe(false);
  expect(isHeld(undefined, 0)).toBe(false);
  expect(isHeld(4_000_000, 1)).toBe(false);
});

test("a phone that says the network is there is asked again in seconds, however often it failed before", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  let offline = false;
  const local = await phone.keptTab(
    network(server, () => (offline ? "request" : null)),
    { random: () => 1 },
  );
  offline = true;
  await local.recordPosted("p1");
  for (let times = 0; times < 8; times += 1) await local.syncNow();
  phone.wake();
  await planned(phone).toEqual([4_000]);
  offline = false;
  phone.pass(4_000);
  await expect.poll(() => server.posted(), { timeout: 5_000 }).toBe(1);
});

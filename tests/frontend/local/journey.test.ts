import { expect, test } from "vitest";
import { MayNotPost } from "../../../frontend/src/local/contract";
import { ModelServer } from "./model_server";
import { aList, aPrisoner } from "./people";
import { aWire, everything, network, TestPhone } from "./test_world";

test("before a journey acknowledged cards leave, and one that waits shows no name and loses it when counted", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.recordPosted("p1");
  await local.syncNow();
  state.offline = true;
  await local.recordPosted("p2");
  expect(local.level("p2")).toBe(1);
  expect(await local.forgetNames()).toEqual({ forgotten: 2, waiting: 1 });
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "waiting" }]);
  expect(local.level("p2")).toBe(0);
  expect(await everything(phone)).not.toContain("p1\\");
  expect(await everything(phone)).toContain("p2\\");
  expect(await local.forgetNames()).toEqual({ forgotten: 0, waiting: 1 });
  state.offline = false;
  await local.syncNow();
  expect(server.posted()).toBe(2);
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "counted" }]);
  expect(await everything(phone)).not.toContain("p2\\");
});

/** A phone that remembers, with one card that waited when "before a journey" was tapped. */
async function leftForAJourney(server: ModelServer, to = "p1") {
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.setRemember("yes");
  state.offline = true;
  const id = await local.recordWritten(to);
  await local.forgetNames();
  expect(await everything(phone)).toContain(`${to}\\`);
  state.offline = false;
  return { local, phone, id };
}

test("after a journey a card taken back, held or not counted loses its name too", async () => {
  const server = new ModelServer({
    ...aList(),
    prisoners: [aPrisoner("p1"), aPrisoner("unknown")],
  });
  server.heldIds.add("p1");
  for (const [to, status] of [
    ["p1", "held"],
    ["unknown", "not_counted"],
  ] as const) {
    const { local, phone } = await leftForAJourney(server, to);
    await local.syncNow();
    expect(local.letters()).toMatchObject([{ prisoner_id: null, status }]);
    expect(await everything(phone)).not.toContain(`${to}\\`);
  }
  const { local, phone, id } = await leftForAJourney(new ModelServer(aList()));
  await local.voidLetter(id);
  await local.syncNow();
  expect(local.letters()).toEqual([]);
  expect(await everything(phone)).not.toContain("p1\\");
});

test("after a journey a card keeps no name on the way through a restored server", async () => {
  const server = new ModelServer(aList());
  const { local, phone } = await leftForAJourney(server);
  server.restore(new Map(), new Map(), new Set());
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "counted" }]);
  expect(await everything(phone)).not.toContain("p1\\");
});

test("after a journey a card on the table cannot be posted under its hidden name", async () => {
  const { local, id } = await leftForAJourney(new ModelServer(aList()));
  await expect(local.postWritten(id)).rejects.toThrow(MayNotPost);
});

test("after a journey a card that waits still warns 'do not post', without the name", async () => {
  const server = new ModelServer(aList());
  const wire = network(server, (request) => (request === "push" ? "request" : null));
  const local = await new TestPhone().keptTab(wire);
  await local.recordWritten("p1");
  await local.forgetNames();
  server.changeList({ prisoners: [aPrisoner("p1", { state: "do_not_write" })] });
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null, do_not_post: true }]);
});

test("after a journey 'do not count me' lets the names of cards that waited go", async () => {
  const { local, phone } = await leftForAJourney(new ModelServer(aList()));
  await local.setCounting("no");
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "kept_here" }]);
  expect(await everything(phone)).not.toContain("p1\\");
});

test("before a journey the cards of whoever had the tablet before lose their names too", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.setRemember("yes");
  state.offline = true;
  await local.recordPosted("p1");
  await local.nextPerson();
  expect(await local.forgetNames()).toEqual({ forgotten: 0, waiting: 1 });
  state.offline = false;
  await local.syncNow();
  expect(server.posted()).toBe(1);
  expect(await everything(phone)).not.toContain("p1\\");
});

import { expect, test, vi } from "vitest";
import { MayNotPost } from "../../../frontend/src/local/contract";
import { Connection } from "../../../frontend/src/local/database/connection";
import type { MutationRow, ProfileRow } from "../../../frontend/src/local/outbox/rows";
import { OUTBOX as LAYOUT, type OutboxSchema } from "../../../frontend/src/local/outbox/schema";
import { noticeEpoch, sweep } from "../../../frontend/src/local/sync/sweep";
import { ModelServer } from "./model_server";
import { aList, aPrisoner } from "./people";
import { network, stored, TestPhone } from "./test_world";

const OUTBOX = "lebenszeichen-outbox";
const DAY = 86_400_000;

/** Everything that the outbox holds, as one text: what a person with the phone in hand could read. */
const everything = async (phone: TestPhone): Promise<string> =>
  JSON.stringify([
    await stored(phone, OUTBOX, "mutations"),
    await stored(phone, OUTBOX, "profiles"),
    await stored(phone, OUTBOX, "settings"),
  ]);

function aWire(server: ModelServer) {
  const state = { offline: false };
  return { state, wire: network(server, () => (state.offline ? "request" : null)) };
}

test("a phone that may not remember loses the name when the card is acknowledged", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.setRemember("no");
  state.offline = true;
  const id = await local.recordPosted("p1");
  expect(local.letters()).toMatchObject([{ prisoner_id: "p1", status: "waiting" }]);
  state.offline = false;
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "counted", letter_id: id }]);
  expect(await everything(phone)).not.toContain("p1\\");
  await local.voidLetter(id);
  await local.syncNow();
  expect(server.posted()).toBe(0);
});

test("a no works backwards too", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.recordPosted("p1");
  await local.syncNow();
  expect(await everything(phone)).toContain("p1\\");
  await local.setRemember("no");
  expect(await everything(phone)).not.toContain("p1\\");
});

test("a card on the table keeps its name until it is posted or taken back", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.setRemember("no");
  const id = await local.recordWritten("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: "p1", status: "counted" }]);
  await local.postWritten(id);
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: null, state: "posted" }]);
  expect(await everything(phone)).not.toContain("p1\\");
});

test("with neither counting nor remembering a name is not even written down", async () => {
  const phone = new TestPhone();
  const local = phone.tab(new ModelServer(aList()));
  await local.keep(["en"], () => undefined);
  await local.setCounting("no");
  await local.setRemember("no");
  const id = await local.recordPosted("p1");
  expect(local.letters()).toMatchObject([{ prisoner_id: null, status: "kept_here" }]);
  expect(await everything(phone)).not.toContain("p1\\");
  await local.voidLetter(id);
  expect(local.letters()).toEqual([]);
});

test("names go after 90 days, cards that wait keep theirs", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.recordPosted("p1");
  await local.syncNow();
  state.offline = true;
  await local.recordPosted("p2");
  phone.now += 90 * DAY;
  const after90 = phone.tab(wire);
  await after90.open();
  expect(after90.letters().map(({ prisoner_id }) => prisoner_id)).toEqual(["p2", "p1"]);
  phone.now += DAY;
  const after91 = phone.tab(wire);
  await after91.open();
  expect(after91.letters().map(({ prisoner_id }) => prisoner_id)).toEqual(["p2", null]);
  state.offline = false;
  await after91.syncNow();
  expect(server.posted()).toBe(2);
});

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

test("the next person sees nothing of the last, whose cards are still sent under their own token", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.recordPosted("p1");
  await local.syncNow();
  state.offline = true;
  await local.recordPosted("p2");
  const before = local.profile();
  await local.nextPerson();
  expect(local.profile()).toMatchObject({ counting: "unasked", remember: "unasked" });
  expect(local.profile()?.id).not.toBe(before?.id);
  expect(local.letters()).toEqual([]);
  expect(local.sync().waiting).toBe(0);
  await local.setCounting("yes");
  await local.recordPosted("p1");
  state.offline = false;
  await local.syncNow();
  expect(server.posted()).toBe(3);
  expect(local.letters()).toHaveLength(1);
  expect(new Set(server.pushes.map(({ client_id }) => client_id)).size).toBe(2);
});

test("a closed profile leaves the phone, and its device the server, once everything is sent", async () => {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  state.offline = true;
  await local.recordPosted("p1");
  await local.nextPerson();
  state.offline = false;
  await local.syncNow();
  await local.syncNow();
  expect(server.posted()).toBe(1);
  expect(await stored<ProfileRow>(phone, OUTBOX, "profiles")).toHaveLength(1);
  expect(await stored<MutationRow>(phone, OUTBOX, "mutations")).toEqual([]);
  expect(server.tokens.size).toBe(0);
});

test("a closed profile that nobody was asked about is never sent", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = phone.tab(server);
  await local.keep(["en"], () => undefined);
  await local.recordPosted("p1");
  await local.nextPerson();
  await local.syncNow();
  expect(server.posted()).toBe(0);
  expect(await stored(phone, OUTBOX, "mutations")).toEqual([]);
});

test("a closed profile that wished to remember stays until the server's backup holds its cards", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  await local.setRemember("yes");
  await local.recordPosted("p1");
  await local.syncNow();
  await local.nextPerson();
  await local.syncNow();
  expect(await stored(phone, OUTBOX, "mutations")).toHaveLength(1);
  server.durableBefore = 1;
  await local.syncNow();
  expect(await stored(phone, OUTBOX, "mutations")).toEqual([]);
});

test("a card that another tab puts back into the queue is not swept away", async () => {
  const server = new ModelServer(aList());
  const phone = new TestPhone();
  const local = await phone.keptTab(server);
  await local.setRemember("yes");
  await local.recordPosted("p1");
  await local.syncNow();
  await local.nextPerson();
  await local.syncNow();
  const outbox = new Connection<OutboxSchema>(phone.indexedDB, LAYOUT);
  const read = outbox.read.bind(outbox);
  vi.spyOn(outbox, "read").mockImplementationOnce(async (stores, work) => {
    const result = await read(stores, work);
    const other = new Connection<OutboxSchema>(phone.indexedDB, LAYOUT);
    const always = () => true;
    await noticeEpoch(other, "e2", always, () => "another");
    return result;
  });
  await sweep(outbox, "2026-11-21", 1);
  expect(await stored(phone, OUTBOX, "mutations")).toMatchObject([{ status: "waiting" }]);
});

test("what was forgotten is not sent again to a restored server", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.setRemember("no");
  await local.recordPosted("p1");
  await local.syncNow();
  server.pushes = [];
  server.restore(new Map(), new Map(), new Set());
  await local.syncNow();
  expect(server.pushes).toEqual([]);
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
});

import { expect, test } from "vitest";
import { readContents } from "../../../../frontend/src/local/backup/contents";
import { putIn, takeOut } from "../../../../frontend/src/local/backup/stored";
import { Connection } from "../../../../frontend/src/local/database/connection";
import type { Local } from "../../../../frontend/src/local/index";
import type { MutationRow, ProfileRow } from "../../../../frontend/src/local/outbox/rows";
import { OUTBOX, type OutboxSchema } from "../../../../frontend/src/local/outbox/schema";
import { CannotOpen } from "../../../../frontend/src/local/own/contract";
import { ModelServer } from "../model_server";
import { aList } from "../people";
import { aWire, everything, stored, TestPhone } from "../test_world";

const outboxOf = (phone: TestPhone) => new Connection<OutboxSchema>(phone.indexedDB, OUTBOX);
const dayOf = (phone: TestPhone) => new Date(phone.now).toISOString().slice(0, 10);
const rowsOf = (phone: TestPhone) => stored<MutationRow>(phone, OUTBOX.name, "mutations");
const contentOf = ({ id, name, schema, local_date, args }: MutationRow) =>
  JSON.stringify([id, name, schema, local_date, args]);

/** As the file carries it: text. */
const fileOf = async (phone: TestPhone) =>
  JSON.stringify(await takeOut(outboxOf(phone), dayOf(phone)));

async function restored(phone: TestPhone, local: Local, file: string) {
  const told = await putIn(outboxOf(phone), readContents(file), dayOf(phone));
  await local.refresh();
  return told;
}

async function fresh(server: ModelServer, name: string) {
  const phone = new TestPhone(name);
  const { state, wire } = aWire(server);
  const local = phone.tab(wire);
  await local.keep(["en"], () => undefined);
  return { phone, local, state };
}

/** A phone with two cards that the server has and one that waits, and the file of it. */
async function anOldPhone(server: ModelServer) {
  const old = await fresh(server, "a");
  await old.local.setCounting("yes");
  await old.local.setRemember("yes");
  await old.local.recordPosted("p1");
  await old.local.recordPosted("p2");
  await old.local.syncNow();
  old.state.offline = true;
  await old.local.recordPosted("p5");
  await old.local.syncNow();
  return { ...old, file: await fileOf(old.phone) };
}

test("three cards stay three: restored, sent from the new phone, then from the old one", async () => {
  const server = new ModelServer(aList());
  const old = await anOldPhone(server);
  const next = await fresh(server, "b");
  expect(await restored(next.phone, next.local, old.file)).toEqual({ came: 3, here: 0 });
  expect(next.local.profile()).toMatchObject({ counting: "yes", remember: "yes" });
  expect(next.local.sync().waiting).toBe(1);
  await next.local.syncNow();
  expect(server.posted()).toBe(3);
  expect(next.local.letters().map(({ status }) => status)).toEqual([
    "counted",
    "counted",
    "counted",
  ]);
  old.state.offline = false;
  await old.local.syncNow();
  expect(server.posted()).toBe(3);
  expect(old.local.letters().every(({ status }) => status === "counted")).toBe(true);
  const [here, there] = await Promise.all([rowsOf(next.phone), rowsOf(old.phone)]);
  expect(here.map(contentOf).sort()).toEqual(there.map(contentOf).sort());
});

test("the new phone is a device of its own, and what was counted is not sent again", async () => {
  const server = new ModelServer(aList());
  const old = await anOldPhone(server);
  const [before] = await stored<ProfileRow>(old.phone, OUTBOX.name, "profiles");
  for (const secret of [before?.token, before?.client_id, before?.seed, before?.id])
    expect(old.file).not.toContain(secret);
  const next = await fresh(server, "b");
  await restored(next.phone, next.local, old.file);
  server.pushes = [];
  await next.local.syncNow();
  expect(server.pushes.flatMap(({ mutations }) => mutations.map(({ seq }) => seq))).toEqual([1]);
  expect(server.pushes[0]?.client_id).not.toBe(before?.client_id);
  expect(server.tokens.size).toBe(2);
});

test("restored twice, and beside cards of its own, every card is there once", async () => {
  const server = new ModelServer(aList());
  const old = await anOldPhone(server);
  const next = await fresh(server, "b");
  await next.local.setCounting("yes");
  await next.local.recordPosted("p1");
  await next.local.syncNow();
  expect(await restored(next.phone, next.local, old.file)).toEqual({ came: 3, here: 0 });
  const after = await everything(next.phone);
  expect(await restored(next.phone, next.local, old.file)).toEqual({ came: 0, here: 3 });
  expect(await everything(next.phone)).toBe(after);
  await next.local.syncNow();
  expect(next.local.letters()).toHaveLength(4);
  expect(server.posted()).toBe(4);
  expect(await restored(next.phone, next.local, old.file)).toEqual({ came: 0, here: 3 });
  expect(next.local.letters().every(({ status }) => status === "counted")).toBe(true);
});

test("both phones post the same written card, and one takes it back: one card, then none", async () => {
  const server = new ModelServer(aList());
  const old = await fresh(server, "a");
  await old.local.setCounting("yes");
  const id = await old.local.recordWritten("p1");
  await old.local.syncNow();
  const next = await fresh(server, "b");
  await restored(next.phone, next.local, await fileOf(old.phone));
  await old.local.postWritten(id);
  await next.local.postWritten(id);
  await Promise.all([old.local.syncNow(), next.local.syncNow()]);
  expect(server.posted()).toBe(1);
  await old.local.voidLetter(id);
  await next.local.voidLetter(id);
  await Promise.all([old.local.syncNow(), next.local.syncNow()]);
  expect(server.posted()).toBe(0);
  expect([...old.local.letters(), ...next.local.letters()].map(({ state }) => state)).toEqual([
    "written",
    "written",
  ]);
});

test("a server restored from a dump since then gets the cards again, and has each once", async () => {
  const server = new ModelServer(aList());
  const old = await anOldPhone(server);
  server.restore(new Map(), new Map(), new Set());
  const next = await fresh(server, "b");
  await restored(next.phone, next.local, old.file);
  await next.local.syncNow();
  await next.local.syncNow();
  expect(server.posted()).toBe(3);
});

test("what was not to be counted stays on the new phone, and a no that was said there holds", async () => {
  const server = new ModelServer(aList());
  const quiet = await fresh(server, "a");
  await quiet.local.setCounting("no");
  await quiet.local.recordPosted("p1");
  const next = await fresh(server, "b");
  await restored(next.phone, next.local, await fileOf(quiet.phone));
  await next.local.setCounting("yes");
  await next.local.syncNow();
  expect(next.local.letters()).toMatchObject([{ status: "kept_here" }]);
  const old = await anOldPhone(server);
  const refusing = await fresh(server, "d");
  await refusing.local.setCounting("no");
  await restored(refusing.phone, refusing.local, old.file);
  await refusing.local.syncNow();
  expect(refusing.local.letters().map(({ status }) => status)).toEqual([
    "kept_here",
    "counted",
    "counted",
  ]);
  expect(server.posted()).toBe(2);
});

test("before a journey names leave the phone, and the file brings them back, but none of more than 90 days", async () => {
  const server = new ModelServer(aList());
  const phone = await anOldPhone(server);
  phone.state.offline = false;
  await phone.local.syncNow();
  const file = await fileOf(phone.phone);
  await phone.local.forgetNames();
  expect(phone.local.letters()).toEqual([]);
  await restored(phone.phone, phone.local, file);
  expect(phone.local.letters().map(({ prisoner_id }) => prisoner_id)).toEqual(["p5", "p2", "p1"]);
  phone.phone.now += 91 * 86_400_000;
  const later = await fresh(server, "b");
  later.phone.now = phone.phone.now;
  await restored(later.phone, later.local, file);
  expect(later.local.letters()).toHaveLength(3);
  expect(later.local.letters().every(({ prisoner_id }) => prisoner_id === null)).toBe(true);
  expect(await everything(later.phone)).not.toMatch(/p[125]\\/);
});

test("somebody whose profile was closed on a shared tablet gets their cards back, each sent once", async () => {
  const server = new ModelServer(aList());
  const tablet = await anOldPhone(server);
  await tablet.local.nextPerson();
  await restored(tablet.phone, tablet.local, tablet.file);
  expect(tablet.local.letters()).toHaveLength(3);
  tablet.state.offline = false;
  await tablet.local.syncNow();
  await tablet.local.syncNow();
  expect(server.posted()).toBe(3);
  expect(await stored<ProfileRow>(tablet.phone, OUTBOX.name, "profiles")).toHaveLength(1);
});

test.each([
  ["no text of ours", "hello", "other_file"],
  ["another file's", '{"version":1,"cards":[]}', "other_file"],
  ["of a later version", '{"version":2}', "newer"],
])("contents that are %s change nothing", async (_, text, why) => {
  expect(() => readContents(text)).toThrow(CannotOpen);
  try {
    readContents(text);
  } catch (error) {
    expect((error as CannotOpen).why).toBe(why);
  }
});

test("a fact of a later version comes along byte for byte, and what is no mutation is refused", async () => {
  const old = await anOldPhone(new ModelServer(aList()));
  const contents = readContents(old.file);
  const [first] = contents.mutations;
  const later = { ...first, name: "letter_sung", args: '{ "letter_id":"x",  "loud":1 }' };
  const text = (mutation: object) => JSON.stringify({ ...contents, mutations: [mutation] });
  expect(readContents(text(later)).mutations).toEqual([later]);
  for (const broken of [{ id: "1" }, { args: "[]" }, { status: "sent" }, { local_date: "today" }])
    expect(() => readContents(text({ ...first, ...broken }))).toThrow(CannotOpen);
});

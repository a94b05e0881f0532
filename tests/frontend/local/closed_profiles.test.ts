import { expect, test, vi } from "vitest";
import { Connection } from "../../../frontend/src/local/database/connection";
import type { MutationRow, ProfileRow } from "../../../frontend/src/local/outbox/rows";
import { OUTBOX as LAYOUT, type OutboxSchema } from "../../../frontend/src/local/outbox/schema";
import { noticeEpoch, sweep } from "../../../frontend/src/local/sync/sweep";
import { ModelServer } from "./model_server";
import { aList } from "./people";
import { aWire, stored, TestPhone } from "./test_world";

const OUTBOX = "lebenszeichen-outbox";

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

import { expect, test } from "vitest";
import { MayNotPost } from "../../../frontend/src/local/index";
import { ModelServer } from "./model_server";
import { aList, aPrisoner } from "./people";
import { network, TestPhone } from "./test_world";

test("a posted card is counted once", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  await local.syncNow();
  expect(server.posted()).toBe(1);
  expect(local.letters()).toMatchObject([
    { prisoner_id: "p1", state: "posted", status: "counted" },
  ]);
  expect(local.sync()).toMatchObject({ waiting: 0, connection: "online", phase: "idle" });
});

test("an answer that was lost, then a retry: one letter", async () => {
  const server = new ModelServer(aList());
  let losing = false;
  const local = await new TestPhone().keptTab(
    network(server, (name) => (losing && name === "push" ? "answer" : null)),
  );
  losing = true;
  await local.recordPosted("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "waiting" }]);
  expect(local.sync().connection).toBe("offline");
  losing = false;
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
  expect(server.posted()).toBe(1);
});

test("offline cards wait, and are still there after the app was closed", async () => {
  const server = new ModelServer(aList());
  let offline = false;
  const phone = new TestPhone();
  const wire = network(server, () => (offline ? "request" : null));
  const local = await phone.keptTab(wire);
  offline = true;
  await local.recordPosted("p1");
  await local.recordPosted("p2");
  const reopened = phone.tab(wire);
  await reopened.open();
  expect(reopened.letters().map(({ prisoner_id }) => prisoner_id)).toEqual(["p2", "p1"]);
  expect(reopened.sync().waiting).toBe(2);
  expect(reopened.list()?.prisoners).toHaveLength(5);
  offline = false;
  await reopened.syncNow();
  expect(server.posted()).toBe(2);
});

test("a fact is written in one strict transaction together with its number", async () => {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  const opened: unknown[] = [];
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
    opened.push({ stores: [...stores], mode, options });
    return transaction.call(this, stores, mode, options);
  };
  try {
    await local.recordPosted("p1");
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  expect(opened[0]).toEqual({
    stores: ["profiles", "mutations"],
    mode: "readwrite",
    options: { durability: "strict" },
  });
});

test("an undo before sending and one after both take the card back", async () => {
  const server = new ModelServer(aList());
  let offline = false;
  const local = await new TestPhone().keptTab(network(server, () => (offline ? "request" : null)));
  const counted = await local.recordPosted("p1");
  await local.syncNow();
  offline = true;
  const waiting = await local.recordPosted("p2");
  await local.voidLetter(waiting);
  await local.voidLetter(counted);
  expect(local.letters()).toEqual([]);
  offline = false;
  await local.syncNow();
  expect(server.posted()).toBe(0);
});

test("a written card is put into the box later, and undone step by step", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  const id = await local.recordWritten("p1");
  expect(local.letters()).toMatchObject([{ letter_id: id, state: "written" }]);
  await local.postWritten(id);
  expect(local.letters()).toMatchObject([{ letter_id: id, state: "posted" }]);
  await local.voidLetter(id);
  expect(local.letters()).toMatchObject([{ letter_id: id, state: "written" }]);
  await local.voidLetter(id);
  expect(local.letters()).toEqual([]);
  await local.syncNow();
  expect(server.posted()).toBe(0);
});

test("a posting that was taken back, and then the card is posted after all: it is counted", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  const id = await local.recordWritten("p1");
  await local.postWritten(id);
  await local.voidLetter(id);
  await local.syncNow();
  await local.postWritten(id);
  expect(local.letters()).toMatchObject([{ prisoner_id: "p1", state: "posted" }]);
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ prisoner_id: "p1", status: "counted" }]);
  expect(server.posted()).toBe(1);
});

test.each(["p3", "p4", "nobody"])("nothing can be posted to %s", async (id) => {
  const local = await new TestPhone().keptTab(new ModelServer(aList()));
  await expect(local.recordPosted(id)).rejects.toThrow(MayNotPost);
  expect(local.letters()).toEqual([]);
});

test("a card still on the table says 'do not post' when the person may no longer be written to", async () => {
  const server = new ModelServer(aList());
  const local = await new TestPhone().keptTab(server);
  const id = await local.recordWritten("p1");
  expect(local.letters()).toMatchObject([{ do_not_post: false }]);
  server.changeList({ prisoners: [aPrisoner("p1", { state: "do_not_write" })] });
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ do_not_post: true }]);
  await expect(local.postWritten(id)).rejects.toThrow(MayNotPost);
});

test("a held card is shown as held and added to no total", async () => {
  const server = new ModelServer(aList());
  for (let card = 0; card < 6; card += 1) {
    server.facts.set(`other-${card}`, { written: false, posted: true, campaign: "everyone" });
  }
  server.heldIds.add("p1");
  const local = await new TestPhone().keptTab(server);
  await local.recordPosted("p1");
  const waiting = local.campaignTotal("everyone");
  expect(waiting).toBe(7);
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "held" }]);
});

test("a new phone's card is added until public numbers hold it: the total never falls in between", async () => {
  const server = new ModelServer(aList());
  for (let card = 0; card < 6; card += 1) {
    server.facts.set(`other-${card}`, { written: false, posted: true, campaign: "everyone" });
  }
  server.settlesAt = "2026-11-21T19:15:00Z";
  const local = await new TestPhone().keptTab(server);
  const id = await local.recordPosted("p1");
  await local.syncNow();
  expect(local.letters()).toMatchObject([{ status: "counted" }]);
  server.facts.delete(id); // it settles: public numbers are without it
  server.levelsSeq += 1;
  await local.syncNow();
  expect(local.campaignTotal("everyone")).toBe(7);
  server.facts.set(id, { written: false, posted: true, campaign: "everyone" });
  server.settledUntil = "2026-11-21T19:15:10Z";
  server.levelsSeq += 1;
  await local.syncNow();
  expect(local.campaignTotal("everyone")).toBe(7);
});

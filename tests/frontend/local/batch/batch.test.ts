import { expect, test } from "vitest";
import { batchOf, giveBack, takeOver } from "../../../../frontend/src/local/batch/batch";
import { takeNames } from "../../../../frontend/src/local/batch/taking";
import type { Local } from "../../../../frontend/src/local/index";
import { ModelServer } from "../model_server";
import { aFacility, aList, aPrisoner } from "../people";
import { everything, network, TestPhone } from "../test_world";

const DAY = 86_400_000;
const people = Array.from({ length: 8 }, (_, n) => `q${n}`);
const list = () => ({
  ...aList(),
  prisoners: people.map((id) => aPrisoner(id)),
  facilities: [aFacility("ik-1")],
});
const TODAY = "2026-11-21";
const states = (local: Local, today = TODAY) =>
  Object.fromEntries(
    batchOf(local.facts(), today)?.entries.map((one) => [one.prisoner_id, one.state]) ?? [],
  );

/** A phone in a hall without a network, that has taken q0 to q4. */
async function withFive(phone = new TestPhone()) {
  const state = { offline: false };
  const server = new ModelServer(list());
  const local = await phone.keptTab(network(server, () => (state.offline ? "request" : null)));
  state.offline = true;
  await local.record(takeNames(people.slice(0, 5)));
  return { phone, server, state, local };
}

test("five are taken, and repeated taps take no more names", async () => {
  const { local } = await withFive();
  await Promise.all([1, 2, 3].map(() => local.record(takeNames(people.slice(5)))));
  expect(Object.keys(states(local))).toEqual(people.slice(0, 5));
  expect(local.facts()).toHaveLength(1);
});

test("own claims show at once and offline: whoever is taken is proposed last", async () => {
  const { local } = await withFive();
  const order = local.proposals().map(({ prisoner }) => prisoner.id);
  expect(new Set(order.slice(0, 3))).toEqual(new Set(people.slice(5)));
  expect(order).toHaveLength(8);
});

test("a name given back and taken again, a card written, posted and taken back: each is shown as it is", async () => {
  const { local } = await withFive();
  await local.record(giveBack(["q0", "q1"]));
  await local.record(takeOver(["q1"]));
  await local.recordWritten("q2");
  await local.recordPosted("q3");
  const undone = await local.recordPosted("q4");
  await local.voidLetter(undone);
  expect(states(local)).toEqual({
    q0: "given_back",
    q1: "to_write",
    q2: "written",
    q3: "posted",
    q4: "to_write",
  });
});

test("posting a card to somebody taken gives the name back in the same transaction", async () => {
  const { local } = await withFive();
  await local.recordPosted("q3");
  expect(local.facts().map(({ name }) => name)).toEqual([
    "names_taken",
    "letter_posted",
    "name_given_back",
  ]);
});

test("another phone's batch comes beside one's own, nobody twice and never more than twenty", async () => {
  const { local } = await withFive();
  await local.record(takeOver(["q4", "q5", "q5"]));
  expect(Object.keys(states(local))).toEqual(people.slice(0, 6));
  await local.record(takeOver(Array.from({ length: 30 }, (_, n) => `r${n}`)));
  expect(Object.keys(states(local))).toHaveLength(20);
});

test("a batch ends by itself; the card that was being written is saved all the same", async () => {
  const { phone, local, state } = await withFive();
  expect(batchOf(local.facts(), TODAY)?.until).toBe("2026-11-28");
  phone.pass(8 * DAY);
  expect(batchOf(local.facts(), "2026-11-29")).toBeNull();
  await local.recordPosted("q0");
  expect(local.letters()).toHaveLength(1);
  state.offline = false;
});

test("before a journey no name of a batch stays on the phone, sent or not", async () => {
  const { phone, local } = await withFive();
  expect(await everything(phone)).toContain("q3");
  await local.forgetNames();
  expect(await everything(phone)).not.toMatch(/q\d/);
});

test("with do not remember a name leaves the batch with its card, once both are sent", async () => {
  const { phone, local, state } = await withFive();
  await local.setRemember("no");
  await local.recordPosted("q3");
  expect(await everything(phone)).toContain("q3");
  state.offline = false;
  await local.syncNow();
  expect(await everything(phone)).not.toContain("q3");
  expect(states(local)).toEqual(
    Object.fromEntries(["q0", "q1", "q2", "q4"].map((id) => [id, "to_write"])),
  );
});

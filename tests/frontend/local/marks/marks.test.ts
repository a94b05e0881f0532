import { expect, test } from "vitest";
import { Connection } from "../../../../frontend/src/local/database/connection";
import type { Local } from "../../../../frontend/src/local/index";
import { hear, keepForLater, unhear } from "../../../../frontend/src/local/marks/marks";
import type { MutationRow, ProfileRow } from "../../../../frontend/src/local/outbox/rows";
import { OUTBOX, type OutboxSchema } from "../../../../frontend/src/local/outbox/schema";
import { changeProfile } from "../../../../frontend/src/local/outbox/store";
import type { Outcome } from "../../../../frontend/src/local/types";
import { ModelServer } from "../model_server";
import { aList } from "../people";
import { aWire, everything, stored, TestPhone } from "../test_world";

let minted = 0;
const minting = {
  uuid: () => `11111111-0000-4000-8000-${String(++minted).padStart(12, "0")}`,
  day: () => "2026-11-21",
};

async function aPhone(counting: "yes" | "no" = "yes") {
  const server = new ModelServer(aList());
  const { state, wire } = aWire(server);
  const phone = new TestPhone();
  const local = await phone.keptTab(wire);
  await local.setCounting(counting);
  await local.setRemember("yes");
  return { server, phone, local, state };
}

const outboxOf = (phone: TestPhone) => new Connection<OutboxSchema>(phone.indexedDB, OUTBOX);

async function change(
  { phone, local }: { phone: TestPhone; local: Local },
  decide: (profile: ProfileRow, rows: MutationRow[]) => ReturnType<typeof hear>,
) {
  await changeProfile(outboxOf(phone), local.profile()?.id ?? "", decide);
  await local.refresh();
}

const heard = (on: Awaited<ReturnType<typeof aPhone>>, id: string, outcome: Outcome, take = hear) =>
  change(on, (profile, rows) => take(profile, rows, id, outcome, minting));

/** What the server was told of cards that were heard of: fact, and its arguments without ids. */
const told = (server: ModelServer) =>
  server.pushes
    .flatMap(({ each, mutations }) => mutations.map((one) => ({ ...each, ...one })))
    .map(({ name, args }) => ({ name, args: JSON.parse(args) }))
    .filter(({ args }) => args.outcome_id)
    .map(({ name, args: { outcome_id: _, ...args } }) => ({ name, ...args }));

const markedRows = async (phone: TestPhone) =>
  (await stored<MutationRow>(phone, OUTBOX.name, "mutations")).filter((row) => row.heard);

test("what was heard of a card stays here, and the campaign is told without the person and the card", async () => {
  const on = await aPhone();
  const id = await on.local.recordPosted("p1");
  await on.local.syncNow();
  await heard(on, id, "arrived");
  await heard(on, id, "answered");
  await heard(on, id, "answered");
  expect(on.local.letters()).toMatchObject([{ heard: ["arrived", "answered"], state: "posted" }]);
  expect(on.local.sync().waiting).toBe(0);
  on.server.pushes = [];
  await on.local.syncNow();
  expect(told(on.server)).toEqual([
    { name: "outcome_told", campaign_id: "everyone", outcome: "arrived" },
    { name: "outcome_told", campaign_id: "everyone", outcome: "answered" },
  ]);
  expect(JSON.stringify(on.server.pushes)).not.toMatch(new RegExp(`p1|${id}|heard`));
});

test("a word taken back is taken back for the campaign too, and a card that came back did not arrive", async () => {
  const on = await aPhone();
  const id = await on.local.recordPosted("p1");
  await heard(on, id, "arrived");
  await heard(on, id, "came_back");
  expect(on.local.letters()).toMatchObject([{ heard: ["came_back"] }]);
  await heard(on, id, "came_back", unhear);
  expect(on.local.letters()).toMatchObject([{ heard: [] }]);
  expect(await markedRows(on.phone)).toEqual([]);
  await on.local.syncNow();
  const facts = told(on.server).map(({ name, outcome, fact }) => [name, outcome ?? fact]);
  expect(facts.sort()).toEqual([
    ["fact_voided", "outcome_told"],
    ["fact_voided", "outcome_told"],
    ["outcome_told", "arrived"],
    ["outcome_told", "came_back"],
  ]);
});

test("of a card that is not counted nobody is told anything, also after a later yes", async () => {
  const on = await aPhone("no");
  const id = await on.local.recordPosted("p1");
  await heard(on, id, "arrived");
  await on.local.setCounting("yes");
  await heard(on, id, "answered");
  await on.local.syncNow();
  expect(on.local.letters()).toMatchObject([{ heard: ["arrived", "answered"] }]);
  expect(told(on.server)).toEqual([]);
});

test("of a card that is only written nothing is heard", async () => {
  const on = await aPhone();
  const id = await on.local.recordWritten("p1");
  await heard(on, id, "arrived");
  expect(on.local.letters()).toMatchObject([{ heard: [] }]);
});

test("a written card is kept for later without a warning, and taken up again; nobody is told", async () => {
  const on = await aPhone();
  const id = await on.local.recordWritten("p1");
  const [person] = on.server.list.prisoners.filter((one) => one.id === "p1");
  if (person) on.server.changeList({ prisoners: [{ ...person, state: "do_not_write" }] });
  await on.local.syncNow();
  const keep = (yes: boolean) =>
    change(on, (profile, rows) => keepForLater(profile, rows, id, yes));
  expect(on.local.letters()).toMatchObject([{ do_not_post: true, for_later: false }]);
  on.server.requests = [];
  await keep(true);
  expect(on.local.letters()).toMatchObject([{ do_not_post: false, for_later: true }]);
  await on.local.syncNow();
  expect(on.server.requests).not.toContain("push");
  await keep(false);
  expect(on.local.letters()).toMatchObject([{ do_not_post: true, for_later: false }]);
});

test("before a journey and for the next person nothing is left of what was heard", async () => {
  for (const leave of ["forgetNames", "nextPerson"] as const) {
    const on = await aPhone();
    await heard(on, await on.local.recordPosted("p1"), "answered");
    await on.local.syncNow();
    on.state.offline = true;
    // This one waits, so that its row stays.
    const id = await on.local.recordPosted("p2");
    await heard(on, id, "arrived");
    expect(await markedRows(on.phone)).toHaveLength(2);
    await on.local[leave]();
    expect(await everything(on.phone)).not.toContain('"heard"');
  }
});

test("after ninety days what was heard says of nobody any more", async () => {
  const on = await aPhone();
  await heard(on, await on.local.recordPosted("p1"), "answered");
  await on.local.syncNow();
  on.phone.now += 91 * 86_400_000;
  await on.local.syncNow();
  expect(on.local.letters()).toMatchObject([{ prisoner_id: null, heard: ["answered"] }]);
  expect(await everything(on.phone)).not.toContain("p1\\");
});

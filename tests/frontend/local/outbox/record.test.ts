import { expect, test } from "vitest";
import { Connection } from "../../../../frontend/src/local/database/connection";
import { type Minting, recordNew } from "../../../../frontend/src/local/outbox/record";
import { OUTBOX, type OutboxSchema } from "../../../../frontend/src/local/outbox/schema";
import {
  changeProfile,
  type OwnedRows,
  readEverybody,
} from "../../../../frontend/src/local/outbox/store";
import { ModelServer } from "../model_server";
import { aList } from "../people";
import { TestPhone } from "../test_world";

const minting: Minting = { uuid: () => crypto.randomUUID(), day: () => "2026-11-21" };
const fact = {
  name: "letter_posted" as const,
  args: { letter_id: "l2", prisoner_id: "p2", campaign_id: "everyone" },
};

/** A phone with one card that is counted, and what a tab knows of it. */
async function aPhone() {
  const phone = new TestPhone();
  const local = await phone.keptTab(new ModelServer(aList()));
  await local.setRemember("yes");
  await local.recordPosted("p1");
  await local.syncNow();
  const outbox = new Connection<OutboxSchema>(phone.indexedDB, OUTBOX);
  const owned = async () => (await readEverybody(outbox))[0] as OwnedRows;
  const known = await owned();
  return { outbox, owned, known, id: known.profile.id };
}

test("a new card reads no rows that the tab knows", async () => {
  const { outbox, owned, known, id } = await aPhone();
  const knowsNone = () => ({ ...known, rows: [] });
  const { rows } = await recordNew(outbox, id, fact, minting, knowsNone);
  expect(rows.map(({ letter_id }) => letter_id)).toEqual(["l2"]);
  expect((await owned()).rows).toHaveLength(2);
});

test.each([
  ["another tab has added a row", { next_order: 1 }],
  ["another tab was told to remember nobody", { remember: "no" as const }],
  ["nothing is known", null],
])("rows are read again when %s", async (_when, stale) => {
  const { outbox, known, id } = await aPhone();
  const outdated = stale && { profile: { ...known.profile, ...stale }, rows: [] };
  const { rows } = await recordNew(outbox, id, fact, minting, () => outdated);
  expect(rows).toHaveLength(2);
});

test("what a tab knows too late overwrites nothing", async () => {
  const { outbox, owned, known, id } = await aPhone();
  // Another tab heard that the server's memory went back, and was told to remember nobody.
  await changeProfile(outbox, id, (profile, rows) => ({
    profile: { ...profile, remember: "no" },
    changed: rows.map((row) => ({ ...row, status: "waiting" as const })),
    gone: [],
  }));
  await recordNew(outbox, id, fact, minting, () => known);
  const [before] = (await owned()).rows;
  expect(before).toMatchObject({ status: "waiting", forgotten: false });
  expect(before?.args).toContain("p1");
});

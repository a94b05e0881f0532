import { expect, test } from "vitest";
import type { Deciding } from "../../../../frontend/src/local/contract";
import { cardsOf, eveningOf, takeOutOf } from "../../../../frontend/src/local/events/evening";
import { eveningNow, withEvening } from "../../../../frontend/src/local/events/kept";
import {
  counted,
  lastTallyBack,
  mintEvening,
  pileBack,
  pilePosted,
} from "../../../../frontend/src/local/events/organising";
import type { Fact } from "../../../../frontend/src/local/outbox/facts";
import { mintMutation } from "../../../../frontend/src/local/outbox/mint";
import { takenBack } from "../../../../frontend/src/local/outbox/moving";
import { mintProfile } from "../../../../frontend/src/local/outbox/new-profile";
import type { MutationRow } from "../../../../frontend/src/local/outbox/rows";

const CODE = "gxm4k7z";
const evening = { event_id: CODE, campaign_id: "advent", key: "organiser-key" };

/** A phone whose facts are decided one after another. */
function aPhone() {
  let minted = 0;
  const uuid = () => `id-${++minted}`;
  let profile = mintProfile(uuid, "2026-11-22", null);
  const rows: MutationRow[] = [];
  const add = (decide: (now: Deciding) => Fact[]) => {
    for (const fact of decide({ rows, campaign_id: "everyone", uuid, day: "2026-11-22" })) {
      const made = mintMutation(profile, fact, uuid(), "2026-11-22");
      profile = made.profile;
      rows.push(made.row);
    }
  };
  const handIn = (letter_id: string, prisoner_id: string, event_id = CODE) =>
    add(() => [
      {
        name: "letter_handed_in",
        args: { letter_id, prisoner_id, campaign_id: "everyone", event_id },
      },
    ]);
  return { rows, add, handIn, now: () => eveningOf(rows, CODE) };
}

test("each count stands until it is taken back, the last one first", () => {
  const { add, now } = aPhone();
  add(counted(evening, 12, null));
  add(counted(evening, 1, "p-vasil"));
  expect(cardsOf(now().tallies)).toBe(13);
  add(lastTallyBack(CODE));
  expect(now().tallies).toMatchObject([{ cards: 12, prisoner_id: null }]);
  add(lastTallyBack(CODE));
  add(lastTallyBack(CODE));
  expect(now().tallies).toEqual([]);
});

test("a pile is posted once however often it is tapped, and again after it was taken back", () => {
  const { add, now, rows } = aPhone();
  const post = () => add(pilePosted(evening, "2026-11-23", ["p-vasil"]));
  post();
  post();
  expect(rows).toHaveLength(1);
  add(pileBack(CODE));
  expect(now().pile).toBeNull();
  post();
  expect(now().pile).toMatchObject({ day: "2026-11-23" });
  expect(new Set(rows.map(({ letter_id }) => letter_id)).size).toBe(2);
});

test("only cards that lie in this evening's pile are in it", () => {
  const { add, handIn, now } = aPhone();
  handIn("one", "p-vasil");
  handIn("two", "p-anna");
  handIn("three", "p-anna", "jjjjjjv");
  expect(now().handedIn).toEqual(["p-vasil", "p-anna"]);
  add(({ rows }) => takenBack(rows, "one"));
  expect(now().handedIn).toEqual(["p-anna"]);
});

test("whoever may have no mail any more leaves the box, with the larger of two numbers", () => {
  const { add, handIn, now } = aPhone();
  handIn("one", "p-free");
  add(counted(evening, 1, "p-free"));
  add(counted(evening, 1, "p-vasil"));
  const told = [
    { prisoner_id: "p-free", cards: 1 },
    { prisoner_id: "p-gone", cards: 3 },
  ];
  expect(takeOutOf(now(), told, (id) => id === "p-vasil")).toEqual([
    { prisoner_id: "p-free", cards: 2 },
    { prisoner_id: "p-gone", cards: 3 },
  ]);
});

test("a key is kept when the volunteers' link is scanned afterwards, and the evening's day too", () => {
  const mine = { ...evening, day: "2026-11-20" };
  const guest = { event_id: CODE, campaign_id: null, day: "2026-11-22", key: null };
  expect(withEvening([mine], guest)).toEqual([mine]);
});

test("cards are handed in without asking on the evening and the day after, not later", () => {
  const kept = [{ ...evening, day: "2026-11-21" }];
  expect(eveningNow(kept, "2026-11-22")).toEqual(kept[0]);
  expect(eveningNow(kept, "2026-11-23")).toBeNull();
});

test("what the server keeps of a key is its hash", async () => {
  const { createHash } = await import("node:crypto");
  const { key, key_hash } = await mintEvening("paper");
  expect(key).toMatch(/^[\w-]{22}$/);
  expect(key_hash).toBe(createHash("sha256").update(key).digest("hex"));
});

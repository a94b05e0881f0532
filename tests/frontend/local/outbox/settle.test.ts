import { expect, test } from "vitest";
import { countMe, doNotCountMe } from "../../../../frontend/src/local/outbox/answers";
import { mintMutation } from "../../../../frontend/src/local/outbox/mint";
import { mintProfile } from "../../../../frontend/src/local/outbox/new-profile";
import type { MutationRow, ProfileRow } from "../../../../frontend/src/local/outbox/rows";
import {
  queueAgain,
  refuse,
  registerAnew,
  settle,
} from "../../../../frontend/src/local/outbox/settle";
import type { PushAnswer, PushResult } from "../../../../frontend/src/local/server";

let minted = 0;
const mintId = (): string => {
  minted += 1;
  return `id-${minted}`;
};

/** A profile that counts, with as many waiting cards. */
function aQueue(cards: number, epoch: string | null = "e1") {
  let profile: ProfileRow = { ...mintProfile(mintId, "2026-11-21", null), counting: "yes", epoch };
  const rows: MutationRow[] = [];
  for (let card = 0; card < cards; card += 1) {
    const args = { letter_id: mintId(), prisoner_id: "p1", campaign_id: "everyone" };
    const made = mintMutation(profile, { name: "letter_posted", args }, mintId(), "2026-11-21");
    profile = made.profile;
    rows.push(made.row);
  }
  return { profile, rows };
}

const answer = (results: PushResult[], epoch = "e1"): PushAnswer => ({
  epoch,
  durable_before: 0,
  minimum_client: 1,
  results,
});
const applied = (row: MutationRow | undefined, seq = 7): PushResult => ({
  id: row?.id ?? "",
  outcome: "applied",
  seq,
  day: "2026-11-20",
  day_moved: true,
  held: false,
  settles_at: null,
});

/** All rows after a settlement. */
const after = (rows: MutationRow[], changed: MutationRow[]): MutationRow[] =>
  rows.map((row) => changed.find(({ id }) => id === row.id) ?? row);

test("only rows that the answer names change", () => {
  const { profile, rows } = aQueue(3);
  const { changed } = settle(profile, rows, answer([applied(rows[1])]), mintId);
  expect(changed).toEqual([{ ...rows[1], status: "counted", day: "2026-11-20", levels_seq: 7 }]);
});

test("ids of nobody on this phone are ignored", () => {
  const { profile, rows } = aQueue(1);
  const strange: PushResult[] = [{ id: "strange", outcome: "fork" }];
  const settled = settle(profile, rows, answer(strange), mintId);
  expect(settled.changed).toEqual([]);
  expect(settled.profile.client_id).toBe(profile.client_id);
});

test("a fork numbers what waits from 1 under a new client_id, in the old order, and minds nothing else", () => {
  const { profile, rows } = aQueue(4);
  const results: PushResult[] = [applied(rows[0]), { id: rows[1]?.id ?? "", outcome: "fork" }];
  const settled = settle(profile, rows, answer(results), mintId);
  expect(settled.profile.client_id).not.toBe(profile.client_id);
  expect(settled.profile.next_seq).toBe(4);
  const queue = after(rows, settled.changed);
  expect(queue.map(({ seq }) => seq)).toEqual([1, 1, 2, 3]);
  expect(queue.map(({ status }) => status)).toEqual(["counted", "waiting", "waiting", "waiting"]);
  expect(queue.map(({ id, args }) => [id, args])).toEqual(rows.map(({ id, args }) => [id, args]));
});

test("an answer from another epoch puts everything back into the queue but what it names", () => {
  const { profile, rows } = aQueue(3);
  const first = settle(profile, rows, answer([applied(rows[0]), applied(rows[1])]), mintId);
  const counted = after(rows, first.changed);
  const second = settle(first.profile, counted, answer([applied(rows[2], 1)], "e2"), mintId);
  const queue = after(counted, second.changed);
  expect(queue.map(({ status }) => status)).toEqual(["waiting", "waiting", "counted"]);
  expect(queue.slice(0, 2).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(second.profile).toMatchObject({ epoch: "e2", next_seq: 3 });
  expect(second.profile.client_id).not.toBe(profile.client_id);
});

test("an answer from another epoch that comes after a no makes nothing wait, until a yes", () => {
  const { profile, rows } = aQueue(2);
  const first = settle(profile, rows, answer([applied(rows[0])]), mintId);
  const counted = after(rows, first.changed);
  const no = doNotCountMe(first.profile, counted, mintId);
  const kept = after(counted, no.changed);
  const late = settle(no.profile, kept, answer([applied(rows[1])], "e2"), mintId);
  const heard = after(kept, late.changed);
  expect(heard.map(({ status }) => status)).toEqual(["counted", "counted"]);
  expect(queueAgain(late.profile, heard, "e2", mintId).changed).toEqual([]);
  const yes = countMe(late.profile).profile;
  const again = after(heard, queueAgain(yes, heard, "e2", mintId).changed);
  expect(again.map(({ status }) => status)).toEqual(["waiting", "waiting"]);
});

test("the first epoch that is heard of changes nothing", () => {
  const { profile, rows } = aQueue(2, null);
  const settled = settle(profile, rows, answer([applied(rows[0])], "e9"), mintId);
  expect(settled.profile).toMatchObject({ epoch: "e9", client_id: profile.client_id });
  expect(queueAgain(profile, rows, "e9", mintId).changed).toEqual([]);
});

test("what was held counts once a duplicate says that somebody has looked", () => {
  const { profile, rows } = aQueue(1);
  const held = { ...applied(rows[0]), held: true, settles_at: null } as PushResult;
  const first = after(rows, settle(profile, rows, answer([held]), mintId).changed);
  const again = { ...applied(rows[0], 0), outcome: "duplicate", day: null } as PushResult;
  const [row] = after(first, settle(profile, first, answer([again]), mintId).changed);
  expect(row).toMatchObject({ status: "counted", day: "2026-11-20" });
});

test("what was rejected or forgotten is not sent again after a new epoch", () => {
  const { profile, rows } = aQueue(2);
  const problem = { type: "/problems/unknown-prisoner", title: "", status: 422 };
  const results: PushResult[] = [
    { id: rows[0]?.id ?? "", outcome: "rejected", problem },
    applied(rows[1]),
  ];
  const quiet: ProfileRow = { ...profile, remember: "no" };
  const settled = after(rows, settle(quiet, rows, answer(results), mintId).changed);
  expect(settled.every(({ forgotten }) => forgotten)).toBe(true);
  // What this memory has of it is in its numbers: the phone adds nothing.
  const kept = { ...settled[1], levels_seq: 0, settles_at: null };
  expect(queueAgain(quiet, settled, "e2", mintId).changed).toEqual([kept]);
});

test("a new token numbers what waits anew; in the same epoch what was counted stays counted", () => {
  const { profile, rows } = aQueue(2);
  const counted = after(rows, settle(profile, rows, answer([applied(rows[0])]), mintId).changed);
  const same = registerAnew(profile, counted, { token: "t", epoch: "e1" }, mintId);
  expect(after(counted, same.changed).map(({ status }) => status)).toEqual(["counted", "waiting"]);
  expect(same.profile).toMatchObject({ token: "t", next_seq: 2 });
  const restored = registerAnew(profile, counted, { token: "t", epoch: "e2" }, mintId);
  const queue = after(counted, restored.changed);
  expect(queue.map(({ status }) => status)).toEqual(["waiting", "waiting"]);
  expect(queue.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("a card that the server does not understand loses the name that was to go", () => {
  const { profile, rows } = aQueue(2);
  const marked = rows.map((row): MutationRow => ({ ...row, forget_when_settled: true }));
  const problem = { type: "/problems/invalid-request", title: "", status: 422 };
  const { changed } = refuse(profile, marked, marked[0]?.id ?? "", problem);
  expect(changed).toMatchObject([{ id: rows[0]?.id, status: "not_counted", forgotten: true }]);
  expect(changed[0]?.args).not.toContain("p1");
});

test("a card that waits for its name to go is numbered anew and keeps its words until it is sent", () => {
  const { profile, rows } = aQueue(1);
  const marked = rows.map((row): MutationRow => ({ ...row, forget_when_settled: true }));
  const fork: PushResult = { id: rows[0]?.id ?? "", outcome: "fork" };
  const forked = settle(profile, marked, answer([fork]), mintId);
  expect(forked.changed).toMatchObject([{ args: rows[0]?.args, forget_when_settled: true }]);
  const counted = settle(forked.profile, forked.changed, answer([applied(rows[0])]), mintId);
  expect(counted.changed).toMatchObject([{ forgotten: true, status: "counted" }]);
});

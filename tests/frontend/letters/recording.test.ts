import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { answer, type Recording, record, undo } from "../../../frontend/src/letters/recording";
import { StorageFull } from "../../../frontend/src/local/contract";
import { attach } from "../../../frontend/src/replica";
import { aListView, type MemoryState, memoryLocal, memoryState } from "../fixtures/memory-local";
import { aPrisoner } from "../fixtures/people";

let state: MemoryState;
const answered = { counting: "yes", remember: "yes" } as const;

beforeEach(() => {
  state = memoryState({ list: aListView([aPrisoner()]) });
  attach(memoryLocal(state));
});

const open = () => signal<Recording>({ at: "open" });

describe("recording a card", () => {
  test("asks both questions first, then records with the answers given", async () => {
    const recording = open();
    await record(recording, "p-vasil", "posted");
    expect(recording.value).toMatchObject({ at: "asking", question: "counting" });
    await answer(recording, "p-vasil", { fact: "posted", question: "counting" }, false);
    expect(recording.value).toMatchObject({ at: "asking", question: "remember" });
    expect(state.letters).toEqual([]);
    await answer(recording, "p-vasil", { fact: "posted", question: "remember" }, true);
    expect(recording.value).toMatchObject({ at: "saved", fact: "posted" });
    expect(state.profile).toMatchObject({ counting: "no", remember: "yes" });
    expect(state.letters).toHaveLength(1);
  });

  test("does not say saved before the store has said so", async () => {
    Object.assign(state.profile, answered);
    let complete: (id: string) => void = () => {};
    const slow = {
      ...memoryLocal(state),
      recordPosted: () => new Promise<string>((done) => (complete = done)),
    };
    attach(slow);
    const recording = open();
    const recorded = record(recording, "p-vasil", "posted");
    expect(recording.value).toEqual({ at: "saving" });
    complete("letter-1");
    await recorded;
    expect(recording.value).toEqual({ at: "saved", fact: "posted", letterId: "letter-1" });
  });

  test("says what was wrong when nothing was saved", async () => {
    Object.assign(state.profile, answered);
    state.refusal = new StorageFull();
    const recording = open();
    await record(recording, "p-vasil", "posted");
    expect(recording.value).toEqual({ at: "open", problem: "frame.storage_full" });
  });

  test("refuses for somebody to whom nobody should write", async () => {
    Object.assign(state.profile, answered);
    state.list = aListView([aPrisoner({ state: "do_not_write" })]);
    const recording = open();
    await record(recording, "p-vasil", "posted");
    expect(recording.value).toEqual({ at: "open", problem: "letter.may_not" });
  });

  test("is undone by taking the letter back", async () => {
    Object.assign(state.profile, answered);
    const recording = open();
    await record(recording, "p-vasil", "posted");
    await undo(recording, "letter-1");
    expect(recording.value).toEqual({ at: "undone" });
    expect(state.letters).toEqual([]);
  });

  test("stays saved when undoing failed", async () => {
    Object.assign(state.profile, answered);
    const recording = open();
    await record(recording, "p-vasil", "posted");
    state.refusal = new StorageFull();
    await undo(recording, "letter-1");
    expect(recording.value).toMatchObject({ at: "saved" });
  });
});

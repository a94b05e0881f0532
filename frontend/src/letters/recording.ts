import type { Signal } from "@preact/signals";
import { noteNavigation } from "../frame/focus";
import { reasonNotSaved } from "../frame/saving";
import { local } from "../replica";
import { nextQuestion, type Question } from "./asking";

export type Fact = "posted" | "written";

/** Where a card stands between the tap and the word "saved". */
export type Recording =
  | { at: "open"; problem?: ReturnType<typeof reasonNotSaved> }
  | { at: "asking"; fact: Fact; question: Question }
  | { at: "saving" }
  | { at: "saved"; fact: Fact; letterId: string }
  | { at: "undone" };

/** A new heading on the same route: it takes the focus like one of a new route. */
function show(state: Signal<Recording>, next: Recording): void {
  noteNavigation();
  state.value = next;
}

/** Asks what has to be asked first, then records. "saved" follows the store's promise, never precedes it. */
export async function record(
  state: Signal<Recording>,
  prisonerId: string,
  fact: Fact,
): Promise<void> {
  const question = nextQuestion(local().profile());
  if (question) {
    show(state, { at: "asking", fact, question });
    return;
  }
  state.value = { at: "saving" };
  try {
    const save =
      fact === "posted" ? local().recordPosted(prisonerId) : local().recordWritten(prisonerId);
    show(state, { at: "saved", fact, letterId: await save });
  } catch (error) {
    state.value = { at: "open", problem: reasonNotSaved(error) };
  }
}

/** Stores an answer, then goes on with the card. */
export async function answer(
  state: Signal<Recording>,
  prisonerId: string,
  asked: { fact: Fact; question: Question },
  yes: boolean,
): Promise<void> {
  const word = yes ? "yes" : "no";
  try {
    await (asked.question === "counting" ? local().setCounting(word) : local().setRemember(word));
  } catch (error) {
    state.value = { at: "open", problem: reasonNotSaved(error) };
    return;
  }
  await record(state, prisonerId, asked.fact);
}

export async function undo(state: Signal<Recording>, letterId: string): Promise<void> {
  const before = state.value;
  try {
    await local().voidLetter(letterId);
    show(state, { at: "undone" });
  } catch {
    state.value = before;
  }
}

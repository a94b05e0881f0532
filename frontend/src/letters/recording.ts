import type { Signal } from "@preact/signals";
import { handIn } from "../events/handing-in";
import { noteNavigation } from "../frame/focus";
import { reasonNotSaved } from "../frame/saving";
import { local } from "../replica";
import { nextQuestion, type Question } from "./asking";

export type Fact = "posted" | "written" | "handed_in";

/** What becomes of the card: handed in, with the code of the evening; else no code. */
export interface Deed {
  fact: Fact;
  code?: string | undefined;
}

/** Where a card stands between the tap and the word "saved". */
export type Recording =
  | { at: "open"; problem?: ReturnType<typeof reasonNotSaved> }
  | ({ at: "asking"; question: Question } & Deed)
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
  code?: string,
): Promise<void> {
  const question = nextQuestion(local().profile());
  if (question) {
    show(state, { at: "asking", fact, question, code });
    return;
  }
  state.value = { at: "saving" };
  try {
    show(state, { at: "saved", fact, letterId: await saved(prisonerId, fact, code) });
  } catch (error) {
    state.value = { at: "open", problem: reasonNotSaved(error) };
  }
}

function saved(prisonerId: string, fact: Fact, code: string | undefined): Promise<string> {
  if (fact === "handed_in" && code) return handIn(prisonerId, code);
  return fact === "posted" ? local().recordPosted(prisonerId) : local().recordWritten(prisonerId);
}

/** Stores an answer, then goes on with the card. */
export async function answer(
  state: Signal<Recording>,
  prisonerId: string,
  asked: Deed & { question: Question },
  yes: boolean,
): Promise<void> {
  const word = yes ? "yes" : "no";
  try {
    await (asked.question === "counting" ? local().setCounting(word) : local().setRemember(word));
  } catch (error) {
    state.value = { at: "open", problem: reasonNotSaved(error) };
    return;
  }
  await record(state, prisonerId, asked.fact, asked.code);
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

import { signal } from "@preact/signals";
import { session } from "../session/session";
import type { Editing } from "./editing";

/**
 * The draft that is being written, and by whom. It lives in the memory of this tab and nowhere else: it names people
 * whom nobody may name yet. It outlasts the end of a session and a walk to another screen, not the tab.
 */
interface HalfWritten {
  /** The address at which it is made, or the id of the draft that is amended. */
  of: string;
  by: string;
  editing: Editing;
}

const kept = signal<HalfWritten | null>(null);

const whoIsHere = (): string => {
  const now = session.value;
  return now.at === "in" || now.at === "ended" ? now.me.id : "";
};

/** What this person has begun of this draft; null when nothing. */
export function halfWritten(of: string): Editing | null {
  const one = kept.value;
  return one && one.of === of && one.by === whoIsHere() ? one.editing : null;
}

export function keep(of: string, editing: Editing): void {
  kept.value = { of, by: whoIsHere(), editing };
  window.addEventListener("beforeunload", askBeforeLeaving);
}

/** Sent, or given up. */
export function letGo(): void {
  kept.value = null;
  window.removeEventListener("beforeunload", askBeforeLeaving);
}

// The browser's own question, in its own words.
const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

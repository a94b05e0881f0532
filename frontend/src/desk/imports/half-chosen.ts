import { type Signal, signal } from "@preact/signals";
import type { ListImport } from "../api/import-types";
import { type Choice, choiceOf, TAKE_ALL } from "./choosing";

/**
 * What somebody has left out so far of a list, while it is not applied. In the memory of this tab and nowhere else; it
 * outlasts a walk to another screen.
 */
const chosen = new Map<string, Signal<Choice>>();

/** Begins with what the first person said, so that the second says the same unless they want otherwise. */
export function choiceFor(
  { id, first }: Pick<ListImport, "id" | "first">,
  by: string,
): Signal<Choice> {
  const key = `${by} ${id}`;
  const known = chosen.get(key);
  if (known) return known;
  const begun = signal(first ? choiceOf(first.leave_out) : TAKE_ALL);
  chosen.set(key, begun);
  return begun;
}

/** Applied or thrown away. */
export function forgetChoice(id: string, by: string): void {
  chosen.delete(`${by} ${id}`);
}

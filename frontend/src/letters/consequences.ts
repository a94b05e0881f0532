import type { Letter, PrisonerState } from "../local/types";

export type Consequence =
  | "letters.came_out_keep"
  | "letters.came_out_posted"
  | "letters.died_keep"
  | "letters.died_posted";

/** What a change of somebody's state means for a card to them, as a message; null: nothing that needs words. */
export function consequenceOf(
  { do_not_post, for_later }: Pick<Letter, "do_not_post" | "for_later">,
  state: PrisonerState,
): Consequence | null {
  if (state !== "came_out" && state !== "died") return null;
  return `letters.${state}_${do_not_post || for_later ? "keep" : "posted"}`;
}

import type { Profile } from "../local/types";

/** The questions before the first card: first whether to count, then whether to remember. Null: nothing left to ask. */
export type Question = "counting" | "remember";

export function nextQuestion(profile: Profile | null): Question | null {
  if (!profile || profile.counting === "unasked") return "counting";
  return profile.remember === "unasked" ? "remember" : null;
}

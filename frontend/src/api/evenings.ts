import type { PileTold } from "../local/events/evening";
import { NoAnswer, Refused } from "../local/server";
import { exchange, type Fetch, json } from "./exchange";

export type PileAnswer = PileTold | "no_answer" | "unknown" | "not_organiser";

/** Asks what lies in an evening's box, with the organiser's key. Never rejects: what went wrong is the answer. */
export function createPileReader(fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {
  return async (code: string, key: string): Promise<PileAnswer> => {
    try {
      const answer = await exchange(fetch, `/api/events/${code}/pile`, {
        headers: { Authorization: `Organiser ${key}` },
      });
      return json<PileTold>(answer, looksRight);
    } catch (error) {
      if (error instanceof Refused) return refusals[error.problem.type] ?? "no_answer";
      if (error instanceof NoAnswer) return "no_answer";
      throw error;
    }
  };
}

const refusals: Readonly<Record<string, PileAnswer>> = {
  "/problems/unknown-evening": "unknown",
  "/problems/not-the-organiser": "not_organiser",
};

const looksRight = ({ by_phones, take_out }: Partial<PileTold>): boolean =>
  typeof by_phones === "number" && Array.isArray(take_out);

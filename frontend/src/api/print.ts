import { NoAnswer, Refused } from "../local/server";
import { exchange, type Fetch } from "./exchange";

/** Whom the server prints nothing for, in its own words (docs/problems.md, may-not-be-printed). */
export interface RefusedPerson {
  prisoner_id: string;
  reason: string;
}

export type PrintAnswer = Uint8Array<ArrayBuffer> | readonly RefusedPerson[] | "no_answer" | "wait";

/** Asks the server for one file with a sheet for each of these people. Never rejects: what went wrong is the answer. */
export function createPrinter(fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {
  return async (kind: string, prisonerIds: readonly string[]): Promise<PrintAnswer> => {
    try {
      const answer = await exchange(fetch, "/api/print", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ kind, prisoner_ids: prisonerIds }),
      });
      return answer.body;
    } catch (error) {
      if (error instanceof NoAnswer) return "no_answer";
      if (!(error instanceof Refused)) throw error;
      return (error.problem as { people?: RefusedPerson[] }).people ?? "wait";
    }
  };
}

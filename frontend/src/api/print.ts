import { NoAnswer, Refused } from "../local/server";
import { exchange, type Fetch } from "./exchange";
import type { components } from "./schema";

/** Whom the server prints nothing for, in its own words (docs/problems.md, may-not-be-printed). */
export interface RefusedPerson {
  prisoner_id: string;
  reason: string;
}

export type PrintAnswer = Uint8Array<ArrayBuffer> | readonly RefusedPerson[] | "no_answer" | "wait";

/** A list says in which language, and nothing else does; which there are is the server's to say. */
type Wanted = Omit<components["schemas"]["Print"], "lang"> & { lang?: string };

/** Asks the server for one file with a sheet, or a row, for each of these people. Never rejects: what went wrong is the answer. */
export function createPrinter(fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {
  return async (wanted: Wanted): Promise<PrintAnswer> => {
    try {
      const answer = await exchange(fetch, "/api/print", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(wanted),
      });
      return answer.body;
    } catch (error) {
      if (error instanceof NoAnswer) return "no_answer";
      if (!(error instanceof Refused)) throw error;
      return (error.problem as { people?: RefusedPerson[] }).people ?? "wait";
    }
  };
}

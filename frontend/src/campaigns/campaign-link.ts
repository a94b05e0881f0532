import { readCode } from "../local/events/contract";

/** The campaign named in a joining link's hash (`#campaign=ID`), which no server ever sees; null when there is none or it is odd. */
export function campaignIdFrom(hash: string): string | null {
  const id = new URLSearchParams(hash.replace(/^#/, "")).get("campaign");
  return id && /^[\w-]{1,64}$/.test(id) ? id : null;
}

/** The evening that a joining link brings along (`#campaign=ID&event=CODE`); null when there is none or it is odd. */
export const eventIdFrom = (hash: string): string | null =>
  readCode(new URLSearchParams(hash.replace(/^#/, "")).get("event") ?? "");

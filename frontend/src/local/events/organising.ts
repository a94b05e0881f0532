import type { Deciding } from "../contract";
import type { Fact } from "../outbox/facts";
import type { CountedBy } from "../types";
import { mintCode } from "./code";
import { eveningOf } from "./evening";

/** People that one pile may leave out; what a fact may hold (docs/sync-protocol.md). */
export const MOST_TAKEN_OUT = 60;
/** Cards that one tally may hold. */
export const MOST_CARDS = 2000;

/** Bytes of a key: 22 url-safe characters. */
const KEY_BYTES = 16;

/** Random whole numbers from 0 to n - 1, n small: the bias is one in a hundred million. */
const below = (n: number): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % n;

export interface NewEvening {
  event_id: string;
  key: string;
  /** SHA-256 of the key, in hex: what the server keeps. */
  key_hash: string;
}

/** Code and key of an evening, minted on this phone. */
export async function mintEvening(counting: CountedBy): Promise<NewEvening> {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const key = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  const key_hash = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { event_id: mintCode(counting, below), key, key_hash };
}

/** An organiser's evening: what its facts have in common. */
export interface Organised {
  event_id: string;
  /** null: the link said none, and the phone's own is taken. */
  campaign_id: string | null;
  key: string;
}

/** These cards were counted by hand, now. */
export const counted =
  ({ event_id, campaign_id, key }: Organised, cards: number, prisoner_id: string | null) =>
  (now: Deciding): Fact[] => [
    {
      name: "tally_recorded",
      args: {
        tally_id: now.uuid(),
        event_id,
        campaign_id: campaign_id ?? now.campaign_id,
        cards,
        prisoner_id,
        key,
      },
    },
  ];

/** The latest tally that stands is taken back; nothing where none is left. */
export const lastTallyBack =
  (eventId: string) =>
  ({ rows }: Deciding): Fact[] => {
    const last = eveningOf(rows, eventId).tallies.slice(-1)[0];
    return last
      ? [{ name: "fact_voided", args: { tally_id: last.tally_id, fact: "tally_recorded" } }]
      : [];
  };

/** The box went into the letter box on `day` but for the cards to these people; nothing while it is posted already. */
export const pilePosted =
  ({ event_id, key }: Organised, day: string, takenOut: readonly string[]) =>
  ({ rows, uuid }: Deciding): Fact[] =>
    eveningOf(rows, event_id).pile
      ? []
      : [
          {
            name: "pile_posted",
            args: {
              pile_id: uuid(),
              event_id,
              day,
              taken_out: takenOut.slice(0, MOST_TAKEN_OUT),
              key,
            },
          },
        ];

/** The cards lie in the box again. */
export const pileBack =
  (event_id: string) =>
  ({ rows }: Deciding): Fact[] => {
    const pile = eveningOf(rows, event_id).pile;
    return pile
      ? [{ name: "fact_voided", args: { pile_id: pile.pile_id, event_id, fact: "pile_posted" } }]
      : [];
  };

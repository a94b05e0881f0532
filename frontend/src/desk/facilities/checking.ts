import { type Signal, useSignal } from "@preact/signals";
import { ask, post } from "../api/client";
import type { AnsweredText, Word } from "../api/facility-types";
import { Refused } from "../api/trouble";
import type { Compared } from "./compared";
import type { CheckCard } from "./queue";
import type { Wording } from "./TextForm";

export type Did = "right" | "public" | "edited" | "closed" | "undone";

/** What was done with a card, and how it is undone; null: it is public, and only two more words change it. */
interface Deed {
  key: string;
  did: Did;
  undo: (() => Promise<unknown>) | null;
}

/** One card after the other: what was done with each, and what can be done with the one in hand. */
export interface Checking {
  at: Signal<number>;
  deeds: Signal<readonly Deed[]>;
  last: Signal<{ name: string; did: Did } | null>;
  go: (by: number) => void;
  right: (card: CheckCard, compared: Compared) => Promise<void>;
  written: (card: CheckCard, wording: Wording) => Promise<void>;
  closed: (card: CheckCard) => void;
  undo: () => Promise<void>;
}

export function useChecking(
  cards: readonly CheckCard[],
  nameOf: (key: string) => string,
): Checking {
  const at = useSignal(0);
  const deeds = useSignal<readonly Deed[]>([]);
  const last = useSignal<{ name: string; did: Did } | null>(null);
  const go = (by: number) => {
    at.value = Math.max(0, Math.min(cards.length, at.value + by));
  };
  const done = (card: CheckCard, did: Did, undo: Deed["undo"]) => {
    deeds.value = [
      ...deeds.value.filter(({ key }) => key !== card.key),
      { key: card.key, did, undo },
    ];
    last.value = { name: nameOf(card.key), did };
    go(1);
  };
  const takeBack = (id: number) => () => ask("DELETE", `/api/desk/texts/${id}/word`);
  return {
    at,
    deeds,
    last,
    go,
    right: async (card, compared) => {
      const { id, isPublic } = await sayRight(card, compared);
      done(card, isPublic ? "public" : "right", isPublic ? null : takeBack(id));
    },
    written: async (card, wording) => {
      const word = await post<Word>(`${pathOf(card)}/texts`, wording);
      done(card, "edited", takeBack(word.proposal_id));
    },
    closed: (card) => done(card, "closed", () => ask("DELETE", `${pathOf(card)}/closing`)),
    undo: async () => {
      const deed = lastOf(deeds.value);
      if (!deed?.undo) return;
      await deed.undo();
      deeds.value = deeds.value.slice(0, -1);
      last.value = { name: nameOf(deed.key), did: "undone" };
      at.value = Math.max(
        0,
        cards.findIndex(({ key }) => key === deed.key),
      );
    },
  };
}

const pathOf = ({ facility }: CheckCard): string =>
  `/api/desk/facilities/${encodeURIComponent(facility.id)}`;

async function sayRight(
  card: CheckCard,
  compared: Compared,
): Promise<{ id: number; isPublic: boolean }> {
  const { text, facility } = card;
  if (!text) {
    const { content_hash } = facility;
    const word = await post<Word>(`${pathOf(card)}/word`, { content_hash, ...compared });
    return { id: word.proposal_id, isPublic: word.needs === 0 };
  }
  const { proposal_id, content_hash } = text;
  const [answer] = await post<AnsweredText[]>("/api/desk/texts/words", {
    texts: [{ proposal_id, content_hash, ...compared }],
  });
  if (answer?.refused_because) throw refused(answer.refused_because);
  return { id: proposal_id, isPublic: answer?.public ?? false };
}

/** What stopped one text of many, as any other no of the server's. */
export const refused = (slug: string): Refused => new Refused({ slug, title: slug, status: 409 });

/** `at(-1)` is too young for the oldest browsers. */
export const lastOf = <T>(all: readonly T[]): T | undefined => all[all.length - 1];

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type EveningFacts, eveningOf, type PileTold, takeOutOf } from "../local/events/contract";
import { watched } from "../replica";
import { type PileAnswer, pileReader } from "./attached";

export interface PileState {
  facts: EveningFacts;
  /** What the server said last; null while nobody has answered, or it refused. */
  told: PileTold | null;
  answer: PileAnswer | "asking";
  /** Cards that phones counted: as the server says, else as this phone knows. */
  byPhones: number;
  takeOut: ReturnType<typeof takeOutOf>;
}

/** An evening's pile as it is known here now; the server is asked again whenever this phone has told it something. */
export function usePile(code: string, key: string): PileState {
  const answer = useSignal<PileAnswer | "asking">("asking");
  const phone = watched();
  const facts = eveningOf(phone.facts(), code);
  const { connection, waiting } = phone.sync();
  const sent = `${facts.opened} ${facts.pile?.status} ${facts.pile?.pile_id}`;
  useEffect(() => {
    let current = true;
    void pileReader()(code, key).then((said) => {
      if (current) answer.value = said;
    });
    return () => {
      current = false;
    };
  }, [code, key, connection, waiting, sent]);
  const told = typeof answer.value === "object" ? answer.value : null;
  const mayHaveMail = (id: string): boolean => phone.prisoner(id)?.state === "held";
  return {
    facts,
    told,
    answer: answer.value,
    byPhones: told?.by_phones ?? facts.handedIn.length,
    takeOut: phone.list() ? takeOutOf(facts, told?.take_out ?? [], mayHaveMail) : [],
  };
}

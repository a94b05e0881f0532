/**
 * The oracle: a plain set of cards, as the people remember them. It knows nothing of queues, numbers and epochs; beside it
 * stands what passed over the wire, so that it can say of each fact whether it has to be on the server.
 */
export type Fact = "written" | "posted" | "void written" | "void posted";

export interface Card {
  letter: string;
  prisoner: string;
  campaign: string;
  /** What the person was told is saved, or what the storage of a phone that died holds. */
  facts: Set<Fact>;
  /** "Do not count me": these never leave this phone from now on. */
  kept: Set<Fact>;
  /** Whoever holds the phone asked it to forget, or 90 days have passed: once sent, the card may go. */
  mayForget: boolean;
  /** It went. */
  gone: boolean;
  /** The earliest moment that it can be counted for, in ms, by phone or by server. */
  moment: number;
}

export interface Person {
  profile: string;
  counting: "unasked" | "yes" | "no";
  remember: boolean;
  closed: boolean;
  cards: Map<string, Card>;
}

export const newPerson = (profile: string): Person => ({
  profile,
  counting: "unasked",
  remember: true,
  closed: false,
  cards: new Map(),
});

export type Standing = "written" | "posted" | null;

/** A card's state is its highest fact that is not taken back. */
export function standing(facts: ReadonlySet<Fact>): Standing {
  if (facts.has("posted") && !facts.has("void posted")) return "posted";
  return facts.has("written") && !facts.has("void written") ? "written" : null;
}

export const keyOf = (letter: string, fact: Fact): string => `${letter} ${fact}`;

/** What an answer said to one phone. */
export interface Told {
  outcome: "applied" | "duplicate" | "rejected";
  seq: number;
  held: boolean;
  /** A new phone's card is in public numbers from then on only. */
  settles: string | null;
  /** The server's memory that said it. */
  epoch: string;
}

/** What is known of one fact between phones and server. */
export interface Passed {
  /** The server said that it has it, whoever heard it, and has not lost it since. */
  there: boolean;
  /** The server may have it: it died after the commit. */
  perhaps: boolean;
  /** A restored dump did not have it. */
  lost: boolean;
  /** Its link to a phone was erased while it was there. */
  forgotten: boolean;
  /** The last answer that each phone heard. */
  told: Map<number, Told>;
}

export class Passage {
  private readonly facts = new Map<string, Passed>();

  of(letter: string, fact: Fact): Passed {
    const key = keyOf(letter, fact);
    let passed = this.facts.get(key);
    if (!passed) {
      passed = { there: false, perhaps: false, lost: false, forgotten: false, told: new Map() };
      this.facts.set(key, passed);
    }
    return passed;
  }

  /** After a restore: what is still there. */
  remains(there: ReadonlySet<string>): void {
    for (const [key, passed] of this.facts) {
      if ((passed.there || passed.perhaps) && !there.has(key)) passed.lost = true;
      passed.there = there.has(key);
      passed.perhaps = false;
    }
  }

  forgetLinks(): void {
    for (const passed of this.facts.values()) passed.forgotten ||= passed.there;
  }

  /** A cloned phone knows what the other had heard. */
  copy(from: number, to: number): void {
    for (const { told } of this.facts.values()) {
      const heard = told.get(from);
      if (heard) told.set(to, heard);
    }
  }
}

const FACTS: Record<string, Fact> = { letter_written: "written", letter_posted: "posted" };
const VOIDS: Record<string, Fact> = {
  letter_written: "void written",
  letter_posted: "void posted",
};

/** The fact in a mutation or in a row of the outbox. */
export function factOf(mutation: { name: string; args: string }): { letter: string; fact: Fact } {
  const args = JSON.parse(mutation.args) as { letter_id: string; fact?: string };
  const fact = args.fact === undefined ? FACTS[mutation.name] : VOIDS[args.fact];
  if (!fact) throw new Error(`no such fact: ${mutation.name}`);
  return { letter: args.letter_id, fact };
}

/** `moment`: by the clock of the phone when the person said it; that may be set before it is stored. */
export const newCard = (
  letter: string,
  prisoner: string,
  campaign: string,
  moment: number,
): Card => ({
  letter,
  prisoner,
  campaign,
  facts: new Set(),
  kept: new Set(),
  mayForget: false,
  gone: false,
  moment,
});

import { type Card, factOf, newPerson, Passage, type Person } from "./cards";
import { type Death, Phone, type Tab } from "./world/phone";
import type { Server } from "./world/server";
import { forgetTasks } from "./world/tasks";
import { Time } from "./world/time";
import { type Answer, type Ends, type Exchange, type Message, Wire } from "./world/wire";

/** Something that must never be, with the words of whoever saw it. */
export class Violation extends Error {
  readonly check: string;

  constructor(check: string, message: string) {
    super(`${check}: ${message}`);
    this.check = check;
  }
}

/** What a person asked for and has not been told yet. */
export interface Deed {
  tab: Tab;
  what: string;
  /** The phone died meanwhile: was it stored? Then it counts as done. */
  recover: () => void;
}

/** A phone with the people who used it, as they remember it. */
export interface Owned {
  phone: Phone;
  people: Person[];
  deeds: Deed[];
  kept: boolean;
}

export interface Row {
  id: string;
  profile_id: string;
  name: string;
  args: string;
  letter_id: string;
  status: string;
  forgotten: boolean;
}

export interface ProfileRow {
  id: string;
  counting: Person["counting"];
  epoch: string | null;
}

export const OUTBOX = "lebenszeichen-outbox";
export const CACHE = "lebenszeichen-cache";

/** Counts what really happened, over all schedules. */
export interface Tallies {
  fired: Map<string, number>;
  steps: Map<string, number>;
  deaths: Map<string, number>;
}

const count = (tally: Map<string, number>, what: string): void => {
  tally.set(what, (tally.get(what) ?? 0) + 1);
};

/** One schedule's world: phones, people, the wire and the server. */
export class Hall implements Ends {
  readonly time = new Time();
  readonly wire = new Wire(this);
  readonly passage = new Passage();
  readonly owned: Owned[] = [];
  readonly server: Server;
  readonly tallies: Tallies;
  /** Each campaign's total in every levels file that was ever answered, by epoch and number. */
  readonly totals = new Map<string, Record<string, number | null>>();
  readonly hasLocks: boolean;
  /** What nobody may do: found while something else was under way. */
  violation: Violation | null = null;
  changes = 0;
  /** Answers of the server's that were more than "nothing has changed". */
  news = 0;
  readonly added = new Set<string>();
  /** Tabs beside which another died, and which have not looked since. */
  readonly behind = new Set<Tab>();

  constructor(server: Server, tallies: Tallies, hasLocks: boolean) {
    this.server = server;
    this.tallies = tallies;
    this.hasLocks = hasLocks;
    forgetTasks();
    this.owned.push(this.aPhone(), this.aPhone());
    this.owned[1] = { ...(this.owned[1] as Owned), phone: new Phone(1, this, hasLocks) };
  }

  aPhone(): Owned {
    const phone = new Phone(this.owned.length, this, this.hasLocks);
    return { phone, people: [], deeds: [], kept: false };
  }

  ownerOf(phone: Phone): Owned {
    return this.owned.find((one) => one.phone === phone) as Owned;
  }

  fired(what: string): void {
    count(this.tallies.fired, what);
  }

  // What a phone tells

  passed(step: string): void {
    count(this.tallies.steps, step);
  }

  died(phone: Phone, tabs: Tab[], how: Death, step: string): void {
    for (const tab of phone.tabs) this.fallsBehind(tab);
    this.fired({ tab: "tab killed", phone: "phone killed", power: "power lost" }[how]);
    if (step !== "at rest") {
      this.fired(/^(ask|hear) /.test(step) ? "died at a network step" : "died at a storage step");
      count(this.tallies.deaths, step);
    }
    const owned = this.ownerOf(phone);
    for (const deed of owned.deeds.filter(({ tab }) => tabs.includes(tab))) {
      owned.deeds = owned.deeds.filter((one) => one !== deed);
      deed.recover();
    }
  }

  /** What a tab stored and did not live to tell, the others show after their next round. */
  private fallsBehind(tab: Tab): void {
    this.behind.add(tab);
    let begun = false;
    const forget = tab.local.subscribe(() => {
      if (tab.local.sync().phase === "pushing") begun = true;
      else if (begun) {
        this.behind.delete(tab);
        forget();
      }
    });
  }

  // What the wire tells

  serve(message: Message, crash: "before" | "after" | null): Answer | { died: true } {
    return this.server.request(
      { method: message.method, path: message.path, headers: message.headers, body: message.body },
      crash,
    );
  }

  asked(exchange: Exchange): void {
    if (exchange.asked !== "push") return;
    const { phone } = exchange.asker as Tab;
    for (const mutation of mutationsOf(exchange)) {
      const { letter, fact } = factOf(mutation);
      for (const person of this.ownerOf(phone).people) {
        // What was under way when the person said no and was answered since counts like any other.
        const heard = this.passage.of(letter, fact).told.has(phone.number);
        const kept = person.cards.get(letter)?.kept.has(fact) && !heard;
        if (kept || (person.cards.has(letter) && person.counting === "unasked"))
          this.accuse("sent against the person's word", `${letter} ${fact} by ${phone.name}`);
      }
    }
  }

  unheard(exchange: Exchange): void {
    if (exchange.asked !== "push") return;
    for (const mutation of mutationsOf(exchange)) {
      const { letter, fact } = factOf(mutation);
      this.passage.of(letter, fact).perhaps = true;
    }
  }

  answered(exchange: Exchange, answer: Answer): void {
    if (exchange.asked !== "manifest" || answer.status !== 304) this.news += 1;
    if (answer.status !== 200) return;
    if (exchange.asked === "push") this.noteResults(exchange, answer);
    if (exchange.asked === "levels" || exchange.asked === "file") this.noteTotals(answer);
  }

  heard(exchange: Exchange, answer: Answer): void {
    if (exchange.asked !== "push" || answer.status !== 200) return;
    const { phone } = exchange.asker as Tab;
    const { epoch } = JSON.parse(answer.body) as { epoch: string };
    for (const [passed, result] of this.resultsOf(exchange, answer)) {
      if (result.outcome === "fork") continue;
      const { outcome, seq = 0, held = false } = result;
      const before = passed.told.get(phone.number);
      const settles = result.settles_at ?? (before?.epoch === epoch ? before.settles : null);
      passed.told.set(phone.number, { outcome, seq, held, epoch, settles });
    }
  }

  accuse(check: string, message: string): void {
    this.violation ??= new Violation(check, message);
  }

  // What lies on a phone's disk

  rows({ phone }: Owned): Row[] {
    return phone.disk.rows<Row>(OUTBOX, "mutations");
  }

  profile({ phone }: Owned): ProfileRow | undefined {
    const id = phone.disk.entries(OUTBOX, "settings").get("current_profile");
    return phone.disk.rows<ProfileRow>(OUTBOX, "profiles").find((one) => one.id === id);
  }

  /** Whoever holds the phone now; somebody new when the storage says so. */
  person(owned: Owned): Person | null {
    const profile = this.profile(owned);
    if (!profile) return null;
    let person = owned.people.find((one) => one.profile === profile.id);
    if (!person) {
      person = newPerson(profile.id);
      owned.people.push(person);
    }
    return person;
  }

  cards(owned: Owned): Card[] {
    return owned.people.flatMap(({ cards }) => [...cards.values()]);
  }

  private noteResults(exchange: Exchange, answer: Answer): void {
    for (const [passed, result] of this.resultsOf(exchange, answer)) {
      if (result.outcome !== "applied" && result.outcome !== "duplicate") continue;
      if (result.outcome === "applied" && result.late) this.fired("void after forgetting");
      passed.there = true;
      passed.lost = false;
    }
  }

  private resultsOf(exchange: Exchange, answer: Answer) {
    const sent = new Map(mutationsOf(exchange).map((one) => [one.id, one]));
    const { results } = JSON.parse(answer.body) as { results: Result[] };
    return results.flatMap((result) => {
      const mutation = sent.get(result.id);
      if (!mutation) return [];
      const { letter, fact } = factOf(mutation);
      const original = fact === "void written" ? "written" : "posted";
      const late = fact.startsWith("void") && this.passage.of(letter, original).forgotten;
      return [[this.passage.of(letter, fact), { ...result, late }] as const];
    });
  }

  private noteTotals(answer: Answer): void {
    const file = JSON.parse(answer.body) as Partial<LevelsBody>;
    if (file.kind !== "levels" || !file.campaigns) return;
    const totals = Object.fromEntries(file.campaigns.map(({ id, posted }) => [id, posted]));
    this.totals.set(`${file.epoch} ${file.seq}`, totals);
  }
}

interface LevelsBody {
  kind: string;
  epoch: string;
  seq: number;
  campaigns: { id: string; posted: number | null }[];
}

interface Result {
  id: string;
  outcome: "applied" | "duplicate" | "rejected" | "fork";
  seq?: number;
  held?: boolean;
  settles_at?: string | null;
}

interface Sent {
  id: string;
  name: string;
  args: string;
}

/** What a push tells, whether each mutation says everything or leaves to `each` what all have in common. */
export function mutationsOf({ body }: Message): Sent[] {
  const envelope = JSON.parse(body ?? "{}") as {
    each?: Partial<Sent>;
    mutations?: Partial<Sent>[];
  };
  return (envelope.mutations ?? []).map((one) => ({ ...envelope.each, ...one }) as Sent);
}

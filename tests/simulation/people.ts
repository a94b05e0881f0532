import { MayNotPost } from "../../frontend/src/local/contract";
import { type Card, type Fact, newCard, type Person, standing } from "./cards";
import type { Hall, Owned } from "./hall";
import type { Step } from "./steps";
import type { Tab } from "./world/phone";
import { runTasks } from "./world/tasks";

type Deeds = Extract<Step, { phone: number; tab: number }>;

const FACT_NAMES: Record<Fact, [string, string?]> = {
  written: ["letter_written"],
  posted: ["letter_posted"],
  "void written": ["fact_voided", "letter_written"],
  "void posted": ["fact_voided", "letter_posted"],
};

/** What people do with their phones, and what they remember of it. */
export class People {
  private readonly hall: Hall;

  constructor(hall: Hall) {
    this.hall = hall;
  }

  async take(step: Deeds): Promise<void> {
    const kept = this.hall.owned.filter((one) => one.kept);
    const owned = kept[step.phone % Math.max(1, kept.length)];
    if (!owned) return;
    const tab = await this.tabOf(owned, step.tab);
    const person = this.hall.person(owned);
    if (!tab || tab.dead || !person) return;
    switch (step.do) {
      case "post":
      case "write":
        return this.record(owned, person, tab, step.do, step.prisoner);
      case "undo":
        return this.undo(owned, person, tab, step.card);
      case "box":
        return this.putInTheBox(owned, person, tab, step.card);
      case "sync":
        void tab.local.syncNow();
        return;
      case "open":
        if (owned.phone.tabs.length < 3) await this.open(owned);
        return;
      case "reopen":
        owned.phone.die("tab", tab);
        await this.open(owned);
        return;
      default:
        return this.decide(owned, person, tab, step.do);
    }
  }

  /** The first yes: fetches the list, keeps it. Network and storage have their say. */
  keep(owned: Owned): void {
    if (owned.kept) return;
    const tab = owned.phone.tabs[0] ?? owned.phone.openTab();
    tab.local
      .keep(["en"], () => undefined)
      .then(
        () => this.noticeKept(owned),
        () => this.noticeKept(owned),
      );
  }

  /** Whatever became of the yes: an outbox with a profile is one that is used. */
  noticeKept(owned: Owned): void {
    if (!owned.kept && this.hall.person(owned)) owned.kept = true;
  }

  async open(owned: Owned): Promise<Tab> {
    const tab = owned.phone.openTab();
    tab.local.open().catch((error: unknown) => {
      if (!tab.dead) this.hall.accuse("the app opens", String(error));
    });
    await runTasks();
    return tab;
  }

  private async tabOf(owned: Owned, which: number): Promise<Tab | undefined> {
    const { tabs } = owned.phone;
    if (tabs.length === 0) await this.open(owned);
    return owned.phone.tabs[which % Math.max(1, owned.phone.tabs.length)];
  }

  private record(owned: Owned, person: Person, tab: Tab, how: "post" | "write", at: number) {
    const prisoners = (tab.local.list()?.prisoners ?? []).filter(({ state }) => state === "held");
    const prisoner = prisoners[at % Math.max(1, prisoners.length)]?.id;
    if (!prisoner) return;
    const campaign = tab.local.profile()?.campaign_id ?? "everyone";
    tab.minted = [];
    const ask = how === "post" ? tab.local.recordPosted : tab.local.recordWritten;
    const told = ask(prisoner);
    const letter = tab.minted[0] ?? "";
    const fact = how === "post" ? "posted" : "written";
    const card = newCard(letter, prisoner, campaign, owned.phone.now);
    const done = () => this.add(owned, person, card, fact);
    this.begin(owned, tab, `${how} ${letter}`, told, done, () => {
      if (this.stored(owned, letter, fact)) done();
    });
  }

  private undo(owned: Owned, person: Person, tab: Tab, at: number): void {
    const letters = tab.local.letters();
    const shown = letters[at % Math.max(1, letters.length)];
    const card = person.cards.get(shown?.letter_id ?? "");
    if (!card) return;
    const undone = (): Fact | null => {
      const now = standing(card.facts);
      return now && `void ${now}`;
    };
    this.begin(
      owned,
      tab,
      `undo ${card.letter}`,
      tab.local.voidLetter(card.letter),
      () => {
        const fact = undone();
        if (fact) this.add(owned, person, card, fact);
      },
      () => {
        const fact = undone();
        if (fact && this.stored(owned, card.letter, fact)) this.add(owned, person, card, fact);
      },
    );
  }

  private putInTheBox(owned: Owned, person: Person, tab: Tab, at: number): void {
    const begun = owned.phone.now;
    const written = tab.local.letters().filter(({ state }) => state === "written");
    const shown = written[at % Math.max(1, written.length)];
    const card = person.cards.get(shown?.letter_id ?? "");
    if (!card) return;
    const done = (): void => {
      if (standing(card.facts) !== "written") return;
      if (!card.facts.has("posted")) {
        card.moment = Math.min(card.moment, begun);
        this.add(owned, person, card, "posted");
        return;
      }
      // A posting that was taken back stays so for ever: the card goes on as a new letter.
      const letter = this.unknownLetter(owned, person, card.prisoner);
      if (!letter) {
        this.hall.accuse("saved is saved", `${card.letter} goes on as nothing`);
        return;
      }
      this.add(owned, person, card, "void written");
      this.add(owned, person, newCard(letter, card.prisoner, card.campaign, begun), "posted");
    };
    const stored = (): boolean =>
      standing(card.facts) === "written" &&
      this.stored(owned, card.letter, card.facts.has("posted") ? "void written" : "posted");
    this.begin(owned, tab, `box ${card.letter}`, tab.local.postWritten(card.letter), done, () => {
      if (stored()) done();
    });
  }

  /** Answers and decisions: done with nothing else going on at this phone. */
  private async decide(owned: Owned, person: Person, tab: Tab, what: string): Promise<void> {
    await runTasks();
    if (tab.dead) return;
    const { local } = tab;
    const noticed = () => this.notice(owned, person);
    const deeds: Record<string, [() => Promise<unknown>, () => void]> = {
      "count me": [() => local.setCounting("yes"), noticed],
      "do not count me": [() => local.setCounting("no"), noticed],
      "do not remember": [
        () => local.setRemember("no"),
        () => {
          person.remember = false;
        },
      ],
      "before a journey": [() => local.forgetNames(), () => undefined],
      "next person": [() => local.nextPerson(), noticed],
      join: [() => local.joinCampaign("winter"), () => undefined],
    };
    const [ask, done] = deeds[what] ?? [];
    if (!ask || !done) return;
    // What of it is stored when the phone dies in the middle shows on its disk; that it may forget holds from now on.
    if (what === "before a journey")
      for (const card of this.hall.cards(owned)) card.mayForget = true;
    if (what === "do not remember") for (const card of person.cards.values()) card.mayForget = true;
    const noted = () => {
      if (what === "do not remember") person.remember = false;
      noticed();
    };
    this.begin(owned, tab, what, ask(), done, noted);
    await runTasks();
  }

  /** What the storage says of the person's answers after one was given, or after the phone died over it. */
  private notice(owned: Owned, person: Person): void {
    const before = person.counting;
    const rows = this.hall.rows(owned);
    const { disk } = owned.phone;
    const profile = disk
      .rows<{ id: string; counting: Person["counting"] }>("lebenszeichen-outbox", "profiles")
      .find(({ id }) => id === person.profile);
    if (profile) person.counting = profile.counting;
    if (before !== "no" && person.counting === "no") keepBack(this.hall, person, rows);
    const next = this.hall.person(owned);
    if (!next || next === person) return;
    person.closed = true;
    for (const card of person.cards.values()) {
      card.mayForget = true;
      // Nobody was asked about these, or said no: they are never sent.
      if (person.counting !== "yes") for (const fact of card.facts) card.kept.add(fact);
    }
  }

  private begin(
    owned: Owned,
    tab: Tab,
    what: string,
    told: Promise<unknown>,
    done: () => void,
    recover: () => void,
  ): void {
    const deed = { tab, what, recover };
    owned.deeds.push(deed);
    const ended = (): boolean => {
      const open = owned.deeds.includes(deed);
      owned.deeds = owned.deeds.filter((one) => one !== deed);
      return open;
    };
    told.then(
      () => {
        if (ended()) done();
      },
      (error: unknown) => {
        if (ended() && !(error instanceof MayNotPost))
          this.hall.accuse("what people do is saved", `${what}: ${String(error)}`);
      },
    );
  }

  private add(owned: Owned, person: Person, card: Card, fact: Fact): void {
    const { hall } = this;
    const known = person.cards.get(card.letter) ?? card;
    known.facts.add(fact);
    if (person.counting === "no") known.kept.add(fact);
    if (!person.remember || person.closed) known.mayForget = true;
    known.moment = Math.min(known.moment, owned.phone.now, hall.time.now);
    person.cards.set(card.letter, known);
  }

  private stored(owned: Owned, letter: string, fact: Fact): boolean {
    const [name, voided] = FACT_NAMES[fact];
    return this.hall
      .rows(owned)
      .some(
        (row) =>
          row.letter_id === letter &&
          row.name === name &&
          (!voided || (JSON.parse(row.args) as { fact: string }).fact === voided),
      );
  }

  private unknownLetter(owned: Owned, person: Person, prisoner: string): string | undefined {
    const known = new Set(this.hall.cards(owned).map(({ letter }) => letter));
    const others = owned.deeds.map(({ what }) => what.split(" ").at(-1));
    return this.hall
      .rows(owned)
      .find(
        ({ letter_id, profile_id, args }) =>
          profile_id === person.profile &&
          !known.has(letter_id) &&
          !others.includes(letter_id) &&
          (JSON.parse(args) as { prisoner_id?: string }).prisoner_id === prisoner,
      )?.letter_id;
  }
}

function keepBack(
  hall: Hall,
  person: Person,
  rows: { letter_id: string; profile_id: string; name: string; args: string; status: string }[],
): void {
  for (const row of rows) {
    if (row.profile_id !== person.profile) continue;
    if (row.status === "waiting")
      hall.accuse("sent against the person's word", `${row.letter_id} still waits`);
    const card = person.cards.get(row.letter_id);
    if (row.status === "kept_here" && card) {
      for (const fact of card.facts) if (isFact(row, fact)) card.kept.add(fact);
    }
  }
}

function isFact(row: { name: string; args: string }, fact: Fact): boolean {
  const [name, voided] = FACT_NAMES[fact];
  if (row.name !== name) return false;
  return !voided || (JSON.parse(row.args) as { fact: string }).fact === voided;
}

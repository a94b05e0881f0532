import { checkTabs } from "./checks";
import { checkEnd, factsOf } from "./ending";
import { Hall, type Owned, type Tallies, Violation } from "./hall";
import { People } from "./people";
import type { Step } from "./steps";
import { Random } from "./world/random";
import type { Server } from "./world/server";
import { runTasks } from "./world/tasks";

const DAY = 86_400_000;
const MOST_PHONES = 5;
/** In which everything has to have come to rest. */
const MOST_ROUNDS = 4;

/** One schedule from beginning to end. Rejects with a Violation when something was that must not be. */
export class Schedule {
  readonly hall: Hall;
  private readonly people: People;

  constructor(server: Server, tallies: Tallies, seed: number) {
    this.hall = new Hall(server, tallies, seed % 2 === 0);
    this.people = new People(this.hall);
  }

  async run(steps: Step[]): Promise<void> {
    this.hall.server.do("reset");
    for (const step of steps) {
      await this.take(step);
      const quiet = await runTasks("tasks" in step ? step.tasks : undefined);
      for (const owned of this.hall.owned) this.people.noticeKept(owned);
      if (quiet) checkTabs(this.hall);
    }
    await this.calmDown();
    checkTabs(this.hall);
    checkEnd(this.hall, this.hall.server.truth());
  }

  private async take(step: Step): Promise<void> {
    const { hall } = this;
    switch (step.do) {
      case "keep":
        return this.people.keep(hall.owned[step.phone % 2] as Owned);
      case "flow":
        // What people did in quick succession is gathered before it is sent.
        await hall.time.pass(500);
        return this.flow(step.moves, new Random(step.order));
      case "pass":
        return hall.time.pass(step.seconds * 1000);
      case "fault":
        hall.wire.armed.push({ kind: step.kind, of: step.of, back: step.back });
        return;
      case "repeat":
        if (hall.wire.repeat(step.push)) hall.fired("late duplicate");
        return;
      case "die":
        this.at(step.phone).phone.plan = { at: step.at, in: step.in, how: step.how };
        return;
      case "clone":
        return this.clone(this.at(step.phone));
      case "clock":
        return this.setClock(this.at(step.phone), step.years);
      case "publish":
      case "dump":
      case "backup":
      case "look":
        hall.server.do(step.do);
        return;
      case "purge":
        return this.later(190, "purge");
      case "forget":
        return this.later(31, "forget");
      case "restore":
        return this.restore(step.back);
      case "change":
      case "take":
      case "add":
        return this.changeList(step);
      default:
        return this.people.take(step);
    }
  }

  private at(phone: number): Owned {
    return this.hall.owned[phone % this.hall.owned.length] as Owned;
  }

  /** Up to so many steps of requests on their way, in an order of their own. */
  private async flow(moves: number, random: Random): Promise<void> {
    for (let move = 0; move < moves; move += 1) {
      if (!this.hall.wire.move(random)) return;
      await runTasks();
    }
  }

  /** All databases of a phone, on another: a backup was restored on it. Both go on. */
  private async clone(from: Owned): Promise<void> {
    const { hall } = this;
    if (!from.kept || hall.owned.length >= MOST_PHONES) return;
    await runTasks();
    const to = hall.aPhone();
    from.phone.disk.copyTo(to.phone.disk);
    to.phone.error = from.phone.error;
    to.kept = true;
    to.people = from.people.map((person) => ({
      ...person,
      cards: new Map(
        [...person.cards].map(([letter, card]) => [
          letter,
          { ...card, facts: new Set(card.facts), kept: new Set(card.kept) },
        ]),
      ),
    }));
    hall.passage.copy(from.phone.number, to.phone.number);
    hall.owned.push(to);
    hall.fired("phone cloned");
    await this.people.open(to);
  }

  private setClock({ phone }: Owned, years: number): void {
    phone.error = years * 365 * DAY;
    if (years !== 0) this.hall.fired(years > 0 ? "clock 10 years ahead" : "clock 10 years behind");
  }

  /** Nobody looks at the phones for so many days. */
  private async later(days: number, job: "purge" | "forget"): Promise<void> {
    const { hall } = this;
    for (const { phone } of hall.owned) phone.show(false);
    await hall.time.pass(days * DAY);
    const did = hall.server.do(job) as number;
    if (job === "forget") hall.passage.forgetLinks();
    if (did > 0) hall.fired(job === "purge" ? "purged" : "links forgotten");
    for (const { phone } of hall.owned) phone.show(true);
  }

  private restore(back: number): void {
    const { hall } = this;
    const tokens = hall.server.do("restore", { back }) as number | null;
    if (tokens === null) return;
    hall.fired("server restored");
    if (tokens > 0) hall.fired("restored with tokens lost");
    hall.passage.remains(factsOf(hall.server.truth()));
  }

  private changeList(step: { do: "change" | "take" | "add"; prisoner: number }): void {
    const { hall } = this;
    hall.changes += 1;
    const id = `pnew${step.prisoner}`;
    if (step.do === "add") hall.added.add(id);
    hall.server.do(step.do, { prisoner: step.prisoner, count: hall.changes, id });
  }

  /** The network is back, time passes, everybody looks at their phone. */
  private async calmDown(): Promise<void> {
    const { hall } = this;
    hall.wire.armed = [];
    for (const owned of hall.owned) owned.phone.plan = null;
    await runTasks();
    await this.flowAll();
    for (const id of hall.added) hall.server.do("add", { id });
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const before = hall.news;
      await this.everybodySyncs();
      // Everybody asked, and was told that nothing has changed; another round would be the same.
      if (hall.news === before) break;
    }
  }

  private async everybodySyncs(): Promise<void> {
    const { hall } = this;
    for (const { phone } of hall.owned) phone.show(false);
    // Longer than any Retry-After binds, and than any new phone's card waits before it counts (60 to 75 minutes).
    await hall.time.pass(4_600_000);
    // The clock's process has been there since, before anybody asks.
    hall.server.do("publish");
    for (const owned of hall.owned) {
      this.people.noticeKept(owned);
      if (owned.kept && owned.phone.tabs.length === 0) await this.people.open(owned);
      owned.phone.show(true);
    }
    for (const tab of hall.owned.flatMap(({ phone }) => phone.tabs)) void tab.local.syncNow();
    await runTasks();
    await this.flowAll();
  }

  private async flowAll(): Promise<void> {
    const random = new Random(1);
    for (let moves = 0; moves < 3_000; moves += 1) {
      if (!this.hall.wire.move(random)) return;
      await runTasks();
    }
    throw new Violation("the phones come to rest", "they go on asking");
  }
}

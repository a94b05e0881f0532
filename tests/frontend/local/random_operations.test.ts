import fc from "fast-check";
import { expect, test } from "vitest";
import type { Local } from "../../../frontend/src/local/index";
import { ModelServer } from "./model_server";
import { aList, aPrisoner } from "./people";
import { network, TestPhone } from "./test_world";

/** What a person does, and what happens to the phone and the network meanwhile. */
type Step =
  | { do: "post" | "write"; tab: number; prisoner: number }
  | { do: "undo" | "put in the box"; tab: number; letter: number }
  | { do: "sync"; tab: number }
  | { do: "lose"; what: "request" | "answer" | null; from: string }
  | { do: "reopen"; tab: number }
  | { do: "dump" }
  | { do: "restore" }
  | { do: "forget devices" }
  | { do: "change the list"; prisoner: number };

const tab = fc.nat(1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("post" as const), tab, prisoner: fc.nat(1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("write" as const), tab, prisoner: fc.nat(1) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), tab, letter: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("put in the box" as const), tab, letter: fc.nat(9) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("sync" as const), tab }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("lose" as const),
      what: fc.constantFrom("request" as const, "answer" as const, null),
      from: fc.constantFrom("push", "register", "manifest", "levels"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const), tab }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: "dump" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: "restore" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: "forget devices" }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("change the list" as const), prisoner: fc.nat(1) }),
  },
);

/** The plain model: the cards that lie on the table or in the box, in whatever order. */
class Cards {
  private written: string[] = [];
  private posted: string[] = [];

  write(prisoner: string): void {
    this.written.push(prisoner);
  }

  post(prisoner: string): void {
    this.posted.push(prisoner);
  }

  putIntoTheBox(prisoner: string): void {
    this.written.splice(this.written.indexOf(prisoner), 1);
    this.posted.push(prisoner);
  }

  /** A posted card goes back to the table only if it was ever said to be written. */
  undo(prisoner: string, wasPosted: boolean, backToTheTable: boolean): void {
    const from = wasPosted ? this.posted : this.written;
    from.splice(from.indexOf(prisoner), 1);
    if (backToTheTable) this.written.push(prisoner);
  }

  shown(): string[] {
    return [
      ...this.written.map((prisoner) => `${prisoner} written`),
      ...this.posted.map((prisoner) => `${prisoner} posted`),
    ].sort();
  }

  count(): number {
    return this.posted.length;
  }
}

const shown = (local: Local): string[] =>
  local
    .letters()
    .map(({ prisoner_id, state }) => `${prisoner_id} ${state}`)
    .sort();

/** What another tab saved is read a moment later. */
async function agree(tabs: Local[], cards: Cards): Promise<void> {
  const wanted = JSON.stringify(cards.shown());
  const late = () => tabs.some((local) => JSON.stringify(shown(local)) !== wanted);
  for (let wait = 0; wait < 100 && late(); wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  for (const local of tabs) expect(shown(local)).toEqual(cards.shown());
}

/** One phone with two tabs, its network, and a server that can be restored. */
class Hall {
  readonly server = new ModelServer(aList());
  readonly phone = new TestPhone();
  readonly cards = new Cards();
  readonly tabs: Local[] = [];
  /** Letters that were once said to be written: their undone posting goes back to the table. */
  private readonly onceWritten = new Set<string>();
  private lost: { what: "request" | "answer" | null; from: string } = { what: null, from: "" };
  private dump = { ledger: new Map(), facts: new Map(), voids: new Set<string>() };
  private readonly wire = network(this.server, (name) =>
    name === this.lost.from ? this.lost.what : null,
  );

  async open(): Promise<void> {
    this.tabs[0] = await this.phone.keptTab(this.wire);
    await this.reopen(1);
  }

  async take(step: Step): Promise<void> {
    const local = this.tabs["tab" in step ? step.tab : 0] as Local;
    switch (step.do) {
      case "post":
      case "write":
        return this.record(local, step.do, `p${step.prisoner + 1}`);
      case "undo":
        return this.undo(local, step.letter);
      case "put in the box":
        return this.putIntoTheBox(local, step.letter);
      case "sync":
        return local.syncNow();
      case "reopen":
        return this.reopen(step.tab);
      case "lose":
        this.lost = step;
        return;
      default:
        this.serverSide(step);
    }
  }

  /** The network is back, and time enough passes for every Retry-After and lease. */
  async calmDown(): Promise<void> {
    this.lost = { what: null, from: "" };
    this.phone.now += 3_600_001;
    for (const local of [...this.tabs, ...this.tabs]) await local.syncNow();
  }

  private async record(local: Local, what: "post" | "write", prisoner: string): Promise<void> {
    if (what === "post") {
      await local.recordPosted(prisoner);
      this.cards.post(prisoner);
      return;
    }
    this.onceWritten.add(await local.recordWritten(prisoner));
    this.cards.write(prisoner);
  }

  private async undo(local: Local, at: number): Promise<void> {
    const letter = pick(local.letters(), at);
    if (!letter?.prisoner_id) return;
    await local.voidLetter(letter.letter_id);
    const posted = letter.state === "posted";
    const back = posted && this.onceWritten.has(letter.letter_id);
    this.cards.undo(letter.prisoner_id, posted, back);
  }

  private async putIntoTheBox(local: Local, at: number): Promise<void> {
    const letter = pick(
      local.letters().filter(({ state }) => state === "written"),
      at,
    );
    if (!letter?.prisoner_id) return;
    await local.postWritten(letter.letter_id);
    this.cards.putIntoTheBox(letter.prisoner_id);
  }

  private async reopen(tab: number): Promise<void> {
    const fresh = this.phone.tab(this.wire);
    await fresh.open();
    this.tabs[tab] = fresh;
  }

  private serverSide(step: Step): void {
    const { server, dump } = this;
    if (step.do === "forget devices") server.tokens.clear();
    else if (step.do === "restore") server.restore(dump.ledger, dump.facts, dump.voids);
    else if (step.do === "change the list") {
      server.changeList({ prisoners: [aPrisoner(`p${step.prisoner + 1}`, { seq: 99 })] });
    } else if (step.do === "dump") {
      this.dump = {
        ledger: new Map(server.ledger),
        facts: new Map(server.facts),
        voids: new Set(server.voids),
      };
    }
  }
}

const pick = <T>(all: T[], at: number): T | undefined => all[at % Math.max(1, all.length)];

async function run(steps: Step[]): Promise<void> {
  const hall = new Hall();
  await hall.open();
  for (const step of steps) {
    await hall.take(step);
    // Every tab shows the truth at every moment, network or not.
    await agree(hall.tabs, hall.cards);
  }
  await hall.calmDown();
  expect(hall.server.posted()).toBe(hall.cards.count());
  for (const local of hall.tabs) {
    expect(local.letters().every(({ status }) => status === "counted")).toBe(true);
    expect(local.list()?.prisoners).toEqual(hall.server.list.prisoners);
    expect(local.sync()).toMatchObject({ waiting: 0, last_problem: null });
  }
}

test("whatever happens, every card is counted exactly once and shown as it is", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), run), {
    numRuns: 40,
    interruptAfterTimeLimit: 40_000,
    markInterruptAsFailure: false,
  });
}, 90_000);

import { StorageUnavailable } from "../contract";
import type { OutboxConnection } from "../outbox/schema";
import { readSetting, saveSetting } from "../outbox/settings";
import { NoAnswer, Refused } from "../server";
import type { MistakeChoice, Mistakes, SaidMistake } from "./contract";

/** Milliseconds in which what was said can be taken back, before anybody hears it. */
export const TO_TAKE_BACK = 10_000;
/** Milliseconds until the next attempt after one that failed without saying when. */
const AGAIN = 60_000;

export interface QueueWorld {
  outbox: OutboxConnection;
  /** Rejects with NoAnswer or Refused. */
  send(said: Pick<SaidMistake, "id" | "subject" | "choice">): Promise<void>;
  now(): number;
  uuid(): string;
  later(work: () => void, milliseconds: number): () => void;
}

/**
 * The phone's own small queue of mistakes: beside the cards, in nobody's profile. What is said is on the disk before the
 * screen says so; it is sent when the server answers, and a server that asks to wait is not asked before.
 */
export class MistakeQueue implements Mistakes {
  private items: SaidMistake[] = [];
  private readonly world: QueueWorld;
  private readonly changed: () => void;
  private callOff: () => void = () => undefined;
  private sending = false;

  constructor(world: QueueWorld, changed: () => void) {
    this.world = world;
    this.changed = changed;
  }

  /** What waits, the oldest first. */
  waiting(): readonly SaidMistake[] {
    return this.items;
  }

  /** Reads what an earlier visit left, and goes on sending. */
  async open(): Promise<void> {
    this.items = (await readSetting(this.world.outbox, "mistakes").catch(() => [])) ?? [];
    this.changed();
    await this.flush();
  }

  /** The same thing said twice waits once. Resolves when it is saved. */
  async say(subject: string, choice: MistakeChoice): Promise<void> {
    if (this.items.some((one) => one.subject === subject && one.choice === choice)) return;
    const { now, uuid } = this.world;
    await this.keep([...this.items, { id: uuid(), subject, choice, at: now() }]);
    this.wait(TO_TAKE_BACK);
  }

  /** Before it was sent: nobody ever hears it. */
  async takeBack(id: string): Promise<void> {
    await this.keep(this.items.filter((one) => one.id !== id));
  }

  /** Sends what may be sent, one after the other; never rejects. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (const said of this.items.filter((one) => this.isDue(one))) await this.sendOne(said);
      if (this.items.length > 0) this.wait(TO_TAKE_BACK);
    } catch (error) {
      this.wait(error instanceof Refused ? (error.retryAfter ?? AGAIN) : AGAIN);
    } finally {
      this.sending = false;
    }
  }

  private isDue({ at }: SaidMistake): boolean {
    const age = this.world.now() - at;
    return age >= TO_TAKE_BACK || age < 0;
  }

  private async sendOne({ id, subject, choice }: SaidMistake): Promise<void> {
    // Taken back while another one was on its way.
    if (!this.items.some((one) => one.id === id)) return;
    try {
      await this.world.send({ id, subject, choice });
    } catch (error) {
      if (!isRefusedForGood(error)) throw error;
    }
    await this.keep(this.items.filter((one) => one.id !== id));
  }

  /** Where nothing can be kept it waits in memory, for as long as the app is open. */
  private async keep(items: SaidMistake[]): Promise<void> {
    await saveSetting(this.world.outbox, "mistakes", items).catch((error: unknown) => {
      if (!(error instanceof StorageUnavailable)) throw error;
    });
    this.items = items;
    this.changed();
  }

  private wait(milliseconds: number): void {
    this.callOff();
    this.callOff = this.world.later(() => void this.flush(), milliseconds);
  }
}

/** The server will never take it: nobody is told anything by keeping it. */
function isRefusedForGood(error: unknown): boolean {
  if (error instanceof NoAnswer || !(error instanceof Refused)) return false;
  return error.problem.status === 422 || error.problem.status === 400;
}

import { heardOrNot } from "../database/promised";
import { readSetting, saveSetting } from "../outbox/settings";
import { pull } from "../replica/pull";
import { NoAnswer, Refused } from "../server";
import { backoff, holdFor, isHeld } from "../sync/backoff";
import { CLIENT_VERSION } from "../sync/batch";
import { pushAll } from "../sync/push";
import { startRounds } from "../sync/rounds";
import { ClientTooOld } from "../sync/send";
import { eraseDevices, noticeEpoch, offerUnknown, sweep } from "../sync/sweep";
import { inTurn } from "../sync/turn";
import type { DownloadProgress, SpokenLanguage } from "../types";
import type { Phone } from "./phone";
import { problemOf } from "./problems";

/** Milliseconds. A pile of cards is ticked off in quick succession: that is one request, not twenty. */
const QUIET = 5;
const LONGEST_GATHERING = 2_000;

/** Rounds of pushing and pulling, one at a time; what they meet is told through `memory.sync`. */
export class Syncing {
  private readonly phone: Phone;
  private readonly owner: string;
  private running: Promise<void> | null = null;
  private again = false;
  private failures = 0;
  private stopGathering: (() => void) | null = null;
  private gatheringSince = 0;
  private saves = 0;
  private stopRounds: (() => void) | null = null;

  constructor(phone: Phone) {
    this.phone = phone;
    this.owner = phone.world.uuid();
  }

  start(): void {
    const { world } = this.phone;
    this.stopRounds ??= startRounds(
      world,
      (awake) => {
        // The network is often not there yet when a phone says that it is: the next try comes in seconds, not minutes.
        if (awake) this.failures = 0;
        return this.now();
      },
      () => this.pause(),
    );
  }

  stop(): void {
    this.gathered();
    this.stopRounds?.();
    this.stopRounds = null;
  }

  /** What is being saved goes along with what was saved before it. */
  async whileSaving<T>(save: Promise<T>): Promise<T> {
    this.saves += 1;
    try {
      return await save;
    } finally {
      this.saves -= 1;
    }
  }

  /** After something was saved: send it once nothing more is saved for a moment, without keeping the screen waiting. */
  soon(): void {
    if (!this.stopGathering) this.gatheringSince = this.phone.world.clock.now();
    this.gather();
  }

  private gather(): void {
    const { clock, later } = this.phone.world;
    this.stopGathering?.();
    const left = this.gatheringSince + LONGEST_GATHERING - clock.now();
    // A clock that was set meanwhile must not hold cards back.
    const pause = Math.max(0, Math.min(QUIET, left));
    this.stopGathering = later(
      () => (this.saves > 0 && left > 0 ? this.gather() : void this.now()),
      pause,
    );
  }

  /** One round; never rejects. What is asked for during a round is done in one more round right after it. */
  now(): Promise<void> {
    this.gathered();
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.rounds().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private gathered(): void {
    this.stopGathering?.();
    this.stopGathering = null;
  }

  /** Fetches what changed and keeps it. Rejects when it does not come whole. */
  async pull(languages: SpokenLanguage[], onProgress?: (progress: DownloadProgress) => void) {
    const { memory, world } = this.phone;
    const { list: listBefore, levels: levelsBefore } = memory.kept;
    const before = listBefore?.epoch;
    await pull(world, () => memory.kept, {
      languages,
      levelsNow: memory.projection.inFlight,
      replace: (replacement) => this.phone.replace(replacement),
      ...(onProgress && { onProgress }),
    });
    memory.setSync({
      connection: "online",
      client_too_old: memory.kept.state.minimum_client > CLIENT_VERSION,
    });
    const { list, levels, state } = memory.kept;
    if (!memory.mine.profile || !list) return;
    // Asked every time: the phone may have died between storing a list of a new epoch and noticing it.
    const isPast = (epoch: string) => list.epoch !== before || state.left.includes(epoch);
    if (await noticeEpoch(this.phone.outbox, list.epoch, isPast, world.uuid)) await this.requeued();
    // Only a list that is new can know more; asking at every round would send what is refused for ever.
    if (list === listBefore && levels === levelsBefore) return;
    const prisoners = new Set(list.prisoners.map(({ id }) => id));
    const campaigns = new Set(levels?.campaigns.map(({ id }) => id));
    const known = {
      prisoner: (id: string) => prisoners.has(id),
      campaign: (id: string) => campaigns.has(id),
    };
    if (await offerUnknown(this.phone.outbox, known)) await this.requeued();
  }

  /** What the list told makes cards wait again: they are sent in one more round. */
  private async requeued(): Promise<void> {
    this.again = true;
    await this.phone.ownChanged();
  }

  private async rounds(): Promise<void> {
    do {
      this.again = false;
      await this.round();
    } while (this.again);
  }

  private async round(): Promise<void> {
    const { memory } = this.phone;
    try {
      const asked = heardOrNot(this.isHeld());
      // What waits goes first: somebody waits for its answer, which says whatever a push must know.
      const { problem, behind } = await this.push(asked);
      if (await asked) return;
      if (problem instanceof Refused && problem.retryAfter !== null) throw problem;
      // Whatever else kept the cards here does not keep the list from coming: it may say "do not post".
      memory.setSync({ phase: "pulling" });
      await this.pull(memory.kept.state.languages);
      await this.tidy();
      if (problem) throw problem;
      this.failures = behind ? this.failures + 1 : 0;
      memory.setSync({ last_problem: null });
    } catch (error) {
      await this.failed(error);
    } finally {
      memory.setSync({ phase: "idle" });
    }
  }

  /** `problem`: what the push met; `behind`: another tab flushes, and may have looked before our last card was there. */
  private async push(held: Promise<boolean>): Promise<{ problem: unknown; behind: boolean }> {
    const { memory, outbox, world } = this.phone;
    const tooOld = memory.kept.state.minimum_client > CLIENT_VERSION;
    if (!memory.mine.profile || memory.sync.client_too_old || tooOld) {
      return { problem: null, behind: false };
    }
    try {
      const ran = await inTurn(world, outbox, this.owner, async (turn) => {
        if (await held) return;
        memory.setSync({ phase: "pushing" });
        await pushAll({ world, outbox, turn, onStored: (own) => this.phone.stored(own) });
      }).finally(() => this.phone.ownChanged());
      return { problem: null, behind: !ran && memory.sync.waiting > 0 };
    } catch (problem) {
      return { problem, behind: false };
    }
  }

  /** What need not be kept any longer goes: names here, devices on the server. */
  private async tidy(): Promise<void> {
    const { memory, outbox, world } = this.phone;
    if (!memory.mine.profile) return;
    const swept = await sweep(outbox, world.clock.day(), memory.kept.state.durable_before);
    if (swept) await this.phone.ownChanged();
    await eraseDevices(world, outbox);
  }

  private async failed(error: unknown): Promise<void> {
    const { memory, outbox, world } = this.phone;
    this.failures += 1;
    if (error instanceof ClientTooOld)
      memory.setSync({ connection: "online", client_too_old: true });
    else if (error instanceof NoAnswer) memory.setSync({ connection: "offline" });
    else if (error instanceof Refused) {
      memory.setSync({ connection: "online" });
      if (error.retryAfter !== null && memory.mine.profile) {
        const until = world.clock.now() + holdFor(error.retryAfter);
        await saveSetting(outbox, "hold", until).catch(() => undefined);
      }
    }
    memory.setSync({ last_problem: problemOf(error) });
  }

  private async isHeld(): Promise<boolean> {
    const { memory, outbox, world } = this.phone;
    if (!memory.mine.profile) return false;
    return isHeld(await readSetting(outbox, "hold"), world.clock.now());
  }

  /** Milliseconds until the next try after a failure; null: the usual pause. */
  private pause(): number | null {
    return this.failures > 0 ? backoff(this.failures, this.phone.world.random) : null;
  }
}

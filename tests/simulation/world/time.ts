import { runTasks } from "./tasks";

interface Timer {
  at: number;
  number: number;
  work: () => void;
}

/** The schedule's time, in ms since 1970: the server's; a phone's clock is this and an error of its own. */
export class Time {
  now = Date.parse("2026-11-22T09:00:00Z");
  private timers: Timer[] = [];
  private numbered = 0;

  /** Runs later; answers how to call it off. */
  readonly later = (work: () => void, milliseconds: number): (() => void) => {
    this.numbered += 1;
    const timer = { at: this.now + milliseconds, number: this.numbered, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** Lets time pass, and what was planned for it happen, one thing after the other. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.timers
        .filter(({ at }) => at <= until)
        .sort((a, b) => a.at - b.at || a.number - b.number)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.work();
      await runTasks();
    }
    this.now = until;
  }
}

/** The clocks that code asks which was given none: the API client's patience. */
export function takeOverClocks(current: () => Time): void {
  const planned = new Map<number, () => void>();
  let numbered = 0;
  globalThis.setTimeout = ((work: () => void, milliseconds = 0) => {
    numbered += 1;
    const number = numbered;
    planned.set(
      number,
      current().later(() => {
        planned.delete(number);
        work();
      }, milliseconds),
    );
    return number;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((number: number) => {
    planned.get(number)?.();
    planned.delete(number);
  }) as unknown as typeof clearTimeout;
  Date.now = () => current().now;
}

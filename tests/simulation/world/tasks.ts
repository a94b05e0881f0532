/**
 * The event loop of every phone: fake-indexeddb's tasks wait in a queue of ours, and run one at a time. Between two of
 * them all promises are settled. Nothing happens but what the schedule lets happen.
 */
const later = globalThis.setImmediate;
const queue: (() => void)[] = [];
let ran = 0;
/** More storage tasks in a row than any schedule needs: somebody asks for ever. */
const ENDLESS = 200_000;

export class Endless extends Error {}

/** From now on `setImmediate` is the queue's. */
export function takeOverTasks(): void {
  globalThis.setImmediate = ((work: () => void) => {
    queue.push(work);
  }) as unknown as typeof setImmediate;
}

/** All promises that can be settled are settled. */
const breathe = (): Promise<void> => new Promise((resolve) => void later(() => resolve()));

/** Runs at most `limit` tasks; answers whether nothing is left. */
export async function runTasks(limit = Number.POSITIVE_INFINITY): Promise<boolean> {
  await breathe();
  for (let left = limit, all = 0; left > 0 && queue.length > 0; left -= 1, all += 1) {
    if (all > ENDLESS) throw new Endless("the phones' storage does not come to rest");
    const work = queue.shift();
    ran += 1;
    work?.();
    await breathe();
  }
  return queue.length === 0;
}

export function forgetTasks(): void {
  queue.length = 0;
}

export const tasksRun = (): number => ran;

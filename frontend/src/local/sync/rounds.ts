import type { World } from "../world";

/** Milliseconds. About a minute between rounds while somebody looks, spread so that a hall full of phones does not ask at once. */
const EVERY = 60_000;
const SPREAD = 0.25;

/**
 * Calls `round` when the page becomes visible, comes online or is shown again, and about every minute while it is
 * visible. Nothing runs in the background. Answers how to stop.
 */
export function startRounds(
  world: Pick<World, "page" | "random" | "later">,
  /** `awake`: somebody looks again, or the network came; what failed before says little about now. */
  round: (awake: boolean) => Promise<void>,
  /** Milliseconds until the next try after a failure; null: the usual minute. */
  retry: () => number | null,
): () => void {
  let cancel = (): void => undefined;
  let stopped = false;

  const plan = (): void => {
    cancel();
    if (stopped) return;
    const pause = retry() ?? EVERY * (1 - SPREAD + 2 * SPREAD * world.random());
    cancel = world.later(() => {
      // Hidden pages ask nothing; waking up plans the next round.
      if (world.page.visible()) void run(false);
    }, pause);
  };
  const run = async (awake: boolean): Promise<void> => {
    cancel();
    await round(awake);
    plan();
  };

  const forget = world.page.onAwake(() => void run(true));
  plan();
  return () => {
    stopped = true;
    cancel();
    forget();
  };
}

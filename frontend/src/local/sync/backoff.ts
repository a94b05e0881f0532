/** Waiting, in milliseconds. */
const FIRST = 2_000;
const LONGEST = 5 * 60_000;
/** A longer Retry-After is a mistake, or this device's clock was set back since: then it does not bind. */
const LONGEST_HOLD = 60 * 60_000;

/** Full jitter: anywhere up to a bound that doubles, so that phones that went offline together do not return together. */
export const backoff = (failures: number, random: () => number): number =>
  random() * Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 16));

/** How long a Retry-After binds. */
export const holdFor = (retryAfter: number): number => Math.min(retryAfter, LONGEST_HOLD);

/** Is a hold still on? */
export const isHeld = (until: number | undefined, now: number): boolean =>
  until !== undefined && until > now && until - now <= LONGEST_HOLD;

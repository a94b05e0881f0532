/** What screens may use of evenings: rules and shapes; what is stored goes through `Evenings`. */
export { countingOf, readCode, shownCode } from "./code";
export {
  cardsOf,
  type EveningFacts,
  eveningOf,
  type PileTold,
  type TakeOut,
  type Tally,
  takeOutOf,
} from "./evening";
export { handedIn, writtenHandedIn } from "./handing-in";
export { eveningNow, type KeptEvening } from "./kept";
export {
  counted,
  lastTallyBack,
  MOST_CARDS,
  mintEvening,
  pileBack,
  pilePosted,
} from "./organising";

import type { KeptEvening } from "./kept";

/** The evenings that this phone remembers, the latest first; the organiser's keys are among them. */
export interface Evenings {
  kept(): Promise<KeptEvening[]>;
  /** Rejects where nothing can be stored; nobody loses a key by scanning the volunteers' link. */
  keep(evening: KeptEvening): Promise<KeptEvening[]>;
}

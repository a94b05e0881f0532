import type { Fact } from "./outbox/facts";
import type { MutationRow } from "./outbox/rows";
import type { Proposal } from "./projection/assignment";
import type {
  Campaign,
  DownloadProgress,
  Facility,
  Guide,
  Letter,
  Level,
  ListView,
  Notice,
  Preferences,
  Prisoner,
  Profile,
  SpokenLanguage,
  SyncView,
} from "./types";

export { nextBirthday } from "./projection/birthday";
export { envelopeName } from "./search/surname";
export type { Fact, Proposal };

/**
 * What the screens may ask of the phone's own store. Reads are synchronous from memory after `open()`;
 * every method that records something resolves only after the IndexedDB transaction's `complete`.
 * `subscribe` fires after every change, in this tab or another.
 */
export interface Local {
  /** Did the person say yes to keeping data on this phone? Reads nothing but IndexedDB's list of databases. */
  kept(): Promise<boolean>;
  /**
   * The yes: asks for persistence, starts the worker, fetches shell, list, levels and texts. Tells "failed" and rejects
   * when something did not come; can be repeated. "ready" with a problem: kept, but this browser cannot open the app
   * without a network. Rejects with StorageUnavailable, with the list in memory, where nothing can be kept; then neither worker
   * nor cache stays behind.
   */
  keep(
    languages: SpokenLanguage[],
    onProgress: (progress: DownloadProgress) => void,
  ): Promise<void>;
  /** Opens what is kept. Rejects with StorageUnavailable where there is no IndexedDB. */
  open(): Promise<void>;
  persisted(): Promise<boolean>;

  subscribe(listener: () => void): () => void;
  list(): ListView | null;
  prisoner(id: string): Prisoner | null;
  /** Had this person, whom the list does not have any more, come out before? */
  cameOut(id: string): boolean;
  facility(id: string): Facility | null;
  level(prisonerId: string): Level;
  /** Prisoners whose names match, best first; every spelling, Cyrillic or Latin. Empty text: all, by surname. */
  search(text: string): Prisoner[];
  /** Everybody with an open address and why, in this phone's own order: fewest cards first, taken ones last. */
  proposals(): Proposal[];
  campaigns(): Campaign[];
  campaign(): Campaign | null;
  guides(language: SpokenLanguage): Guide[];
  notices(language: SpokenLanguage): Notice[];
  profile(): Profile | null;
  letters(): Letter[];
  /** Campaign total with this phone's own posted cards that the levels file does not hold yet; null below five. */
  campaignTotal(campaignId: string): number | null;
  sync(): SyncView;

  /**
   * This profile's facts as they are stored, in the order of committing, and then those of this phone's organiser: what screens
   * of the second script project.
   */
  facts(): readonly MutationRow[];
  /**
   * Saves the facts that `decide` makes of those stored, read and written in one transaction; none is no change. Posting or
   * handing in a card ends the claims on its person by itself. Rejects like all that records.
   */
  record(decide: (now: Deciding) => Fact[]): Promise<void>;
  /**
   * Likewise of an evening that is looked after on this phone, built on the organiser's facts alone: they belong to the evening
   * and to no volunteer, and stay when the next person takes the phone. The caller has asked whether they may be told.
   */
  recordOrganised(decide: (now: Deciding) => Fact[]): Promise<void>;
  /** A new letter; returns its letter_id once it is saved. */
  recordPosted(prisonerId: string): Promise<string>;
  recordWritten(prisonerId: string): Promise<string>;
  /** Takes the highest fact of this letter back (undo). */
  voidLetter(letterId: string): Promise<void>;
  /** A written letter is put into the box. */
  postWritten(letterId: string): Promise<void>;

  /** Something else stored in this profile's outbox (restored cards): shows it, tells other tabs, and sends what waits. */
  refresh(): Promise<void>;
  setCounting(counting: "yes" | "no"): Promise<void>;
  setRemember(remember: "yes" | "no"): Promise<void>;
  joinCampaign(campaignId: string): Promise<void>;
  /** How this phone shows things. Synchronous; before `keep` or `open` the defaults (language null, theme "system"). */
  preferences(): Preferences;
  /** Stored beside the replica once data is kept on this phone; before that it lives in memory only. Fires `subscribe`. */
  setPreferences(change: Partial<Preferences>): Promise<void>;
  /** Pull, then push; never rejects, tells through sync(). */
  syncNow(): Promise<void>;

  /**
   * "Before a journey": cards already acknowledged go, and no card shows a name any more. Nothing that waits is lost: it
   * keeps its name inside, unseen, until the server has answered. `forgotten`: cards that showed a name until now;
   * `waiting`: cards, closed profiles' too, that still carry one.
   */
  forgetNames(): Promise<{ forgotten: number; waiting: number }>;
  /** Closes this profile (it still flushes, unreadable on screen) and opens another. What an organiser counted stays. */
  nextPerson(): Promise<void>;
  /**
   * Everything: databases, caches, worker. What waits is lost; the screen has said so. Rejects with WipeIncomplete when
   * something could not be removed.
   */
  wipe(): Promise<void>;
}

/** What a decision may build on: the facts stored at this moment, and what new ones are made of. */
export interface Deciding {
  rows: MutationRow[];
  campaign_id: string;
  uuid: () => string;
  /** The device's calendar day. */
  day: string;
}

/** The phone has no usable IndexedDB (private window, blocked): online only, never "saved offline". */
export class StorageUnavailable extends Error {}
/** The phone's storage is full; what was asked for was not saved. */
export class StorageFull extends Error {}
/** A closed institution, or a person to whom nobody should write at present. */
export class MayNotPost extends Error {}
/** Not everything could be wiped: `remains` names databases, "worker" or "shell" (close other tabs and try again). */
export class WipeIncomplete extends Error {
  readonly remains: string[];

  constructor(remains: string[]) {
    super(`could not remove ${remains.join(", ")}`);
    this.remains = remains;
  }
}

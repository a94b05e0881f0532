import { isOfLetter, type MutationRow } from "../outbox/rows";
import type { OwnRows } from "../outbox/store";
import { projectLetters, takenBy } from "../projection/letters";
import { inFlight, type OwnShare, ownShare } from "../projection/own-share";
import { emptyReplica, type Replica } from "../replica/state";
import { buildIndex, type SearchIndex } from "../search/index";
import type { Facility, Letter, ListView, Preferences, Prisoner, SyncView } from "../types";

const NOTHING_SHARED: OwnShare = { campaigns: new Map(), prisoners: new Set() };

/**
 * What the screens read: replica and outbox as they were last stored, and what follows from them. What follows is worked
 * out when it is first asked for, and again after a change.
 */
export class Memory {
  private replica = emptyReplica();
  private own: OwnRows = { profile: null, rows: [] };
  private preferred: Preferences = { language: null, theme: "system" };
  private network: SyncView = {
    connection: "unknown",
    phase: "idle",
    waiting: 0,
    client_too_old: false,
    last_problem: null,
  };
  private listed: Listed | null = null;
  private projected: Projected | null = null;
  private readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get kept(): Replica {
    return this.replica;
  }

  get mine(): OwnRows {
    return this.own;
  }

  get preferences(): Preferences {
    return this.preferred;
  }

  get sync(): SyncView {
    return this.network;
  }

  get list(): Listed | null {
    const { list, state } = this.replica;
    if (!list) return null;
    this.listed ??= lookUp(this.replica, state.checked_at);
    return this.listed;
  }

  get projection(): Projected {
    this.projected ??= this.project();
    return this.projected;
  }

  get index(): SearchIndex {
    const list = this.list;
    if (!list) return buildIndex([], null);
    list.index ??= buildIndex(list.view.prisoners, this.preferred.language);
    return list.index;
  }

  setReplica(replica: Replica): void {
    const sameList = replica.list === this.replica.list;
    this.replica = replica;
    // The minute's "checked" must not cost the search its index.
    if (this.listed && sameList) {
      const { checked_at } = replica.state;
      this.listed = { ...this.listed, view: { ...this.listed.view, checked_at } };
    } else this.listed = null;
    this.changed();
  }

  setOwn(own: OwnRows): void {
    this.own = own;
    this.changed();
  }

  setPreferences(preferences: Preferences): void {
    const sameLanguage = preferences.language === this.preferred.language;
    this.preferred = preferences;
    if (!sameLanguage && this.listed) this.listed.index = null;
    this.changed();
  }

  setSync(change: Partial<SyncView>): void {
    this.network = { ...this.network, ...change };
    this.tell();
  }

  forgetEverything(): void {
    this.replica = emptyReplica();
    this.own = { profile: null, rows: [] };
    this.listed = null;
    this.changed();
  }

  private changed(): void {
    this.projected = null;
    this.network = { ...this.network, waiting: waitingCards(this.own.rows) };
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private project(): Projected {
    const { profile, rows } = this.own;
    const { levels } = this.replica;
    const comparable = profile?.epoch === null || profile?.epoch === levels?.epoch;
    const counts = profile?.counting === "yes" && levels !== null && comparable;
    return {
      letters: projectLetters(rows, (id) => this.list?.prisoners.get(id) ?? null),
      taken: takenBy(rows),
      share: counts ? ownShare(rows, levels) : NOTHING_SHARED,
      inFlight: counts && inFlight(rows, levels.seq),
    };
  }
}

const waitingCards = (rows: MutationRow[]): number =>
  new Set(rows.filter(isWaitingCard).map((row) => row.letter_id)).size;

/** Cards, and cards counted by hand: what would be missing if it were lost. */
const isWaitingCard = (row: MutationRow): boolean =>
  row.status === "waiting" && (isOfLetter(row) || row.name === "tally_recorded");

interface Listed {
  view: ListView;
  prisoners: Map<string, Prisoner>;
  facilities: Map<string, Facility>;
  index: SearchIndex | null;
}

interface Projected {
  letters: Letter[];
  /** Whom this phone has taken or has cards for. */
  taken: ReadonlySet<string>;
  share: OwnShare;
  inFlight: boolean;
}

function lookUp({ list }: Replica, checkedAt: number | null): Listed {
  const prisoners = list?.prisoners ?? [];
  const facilities = new Map((list?.facilities ?? []).map((row) => [row.id, row]));
  return {
    view: {
      prisoners,
      facilities,
      releases: list?.releases ?? [],
      as_of: list?.as_of ?? null,
      checked_at: checkedAt,
      seq: list?.seq ?? 0,
    },
    prisoners: new Map(prisoners.map((row) => [row.id, row])),
    facilities,
    index: null,
  };
}

import { Connection } from "../database/connection";
import { OUTBOX, type OutboxConnection } from "../outbox/schema";
import { type OwnedRows, type OwnRows, readOwn } from "../outbox/store";
import { CACHE, type CacheConnection } from "../replica/schema";
import { databaseStore, memoryStore, type Replacement, type ReplicaStore } from "../replica/store";
import type { World } from "../world";
import { Memory } from "./memory";
import { type TabMessage, Tabs } from "./tabs";

/** The parts of the phone's own half, joined: what is stored, what is in memory, who else looks at it. */
export class Phone {
  readonly memory = new Memory();
  readonly outbox: OutboxConnection;
  readonly cache: CacheConnection;
  readonly tabs: Tabs;
  readonly world: World;
  /** In memory only until the cache database is open: without one the app works while it is online. */
  private store: ReplicaStore = memoryStore;
  private opening: Promise<void> = Promise.resolve();
  /** Wiped: whatever was still under way shows nothing any more. */
  private gone = false;
  private readonly onWiped: () => void;

  constructor(world: World, onWiped: () => void) {
    this.world = world;
    this.onWiped = onWiped;
    this.tabs = new Tabs(world, (message) => void this.heard(message));
    this.outbox = new Connection(world.indexedDB, OUTBOX, (stores) => {
      if (stores.includes("mutations")) this.tabs.tell("outbox");
    });
    this.cache = new Connection(world.indexedDB, CACHE);
  }

  /**
   * From now on the replica is kept in the cache database; what is replaced meanwhile waits for it. Rejects with
   * StorageUnavailable or StorageFull: then the replica stays in memory.
   */
  keepReplica(): Promise<void> {
    const opening = this.cache.create().then(() => {
      this.gone = false;
      this.store = databaseStore(this.cache);
    });
    this.opening = opening.catch(() => undefined);
    return opening;
  }

  /** What was fetched stays in memory, for as long as the app is open. */
  dropReplica(): void {
    this.store = memoryStore;
    this.cache.close();
  }

  async loadReplica(): Promise<void> {
    this.memory.setReplica(await this.store.load());
  }

  /** Stores what changed in one transaction, then shows it. */
  async replace(replacement: Replacement): Promise<void> {
    await this.opening;
    await this.store.save(replacement);
    if (this.gone) return;
    const { kept } = this.memory;
    const texts = { ...kept.texts };
    for (const text of replacement.texts ?? []) texts[text.lang] = text;
    this.memory.setReplica({
      list: replacement.list ?? kept.list,
      levels: replacement.levels ?? kept.levels,
      texts,
      state: replacement.state,
    });
    if (replacement.list || replacement.levels || replacement.texts?.length) {
      this.tabs.tell("replica");
    }
  }

  async loadOwn(): Promise<void> {
    this.showOwn(await readOwn(this.outbox));
  }

  showOwn(own: OwnRows): void {
    if (!this.gone) this.memory.setOwn(own);
  }

  /** Shows what was just stored in one profile; null: whatever is stored now. */
  async stored(own: OwnedRows | null): Promise<void> {
    if (own && !own.profile.closed) this.showChanged(own);
    else await this.ownChanged();
  }

  /** What the screens show of a profile, if it is the open one. */
  shown(profileId: string): OwnedRows | null {
    const { profile, rows } = this.memory.mine;
    if (profile?.id !== profileId) return null;
    return { profile, rows: rows.filter((row) => row.profile_id === profileId) };
  }

  /** Without reading it again; of the other profile the screens know already. */
  private showChanged({ profile, rows }: OwnedRows): void {
    const { mine } = this.memory;
    const others = mine.rows.filter((row) => row.profile_id !== profile.id);
    this.showOwn(
      profile.organises
        ? { profile: mine.profile, rows: [...others, ...rows] }
        : { profile, rows: [...rows, ...others] },
    );
  }

  /** After every change of the outbox. */
  async ownChanged(): Promise<void> {
    await this.loadOwn();
    this.tabs.tell("outbox");
  }

  letGo(): void {
    this.gone = true;
    this.onWiped();
    this.store = memoryStore;
    this.outbox.close();
    this.cache.close();
    this.memory.forgetEverything();
  }

  private async heard(message: TabMessage): Promise<void> {
    try {
      if (message === "outbox") await this.loadOwn();
      else if (message === "replica") await this.loadReplica();
      else this.letGo();
    } catch {
      // The next round or the next look reads again.
    }
  }
}

import { createHash } from "node:crypto";
import { createServer } from "../../../frontend/src/api/index";
import { createLocal, type Local } from "../../../frontend/src/local/index";
import { recording } from "../../../frontend/src/local/phone/recording";
import type { Channel, Locks } from "../../../frontend/src/local/world";
import { Disk, type StorageStep, TabStorage } from "./storage";
import type { Time } from "./time";
import type { Asked, Asker, Wire } from "./wire";

/** How a phone ends: one tab's process, the browser with all its tabs, or the battery. */
export type Death = "tab" | "phone" | "power";

export interface DeathPlan {
  at: "storage" | "network";
  /** This many steps from now. */
  in: number;
  how: Death;
}

/** What phones share. */
export interface Surroundings {
  time: Time;
  wire: Wire;
  /** A step at which a phone could die, for the report. */
  passed(step: string): void;
  died(phone: Phone, tabs: Tab[], how: Death, step: string): void;
}

/** One phone: its disk, its clock, and the tabs that are open. */
export class Phone {
  readonly name: string;
  readonly number: number;
  disk = new Disk();
  tabs: Tab[] = [];
  /** How far its clock is wrong, in ms. */
  error = 0;
  visible = true;
  plan: DeathPlan | null = null;
  readonly surroundings: Surroundings;
  /** Some browsers have no Web Locks. */
  readonly hasLocks: boolean;
  readonly channels = new Set<TabChannel>();
  readonly held = new Map<string, Tab>();
  readonly awake = new Map<Tab, () => void>();
  private minted = 0;

  constructor(number: number, surroundings: Surroundings, hasLocks: boolean) {
    this.number = number;
    this.name = `phone ${number}`;
    this.surroundings = surroundings;
    this.hasLocks = hasLocks;
  }

  get now(): number {
    return this.surroundings.time.now + this.error;
  }

  openTab(): Tab {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }

  uuid(): string {
    this.minted += 1;
    const phone = this.number.toString(16).padStart(4, "0");
    return `00000000-${phone}-4000-8000-${this.minted.toString(16).padStart(12, "0")}`;
  }

  /** True when `tab` is dead afterwards. */
  step(tab: Tab, at: DeathPlan["at"], step: string): boolean {
    if (tab.dead) return true;
    this.surroundings.passed(step);
    const { plan } = this;
    if (plan?.at !== at) return false;
    plan.in -= 1;
    if (plan.in > 0) return false;
    this.plan = null;
    this.die(plan.how, tab, step);
    return true;
  }

  die(how: Death, tab: Tab, step = "at rest"): void {
    const gone = how === "tab" ? [tab] : this.tabs;
    for (const one of gone) one.end();
    this.tabs = this.tabs.filter((one) => !one.dead);
    if (how === "power") this.disk.losePower();
    this.surroundings.died(this, gone, how, step);
  }

  /** The screen is looked at, or not. */
  show(visible: boolean): void {
    this.visible = visible;
    if (visible) for (const wake of [...this.awake.values()]) wake();
  }
}

/** One tab of a phone: the shipped code, in a world that can end at any step. */
export class Tab implements Asker {
  readonly phone: Phone;
  readonly local: Local;
  dead = false;
  /** The ids that were minted since somebody asked. */
  minted: string[] = [];
  private readonly storage: TabStorage;

  constructor(phone: Phone) {
    this.phone = phone;
    const { time, wire } = phone.surroundings;
    this.storage = new TabStorage(phone.disk, this);
    this.local = createLocal(
      {
        server: createServer(wire.fetchFor(this)),
        shell: { keep: async () => undefined, remove: async () => [] },
        indexedDB: this.storage as unknown as IDBFactory,
        clock: { now: () => phone.now, day: () => new Date(phone.now).toISOString().slice(0, 10) },
        random: () => 0.5,
        uuid: () => {
          const id = phone.uuid();
          this.minted.push(id);
          return id;
        },
        digest: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
        locks: phone.hasLocks ? locksOf(this) : undefined,
        storage: undefined,
        openChannel: () => new TabChannel(this),
        page: {
          visible: () => phone.visible && !this.dead,
          onAwake: (listener) => {
            phone.awake.set(this, listener);
            return () => phone.awake.delete(this);
          },
        },
        later: (work, milliseconds) => time.later(() => this.dead || work(), milliseconds),
      },
      () => recording,
    );
  }

  diesAt(step: StorageStep | "ask" | "hear", what: string | Asked): boolean {
    const at = step === "ask" || step === "hear" ? "network" : "storage";
    return this.phone.step(this, at, `${step} ${what}`);
  }

  end(): void {
    this.dead = true;
    this.storage.die();
    const { phone } = this;
    phone.surroundings.wire.forget(this);
    phone.awake.delete(this);
    for (const [name, holder] of phone.held) if (holder === this) phone.held.delete(name);
    for (const channel of phone.channels) if (channel.tab === this) phone.channels.delete(channel);
  }
}

const locksOf = (tab: Tab): Locks => ({
  async request(name, { ifAvailable }, work) {
    const { held } = tab.phone;
    if (tab.dead) return new Promise(() => undefined);
    if (held.has(name)) {
      if (!ifAvailable) throw new Error("nobody waits for a lock here");
      return work(null);
    }
    held.set(name, tab);
    try {
      return await work({ name });
    } finally {
      if (held.get(name) === tab) held.delete(name);
    }
  },
});

class TabChannel implements Channel {
  readonly tab: Tab;
  private readonly listeners: ((event: { data: unknown }) => void)[] = [];

  constructor(tab: Tab) {
    this.tab = tab;
    tab.phone.channels.add(this);
  }

  postMessage(data: unknown): void {
    if (this.tab.dead) return;
    for (const other of this.tab.phone.channels) {
      if (other === this) continue;
      setImmediate(() => {
        if (!other.tab.dead) for (const listener of other.listeners) listener({ data });
      });
    }
  }

  addEventListener(_type: "message", listener: (event: { data: unknown }) => void): void {
    this.listeners.push(listener);
  }

  close(): void {
    this.tab.phone.channels.delete(this);
  }
}

import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { createAlerts } from "../../../../frontend/src/local/alerts";
import { AlertsDatabase } from "../../../../frontend/src/local/alerts/database";
import type { PushDoor } from "../../../../frontend/src/local/alerts/door";
import type { SubscriptionMessage } from "../../../../frontend/src/local/alerts/message";
import type { AlertServer, TestState } from "../../../../frontend/src/local/alerts/server";
import { NoAnswer, Refused } from "../../../../frontend/src/local/server";

export const words = { message: "1 new message", read: "Read", turn_off: "Turn off" };
export const choices = { pace: "at_once", lock_screen: "full", lang: "en" } as const;

/** A browser and a server that remember subscriptions, a clock that a test moves, and what happened between them. */
export class TestSubscription {
  readonly indexedDB = new IDBFactory();
  readonly database = new AlertsDatabase(this.indexedDB);
  readonly calls: string[] = [];
  /** The server's rows: token → what it was told. */
  readonly rows = new Map<string, SubscriptionMessage & { confirmed: boolean }>();
  permission: "granted" | "denied" | "default" = "granted";
  supported = true;
  offline = false;
  /** What a subscribe() meets: an answer, a refusal, or nothing for ever. */
  service: "answers" | "refuses" | "silent" = "answers";
  key = "key-1";
  endpoint: string | null = null;
  shown: { tag: string; close(): void }[] = [];
  testState: TestState = { state: "sent", status: 201, paused: false };
  now = Date.parse("2026-11-22T12:00:00Z");
  /** Called before every pause of the self-test. */
  onPause: () => unknown = () => undefined;
  private minted = 0;
  private timers: (() => void)[] = [];

  /** Another start of the app on this phone. */
  alerts() {
    return createAlerts({
      server: this.server,
      browser: this.browser,
      indexedDB: this.indexedDB,
      clock: { now: () => this.now, day: () => new Date(this.now).toISOString().slice(0, 10) },
      later: (work, milliseconds) => this.later(work, milliseconds),
    });
  }

  /** All that waits for a time-out has waited long enough. */
  runOutOfPatience(): void {
    for (const work of this.timers.splice(0)) work();
  }

  private later(work: () => void, milliseconds: number): () => void {
    if (milliseconds === 1_000) {
      void Promise.resolve(this.onPause()).then(work);
      return () => undefined;
    }
    this.timers.push(work);
    return () => {
      this.timers = this.timers.filter((one) => one !== work);
    };
  }

  private get subscription(): PushSubscription | null {
    const endpoint = this.endpoint;
    if (endpoint === null) return null;
    return {
      endpoint,
      toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }),
      unsubscribe: async () => {
        this.calls.push("unsubscribe");
        this.endpoint = null;
        return true;
      },
    } as unknown as PushSubscription;
  }

  private readonly registration = {
    pushManager: {
      getSubscription: async () => this.subscription,
      subscribe: async () => {
        this.calls.push("subscribe");
        if (this.service === "silent") return new Promise<never>(() => undefined);
        if (this.service === "refuses") throw new DOMException("no service", "AbortError");
        this.minted += 1;
        this.endpoint = `https://push.example/${this.minted}`;
        return this.subscription as PushSubscription;
      },
    },
    getNotifications: async () => this.shown,
  };

  private readonly browser: PushDoor = {
    supported: () => this.supported,
    permission: () => this.permission,
    askPermission: async () => {
      this.calls.push("ask");
      return this.permission;
    },
    registration: async () => this.registration,
    registered: async () => this.registration,
    onNotice: () => undefined,
    clearBadge: async () => void this.calls.push("clear badge"),
    stopWorker: async () => void this.calls.push("stop worker"),
  };

  private asked<T>(name: string, work: () => T): Promise<T> {
    if (this.offline) return Promise.reject(new NoAnswer("offline"));
    this.calls.push(name);
    return Promise.resolve().then(work);
  }

  private row(token: string) {
    const row = this.rows.get(token);
    if (!row) throw refused(401, "unknown-subscription");
    return row;
  }

  private readonly server: AlertServer = {
    key: () =>
      this.asked("key", () => ({
        public_key: `public-${this.key}`,
        key_id: this.key,
        consent_version: "2026-11",
        quiet_hour_utc: 17,
      })),
    subscribe: (message) =>
      this.asked("POST", () => {
        this.checkKey(message);
        this.minted += 1;
        const token = `token-${this.minted}`;
        this.rows.set(token, { ...message, confirmed: false });
        return token;
      }),
    change: (token, message) =>
      this.asked("PUT", () => {
        const row = this.row(token);
        this.checkKey(message);
        const confirmed = row.confirmed && row.endpoint === message.endpoint;
        this.rows.set(token, { ...message, confirmed });
        return confirmed;
      }),
    end: (token) => this.asked("DELETE", () => void this.rows.delete(token)),
    confirm: (handshake) =>
      this.asked("confirm", () => {
        this.row(handshake).confirmed = true;
      }),
    askForTest: (token) =>
      this.asked("test", () => {
        this.row(token);
        return 41;
      }),
    test: () => this.asked("test state", () => this.testState),
  };

  private checkKey({ key_id }: SubscriptionMessage): void {
    if (key_id !== this.key) throw refused(409, "unknown-sending-key");
  }
}

const refused = (status: number, slug: string) =>
  new Refused({ type: `/problems/${slug}`, title: slug, status });

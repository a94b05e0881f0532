import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";
import { createLocal, type Local, type LocalOptions } from "../../../frontend/src/local/index";
import { recording } from "../../../frontend/src/local/phone/recording";
import type { LoadRecording } from "../../../frontend/src/local/phone/recording-later";
import { NoAnswer, type Server } from "../../../frontend/src/local/server";
import type { Channel } from "../../../frontend/src/local/world";

/** One phone: what its tabs share. Time stands still until a test moves it. */
export class TestPhone {
  readonly indexedDB = new IDBFactory();
  now = Date.parse("2026-11-21T18:00:00Z");
  visible = true;
  shellKept = 0;
  shellRemoved = 0;
  private minted = 0;
  private readonly name: string;
  private readonly channels = new Set<TestChannel>();
  private readonly awake = new Set<() => void>();
  private timers: { at: number; work: () => void }[] = [];

  constructor(name = "0") {
    this.name = name.padStart(4, "0");
  }

  /** Another tab of the same phone. */
  tab(
    server: Server,
    change: Partial<LocalOptions> = {},
    loadRecording: LoadRecording = () => recording,
  ): Local {
    return createLocal(
      {
        server,
        shell: {
          keep: async () => {
            this.shellKept += 1;
          },
          remove: async () => {
            this.shellRemoved += 1;
            return [];
          },
        },
        indexedDB: this.indexedDB,
        clock: {
          now: () => this.now,
          day: () => new Date(this.now).toISOString().slice(0, 10),
        },
        random: () => 0.5,
        uuid: () => this.uuid(),
        digest: async (bytes) => createHash("sha256").update(bytes).digest("hex"),
        locks: undefined,
        storage: undefined,
        openChannel: () => new TestChannel(this.channels),
        page: {
          visible: () => this.visible,
          onAwake: (listener) => {
            this.awake.add(listener);
            return () => this.awake.delete(listener);
          },
        },
        later: (work, milliseconds) => {
          const timer = { at: this.now + milliseconds, work };
          this.timers.push(timer);
          return () => {
            this.timers = this.timers.filter((one) => one !== timer);
          };
        },
        ...change,
      },
      loadRecording,
    );
  }

  /** A tab with everything kept and the person asked: yes to counting. */
  async keptTab(server: Server, change: Partial<LocalOptions> = {}): Promise<Local> {
    const local = this.tab(server, change);
    await local.keep(["en"], () => undefined);
    await local.setCounting("yes");
    await local.syncNow();
    return local;
  }

  /** Lets time pass, and everything happen that was planned for it. */
  pass(milliseconds: number): void {
    const until = this.now + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.work();
    }
    this.now = until;
  }

  planned(): number[] {
    return this.timers.map(({ at }) => at - this.now).sort((a, b) => a - b);
  }

  wake(): void {
    for (const listener of this.awake) listener();
  }

  private uuid(): string {
    this.minted += 1;
    return `00000000-${this.name}-4000-8000-${String(this.minted).padStart(12, "0")}`;
  }
}

class TestChannel implements Channel {
  private readonly all: Set<TestChannel>;
  private listeners: ((event: { data: unknown }) => void)[] = [];

  constructor(all: Set<TestChannel>) {
    this.all = all;
    all.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of this.all) {
      if (other !== this) for (const listener of other.listeners) listener({ data });
    }
  }

  addEventListener(_type: "message", listener: (event: { data: unknown }) => void): void {
    this.listeners.push(listener);
  }

  close(): void {
    this.all.delete(this);
  }
}

/** A network in front of a server: requests or answers are lost when the test says so. */
export function network(server: Server, lose: (request: string) => "request" | "answer" | null) {
  const through =
    <Args extends unknown[], Answer>(name: string, ask: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      const lost = lose(name);
      if (lost === "request") throw new NoAnswer("lost");
      const answer = await ask(...args);
      if (lost === "answer") throw new NoAnswer("lost");
      return answer;
    };
  return {
    manifest: through("manifest", server.manifest.bind(server)),
    file: through("file", server.file.bind(server)),
    levels: through("levels", server.levels.bind(server)),
    register: through("register", server.register.bind(server)),
    push: through("push", server.push.bind(server)),
    erase: through("erase", server.erase.bind(server)),
  } satisfies Server;
}

/** Reads a whole store as it lies in the database. */
export async function stored<Row>(
  phone: TestPhone,
  database: string,
  store: string,
): Promise<Row[]> {
  const opened = await promised(phone.indexedDB.open(database));
  try {
    return (await promised(
      opened.transaction([store], "readonly").objectStore(store).getAll(),
    )) as Row[];
  } finally {
    opened.close();
  }
}

const promised = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Everything that the outbox holds, as one text: what a person with the phone in hand could read. */
export const everything = async (phone: TestPhone): Promise<string> =>
  JSON.stringify([
    await stored(phone, "lebenszeichen-outbox", "mutations"),
    await stored(phone, "lebenszeichen-outbox", "profiles"),
    await stored(phone, "lebenszeichen-outbox", "settings"),
  ]);

/** A way to the server that a test can cut and mend. */
export function aWire(server: Server) {
  const state = { offline: false };
  return { state, wire: network(server, () => (state.offline ? "request" : null)) };
}

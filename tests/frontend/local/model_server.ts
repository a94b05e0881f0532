import { createHash } from "node:crypto";
import { countRows } from "../../../frontend/src/local/replica/files";
import {
  type DeltaEntry,
  type Envelope,
  type FileEntry,
  type LevelsFile,
  type Manifest,
  NoAnswer,
  type PublishedFile,
  type PushAnswer,
  type PushResult,
  Refused,
  type Registration,
  type SentMutation,
  type Server,
} from "../../../frontend/src/local/server";
import type { Facility, Prisoner, Release } from "../../../frontend/src/local/types";
import { answered, type Ledgered, rejected } from "./model_results";
import { asColumns, merge, texts } from "./people";

interface ListSource {
  prisoners: Prisoner[];
  facilities: Facility[];
  releases: Release[];
}

/** The server as docs/sync-protocol.md tells it, in memory and in plain words. */
export class ModelServer implements Server {
  epoch = "e1";
  publishedAt = 1;
  minimumClient = 1;
  durableBefore = 0;
  levelsSeq = 0;
  listSeq = 1;
  list: ListSource;
  /** Everything of the requests that tests look at. */
  requests: string[] = [];
  pushes: Envelope[] = [];
  tokens = new Set<string>();
  ledger = new Map<string, Ledgered>();
  /** Facts by letter: the truth that counts are derived from. */
  facts = new Map<string, { written: boolean; posted: boolean; campaign: string }>();
  voids = new Set<string>();
  heldIds = new Set<string>();
  files = new Map<string, PublishedFile>();
  withdrawn = new Set<string>();
  snapshot: FileEntry & { seq: number };
  deltas: DeltaEntry[] = [];
  /** Do deltas stand in the manifest itself? */
  inline = false;
  /** When cards of new phones are public; null: at once. */
  settlesAt: string | null = null;
  settledUntil: string | null = null;
  /** An import came: nobody is unknown any more. */
  knowsEverybody = false;
  private minted = 0;

  constructor(list: ListSource) {
    this.list = list;
    this.snapshot = this.publishSnapshot();
  }

  // What happens at the desk

  publishSnapshot(): FileEntry & { seq: number } {
    const file: PublishedFile = {
      kind: "snapshot",
      epoch: this.epoch,
      seq: this.listSeq,
      as_of: "2026-11-13",
      ...this.list,
      prisoners: asColumns(this.list.prisoners),
      gone: [],
    };
    this.snapshot = { ...this.publish(file), seq: this.listSeq };
    this.deltas = [];
    return this.snapshot;
  }

  changeList(changed: Partial<ListSource>, gone: string[] = []): void {
    const from = this.listSeq;
    this.listSeq += 1;
    this.publishedAt += 1;
    this.list = {
      prisoners: merge(this.list.prisoners, changed.prisoners ?? [], gone),
      facilities: merge(this.list.facilities, changed.facilities ?? [], gone),
      releases: merge(this.list.releases, changed.releases ?? [], gone),
    };
    const file: PublishedFile = {
      kind: "delta",
      epoch: this.epoch,
      from,
      to: this.listSeq,
      as_of: "2026-11-20",
      prisoners: changed.prisoners ?? [],
      facilities: changed.facilities ?? [],
      releases: changed.releases ?? [],
      gone,
    };
    const body = this.inline ? JSON.stringify(file) : null;
    this.deltas.push({ ...this.publish(file), from, to: this.listSeq, body });
  }

  /** Restored from a dump: a new epoch, and of the ledger only what was in the dump. */
  restore(ledger: Map<string, Ledgered>, facts: ModelServer["facts"], voids: Set<string>): void {
    this.epoch = `e${Number(this.epoch.slice(1)) + 1}`;
    this.publishedAt += 1;
    this.levelsSeq = ledger.size;
    this.ledger = new Map(ledger);
    this.facts = new Map(facts);
    this.voids = new Set(voids);
    this.publishSnapshot();
  }

  posted(campaign?: string): number {
    let cards = 0;
    for (const [id, fact] of this.facts) {
      const stands = fact.posted && !this.voids.has(`${id} letter_posted`);
      if (stands && (!campaign || fact.campaign === campaign)) cards += 1;
    }
    return cards;
  }

  // What phones ask

  async manifest(etag: string | null) {
    this.requests.push("manifest");
    const manifest = this.currentManifest();
    const tag = `"${sha(JSON.stringify(manifest))}"`;
    return etag === tag ? ("unchanged" as const) : { manifest, etag: tag };
  }

  async file(path: string, onBytes?: (bytes: number) => void) {
    this.requests.push(path);
    const hash = this.hashIn(path);
    if (this.withdrawn.has(hash)) throw refused(410, "/problems/file-withdrawn");
    const file = this.files.get(hash);
    if (!file) throw refused(404, "/problems/unknown-file");
    const bytes = new TextEncoder().encode(JSON.stringify(file));
    onBytes?.(bytes.length);
    return bytes;
  }

  async levels(): Promise<LevelsFile> {
    this.requests.push("levels");
    return this.levelsFile();
  }

  async register(_consent: string): Promise<Registration> {
    this.requests.push("register");
    this.minted += 1;
    const token = `token-${this.minted}`;
    this.tokens.add(token);
    return { token, epoch: this.epoch };
  }

  async erase(token: string): Promise<void> {
    this.requests.push("erase");
    this.tokens.delete(token);
  }

  async push(token: string, envelope: Envelope): Promise<PushAnswer> {
    this.requests.push("push");
    if (!this.tokens.has(token)) throw refused(401, "/problems/unknown-device");
    this.pushes.push(structuredClone(envelope));
    const results = envelope.mutations.map((mutation) =>
      this.take(envelope.client_id, { ...envelope.each, ...mutation } as SentMutation),
    );
    return {
      epoch: this.epoch,
      durable_before: this.durableBefore,
      minimum_client: this.minimumClient,
      results,
    };
  }

  private take(client: string, mutation: SentMutation): PushResult {
    const content = [mutation.name, mutation.schema, mutation.local_date, mutation.args].join("\n");
    const known = this.ledger.get(mutation.id);
    if (known && known.content !== content) return rejected(mutation.id, "changed-content");
    if (known) return answered(mutation.id, "duplicate", known);
    const clash = [...this.ledger.values()].some(
      (entry) => entry.client === client && entry.seq === mutation.seq,
    );
    if (clash) return { id: mutation.id, outcome: "fork" };
    const args = JSON.parse(mutation.args) as Record<string, string>;
    if (args.prisoner_id === "unknown" && !this.knowsEverybody)
      return rejected(mutation.id, "unknown-prisoner");
    const levelsSeq = this.apply(mutation.name, args);
    const held = this.heldIds.has(args.prisoner_id ?? "");
    const entry = {
      content,
      client,
      seq: mutation.seq,
      levelsSeq,
      held,
      settlesAt: this.settlesAt,
    };
    this.ledger.set(mutation.id, entry);
    return answered(mutation.id, "applied", entry);
  }

  private apply(name: string, args: Record<string, string>): number {
    const id = args.letter_id ?? "";
    if (name === "fact_voided") this.voids.add(`${id} ${args.fact}`);
    else {
      const none = { written: false, posted: false, campaign: args.campaign_id ?? "" };
      const fact = this.facts.get(id) ?? none;
      this.facts.set(id, { ...fact, [name === "letter_posted" ? "posted" : "written"]: true });
    }
    this.levelsSeq += 1;
    return this.levelsSeq;
  }

  currentManifest(): Manifest {
    return {
      protocol: 1,
      epoch: this.epoch,
      published_at: `2026-11-21T18:00:${String(this.publishedAt).padStart(2, "0")}Z`,
      minimum_client: this.minimumClient,
      durable_before: this.durableBefore,
      list: {
        seq: this.listSeq,
        as_of: "2026-11-13",
        snapshot: this.snapshot,
        deltas: [...this.deltas],
      },
      levels: { ...this.publish(this.levelsFile()), seq: this.levelsSeq },
      texts: { de: this.publish(texts("de")), en: this.publish(texts("en")) },
    };
  }

  private levelsFile(): LevelsFile {
    const posted = this.posted("everyone");
    const campaign = {
      id: "everyone",
      name: { en: "Cards for everyone" },
      opens_on: "2026-11-01",
      closes_on: null,
      closed: false,
      default: true,
      posted: posted >= 5 ? posted : null,
    };
    return {
      kind: "levels",
      epoch: this.epoch,
      seq: this.levelsSeq,
      settled_until: this.settledUntil,
      levels: {},
      campaigns: [campaign],
    };
  }

  kindOf(path: string): string | undefined {
    return this.files.get(this.hashIn(path))?.kind;
  }

  private hashIn(path: string): string {
    return path === "/api/snapshot" ? this.snapshot.hash : path.slice("/api/files/".length);
  }

  publish(file: PublishedFile): FileEntry {
    const text = JSON.stringify(file);
    const hash = sha(text);
    this.files.set(hash, structuredClone(file));
    return { hash, path: `/api/files/${hash}`, bytes: text.length, rows: countRows(file) };
  }
}

export const refused = (status: number, type: string, retryAfter: number | null = null): Refused =>
  new Refused({ type, title: type, status }, retryAfter);

export const noAnswer = (): NoAnswer => new NoAnswer("cut off");

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

import type {
  Campaign,
  Facility,
  Guide,
  Level,
  Notice,
  Prisoner,
  Problem,
  Release,
  SourceLanguage,
} from "./types";

/** What the phone asks of the server (docs/sync-protocol.md). `frontend/src/api` implements it. */
export interface Server {
  /** `etag`: of the manifest that was applied last. Nothing is answered from a cache of this phone. */
  manifest(etag: string | null): Promise<{ manifest: Manifest; etag: string | null } | "unchanged">;
  /** A published file's uncompressed bytes, unchecked. `onBytes` hears how many have come. */
  file(path: string, onBytes?: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>>;
  levels(): Promise<LevelsFile>;
  register(consentVersion: string): Promise<Registration>;
  push(token: string, envelope: Envelope): Promise<PushAnswer>;
  /** Erases the device that the token belongs to. Resolves too when the server does not know it. */
  erase(token: string): Promise<void>;
}

/** No answer, a cut one, or one that is not the protocol's (a hotel's login page): the phone is offline. */
export class NoAnswer extends Error {}

/** The server answered, and said no. */
export class Refused extends Error {
  readonly problem: Problem;
  /** Milliseconds that the server asks to wait; null when it did not say. */
  readonly retryAfter: number | null;

  constructor(problem: Problem, retryAfter: number | null = null) {
    super(problem.type);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

export interface FileEntry {
  hash: string;
  path: string;
  bytes: number;
  rows: number;
}

/** Fits any list of its epoch from `from` up to `to`. */
export interface DeltaEntry extends FileEntry {
  from: number;
  to: number;
  /** The file itself; null: it is fetched. */
  body: string | null;
}

export interface Manifest {
  protocol: number;
  epoch: string;
  published_at: string;
  minimum_client: number;
  durable_before: number;
  list: {
    seq: number;
    as_of: string | null;
    snapshot: FileEntry & { seq: number };
    deltas: DeltaEntry[];
  };
  levels: FileEntry & { seq: number };
  texts: Record<string, FileEntry>;
}

/** One array per member; the same place in each is one person. Names once more by language. */
export type PrisonerColumns = {
  [Member in Exclude<keyof Prisoner, "names">]: Prisoner[Member][];
} & { names: Partial<Record<SourceLanguage, (string | null)[]>> };

interface ListRows {
  epoch: string;
  as_of: string | null;
  facilities: Facility[];
  releases: Release[];
  gone: string[];
}

export interface SnapshotFile extends ListRows {
  kind: "snapshot";
  seq: number;
  prisoners: PrisonerColumns;
}

export interface DeltaFile extends ListRows {
  kind: "delta";
  from: number;
  to: number;
  prisoners: Prisoner[];
}

export interface LevelsFile {
  kind: "levels";
  epoch: string;
  seq: number;
  /** Cards that were to settle by then are in it. Written like `settles_at`. */
  settled_until: string | null;
  levels: Record<string, Level>;
  campaigns: Campaign[];
}

export interface TextsFile {
  kind: "texts";
  lang: string;
  guides: Guide[];
  notices: Notice[];
}

export type PublishedFile = SnapshotFile | DeltaFile | LevelsFile | TextsFile;

export interface Registration {
  token: string;
  epoch: string;
}

/** A mutation as it travels. `args` is the stored string, byte for byte. */
export interface SentMutation {
  id: string;
  seq: number;
  name: string;
  schema: number;
  local_date: string;
  args: string;
}

/** What mutations may leave out where it stands in the envelope's `each`. */
type Shared = Pick<SentMutation, "name" | "schema" | "local_date">;

export interface Envelope {
  client_id: string;
  client_version: number;
  each: Partial<Shared>;
  mutations: (Omit<SentMutation, keyof Shared> & Partial<Shared>)[];
}

export type PushResult =
  | {
      id: string;
      outcome: "applied" | "duplicate";
      seq: number;
      day: string | null;
      day_moved: boolean;
      held: boolean;
      /** Public numbers have it from then on; null: at once, or when somebody has looked. */
      settles_at: string | null;
    }
  | { id: string; outcome: "rejected"; problem: Problem }
  | { id: string; outcome: "fork" };

export interface PushAnswer {
  epoch: string;
  durable_before: number;
  minimum_client: number;
  results: PushResult[];
}

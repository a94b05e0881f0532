import type { LevelsFile, SnapshotFile, TextsFile } from "../server";
import type { Campaign, Facility, Level, Prisoner, Release, SpokenLanguage } from "../types";
import { fromColumns } from "./columns";

/** The list as it is kept: one value, replaced as a whole. */
export interface KeptList {
  epoch: string;
  seq: number;
  as_of: string | null;
  prisoners: Prisoner[];
  facilities: Facility[];
  releases: Release[];
  /** Ids of people who had come out when they left the list; missing: none. */
  freed?: string[];
}

export interface KeptLevels {
  epoch: string;
  seq: number;
  /** Of the file; null when they came from the endpoint of this moment. */
  hash: string | null;
  settled_until: string | null;
  levels: Record<string, Level>;
  campaigns: Campaign[];
}

export interface KeptTexts extends TextsFile {
  hash: string;
}

/** What was last heard of the server, beside the files. */
export interface KeptState {
  /** Of the manifest that was applied to the end; null asks for it whole. */
  etag: string | null;
  published_at: string | null;
  /** Epochs that were left: a manifest of one comes from an old cache, unless it is newer than ours. */
  left: string[];
  languages: SpokenLanguage[];
  checked_at: number | null;
  minimum_client: number;
  durable_before: number;
}

/** A picture of somebody, WebP, under the SHA-256 of its bytes. */
export interface KeptPhoto {
  hash: string;
  body: Uint8Array<ArrayBuffer>;
}

export interface Replica {
  list: KeptList | null;
  levels: KeptLevels | null;
  texts: Partial<Record<string, KeptTexts>>;
  state: KeptState;
}

export const emptyReplica = (): Replica => ({
  list: null,
  levels: null,
  texts: {},
  state: {
    etag: null,
    published_at: null,
    left: [],
    languages: [],
    checked_at: null,
    minimum_client: 1,
    durable_before: 0,
  },
});

export const keptList = (file: SnapshotFile): KeptList => ({
  epoch: file.epoch,
  seq: file.seq,
  as_of: file.as_of,
  prisoners: fromColumns(file.prisoners),
  facilities: file.facilities,
  releases: file.releases,
});

export const keptLevels = (file: LevelsFile, hash: string | null): KeptLevels => ({
  epoch: file.epoch,
  seq: file.seq,
  hash,
  settled_until: file.settled_until,
  levels: file.levels,
  campaigns: file.campaigns,
});

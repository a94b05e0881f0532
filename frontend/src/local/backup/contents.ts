import type { MutationRow, ProfileRow } from "../outbox/rows";
import { CannotOpen } from "../own/contract";

/** A mutation without what belongs to one phone: whose profile it is in, and the numbers it was sent under. */
export type SavedMutation = Omit<MutationRow, "profile_id" | "client_id" | "seq">;

/** What a backup holds of one person. No token, no client_id, no seed: the next phone has its own. */
export interface BackupContents {
  version: 1;
  /** A day of the phone's calendar. */
  made_on: string;
  profile: Pick<ProfileRow, "counting" | "remember" | "campaign_id" | "epoch">;
  /** In the order of committing. */
  mutations: SavedMutation[];
}

export function contentsOf(
  profile: ProfileRow,
  rows: MutationRow[],
  madeOn: string,
): BackupContents {
  const { counting, remember, campaign_id, epoch } = profile;
  return {
    version: 1,
    made_on: madeOn,
    profile: { counting, remember, campaign_id, epoch },
    mutations: rows.map(({ profile_id: _, client_id: __, seq: ___, ...saved }) => saved),
  };
}

/** Reads what `contentsOf` wrote. Rejects with CannotOpen: somebody else may have made the file. */
export function readContents(text: string): BackupContents {
  const read = parsed(text) as Partial<BackupContents> | null;
  if (read && Number(read.version) > 1) throw new CannotOpen("newer");
  const whole =
    read?.version === 1 &&
    isProfile(read.profile) &&
    Array.isArray(read.mutations) &&
    read.mutations.every(isMutation);
  if (!whole) throw new CannotOpen("other_file");
  return read as BackupContents;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const ANSWERS = ["unasked", "yes", "no"];
const STATUSES = ["waiting", "counted", "held", "not_counted", "kept_here"];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

function isProfile(value: unknown): boolean {
  const profile = value as Partial<ProfileRow> | null;
  return (
    !!profile &&
    ANSWERS.includes(profile.counting ?? "") &&
    ANSWERS.includes(profile.remember ?? "") &&
    isTextOrNull(profile.campaign_id) &&
    isTextOrNull(profile.epoch)
  );
}

/** A fact of a later version is kept as it is, byte for byte: whoever can read it will. */
function isMutation(value: unknown): boolean {
  const row = value as Partial<SavedMutation> | null;
  return (
    !!row &&
    ID.test(row.id ?? "") &&
    Number.isInteger(row.order) &&
    isText(row.name) &&
    Number.isInteger(row.schema) &&
    DAY.test(row.local_date ?? "") &&
    isText(row.letter_id) &&
    isText(row.args) &&
    isObject(parsed(row.args)) &&
    STATUSES.includes(row.status ?? "") &&
    isTextOrNull(row.day) &&
    (row.levels_seq === null || Number.isInteger(row.levels_seq)) &&
    typeof row.forgotten === "boolean"
  );
}

const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

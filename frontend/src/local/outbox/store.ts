import { StorageUnavailable } from "../contract";
import type { Preferences } from "../types";
import type { MutationRow, ProfileRow } from "./rows";
import type { OutboxConnection } from "./schema";
import { setting } from "./settings";
import type { Settlement } from "./settle";

/** Everything that the screens may know of the outbox: the open profile, its mutations, and behind them the organiser's. */
export interface OwnRows {
  profile: ProfileRow | null;
  rows: MutationRow[];
}

/** Of evenings that are looked after on this phone, until a journey. */
export const isOrganiser = ({ organises, closed }: ProfileRow): boolean =>
  organises === true && !closed;

/** A profile, open or closed, with its own mutations in their order. */
export interface OwnedRows {
  profile: ProfileRow;
  rows: MutationRow[];
}

export const readOwn = async (outbox: OutboxConnection): Promise<OwnRows> =>
  (await readBeginning(outbox)).own;

/**
 * All profiles, closed ones too, each with its mutations: for flushing and forgetting, never for a screen. It reads the
 * settings as well: asked after a change to them, a lease for one, it answers with what is stored after that change.
 */
export const readEverybody = async (outbox: OutboxConnection): Promise<OwnedRows[]> =>
  (await readBeginning(outbox)).everybody;

/** What a start needs of the outbox. */
export interface Beginning {
  everybody: OwnedRows[];
  own: OwnRows;
  preferences: Preferences | undefined;
}

/** One transaction, asked for everything at once: a slow phone waits for every step before it shows a list. */
export function readBeginning(outbox: OutboxConnection): Promise<Beginning> {
  return outbox.read(["profiles", "mutations", "settings"], async (transaction) => {
    const [id, preferences, profiles, rows] = await Promise.all([
      setting(transaction, "current_profile"),
      setting(transaction, "preferences"),
      transaction.objectStore("profiles").getAll(),
      transaction.objectStore("mutations").getAll(),
    ]);
    const everybody = owned(profiles, rows);
    const own = everybody.find(({ profile }) => profile.id === id);
    const organised = everybody.find(({ profile }) => isOrganiser(profile))?.rows ?? [];
    return {
      everybody,
      own: { profile: own?.profile ?? null, rows: [...(own?.rows ?? []), ...organised] },
      preferences,
    };
  });
}

const owned = (profiles: ProfileRow[], rows: MutationRow[]): OwnedRows[] =>
  profiles.map((profile) => ({
    profile,
    rows: rows.filter((row) => row.profile_id === profile.id).sort((a, b) => a.order - b.order),
  }));

/** What was decided about a profile, and all its mutations as they are now. */
export interface Changed extends Settlement, OwnedRows {}

/**
 * Reads a profile with its rows, lets `change` decide, and stores what it decided: one transaction. `known`: what this tab
 * knows of the profile; its rows are not read again, a thousand cards long, where no tab has added any since.
 */
export function changeProfile(
  outbox: OutboxConnection,
  profileId: string,
  change: (profile: ProfileRow, rows: MutationRow[]) => Settlement,
  known?: () => OwnedRows | null,
): Promise<Changed> {
  return outbox.write(["profiles", "mutations"], async (transaction) => {
    const profiles = transaction.objectStore("profiles");
    const mutations = transaction.objectStore("mutations");
    const all = () => mutations.index("profile").getAll(profileId);
    const [profile, read] = await Promise.all([profiles.get(profileId), known ? null : all()]);
    if (!profile) throw new StorageUnavailable("this profile is no longer on the phone");
    const before = read ?? rowsIfCurrent(known?.() ?? null, profile) ?? (await all());
    const settlement = change(profile, before);
    // Not waited for one by one: the transaction's end says of all whether they are written.
    void profiles.put(settlement.profile);
    for (const row of settlement.changed) void mutations.put(row);
    for (const id of settlement.gone) void mutations.delete(id);
    return { ...settlement, rows: rowsAfter(before, settlement) };
  });
}

/**
 * Whoever adds a row numbers it, and the profile says which number comes next. Whoever asked for names to be forgotten
 * meanwhile has changed rows that are not known here.
 */
function rowsIfCurrent(known: OwnedRows | null, now: ProfileRow): MutationRow[] | null {
  if (!known) return null;
  const { next_order, remember } = known.profile;
  return next_order === now.next_order && remember === now.remember ? known.rows : null;
}

function rowsAfter(before: MutationRow[], { changed, gone }: Settlement): MutationRow[] {
  const rows = new Map([...before, ...changed].map((row) => [row.id, row]));
  for (const id of gone) rows.delete(id);
  return [...rows.values()].sort((a, b) => a.order - b.order);
}

import { ALERTS } from "../alerts/schema";
import { type Deciding, MayNotPost, StorageUnavailable } from "../contract";
import { databaseExists } from "../database/presence";
import { countMe, rememberNames } from "../outbox/answers";
import { openNextProfile, stopCounting } from "../outbox/closing";
import type { Fact } from "../outbox/facts";
import { movedOn, takenBack } from "../outbox/moving";
import { closeOrganiser, organiserId } from "../outbox/organiser";
import { type Minting, record, recordNew } from "../outbox/record";
import type { MutationRow } from "../outbox/rows";
import { saveSetting } from "../outbox/settings";
import { changeProfile, type OwnedRows } from "../outbox/store";
import { mayPost } from "../projection/assignment";
import { forgetEverybody } from "../sync/journey";
import { chosenCampaign } from "./campaign";
import type { Phone } from "./phone";
import type { Records } from "./recording-later";
import type { Syncing } from "./syncing";
import { wipe } from "./wiping";

/** Everything that a person decides. Each resolves after the transaction's `complete`; sending comes later. */
export function recording(phone: Phone, syncing: Syncing): Records {
  const { memory, outbox, world } = phone;
  const minting: Minting = { uuid: world.uuid, day: () => world.clock.day() };

  const profileId = (): string => {
    const id = memory.mine.profile?.id;
    if (!id) throw new StorageUnavailable("nothing is kept on this phone");
    return id;
  };
  /** What was stored need not be read again before the screen shows it. */
  const kept = async (recording: Promise<OwnedRows>): Promise<void> => {
    const own = await syncing.whileSaving(recording);
    await phone.stored(own);
    syncing.soon();
  };
  const recorded = (decide: (rows: MutationRow[]) => Fact[], into = profileId()): Promise<void> =>
    kept(record(outbox, into, decide, minting));
  const saved = async (work: Promise<unknown>): Promise<void> => {
    await work;
    await phone.ownChanged();
    syncing.soon();
  };
  const checkMayPost = (prisonerId: string | null): void => {
    const prisoner = prisonerId === null ? null : (memory.list?.prisoners.get(prisonerId) ?? null);
    const facility = memory.list?.facilities.get(prisoner?.facility_id ?? "") ?? null;
    if (!mayPost(prisoner, facility)) throw new MayNotPost("nobody should write there at present");
  };
  const campaignId = (): string =>
    chosenCampaign(memory.mine.profile, memory.kept.levels?.campaigns ?? []);
  const newLetter = async (
    name: "letter_written" | "letter_posted",
    prisonerId: string,
  ): Promise<string> => {
    const into = profileId();
    checkMayPost(prisonerId);
    const letterId = world.uuid();
    const args = { letter_id: letterId, prisoner_id: prisonerId, campaign_id: campaignId() };
    const known = () => phone.shown(into);
    await kept(recordNew(outbox, into, { name, args }, minting, known));
    return letterId;
  };

  const deciding =
    (decide: (now: Deciding) => Fact[]) =>
    (rows: MutationRow[]): Fact[] =>
      decide({ rows, campaign_id: campaignId(), uuid: world.uuid, day: world.clock.day() });

  return {
    record: (decide) => recorded(deciding(decide)),
    async recordOrganised(decide) {
      profileId();
      await recorded(deciding(decide), await organiserId(outbox, minting));
    },
    refresh: () => saved(Promise.resolve()),
    recordPosted: (prisonerId) => newLetter("letter_posted", prisonerId),
    recordWritten: (prisonerId) => newLetter("letter_written", prisonerId),
    async voidLetter(letterId) {
      await recorded((rows) => takenBack(rows, letterId));
    },
    async postWritten(letterId) {
      const letter = memory.projection.letters.find(({ letter_id }) => letter_id === letterId);
      checkMayPost(letter?.prisoner_id ?? null);
      await recorded((rows) => movedOn(rows, letterId, { name: "letter_posted" }, world.uuid));
    },
    async setCounting(counting) {
      const id = profileId();
      await saved(
        counting === "yes"
          ? changeProfile(outbox, id, countMe)
          : stopCounting(outbox, id, world.uuid),
      );
    },
    async setRemember(remember) {
      await saved(
        changeProfile(outbox, profileId(), (profile, rows) =>
          rememberNames(profile, rows, remember),
        ),
      );
    },
    async joinCampaign(campaignId) {
      await saved(
        changeProfile(outbox, profileId(), (profile) => ({
          profile: { ...profile, campaign_id: campaignId },
          changed: [],
          gone: [],
        })),
      );
    },
    async setPreferences(change) {
      const preferences = { ...memory.preferences, ...change };
      if (memory.mine.profile) await saveSetting(outbox, "preferences", preferences);
      memory.setPreferences(preferences);
    },
    async forgetNames() {
      const before = memory.projection.letters.filter(({ prisoner_id }) => prisoner_id).length;
      if (await databaseExists(world.indexedDB, ALERTS)) await world.alerts.forgetNotices();
      const waiting = await forgetEverybody(outbox);
      await closeOrganiser(outbox);
      await saveSetting(outbox, "mistakes", []);
      await saveSetting(outbox, "evenings", []);
      await phone.ownChanged();
      const after = memory.projection.letters.filter(({ prisoner_id }) => prisoner_id).length;
      return { forgotten: before - after, waiting };
    },
    async nextPerson() {
      profileId();
      await saved(openNextProfile(outbox, minting));
    },
    wipe: () => wipe(phone),
  };
}

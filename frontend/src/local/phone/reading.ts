import type { Local } from "../contract";
import { assign } from "../projection/assignment";
import { levelWithOwn, totalWithOwn } from "../projection/own-share";
import type { SearchIndex } from "../search/index";
import type { Campaign, Profile, SpokenLanguage } from "../types";
import { chosenCampaign } from "./campaign";
import type { Phone } from "./phone";

type Reads =
  | "subscribe"
  | "list"
  | "prisoner"
  | "cameOut"
  | "facility"
  | "level"
  | "search"
  | "proposals"
  | "campaigns"
  | "campaign"
  | "guides"
  | "notices"
  | "profile"
  | "facts"
  | "letters"
  | "campaignTotal"
  | "preferences"
  | "sync";

/** Milliseconds: after the screen has been drawn. */
const WARM_AFTER = 200;

/** Milliseconds. */
const WEEK = 604_800_000;

/** The languages that stand in for one without texts, in this order. */
const INSTEAD: SpokenLanguage[] = ["en", "de"];

/** Everything that a screen may read at once, from memory. */
export function reading({ memory, world }: Phone): Pick<Local, Reads> {
  const warmed = new WeakSet<SearchIndex>();
  const texts = (language: SpokenLanguage) =>
    [language, ...INSTEAD].map((one) => memory.kept.texts[one]).find((one) => one !== undefined);
  const campaigns = (): Campaign[] => memory.kept.levels?.campaigns ?? [];
  const level: Local["level"] = (id) =>
    levelWithOwn(memory.kept.levels?.levels[id] ?? 0, memory.projection.share.prisoners.has(id));

  return {
    subscribe: (listener) => memory.subscribe(listener),
    list: () => memory.list?.view ?? null,
    prisoner: (id) => memory.list?.prisoners.get(id) ?? null,
    cameOut: (id) => memory.kept.list?.freed?.includes(id) ?? false,
    facility: (id) => memory.list?.facilities.get(id) ?? null,
    level,
    search(text) {
      const { index } = memory;
      // The whole list is shown before anybody types: time to get ready for the first letter.
      if (text === "" && !warmed.has(index)) {
        warmed.add(index);
        world.later(() => index.warm(), WARM_AFTER);
      }
      return index.search(text);
    },
    proposals: () =>
      assign({
        prisoners: memory.list?.view.prisoners ?? [],
        facility: (id) => memory.list?.facilities.get(id ?? "") ?? null,
        level,
        taken: memory.projection.taken,
        weeks: Math.max(
          0,
          Math.floor((world.clock.now() - (memory.kept.state.checked_at ?? 0)) / WEEK),
        ),
        seed: memory.mine.profile?.seed ?? "",
        today: world.clock.day(),
      }),
    campaigns,
    campaign: () => {
      const chosen = chosenCampaign(memory.mine.profile, campaigns());
      return campaigns().find(({ id }) => id === chosen) ?? null;
    },
    guides: (language) => texts(language)?.guides ?? [],
    notices: (language) => texts(language)?.notices ?? [],
    profile: () => shown(memory.mine.profile),
    facts: () => memory.mine.rows,
    letters: () => memory.projection.letters,
    campaignTotal: (id) =>
      totalWithOwn(
        campaigns().find((campaign) => campaign.id === id)?.posted ?? null,
        memory.projection.share.campaigns.get(id) ?? 0,
      ),
    preferences: () => memory.preferences,
    sync: () => memory.sync,
  };
}

/** A profile without its token and numbers: no screen needs them. */
function shown(profile: Profile | null): Profile | null {
  if (!profile) return null;
  const { id, counting, remember, campaign_id, created_on } = profile;
  return { id, counting, remember, campaign_id, created_on };
}

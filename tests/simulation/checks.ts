import type { Letter } from "../../frontend/src/local/types";
import { type Card, type Fact, factOf, keyOf, type Person, standing } from "./cards";
import { CACHE, type Hall, type Owned, Violation } from "./hall";
import type { Tab } from "./world/phone";

const NINETY_DAYS = 90 * 86_400_000;

/** What every tab shows in a quiet moment: nothing is being stored, whatever is under way on the network. */
export function checkTabs(hall: Hall): void {
  if (hall.violation) throw hall.violation;
  for (const owned of hall.owned) if (owned.kept) checkPhone(hall, owned);
}

function checkPhone(hall: Hall, owned: Owned): void {
  const stuck = owned.deeds[0];
  if (stuck) throw new Violation("what people do is saved", `${stuck.what} was never told`);
  letAge(owned);
  const person = hall.person(owned);
  if (!person) throw new Violation("saved is saved", `${owned.phone.name} lost its profile`);
  for (const tab of owned.phone.tabs) {
    const { local } = tab;
    if (hall.behind.has(tab)) continue;
    // Its `keep` is still waiting for the network.
    if (local.profile() === null && local.list() === null) continue;
    if (local.profile()?.id !== person.profile)
      throw new Violation("every tab shows the truth", "another person's cards");
    checkLetters(hall, owned, person, tab);
    checkShare(hall, owned, person, tab);
  }
}

/** After 90 days, by the phone's clock, names may go. */
function letAge({ phone, people }: Owned): void {
  for (const { cards } of people) {
    // A day on either side: phones count days, not moments.
    for (const card of cards.values())
      if (phone.now - card.moment > NINETY_DAYS - 2 * 86_400_000) card.mayForget = true;
  }
}

function checkLetters(hall: Hall, owned: Owned, person: Person, tab: Tab): void {
  const shown = new Map(tab.local.letters().map((letter) => [letter.letter_id, letter]));
  for (const card of person.cards.values()) {
    checkLetter(hall, owned, card, shown.get(card.letter));
    shown.delete(card.letter);
  }
  const [unknown] = shown.values();
  if (unknown)
    throw new Violation("every tab shows the truth", `${unknown.letter_id} was never told`);
}

function checkLetter(hall: Hall, owned: Owned, card: Card, letter: Letter | undefined): void {
  // A card that was taken back is shown nowhere, and goes like any other.
  if (!letter && !card.gone) card.gone = mayGo(hall, owned, card);
  const state = card.gone ? null : standing(card.facts);
  if (state && !letter) throw new Violation("saved is saved", `${card.letter} is shown no more`);
  if ((letter?.state ?? null) !== state)
    throw new Violation(
      "every tab shows the truth",
      `${card.letter} is ${state}, shown ${letter?.state}`,
    );
  const named = letter?.prisoner_id;
  if (letter && named !== card.prisoner && (named !== null || !card.mayForget))
    throw new Violation("every tab shows the truth", `${card.letter} for ${named}`);
}

/** A card leaves the phone when it may be forgotten, and nothing of it waits. */
export function mayGo(hall: Hall, owned: Owned, card: Card): boolean {
  if (!card.mayForget) return false;
  if (hall.rows(owned).some(({ letter_id }) => letter_id === card.letter)) return false;
  return [...card.facts].every(
    (fact) =>
      card.kept.has(fact) || hall.passage.of(card.letter, fact).told.has(owned.phone.number),
  );
}

/** The total that is shown: the levels file's, and this phone's own cards that are not in it. None twice, none missing. */
function checkShare(hall: Hall, owned: Owned, person: Person, tab: Tab): void {
  const levels = owned.phone.disk.entries(CACHE, "replica").get("levels") as LevelsFile | undefined;
  const file = levels && hall.totals.get(`${levels.epoch} ${levels.seq}`);
  if (!file || !knowsWhereItStands(hall, owned, person)) return;
  const profile = hall.profile(owned);
  const adds = profile?.counting === "yes" && (!profile.epoch || profile.epoch === levels.epoch);
  for (const [campaign, posted] of Object.entries(file)) {
    if (posted === null) continue;
    const own = adds ? ownCards(hall, owned, person, campaign, levels) : 0;
    const shown = tab.local.campaignTotal(campaign);
    if (shown !== posted + own)
      throw new Violation(
        "nothing is shown doubled",
        `${campaign} shows ${shown}, the file says ${posted}, ${own} of the phone's own`,
      );
  }
}

/**
 * A phone whose push was applied and not answered cannot know, and neither can one that has not asked a restored server
 * again; both learn it with the next answer.
 */
function knowsWhereItStands(hall: Hall, owned: Owned, person: Person): boolean {
  const epoch = hall.profile(owned)?.epoch;
  // It may have died between hearing an answer and storing it, also after a no.
  const unstored = new Set(
    hall
      .rows(owned)
      .filter(({ status }) => status === "waiting" || status === "kept_here")
      .map(factOf)
      .map(({ letter, fact }) => keyOf(letter, fact)),
  );
  return [...person.cards.values()].every((card) =>
    [...card.facts].every((fact) => {
      const { lost, there, perhaps, told } = hall.passage.of(card.letter, fact);
      const heard = told.get(owned.phone.number);
      if (!heard) return !lost && !there && !perhaps;
      if (lost || unstored.has(keyOf(card.letter, fact))) return false;
      return heard.outcome !== "rejected" && heard.epoch === epoch;
    }),
  );
}

interface LevelsFile {
  epoch: string;
  seq: number;
  settled_until: string | null;
}

function ownCards(
  hall: Hall,
  owned: Owned,
  person: Person,
  campaign: string,
  file: LevelsFile,
): number {
  let own = 0;
  for (const card of person.cards.values()) {
    if (card.gone || card.campaign !== campaign) continue;
    const told = (fact: Fact) => hall.passage.of(card.letter, fact).told.get(owned.phone.number);
    const isIn = (fact: Fact): boolean => {
      const { seq = Number.POSITIVE_INFINITY, settles = null } = told(fact) ?? {};
      return seq <= file.seq && (settles === null || settles <= (file.settled_until ?? ""));
    };
    // Kept here, but for what was under way when the person said no and was answered after it.
    const stays = (fact: Fact): boolean => card.kept.has(fact) && !told(fact);
    const counts = [...card.facts].filter((fact) => !stays(fact) && !told(fact)?.held);
    own += Number(standing(new Set(counts)) === "posted");
    own -= Number(standing(new Set(counts.filter(isIn))) === "posted");
  }
  return own;
}

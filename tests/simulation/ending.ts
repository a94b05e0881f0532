import type { Local } from "../../frontend/src/local/contract";
import { type Card, type Fact, keyOf, type Person } from "./cards";
import { type Hall, type Owned, Violation } from "./hall";
import type { Truth } from "./world/server";

/** When the network is back, everybody has synced and time has passed: what is on the server, and what phones show. */
export function checkEnd(hall: Hall, truth: Truth): void {
  const there = factsOf(truth);
  checkFacts(hall, there, truth);
  checkNumbers(truth);
  for (const owned of hall.owned) if (owned.kept) checkPhone(hall, owned, truth);
}

export function factsOf(truth: Truth): Set<string> {
  const there = new Set<string>();
  for (const { id, written, posted } of truth.letters) {
    if (written) there.add(keyOf(id, "written"));
    if (posted) there.add(keyOf(id, "posted"));
  }
  for (const [letter, fact] of truth.voids)
    there.add(keyOf(letter, fact === "letter_written" ? "void written" : "void posted"));
  return there;
}

function checkFacts(hall: Hall, there: ReadonlySet<string>, truth: Truth): void {
  const known = new Map<string, Card>();
  const saved = new Set<string>();
  for (const [owned, person, card, fact] of everyFact(hall)) {
    const key = keyOf(card.letter, fact);
    known.set(card.letter, card);
    saved.add(key);
    if (!there.has(key) && mustBeThere(hall, there, owned, person, card, fact))
      throw new Violation("nothing is lost", `${key} of ${owned.phone.name} is not there`);
    const passed = hall.passage.of(card.letter, fact);
    if (there.has(key) && !passed.there && !passed.perhaps)
      throw new Violation("nothing is invented", `${key} is there and was never sent`);
  }
  for (const key of there)
    if (!saved.has(key))
      throw new Violation("nothing is invented", `${key} is there and nobody did it`);
  for (const { id, prisoner, campaign } of truth.letters) {
    const card = known.get(id);
    if (card?.prisoner !== prisoner || card.campaign !== campaign)
      throw new Violation("a card stays what it is", `${id} for ${prisoner} in ${campaign}`);
  }
}

function* everyFact(hall: Hall): Iterable<[Owned, Person, Card, Fact]> {
  for (const owned of hall.owned)
    for (const person of owned.people)
      for (const card of person.cards.values())
        for (const fact of card.facts) yield [owned, person, card, fact];
}

/** Every saved fact has to be there, but for the cases that docs/sync-protocol.md names, each as narrow as it is. */
function mustBeThere(
  hall: Hall,
  there: ReadonlySet<string>,
  owned: Owned,
  person: Person,
  card: Card,
  fact: Fact,
): boolean {
  const passed = hall.passage.of(card.letter, fact);
  if (passed.there && !passed.lost) return true;
  // What was taken back before anybody heard of it may as well never have been.
  const nobodyHeard = (of: Fact): boolean =>
    card.facts.has(of) && !there.has(keyOf(card.letter, of));
  if (nobodyHeard(factTaken(fact)) && nobodyHeard(`void ${factTaken(fact)}` as Fact)) return false;
  // "Do not count me" facts never leave the phone; without an answer to the question nothing does.
  if (card.kept.has(fact) || person.counting !== "yes") return false;
  // The server was restored from a dump older than what the phone has forgotten, because somebody asked it to.
  const told = passed.told.get(owned.phone.number);
  const forgot =
    card.mayForget &&
    !hall
      .rows(owned)
      .some((row) => row.letter_id === card.letter && !row.forgotten && isFact(row, fact));
  return !(forgot && told && (passed.lost || told.outcome === "rejected"));
}

const factTaken = (fact: Fact): Fact => fact.replace("void ", "") as Fact;

const ROW_NAMES: Record<string, string> = { written: "letter_written", posted: "letter_posted" };

function isFact(row: { name: string; args: string }, fact: Fact): boolean {
  const name = ROW_NAMES[fact];
  if (name) return row.name === name;
  const voided = (JSON.parse(row.args) as { fact?: string }).fact;
  return voided === ROW_NAMES[fact.slice("void ".length)];
}

/** Each number of the server's is the plain count of its cards. */
function checkNumbers(truth: Truth): void {
  const voided = new Set(truth.voids.map(([letter, fact]) => `${letter} ${fact}`));
  const counted = truth.letters.filter(
    ({ id, posted }) => posted && !voided.has(`${id} letter_posted`),
  );
  for (const campaign of Object.keys(truth.counts)) {
    const here = counted.filter((one) => one.campaign === campaign);
    const exact = Object.values(truth.counts[campaign] ?? {}).reduce((sum, one) => sum + one, 0);
    if (exact !== here.length + BEFORE)
      throw new Violation("counts are the cards", `${campaign}: ${exact}, cards ${here.length}`);
    for (const [prisoner, posted] of Object.entries(truth.counts[campaign] ?? {})) {
      const own = here.filter((one) => one.prisoner === prisoner).length;
      const before = beforehand(prisoner);
      if (posted !== own + before)
        throw new Violation("counts are the cards", `${prisoner}: ${posted}, cards ${own}`);
    }
    const open = here.filter(({ held }) => !held).length + BEFORE;
    if ((truth.totals[campaign] ?? 0) !== open)
      throw new Violation("counts are the cards", `${campaign} shows ${truth.totals[campaign]}`);
  }
}

/** Cards that each campaign has from the beginning; hall.py puts them there, to the first three people in turn. */
const BEFORE = 40;
const beforehand = (prisoner: string): number => {
  const place = Number(prisoner.slice(1));
  return place < 3 ? Math.floor((BEFORE + 2 - place) / 3) : 0;
};

function checkPhone(hall: Hall, owned: Owned, truth: Truth): void {
  const counts = hall.profile(owned)?.counting === "yes";
  for (const { local } of owned.phone.tabs) {
    const { waiting, last_problem } = local.sync();
    if (waiting > 0 && counts) throw new Violation("the queue gets empty", `${waiting} cards wait`);
    if (last_problem) throw new Violation("the queue gets empty", JSON.stringify(last_problem));
    if (canonical(local.list()?.prisoners ?? []) !== canonical(truth.list))
      throw new Violation("the list is the server's", `${owned.phone.name} shows another`);
    checkStatuses(hall, owned, local.letters());
    if (counts) checkTotals(truth, local);
  }
  checkQueue(hall, owned);
}

function checkTotals(truth: Truth, { campaignTotal }: Pick<Local, "campaignTotal">): void {
  for (const [campaign, total] of Object.entries(truth.totals)) {
    const shown = campaignTotal(campaign);
    if (shown !== total)
      throw new Violation("nothing is shown doubled", `${campaign}: ${shown}, not ${total}`);
  }
}

/** Closed people's cards too, which no screen shows. */
function checkQueue(hall: Hall, owned: Owned): void {
  for (const row of hall.rows(owned)) {
    const person = owned.people.find(({ profile }) => profile === row.profile_id);
    if (row.status === "waiting" && person?.counting === "yes")
      throw new Violation("the queue gets empty", `${row.letter_id} ${row.name} waits`);
    if (row.status === "not_counted")
      throw new Violation("nothing is refused", `${row.letter_id} ${row.name}`);
  }
}

function checkStatuses(
  hall: Hall,
  owned: Owned,
  letters: { letter_id: string; state: string; status: string }[],
): void {
  const person = hall.person(owned);
  for (const { letter_id, state, status } of letters) {
    const card = person?.cards.get(letter_id);
    if (!card) continue;
    const fact = state as Fact;
    const told = hall.passage.of(letter_id, fact).told.get(owned.phone.number);
    let wanted: string = told?.held ? "held" : "counted";
    // It was under way when the person said no: an answer that came after it is true all the same.
    if (card.kept.has(fact) && (!told || status !== wanted)) wanted = "kept_here";
    // Nobody was asked yet: it waits for the answer, whatever was sent for whoever held the phone before.
    else if (person?.counting === "unasked") wanted = "waiting";
    if (status !== wanted)
      throw new Violation("no status is wrong", `${letter_id} is ${wanted}, shown ${status}`);
  }
}

/** The same rows are the same text, in whatever order their members came. */
const canonical = (rows: object[]): string =>
  JSON.stringify(rows, (_, value: unknown) =>
    value && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

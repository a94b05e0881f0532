"""How evenly cards reach people: the phone's shipped assignment and the server's level rule.

900 people of whom the famous have most of the mail (a power law), 200 phones that write five cards a week. Phones
without a network have a list of up to eight weeks ago, and what they send is counted at the end of the evening; the
others see levels that are as old as eight phones before them. Everybody's numbers are compared by their Gini
coefficient: 0 where all have as many.

What can be reached at all stands beside it. Phones that never hear of each other draw independently, so that even who
knows everything of the start is left with chance; and who knows the most that a list of 0-8 weeks ago could say, exact
counts instead of three levels, cannot know what others have done since (docs/decisions/0019-what-old-lists-allow.md).
"""

import json
import random
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from lebenszeichen.letters.levels import Level, levels_of, raised
from lebenszeichen.settings import Settings
from real_server import ROOT

PEOPLE, PHONES, CARDS, TOGETHER, OLDEST = 900, 200, 5, 8, 8
WEEKS, QUARTER = 8, 13
"""A season, and all the time that weighs in levels."""
BEGUN = date(2026, 11, 22)
Counts = dict[str, int]
Choose = Callable[[Mapping[str, Level], int, date, Sequence[tuple[str, list[str]]]], list[list[str]]]


def measure() -> list[Figure]:
    with phones() as choose:
        return [*whole_season(choose, WEEKS), *offline_season(choose, QUARTER)]


def whole_season(choose: Choose, weeks: int) -> Iterator[Figure]:
    chance, knowing = gini(season(by_chance, weeks)), gini(season(by_count, weeks))
    online, half = (gini(season(by_phones(choose, share), weeks)) for share in (0.0, 0.5))
    peer, goal = f"chance {chance * 100:.1f}", f"<= {chance * 50:.1f}"
    about = f"{weeks} weeks"
    yield Figure(f"Gini of cards, {about}, all phones online", online * 100, "%", goal, peer)
    yield Figure(
        "the same, beside an assigner who knows everything", online / knowing, "times", "<= 1.2", f"{knowing * 100:.1f}"
    )
    yield Figure(f"Gini of cards, {about}, half the phones offline", half * 100, "%", goal, peer)
    yield from offline_season(choose, weeks)


def offline_season(choose: Choose, weeks: int) -> Iterator[Figure]:
    chance, alone = gini(season(by_chance, weeks)), gini(season(by_start, weeks))
    exact, offline = gini(season(by_own_list, weeks)), gini(season(by_phones(choose, 1.0), weeks))
    best = f"chance {chance * 100:.1f}, exact counts of the start {alone * 100:.1f}, of its own list {exact * 100:.1f}"
    about = f"{weeks} weeks, every phone offline, lists up to 8 weeks old"
    yield Figure(f"Gini of cards, {about}", offline * 100, "%", f"<= {chance * 50:.1f}", best)
    yield Figure("the same, beside exact counts of its own list", offline / exact, "times", "<= 1.2")


Evening = Callable[[random.Random, Counts, list[Counts], date, dict[str, list[str]]], None]


def season(evening: Evening, weeks: int) -> Counts:
    """Everybody's cards after so many weeks; the same start and the same chance for every way of choosing."""
    chance = random.Random(1)  # noqa: S311
    counts = start(chance)
    known = [dict(counts)]
    written: dict[str, list[str]] = {f"phone-{number}": [] for number in range(PHONES)}
    for week in range(weeks):
        evening(chance, counts, known, BEGUN + timedelta(weeks=week), written)
        known.append(dict(counts))
    return counts


def start(chance: random.Random) -> Counts:
    """As many cards as people, by a power law: the first has over a hundred, most have none or one."""
    whole = sum(1 / rank for rank in range(1, PEOPLE + 1))
    return {f"p{rank}": int(PEOPLE / rank / whole + chance.random()) for rank in range(1, PEOPLE + 1)}


def levels(counts: Counts) -> dict[str, Level]:
    """As the server publishes them."""
    settings = Settings(home=Path(), database_url="sqlite:///")
    cards = {id: count for id, count in counts.items() if count}
    return levels_of(cards, *raised(cards, PEOPLE, settings.level_some, settings.level_many))


def by_chance(
    chance: random.Random, counts: Counts, known: list[Counts], day: date, written: dict[str, list[str]]
) -> None:
    for _ in written:
        for id in chance.sample(sorted(counts), CARDS):
            counts[id] += 1


def by_count(
    chance: random.Random, counts: Counts, known: list[Counts], day: date, written: dict[str, list[str]]
) -> None:
    for _ in written:
        for id in sorted(counts, key=lambda id: (counts[id], chance.random()))[:CARDS]:
            counts[id] += 1


def by_start(
    chance: random.Random, counts: Counts, known: list[Counts], day: date, written: dict[str, list[str]]
) -> None:
    """Phones that never hear of each other, but know the start exactly: what is left is chance."""
    begun = start(random.Random(1))  # noqa: S311
    missing = list(below(begun, PHONES * CARDS * QUARTER).values())
    for _ in written:
        for id in chance.choices(list(counts), missing, k=CARDS):
            counts[id] += 1


def by_own_list(
    chance: random.Random, counts: Counts, known: list[Counts], day: date, written: dict[str, list[str]]
) -> None:
    """Phones without a network that know exactly how many cards everybody had when their list was made."""
    drawn = []
    for before in written.values():
        old = known[-1 - min(chance.randint(0, OLDEST), len(known) - 1)]
        behind = len(known) - known.index(old)
        missing = below(old, PHONES * CARDS * behind)
        five: list[str] = []
        while len(five) < CARDS:
            [id] = chance.choices(list(missing), missing.values())
            five += [id] if id not in five and id not in before else []
        before.extend(five)
        drawn += five
    for id in drawn:
        counts[id] += 1


def below(counts: Counts, cards: int) -> dict[str, float]:
    """What everybody lacks of the height to which so many cards would fill all that is lower."""
    filled, height = 0, 0.0
    ordered = sorted(counts.values())
    for place, count in enumerate(ordered, 1):
        filled += count
        height = (cards + filled) / place
        if place == len(ordered) or height <= ordered[place]:
            break
    return {id: max(height - count, 0) for id, count in counts.items()}


def by_phones(choose: Choose, offline: float) -> Evening:
    def evening(
        chance: random.Random, counts: Counts, known: list[Counts], day: date, written: dict[str, list[str]]
    ) -> None:
        phones = chance.sample(sorted(written), PHONES)
        cut_off = set(sorted(written)[: int(PHONES * offline)])
        later: list[str] = []
        lists = [levels(then) for then in known]
        for place in range(0, PHONES, TOGETHER):
            present = levels(counts)
            for phone in phones[place : place + TOGETHER]:
                weeks = chance.randint(0, OLDEST)
                old = lists[max(0, len(lists) - 1 - weeks)]
                seen, age = (old, weeks) if phone in cut_off else (present, 0)
                [five] = choose(seen, age, day, [(phone, written[phone])])
                written[phone] += five
                later += five if phone in cut_off else []
                for id in five if phone not in cut_off else []:
                    counts[id] += 1
        for id in later:
            counts[id] += 1

    return evening


def gini(counts: Counts) -> float:
    ordered = sorted(counts.values())
    weighed = sum((2 * place - len(ordered) - 1) * count for place, count in enumerate(ordered, 1))
    return weighed / (len(ordered) * sum(ordered))


@contextmanager
def phones() -> Iterator[Choose]:
    """The shipped assignment in node, asked line by line."""
    with TemporaryDirectory() as folder:
        script = Path(folder) / "phones.mjs"
        entry = Path(__file__).parent / "fairness" / "phones.ts"
        bundle = ["npx", "rolldown", entry, "--format", "esm", "--platform", "node", "--file", script]
        subprocess.run(bundle, cwd=ROOT, check=True, capture_output=True)
        with subprocess.Popen(["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:
            assert node.stdin is not None
            assert node.stdout is not None
            ask, answers = node.stdin, node.stdout

            def say(message: object) -> None:
                ask.write(json.dumps(message) + "\n")
                ask.flush()

            def choose(
                known: Mapping[str, Level], weeks: int, day: date, phones: Sequence[tuple[str, list[str]]]
            ) -> list[list[str]]:
                asked = [{"seed": seed, "taken": taken} for seed, taken in phones]
                say({"levels": dict(known), "weeks": weeks, "today": day.isoformat(), "phones": asked})
                answer: list[list[str]] = json.loads(answers.readline())
                return answer

            say({"people": {f"p{rank}": birthday(rank) for rank in range(1, PEOPLE + 1)}})
            yield choose
            ask.close()


def birthday(rank: int) -> str:
    """Spread over the year, whatever the rank."""
    return (date(1971, 1, 1) + timedelta(days=rank * 211 % 365)).isoformat()

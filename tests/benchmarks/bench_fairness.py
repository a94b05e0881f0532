"""How evenly cards reach people: the phone's shipped assignment and the server's level rule, through eight weeks.

900 people of whom the famous have most of the mail (a power law), 200 phones that write five cards a week. Phones
without a network have a list of up to eight weeks ago, and what they send is counted at the end of the evening; the
others see levels that are as old as eight phones before them. Everybody's numbers are compared by their Gini
coefficient: 0 where all have as many.
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

PEOPLE, PHONES, WEEKS, CARDS, TOGETHER, OLDEST = 900, 200, 8, 5, 8, 8
BEGUN = date(2026, 11, 22)
Counts = dict[str, int]
Choose = Callable[[Mapping[str, Level], bool, date, Sequence[tuple[str, list[str]]]], list[list[str]]]


def measure() -> list[Figure]:
    chance, knowing = gini(season(by_chance)), gini(season(by_count))
    alone = gini(season(by_start))
    with phones() as choose:
        online, half, offline = (gini(season(by_phones(choose, share))) for share in (0.0, 0.5, 1.0))
    peer = f"chance {chance * 100:.1f}"
    return [
        Figure("Gini of cards, all phones online", online * 100, "%", f"<= {chance * 50:.1f}", peer),
        Figure(
            "the same, beside an assigner who knows everything",
            online / knowing,
            "times",
            "<= 1.2",
            f"{knowing * 100:.1f}",
        ),
        Figure("Gini of cards, half the phones offline", half * 100, "%", f"<= {chance * 50:.1f}", peer),
        Figure(
            "Gini of cards, every phone offline, lists up to 8 weeks old",
            offline * 100,
            "%",
            f"<= {chance * 50:.1f}",
            f"{peer}, knowing only the start {alone * 100:.1f}",
        ),
        Figure("Gini of cards, chance alone", chance * 100, "%"),
    ]


Evening = Callable[[random.Random, Counts, list[dict[str, Level]], date, dict[str, list[str]]], None]


def season(evening: Evening) -> Counts:
    """Everybody's cards after eight weeks; the same start and the same chance for every way of choosing."""
    chance = random.Random(1)  # noqa: S311
    counts = start(chance)
    known = [levels(counts)]
    written: dict[str, list[str]] = {f"phone-{number}": [] for number in range(PHONES)}
    for week in range(WEEKS):
        evening(chance, counts, known, BEGUN + timedelta(weeks=week), written)
        known.append(levels(counts))
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
    chance: random.Random, counts: Counts, known: list[dict[str, Level]], day: date, written: dict[str, list[str]]
) -> None:
    for _ in written:
        for id in chance.sample(sorted(counts), CARDS):
            counts[id] += 1


def by_count(
    chance: random.Random, counts: Counts, known: list[dict[str, Level]], day: date, written: dict[str, list[str]]
) -> None:
    for _ in written:
        for id in sorted(counts, key=lambda id: (counts[id], chance.random()))[:CARDS]:
            counts[id] += 1


def by_start(
    chance: random.Random, counts: Counts, known: list[dict[str, Level]], day: date, written: dict[str, list[str]]
) -> None:
    """Phones that never hear of each other, but know the start exactly: what is left is chance."""
    begun = start(random.Random(1))  # noqa: S311
    even = (sum(begun.values()) + PHONES * CARDS * WEEKS) / PEOPLE
    missing = [max(even - begun[id], 0) for id in counts]
    for _ in written:
        for id in chance.choices(list(counts), missing, k=CARDS):
            counts[id] += 1


def by_phones(choose: Choose, offline: float) -> Evening:
    def evening(
        chance: random.Random, counts: Counts, known: list[dict[str, Level]], day: date, written: dict[str, list[str]]
    ) -> None:
        phones = chance.sample(sorted(written), PHONES)
        cut_off = set(sorted(written)[: int(PHONES * offline)])
        later: list[str] = []
        for place in range(0, PHONES, TOGETHER):
            present = levels(counts)
            for phone in phones[place : place + TOGETHER]:
                old = known[max(0, len(known) - 1 - chance.randint(0, OLDEST))]
                seen, fresh = (old, False) if phone in cut_off else (present, True)
                [five] = choose(seen, fresh, day, [(phone, written[phone])])
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
                known: Mapping[str, Level], fresh: bool, day: date, phones: Sequence[tuple[str, list[str]]]
            ) -> list[list[str]]:
                asked = [{"seed": seed, "taken": taken} for seed, taken in phones]
                say({"levels": dict(known), "fresh": fresh, "today": day.isoformat(), "phones": asked})
                answer: list[list[str]] = json.loads(answers.readline())
                return answer

            say({"people": {f"p{rank}": birthday(rank) for rank in range(1, PEOPLE + 1)}})
            yield choose
            ask.close()


def birthday(rank: int) -> str:
    """Spread over the year, whatever the rank."""
    return (date(1971, 1, 1) + timedelta(days=rank * 211 % 365)).isoformat()

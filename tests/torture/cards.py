"""What a client will tell of its cards, and what a plain set says must be counted in the end."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

_LIVES: tuple[tuple[tuple[str, ...], int, bool], ...] = (
    (("letter_posted",), 55, True),
    (("letter_written", "letter_posted"), 25, True),
    (("letter_posted", "void letter_posted"), 8, False),
    (("void letter_posted", "letter_posted"), 4, False),
    (("letter_written", "letter_posted", "void letter_written"), 3, True),
    (("letter_written",), 5, False),
)
"""What becomes of a card, how many in a hundred, and whether it is counted. A void may come before its fact."""
_LATER = 30
"""A card's next fact comes within so many other cards."""


@dataclass(frozen=True)
class Plan:
    """Facts (name, args) in the order in which they are committed, and cards counted by person."""

    facts: list[tuple[str, dict[str, str]]]
    counted: Counter[str]


def plan_of(seed: str, cards: int, people: Sequence[str]) -> Plan:
    """The same seed, the same cards."""
    rng = random.Random(seed)  # noqa: S311
    lives = rng.choices(_LIVES, [share for _, share, _ in _LIVES], k=cards)
    placed: list[tuple[float, str, dict[str, str]]] = []
    counted: Counter[str] = Counter()
    for number, (facts, _, counts) in enumerate(lives):
        letter, person = str(UUID(int=rng.getrandbits(128), version=4)), rng.choice(people)
        counted[person] += counts
        place = float(number)
        for fact in facts:
            placed.append((place, *_fact(fact, letter, person)))
            place += rng.uniform(0.01, _LATER)
    return Plan([(name, args) for _, name, args in sorted(placed, key=lambda one: one[0])], +counted)


def _fact(fact: str, letter: str, person: str) -> tuple[str, dict[str, str]]:
    if fact.startswith("void "):
        return "fact_voided", {"letter_id": letter, "fact": fact.removeprefix("void ")}
    return fact, {"letter_id": letter, "prisoner_id": person, "campaign_id": "everyone"}

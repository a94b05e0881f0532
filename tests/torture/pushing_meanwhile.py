"""Phones push without a pause while a list is uploaded, compared, and applied by two at the desk."""

import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from factories.viasna_export import Export, export_bytes
from torture.desk_line import DeskLine, two_at_the_desk
from torture.hall import held_people
from torture.installation import Installation
from torture.line import Line
from torture.phone import Phone

LANGUAGES = ("ru", "be", "en")


@dataclass
class Push:
    """One request, by the clock of the phones."""

    begun: float
    ended: float
    status: int


@dataclass
class Meanwhile:
    """What phones and coordinators met. Seconds."""

    counted: Counter[str] = field(default_factory=Counter)
    pushes: list[Push] = field(default_factory=list)
    uploaded: tuple[float, float] = (0.0, 0.0)
    """From the first byte to the last line."""
    applied: tuple[float, float] = (0.0, 0.0)
    """From the second person's yes to the answer: compared again, then written."""
    outcomes: Counter[str] = field(default_factory=Counter)
    numbers: dict[str, int] = field(default_factory=dict)

    def within(self, span: tuple[float, float]) -> list[Push]:
        """Pushes that were under way then."""
        return [push for push in self.pushes if push.begun < span[1] and push.ended > span[0]]

    def longest(self, span: tuple[float, float]) -> float:
        """Seconds of the longest of them."""
        return max((push.ended - push.begun for push in self.within(span)), default=0.0)


def lists(rows: int, *, after_release: bool) -> list[bytes]:
    """One week in three languages."""
    return [
        export_bytes(Export(rows=rows, locale=lang, same_people=True, after_release=after_release))
        for lang in LANGUAGES
    ]


def push_meanwhile(installation: Installation, rows: int, phones: int) -> Meanwhile:
    """Week one is there; week two comes in while phones push. The server runs, and ends with nothing waiting."""
    ada, bea = two_at_the_desk(installation)
    first = ada.upload(lists(rows, after_release=False))[-1]["id"]
    assert _say_yes(ada, first)[0] == 200
    installation.worker.start()
    people = _people(installation)
    week, found, end = lists(rows, after_release=True), Meanwhile(), threading.Event()
    threads = [
        threading.Thread(target=_push, args=[installation, people, found, end, number]) for number in range(phones)
    ]
    for thread in threads:
        thread.start()
    try:
        begun = time.monotonic()
        id = ada.upload(week)[-1]["id"]
        found.uploaded = begun, time.monotonic()
        assert _say_yes(ada, id)[0] == 202, "it frees more than 5 %"
        begun = time.monotonic()
        status, answer = _say_yes(bea, id)
        found.applied = begun, time.monotonic()
        assert (status, answer["applied"]) == (200, True)
        found.numbers = answer["numbers"]
    finally:
        end.set()
        for thread in threads:
            thread.join()
    return found


def _say_yes(who: DeskLine, id: str) -> tuple[int, dict[str, object]]:
    return who.post(f"/{id}/apply", {"seen": who.get(f"/{id}")["seen"]})


def _people(installation: Installation) -> list[str]:
    """As soon as the worker has published them."""
    for _ in range(600):
        if people := held_people(installation):
            return people
        time.sleep(0.1)
    raise RuntimeError("nobody was published")


def _push(
    installation: Installation, people: Sequence[str], found: Meanwhile, end: threading.Event, number: int
) -> None:
    rng = random.Random(number)  # noqa: S311
    phone = Phone(Line(installation.ports[0]))
    while not end.is_set():
        cards = [rng.choice(people) for _ in range(3)]
        for person in cards:
            phone.outbox.post_card(person)
        while phone.outbox.waiting:
            begun = time.monotonic()
            answer = phone.push_once()
            found.pushes.append(Push(begun, time.monotonic(), answer.status))
        found.counted.update(cards)
    found.outcomes.update(phone.outbox.outcomes)

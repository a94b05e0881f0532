"""A hall of phones behind one address whose network comes back in the same second."""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from torture import checking
from torture.installation import Installation
from torture.line import PATIENCE, Line, NoAnswer
from torture.phone import Phone, Refused

_BACKOFF = Path(__file__).resolve().parents[2] / "frontend" / "src" / "local" / "sync" / "backoff.ts"
MOST_CARDS = 5
_LONGEST = 900.0
"""Seconds after which a phone that is not done counts as stuck. A limit, not a measure."""


def app_constants() -> dict[str, float]:
    """FIRST, LONGEST and LONGEST_HOLD of the app itself, in seconds."""
    found = re.findall(r"^const (\w+) = ([\d_ *]+);$", _BACKOFF.read_text("utf-8"), re.MULTILINE)
    values = {}
    for name, product in found:
        milliseconds = 1
        for factor in product.split("*"):
            milliseconds *= int(factor)
        values[name] = milliseconds / 1000
    return values


@dataclass
class Hall:
    """What the phones met. Seconds count from the moment at which the network was back."""

    counted: Counter[str]
    pushes: list[float] = field(default_factory=list)
    """Seconds of each push that was answered with 200."""
    statuses: Counter[int] = field(default_factory=Counter)
    """Of all answers; 0: none came in time."""
    waits: list[int | None] = field(default_factory=list)
    """Retry-After of each refusal."""
    done: list[float] = field(default_factory=list)
    """When each phone had told all."""
    outcomes: Counter[str] = field(default_factory=Counter)
    memory: int = 0
    """The most that a server process ever held, in bytes."""
    stuck: int = 0


class HallPhone(Phone):
    """Keeps to the app's rules: push, then look at the list; after a failure full jitter, and no Retry-After broken."""

    def __init__(self, line: Line, hall: Hall, rng: random.Random, constants: dict[str, float]) -> None:
        super().__init__(line)
        self._hall = hall
        self._rng = rng
        self._constants = constants
        self._failures = 0

    def live(self, network_back: float) -> None:
        """Until nothing waits."""
        time.sleep(max(0.0, network_back - time.monotonic()))
        while time.monotonic() < network_back + _LONGEST:
            try:
                self._round()
            except (NoAnswer, Refused) as failure:
                time.sleep(self._pause_after(failure))
            else:
                self._hall.done.append(time.monotonic() - network_back)
                self._hall.outcomes.update(self.outbox.outcomes)
                return
        self._hall.stuck += 1

    def _round(self) -> None:
        while self.outbox.waiting:
            begun = time.monotonic()
            answer = self.push_once()
            self._hall.statuses[answer.status] += 1
            if answer.status == 200:
                self._hall.pushes.append(time.monotonic() - begun)
        self._hall.statuses[self.pull().status] += 1

    def _pause_after(self, failure: NoAnswer | Refused) -> float:
        """Tries come at the ends of pauses with full jitter; those before Retry-After is over ask nothing."""
        self._failures += 1
        asked = failure.answer.retry_after if isinstance(failure, Refused) else None
        self._hall.statuses[failure.answer.status if isinstance(failure, Refused) else 0] += 1
        if isinstance(failure, Refused):
            self._hall.waits.append(asked)
        held = min(asked or 0, self._constants["LONGEST_HOLD"])
        longest = min(self._constants["LONGEST"], self._constants["FIRST"] * 2 ** min(self._failures, 16))
        pause = self._rng.random() * longest
        while pause < held:
            pause += self._rng.random() * longest
        return pause


def come_back(installation: Installation, phones: int, people: Sequence[str], seed: str) -> Hall:
    """So many phones, each with a token to get and 1 to 5 cards; returns when the last is done. The server runs."""
    rng = random.Random(seed)  # noqa: S311
    hall = Hall(Counter())
    constants = app_constants()
    network_back = time.monotonic() + 1 + phones / 500
    threads = []
    for number in range(phones):
        phone = HallPhone(Line(rng.choice(installation.ports)), hall, random.Random(f"{seed} {number}"), constants)  # noqa: S311
        cards = [rng.choice(people) for _ in range(rng.randint(1, MOST_CARDS))]
        for person in cards:
            phone.outbox.post_card(person)
        hall.counted.update(cards)
        threads.append(threading.Thread(target=phone.live, args=[network_back]))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_LONGEST + PATIENCE)
    hall.memory = max(peak_memory(server.pid) for server in installation.servers)
    return hall


def peak_memory(pid: int) -> int:
    """Bytes that the largest process of this tree ever had in memory, by /proc; 0 where there is none."""
    status, children = Path(f"/proc/{pid}/status"), Path(f"/proc/{pid}/task/{pid}/children")
    if not status.exists():
        return 0
    own = re.search(r"^VmHWM:\s+(\d+) kB", status.read_text(), re.MULTILINE)
    below = [peak_memory(int(child)) for child in children.read_text().split()] if children.exists() else []
    return max([int(own[1]) * 1024 if own else 0, *below])


def held_people(installation: Installation, most: int = 40) -> list[str]:
    """Some whom cards may go to."""
    reader = checking.Reader(installation.servers[0])
    reader.pull()
    return sorted(id for id, row in reader.rows["prisoners"].items() if row["state"] == "held")[:most]

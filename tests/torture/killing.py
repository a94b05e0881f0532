"""Servers are killed with signal 9 while clients push, lists come in and files are published."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from real_server import RealServer
from torture import checking
from torture.cards import Plan, plan_of
from torture.clients import Clients, Request
from torture.installation import Importing, Installation

PATIENCE = 600.0
"""Seconds that a share of the work may take on a busy machine. A limit for what hangs, not a measure."""


@dataclass(frozen=True)
class Scale:
    clients: int
    cards: int
    """Of each client."""
    kills: int
    worker_kills: int
    listed: int
    """Rows of the lists that are imported; the real one has 8,696."""
    imports: int
    """At most so many while cards are pushed: each is a process that takes a core for seconds."""
    written_to: int = 40
    """People to whom cards go."""


SHORT = Scale(clients=4, cards=40, kills=3, worker_kills=1, listed=400, imports=2)
LONG = Scale(clients=20, cards=500, kills=20, worker_kills=4, listed=8696, imports=10_000)


@dataclass
class Kill:
    """A server that was killed; moments of the machine's monotonic clock."""

    port: int
    at: float
    up_again: float = 0.0


@dataclass
class Evening:
    """What happened."""

    counted: Counter[str]
    facts: int
    seconds: float = 0.0
    kills: list[Kill] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    first: Counter[str] = field(default_factory=Counter)
    """Outcomes of mutations when they were answered at their first attempt."""
    again: Counter[str] = field(default_factory=Counter)
    """And of those whose first answer was lost."""
    imports: list[float] = field(default_factory=list)
    """Seconds that each took."""


def torture(
    installation: Installation,
    folder: Path,
    scale: Scale,
    seed: str,
    disaster: Callable[[], None] | None = None,
) -> Evening:
    """Play one evening and look at what is left. `disaster`: happens once, half-way. The installation is stopped."""
    rng = random.Random(seed)  # noqa: S311
    importing = Importing(installation, folder / "lists", scale.listed, most=scale.imports)
    try:
        installation.start()
        importing.once()
        reader = checking.Reader(installation.servers[0])
        reader.pull()
        plans = _plans(reader, scale, rng, seed)
        evening = _evening_of(list(plans.values()))
        installation.worker.start()
        importing.start()
        with Clients(plans, installation.ports, folder / "clients") as clients:
            kills = _Kills(installation, reader, rng, evening)
            begun = time.monotonic()
            kills.spread_over(clients, scale, disaster)
            clients.wait_until_done(PATIENCE)
            evening.seconds = time.monotonic() - begun
            evening.requests = clients.requests
            evening.first, evening.again = clients.outcomes("first"), clients.outcomes("again")
        importing.stop()
        evening.imports = importing.seconds
        # The one that met the disaster: nothing of it is left, the next list brings the same.
        assert len(importing.failures) <= (disaster is not None), importing.failures
        _look(installation, evening, reader)
        return evening
    finally:
        importing.stop()
        installation.stop()


def _plans(reader: checking.Reader, scale: Scale, rng: random.Random, seed: str) -> dict[str, Plan]:
    held = sorted(id for id, row in reader.rows["prisoners"].items() if row["state"] == "held")
    people = rng.sample(held, min(scale.written_to, len(held)))
    return {f"{seed}-{number}": plan_of(f"{seed}-{number}", scale.cards, people) for number in range(scale.clients)}


def _evening_of(plans: list[Plan]) -> Evening:
    counted = sum((plan.counted for plan in plans), Counter[str]())
    return Evening(counted, sum(len(plan.facts) for plan in plans))


class _Kills:
    """The work is as many shares as there are kills, and one: each kill falls somewhere into its share."""

    def __init__(
        self, installation: Installation, reader: checking.Reader, rng: random.Random, evening: Evening
    ) -> None:
        self._installation = installation
        self._reader = reader
        self._rng = rng
        self._evening = evening

    def spread_over(self, clients: Clients, scale: Scale, disaster: Callable[[], None] | None) -> None:
        shares = scale.kills + 1
        worker_dies = set(self._rng.sample(range(scale.kills), scale.worker_kills))
        for number in range(scale.kills):
            clients.allow((number + 1) / shares)
            clients.wait_until_named((number + self._rng.uniform(0.1, 0.6)) / shares, PATIENCE)
            if disaster is not None and number == scale.kills // 2:
                disaster()
            if number in worker_dies:
                self._installation.worker.kill()
                self._installation.worker.start()
            self._kill(self._victims())
            self._reader.pull()
        clients.allow(1)

    def _victims(self) -> list[RealServer]:
        """One, now and then all."""
        servers = self._installation.servers
        return servers if self._rng.random() < 0.15 else [self._rng.choice(servers)]

    def _kill(self, servers: list[RealServer]) -> None:
        kills = []
        for server in servers:
            kills.append(Kill(server.port, time.monotonic()))
            server.kill()
        for kill, server in zip(kills, servers, strict=True):
            server.start("--no-worker")
            kill.up_again = time.monotonic()
        self._evening.kills += kills


def _look(installation: Installation, evening: Evening, reader: checking.Reader) -> None:
    """A server starts once more: what moved last is published then, and not a minute later."""
    installation.worker.stop()
    installation.servers[0].restart("--no-worker")
    checking.check_counts(installation, evening.counted)
    checking.check_tables(installation.database_url, evening.facts)
    checking.check_published(installation, reader, evening.counted)
    assert set(evening.first) | set(evening.again) <= {"applied", "duplicate"}
    assert evening.first.total() + evening.again.total() == evening.facts

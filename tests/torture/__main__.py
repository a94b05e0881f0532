"""`python -m torture`: the long forms, on SQLite and on PostgreSQL; tables, and var/bench/torture_*.json.

`python -m torture kill` or `hall` plays one of them alone. SEED=… plays another evening.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, tell
from torture import checking
from torture.disaster import PostgresqlDies
from torture.hall import Hall, come_back, held_people
from torture.installation import NOTHING_IS_HELD, Installation
from torture.killing import LONG, Evening, torture
from torture.postgresql import DurablePostgresql

SEED = os.environ.get("SEED", "2026")
HALL = 500
TOO_LARGE = 1000
"""More phones than one address may register within a minute: some are told to wait."""


def kill_on_sqlite(folder: Path) -> None:
    installation = Installation(
        folder / "home", f"sqlite:///{folder / 'home' / 'lebenszeichen.db'}", 1, NOTHING_IS_HELD
    )
    evening = torture(installation, folder, LONG, f"sqlite-{SEED}")
    assert {request.status for request in evening.requests} <= {0, 200, 201}
    checking.check_log(installation.log)
    tell("torture_kill_sqlite", figures_of(evening))


def kill_on_postgresql(folder: Path) -> None:
    with DurablePostgresql() as postgresql:
        installation = Installation(folder / "home", postgresql.url, 2, NOTHING_IS_HELD)
        disaster = PostgresqlDies(installation, postgresql)
        evening = torture(installation, folder, LONG, f"postgresql-{SEED}", disaster)
        disaster.check(evening.requests)
        for bad in ("deadlock detected", "could not serialize"):
            assert bad not in postgresql.log
        without = Figure("PostgreSQL killed: until every server answers", disaster.back - disaster.died, "s")
        tell("torture_kill_postgresql", [*figures_of(evening), without])


def hall_on_sqlite(folder: Path) -> None:
    url = f"sqlite:///{folder / 'home' / 'lebenszeichen.db'}"
    tell("torture_hall_sqlite", hall_figures(_hall(Installation(folder / "home", url), HALL)))


def hall_on_postgresql(folder: Path) -> None:
    with DurablePostgresql() as postgresql:
        for phones in (HALL, TOO_LARGE):
            installation = Installation(folder / f"{phones}" / "home", postgresql.url)
            tell(f"torture_hall_postgresql_{phones}", hall_figures(_hall(installation, phones)))
            with postgresql.connection() as connection:
                connection.execute("DROP DATABASE torture")
                connection.execute("CREATE DATABASE torture")


def _hall(installation: Installation, phones: int) -> Hall:
    try:
        installation.run("migrate")
        installation.run("sample", "load")
        installation.start()
        hall = come_back(installation, phones, held_people(installation), seed=SEED)
        checking.check_counts(installation, hall.counted)
        checking.check_tables(installation.database_url, hall.counted.total())
        assert (len(hall.done), hall.stuck) == (phones, 0)
        checking.check_log(installation.log)
        return hall
    finally:
        installation.stop()


def figures_of(evening: Evening) -> Sequence[Figure]:
    answered = [request for request in evening.requests if request.status == 200]
    lost = [request for request in evening.requests if request.status == 0]
    anybody, itself = [], []
    for kill in evening.kills:
        after = [request for request in answered if request.begun >= kill.at]
        anybody.append(min(request.ended for request in after) - kill.at)
        itself.append(min((one.ended for one in after if one.port == kill.port), default=kill.up_again) - kill.at)
    seconds = [request.seconds for request in answered]
    return [
        Figure("kills of servers", len(evening.kills), ""),
        Figure("facts", evening.facts, ""),
        Figure("cards counted, as a plain set says", evening.counted.total(), ""),
        Figure("pushes answered", len(answered), ""),
        Figure("pushes without an answer, kills", sum(not request.hung_up for request in lost), ""),
        Figure("pushes hung up before the answer", sum(request.hung_up for request in lost), ""),
        Figure("facts sent again: had been applied", evening.again["duplicate"], ""),
        Figure("facts sent again: had been lost", evening.again["applied"], ""),
        Figure("facts named a second, kills included", evening.facts / evening.seconds, "/s"),
        *_spread("push", seconds),
        Figure("kill until anybody answers a push, median", median(anybody), "s"),
        Figure("kill until anybody answers a push, longest", max(anybody), "s"),
        Figure("kill until the killed one answers a push, median", median(itself), "s"),
        Figure("kill until the killed one answers a push, longest", max(itself), "s"),
        Figure("imports meanwhile", len(evening.imports), ""),
        Figure("import, longest", max(evening.imports), "s"),
    ]


def hall_figures(hall: Hall) -> Sequence[Figure]:
    return [
        Figure("phones", len(hall.done), ""),
        Figure("cards counted, as a plain set says", hall.counted.total(), ""),
        Figure("asked to wait (429, 503)", len(hall.waits), ""),
        *_told_to_wait(sorted(wait for wait in hall.waits if wait is not None)),
        Figure("no answer in 20 s", hall.statuses[0], ""),
        *_spread("push", hall.pushes),
        Figure("half of the phones are done", median(hall.done), "s"),
        Figure("the last phone is done", max(hall.done), "s"),
        Figure("largest server process", hall.memory / 2**20, "MiB"),
    ]


def _told_to_wait(waits: Sequence[int]) -> Sequence[Figure]:
    if not waits:
        return []
    return [
        Figure("Retry-After, shortest", waits[0], "s"),
        Figure("Retry-After, median", median(waits), "s"),
        Figure("Retry-After, longest", waits[-1], "s"),
        Figure("different Retry-After", len(set(waits)), ""),
    ]


def _spread(what: str, seconds: Sequence[float]) -> Sequence[Figure]:
    return [
        Figure(f"{what}, median", median(seconds), "s"),
        Figure(f"{what}, 95 of 100 within", quantiles(seconds, n=20)[-1], "s"),
        Figure(f"{what}, slowest", max(seconds), "s"),
    ]


EVENINGS = {
    "kill": [kill_on_sqlite, kill_on_postgresql],
    "hall": [hall_on_sqlite, hall_on_postgresql],
}


def main(wanted: Sequence[str]) -> None:
    for name in wanted or EVENINGS:
        for evening in EVENINGS[name]:
            with TemporaryDirectory(prefix="lebenszeichen-torture-") as folder:
                evening(Path(folder))


main(sys.argv[1:])

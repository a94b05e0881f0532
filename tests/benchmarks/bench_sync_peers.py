"""The sync engine beside PouchDB and RxDB: real Chromium, IndexedDB on disk, the same rows, the same codec.

docs/benchmarks.md says how, and what is fair about it.
"""

import os
import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure
from benchmarks.figures import show as show_figures
from benchmarks.peers.evening import CARDS, CHANGES, FIRST, Hall, Measured, Setting
from benchmarks.peers.goals import figures
from benchmarks.peers.lists import LISTS
from benchmarks.peers.origin import build, origin
from benchmarks.peers.phone import CONDITIONS, ListeningBrowser
from benchmarks.peers.product import product

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SCOUTS = int(os.environ.get("SCOUTS", "2"))
"""First syncs by which the quickest batch is found, before the rounds."""
BATCHES = (100, 500, 1000, 5000)
"""The last is more than there are rows: everything in one."""
OURS, POUCH = Setting("ours"), Setting("pouch")
PEERS = ("pouch", "rx")
Run = dict[str, Any]


def measure() -> dict[str, Any]:
    """What stands under "browser" in var/bench/sync.json: `runs` (medians, every value), `figures` (goals)."""
    runs: list[Run] = []
    with (
        before_others(),
        TemporaryDirectory() as folder,
        closing(ListeningBrowser(Path(folder) / "profile")) as browser,
    ):
        version = browser.ask("Browser.getVersion")["product"]
        pages = build(Path(folder))
        for name in LISTS:
            with product(Path(folder) / name, name) as made, origin(pages, made.server.port) as peers:
                hall = Hall(browser, peers, made)
                warm_up(hall)
                for condition in CONDITIONS:
                    runs += [{"list": name, "condition": condition, **run} for run in compare(hall, condition)]
    goals = [{**asdict(figure), "met": figure.is_met} for figure in figures(runs)]
    return {"browser": version, "rounds": ROUNDS, "load_average": os.getloadavg(), "figures": goals, "runs": runs}


def started(profile: Path) -> closing[ListeningBrowser]:
    return closing(ListeningBrowser(profile))


@contextmanager
def before_others() -> Iterator[None]:
    """Where that is allowed: what else the machine does hits no engine, and no engine's server. Inherited by all."""
    with suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def compare(hall: Hall, condition: str) -> Iterator[Run]:
    """Interleaved, so that whatever else the machine does hits all alike."""
    scouted = {engine: scout(hall, engine, condition) for engine in PEERS}
    best = [min(found, key=lambda setting: found[setting]["ms"]) for found in scouted.values()]
    settings = list(dict.fromkeys([OURS, POUCH, *best]))
    evenings = [[hall.evening(setting, condition) for setting in settings] for _ in range(ROUNDS)]
    for place, setting in enumerate(settings):
        mine = [evening[place] for evening in evenings]
        medians = {work: median([evening[work] for evening in mine]) for work in mine[0]}
        found = {each.name: first for each, first in scouted.get(setting.engine, {}).items()}
        named = {"engine": setting.engine, "setting": setting.name, "best": setting in best, "scouted": found}
        yield {**named, **medians, "all": mine}


def warm_up(hall: Hall) -> None:
    """Packs what is packed once, and has every server answer before anything is measured."""
    for setting in [OURS, *(Setting(engine, batch) for engine in PEERS for batch in BATCHES)]:
        hall.first_sync(setting, "unthrottled")


def scout(hall: Hall, engine: str, condition: str) -> dict[Setting, Measured]:
    """The first sync with each batch."""
    settings = [Setting(engine, batch) for batch in BATCHES]
    rounds = [[hall.first_sync(setting, condition) for setting in settings] for _ in range(SCOUTS)]
    return {setting: median([one[place] for one in rounds]) for place, setting in enumerate(settings)}


def median(measured: list[Measured]) -> Measured:
    return {name: statistics.median(each[name] for each in measured) for name in measured[0]}


def show(told: dict[str, Any]) -> None:
    """As tables: what was measured, and what was to be reached."""
    for name in LISTS:
        for condition in CONDITIONS:
            here = [run for run in told["runs"] if (run["list"], run["condition"]) == (name, condition)]
            _show_runs(f"{name}, {condition}: medians of {told['rounds']}", here)
            where = f" ({name}, {condition})"
            goals = [Figure(**_without_met(each)) for each in told["figures"] if each["name"].endswith(where)]
            show_figures(f"beside each peer's best setting{where}", [_shorter(goal, where) for goal in goals])


def _without_met(figure: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in figure.items() if name != "met"}


def _shorter(figure: Figure, where: str) -> Figure:
    return replace(figure, name=figure.name.removesuffix(where))


def _show_runs(title: str, runs: Sequence[Run]) -> None:
    columns = [f"{work} {what}" for work in ("sync", "ten", "cards") for what in ("ms", "asked", "KB in", "KB out")]
    table = Table("", *columns, title=title)
    for run in runs:
        cells = [_cells(run[work]) for work in (FIRST, CHANGES, CARDS)]
        table.add_row(run["setting"], *(cell for part in cells for cell in part))
    Console(width=200).print(table)


def _cells(measured: Measured) -> list[str]:
    kilobytes = [f"{measured[way] / 1000:,.1f}" for way in ("down", "up")]
    return [f"{measured['ms']:,.0f}", f"{measured['requests']:.0f}", *kilobytes]

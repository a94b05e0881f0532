"""The server's half of `make bench-sync`: cards and readers a second, what growth costs, memory. QUICK=1: a minute.

Run by itself it prints its tables and writes var/bench/sync_server.json. A whole run writes docs/capacity.md's numbers.
"""

import json
import os
import platform
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import FOLDER
from benchmarks.server import disk
from benchmarks.server.filling import Filling
from benchmarks.server.growing import Grown
from benchmarks.server.page import rewrite
from benchmarks.server.places import KINDS, place
from benchmarks.server.plot import draw
from benchmarks.server.serving import measure_pushes, measure_readers
from real_server import ROOT

QUICK = os.environ.get("QUICK") == "1"
LETTERS = (1_000, 30_000) if QUICK else (1_000, 10_000, 100_000, 1_000_000)
PEOPLE = (1_000, 4_000) if QUICK else (1_000, 10_000, 50_000)
ORDINARY_PEOPLE, ORDINARY_LETTERS = 1_500, 10_000 if QUICK else 100_000
ROUNDS = 5 if QUICK else 15


def measure() -> dict[str, Any]:
    """What stands under "server" in var/bench/sync.json. A whole run writes the page, too."""
    begun = time.monotonic()
    with TemporaryDirectory(prefix="lebenszeichen-bench-disk-") as folder:
        told: dict[str, Any] = {"cores": os.cpu_count(), "python": platform.python_version(), "quick": QUICK}
        told["disk"] = disk.measure(Path(folder))
    told["readers"] = _readers()
    for kind in KINDS:
        told[kind] = {}
        for name, part in (("pushes", _pushes), ("letters", _letters), ("people", _people)):
            told[kind][name] = part(kind)
            Console(stderr=True).print(f"{kind}, {name}: {time.monotonic() - begun:.0f} s")
    told["load_average"] = os.getloadavg()
    told["seconds"] = round(time.monotonic() - begun, 1)
    if not QUICK:
        write_page(told)
    return told


def _pushes(kind: str) -> dict[str, Any]:
    with place(kind) as here:
        with here.app():
            Filling().reach(ORDINARY_PEOPLE, 1_000)
        return {"version": here.version, **measure_pushes(here, seconds=1.5 if QUICK else 6.0)}


def _letters(kind: str) -> list[dict[str, Any]]:
    """The same people, more and more letters."""
    filling, rows = Filling(), []
    with place(kind) as here:
        for letters in LETTERS:
            with here.app() as app:
                filling.reach(ORDINARY_PEOPLE, letters)
                rows.append({"size": letters, "costs": Grown(here, app, filling, ROUNDS).measure()})
    return rows


def _people(kind: str) -> list[dict[str, Any]]:
    """The same number of letters, for more and more people."""
    rows = []
    for people in PEOPLE:
        with place(kind) as here, here.app() as app:
            filling = Filling()
            filling.reach(people, ORDINARY_LETTERS)
            rows.append({"size": people, "costs": Grown(here, app, filling, ROUNDS).measure()})
    return rows


def _readers() -> dict[str, Any]:
    with place("sqlite") as here:
        with here.app():
            Filling().reach(ORDINARY_PEOPLE, ORDINARY_LETTERS)
        return measure_readers(here, seconds=1.5 if QUICK else 5.0)


def main() -> None:
    told = measure()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "sync_server.json").write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    show(told)


def write_page(told: dict[str, Any]) -> None:
    """docs/capacity.md and its picture."""
    (ROOT / "docs" / "capacity.svg").write_text(draw(told), "utf-8")
    rewrite(ROOT / "docs" / "capacity.md", told)


def show(told: dict[str, Any]) -> None:
    """As tables."""
    console = Console(width=120)
    console.print("disk", told["disk"], "seconds", told["seconds"], "load", told["load_average"])
    for kind in KINDS:
        _show_rows(console, f"pushes, {kind}", told[kind]["pushes"]["rows"])
        for what in ("letters", "people"):
            _show_growth(console, f"CPU ms, {kind}, as {what} grow", told[kind][what])
    _show_rows(console, "readers", told["readers"]["rows"])
    console.print(told["readers"]["memory_mb"], {kind: told[kind]["pushes"]["memory_mb"] for kind in KINDS})


def _show_rows(console: Console, title: str, rows: list[dict[str, Any]]) -> None:
    table = Table(*rows[0], title=title)
    for row in rows:
        table.add_row(*(f"{value:,.2f}" if isinstance(value, float) else str(value) for value in row.values()))
    console.print(table)


def _show_growth(console: Console, title: str, points: list[dict[str, Any]]) -> None:
    table = Table("", *(f"{point['size']:,}" for point in points), title=title)
    for what in points[0]["costs"]:
        table.add_row(what, *(f"{point['costs'][what]['cpu_ms']:,.1f}" for point in points))
    console.print(table)


if __name__ == "__main__":
    main()

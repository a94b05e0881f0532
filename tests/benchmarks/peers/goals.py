"""What is to be reached, as ratios against each peer's best setting. Told, never enforced: no test hangs on a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from benchmarks.figures import Figure
from benchmarks.peers.evening import CARDS, CHANGES, FIRST, OURS

KB = 1000
_CALLED = {"requests": "requests", "down": "bytes that came", "up": "body that was sent"}
Run = dict[str, Any]


def figures(runs: Sequence[Run]) -> list[Figure]:
    """For each list and condition: this product beside the best of each peer."""
    places = dict.fromkeys((run["list"], run["condition"]) for run in runs)
    return [figure for place in places for figure in _beside(place, _best(runs, place))]


def _best(runs: Sequence[Run], place: tuple[str, str]) -> dict[str, Run]:
    here = [run for run in runs if (run["list"], run["condition"]) == place]
    return {run["engine"]: run for run in here if run["best"] or run["engine"] == OURS}


def _beside(place: tuple[str, str], best: dict[str, Run]) -> Iterator[Figure]:
    ours, pouch, rx = best[OURS], best["pouch"], best["rx"]
    told = [
        _times(FIRST, ours, pouch, ">= 3.5"),
        _times(FIRST, ours, rx, ">= 1.2"),
        _counted(FIRST, "requests", best, "<= 2"),
        _share(ours, rx, "<= 0.9"),
        _times(CHANGES, ours, pouch, ""),
        _times(CHANGES, ours, rx, ""),
        _counted(CHANGES, "requests", best, "<= 1"),
        _counted(CHANGES, "down", best, "<= 2.5"),
        _times(CARDS, ours, pouch, ">= 3"),
        _times(CARDS, ours, rx, ""),
        _counted(CARDS, "requests", best, "<= 1"),
        _counted(CARDS, "up", best, "<= 4"),
    ]
    for figure in told:
        yield replace(figure, name=f"{figure.name} ({', '.join(place)})")


def _times(work: str, ours: Run, peer: Run, goal: str) -> Figure:
    taken, theirs = ours[work]["ms"], peer[work]["ms"]
    told = f"{peer['setting']}: {theirs:,.0f} ms; here {taken:,.0f} ms"
    return Figure(f"{work}, beside {peer['setting'].split(',')[0]}", theirs / taken, "x as fast", goal, told)


def _share(ours: Run, peer: Run, goal: str) -> Figure:
    # The quickest batch need not be the one with the fewest bytes.
    bytes_of = {name: measured["down"] for name, measured in peer["scouted"].items()}
    least = min(bytes_of, key=lambda name: bytes_of[name])
    here, there = ours[FIRST]["down"], bytes_of[least]
    told = f"{least}: {there / KB:,.1f} KB; here {here / KB:,.1f} KB"
    return Figure(f"{FIRST}, bytes that came", here / there, "of the peer's", goal, told)


def _counted(work: str, what: str, best: dict[str, Run], goal: str) -> Figure:
    """Requests, or kilobytes that came (`down`) or were sent as a body (`up`)."""
    scale, unit, form = (1, "", ",.0f") if what == "requests" else (KB, "KB", ",.1f")
    peers = [run for run in best.values() if run["engine"] != OURS]
    told = "; ".join(f"{peer['setting']}: {peer[work][what] / scale:{form}}" for peer in peers)
    return Figure(f"{work}, {_CALLED[what]}", best[OURS][work][what] / scale, unit, goal, told)

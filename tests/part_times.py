"""A pytest plugin that says, before the summary line, how long each part took against its budget."""

import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import pytest

from run import PYTEST_PARTS

_BUDGETS = {"units": 125, "faults": 120, "browsers": 300}
"""Seconds on two cores. Two and a half minutes for units and three for faults, with what run.py takes of each."""
_busy: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
"""Part → begin and end of each setup, call and teardown."""


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for part, folders in PYTEST_PARTS.items():
        if report.nodeid.startswith(tuple(f"{folder}/" for folder in folders)):
            _busy[part].append((report.start, report.stop))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("time of each part")
    for line in os.environ.get("LEBENSZEICHEN_PART_TIMES", "").splitlines():
        terminalreporter.line(line)
    shares = _shares(_busy)
    for part, budget in _BUDGETS.items():
        if part in _busy:
            terminalreporter.line(f"{part:<20}{shares[part]:7.1f} s of {budget} s")


def _shares(busy: Mapping[str, Sequence[tuple[float, float]]]) -> dict[str, float]:
    """Part → its seconds of the run. While processes are busy with several parts, each part has its share of the time.

    The shares are together the time in which anything ran: what a part would take alone, on as many cores.
    """
    changes = sorted(
        (at, step, part)
        for part, spans in busy.items()
        for span in spans
        for at, step in zip(span, (1, -1), strict=True)
    )
    running, shares, before = Counter[str](), defaultdict[str, float](float), 0.0
    for at, step, part in changes:
        for other, processes in running.items():
            shares[other] += (at - before) * processes / max(1, running.total())
        running[part] += step
        before = at
    return shares

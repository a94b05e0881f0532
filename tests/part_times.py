"""A pytest plugin that says, before the summary line, how long each part took against its budget."""

import os
from collections import defaultdict

import pytest

from run import PYTEST_PARTS

_BUDGETS = {"units": 150, "faults": 180, "browsers": 300}
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
    for part, budget in _BUDGETS.items():
        if part in _busy:
            terminalreporter.line(f"{part:<20}{_lasted(_busy[part]):7.1f} s of {budget} s")


def _lasted(spans: list[tuple[float, float]]) -> float:
    """Seconds in which at least one process was busy with this part: two at the same time count once."""
    seconds = until = 0.0
    for begin, end in sorted(spans):
        seconds += max(0.0, end - max(begin, until))
        until = max(until, end)
    return seconds

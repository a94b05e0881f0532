"""A pytest plugin that says, before the summary line, how long each part took against its budget."""

import os
from collections import Counter

import pytest

from run import PYTEST_PARTS

_BUDGETS = {"units": 150, "faults": 180, "browsers": 300}
_seconds: Counter[str] = Counter()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add a test's setup, call and teardown to its part."""
    for part, folders in PYTEST_PARTS.items():
        if report.nodeid.startswith(tuple(f"{folder}/" for folder in folders)):
            _seconds[part] += report.duration  # type: ignore[assignment]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("time of each part")
    for line in os.environ.get("LEBENSZEICHEN_PART_TIMES", "").splitlines():
        terminalreporter.line(line)
    for part, budget in _BUDGETS.items():
        if part in _seconds:
            terminalreporter.line(f"{part:<20}{_seconds[part]:7.1f} s of {budget} s")

"""A pytest plugin that says what each test costs the processor, whatever else the machine does: `-p cpu_times`.

Counted is the time of this process and of all below it: databases, servers, browsers. Start it without `-n`, for each
process would count its own; `tests/two_cores.py` and part_times.py say how long a run takes.
"""

import contextlib
import ctypes
import os
import time
from collections import defaultdict
from pathlib import Path

import pytest

_DEAREST = 40
_TICK = os.sysconf("SC_CLK_TCK")
_BECOME_PARENT_OF_ORPHANS = 36
"""Linux's PR_SET_CHILD_SUBREAPER: what a child leaves running, as pg_ctl does, stays below this process."""

_spent: defaultdict[str, dict[str, tuple[float, float]]] = defaultdict(dict)
"""Test → its phase → seconds of the processor and seconds on the clock."""
_before = (0.0, 0.0)


def pytest_configure() -> None:
    ctypes.CDLL(None).prctl(_BECOME_PARENT_OF_ORPHANS, 1, 0, 0, 0)


def pytest_runtest_logstart() -> None:
    global _before  # noqa: PLW0603  (phases follow one another; there is one moment before)
    _before = _now()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    global _before  # noqa: PLW0603
    now = _now()
    _spent[report.nodeid][report.when or ""] = (now[0] - _before[0], now[1] - _before[1])
    _before = now


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    write = terminalreporter.write_line
    terminalreporter.section("seconds of the processor (and on the clock): whole, setup, call, teardown")
    for nodeid, phases in sorted(_spent.items(), key=lambda item: -_sum(item[1])[0])[:_DEAREST]:
        parts = " ".join(f"{phases.get(when, (0.0, 0.0))[0]:7.2f}" for when in ("setup", "call", "teardown"))
        cpu, clock = _sum(phases)
        write(f"{cpu:7.2f} ({clock:6.2f}) {parts}  {nodeid}")
    by_file: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for nodeid, phases in _spent.items():
        by_file[nodeid.partition("::")[0]].append(_sum(phases))
    terminalreporter.section("by file")
    for file, times in sorted(by_file.items(), key=lambda item: -sum(cpu for cpu, _ in item[1]))[:_DEAREST]:
        write(f"{sum(cpu for cpu, _ in times):7.2f} ({sum(clock for _, clock in times):6.2f}) {len(times):4} {file}")
    cpu, clock = _sum({str(number): _sum(phases) for number, phases in enumerate(_spent.values())})
    write(f"{cpu:7.2f} ({clock:6.2f}) {len(_spent):4} altogether")


def _sum(times: dict[str, tuple[float, float]]) -> tuple[float, float]:
    return sum(cpu for cpu, _ in times.values()), sum(clock for _, clock in times.values())


def _now() -> tuple[float, float]:
    return _processor(), time.monotonic()


def _processor() -> float:
    """Seconds that this process and all below it have used up to now, those that ended included."""
    ticks = 0
    waiting = [os.getpid()]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        # What ends meanwhile is not there any more: its parent has its time.
        with contextlib.suppress(OSError):
            # After the name: state, parent, ... and from the twelfth on what it and its ended children used.
            fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            ticks += sum(int(field) for field in fields[11:15])
            for children in folder.glob("task/*/children"):
                waiting += [int(child) for child in children.read_text().split()]
    return ticks / _TICK

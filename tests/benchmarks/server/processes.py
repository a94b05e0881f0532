"""What processes cost: processor time and memory, from /proc."""

import os
from collections.abc import Iterator
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from tree(int(child))


def cpu_seconds(pid: int) -> float:
    """What a process and all below it, those that ended and were waited for too, have used."""
    return sum(_own_and_reaped(one) for one in tree(pid))


def megabytes(pid: int) -> float:
    """Resident memory of one process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def memory_of_server(pid: int) -> dict[str, float]:
    """MB of each process of `lebenszeichen serve`: its supervisor, its web processes, its worker."""
    found = {"supervisor": megabytes(pid)}
    for one in list(tree(pid))[1:]:
        command = Path(f"/proc/{one}/cmdline").read_bytes().split(b"\0")
        name = "worker" if b"worker" in command else "web"
        found[name] = max(found.get(name, 0.0), megabytes(one))
    return found


def _own_and_reaped(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / _TICK

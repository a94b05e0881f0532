"""Several clients at once, each a process: what they were answered in a few seconds, and what that cost the server."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from benchmarks.server.places import Place
from benchmarks.server.processes import cpu_seconds
from real_server import RealServer

PROGRAM = Path(__file__).with_name("load.py")


@dataclass(frozen=True)
class Answered:
    """A second: answers of all clients together. Milliseconds: as one client waits. CPU: of server and database."""

    a_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float

    def as_json(self, **more: float) -> dict[str, float]:
        return {**more, **{name: round(value, 3) for name, value in vars(self).items()}}


def ask(place: Place, server: RealServer, clients: Sequence[Mapping[str, Any]], seconds: float) -> Answered:
    """Let all of them ask for that long."""
    common = {"port": server.port, "batch": 0, "expected": 200}
    running = [_start({**common, **one}) for one in clients]
    for process in running:
        if process.stdout is None or process.stdout.readline() != "ready\n":
            raise RuntimeError("a client did not start")
    before = _used(place, server)
    for process in running:
        if process.stdin is not None:
            process.stdin.write(f"{seconds}\n")
            process.stdin.flush()
    told = [process.communicate()[0] for process in running]
    used = _used(place, server) - before
    if any(process.returncode for process in running):
        raise RuntimeError("a client was not answered as it should be")
    times = [one for answer in told for one in json.loads(answer)]
    cuts = quantiles(times, n=100)
    in_time = max(1, len(times) - len(clients))  # each client's last answer came after the end
    return Answered(in_time / seconds, cuts[49], cuts[98], used / len(times) * 1000)


def _start(errand: Mapping[str, Any]) -> "subprocess.Popen[str]":
    command = [sys.executable, str(PROGRAM), json.dumps(errand)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _used(place: Place, server: RealServer) -> float:
    return cpu_seconds(server.pid) + (cpu_seconds(place.database_pid) if place.database_pid else 0.0)

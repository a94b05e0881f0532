"""The client processes as seen from outside: what each has told, and how far all of them may go."""

import json
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from torture.cards import Plan

TESTS = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Request:
    """One request of one client; moments in seconds of the machine's monotonic clock."""

    port: int
    begun: float
    ended: float
    status: int
    """0: no answer."""
    hung_up: bool = False
    why: str = ""
    first: dict[str, int] | None = None
    """Outcomes of mutations that were sent for the first time."""
    again: dict[str, int] | None = None
    """Outcomes of those whose first answer was lost."""
    named: int = 0

    @property
    def seconds(self) -> float:
        return self.ended - self.begun


class ClientProcess:
    """One process, and a thread that reads what it tells."""

    def __init__(self, name: str, plan: Plan, ports: Sequence[int], folder: Path) -> None:
        file = folder / f"{name}.json"
        file.write_text(json.dumps({"ports": ports, "seed": name, "facts": plan.facts}))
        self.total = len(plan.facts)
        self.requests: list[Request] = []
        self.named = 0
        self.complaints = folder / f"{name}.log"
        with self.complaints.open("wb") as complaints:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "torture.client", str(file)],
                cwd=TESTS,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
            )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def allow(self, share: float) -> None:
        """Let it go on until this share of its facts is named."""
        if self.process.stdin is not None and self.process.poll() is None:
            self.process.stdin.write(f"{round(self.total * share)}\n")
            self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told: dict[str, Any] = json.loads(line)
            self.requests.append(Request(**told))
            self.named = told.get("named", self.named)


class Clients:
    """All of them, as `with` block."""

    def __init__(self, plans: dict[str, Plan], ports: Sequence[int], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.begun = time.monotonic()
        self.all = [ClientProcess(name, plan, ports, folder) for name, plan in plans.items()]
        self.total = sum(client.total for client in self.all)

    def __enter__(self) -> "Clients":
        return self

    def __exit__(self, *_: object) -> None:
        for client in self.all:
            client.end()

    @property
    def requests(self) -> list[Request]:
        return [request for client in self.all for request in list(client.requests)]

    @property
    def named(self) -> int:
        return sum(client.named for client in self.all)

    def allow(self, share: float) -> None:
        for client in self.all:
            client.allow(share)

    def wait_until_named(self, share: float, patience: float) -> None:
        """Wait until this share of all facts was named; fails when that takes longer than `patience` seconds."""
        end = time.monotonic() + patience
        while self.named < share * self.total:
            assert time.monotonic() < end, f"{self.named} of {self.total} facts were named: {self.complaints()}"
            time.sleep(0.01)

    def wait_until_done(self, patience: float) -> None:
        self.wait_until_named(1, patience)
        for client in self.all:
            assert client.process.wait(patience) == 0, self.complaints()

    def complaints(self) -> str:
        """What went wrong inside the clients themselves."""
        return "".join(client.complaints.read_text() for client in self.all)

    def outcomes(self, kind: str) -> Counter[str]:
        """Of `first` or `again`."""
        return sum((Counter(getattr(request, kind) or {}) for request in self.requests), Counter[str]())

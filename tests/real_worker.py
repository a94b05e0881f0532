"""`lebenszeichen worker` as a process beside a `RealServer`, which finds a push service on loopback and no other."""

import subprocess
import sys
from types import TracebackType
from typing import Self

from push_service import PushService
from real_server import ROOT, RealServer


class RealWorker:
    """The unmodified worker, as `with` block."""

    def __init__(self, server: RealServer, service: PushService) -> None:
        self.server = server
        self.service = service
        self._process: subprocess.Popen[bytes] | None = None
        self.log_path = server.home / "worker.log"

    @property
    def log(self) -> str:
        return self.log_path.read_text("utf-8", "replace")

    def __enter__(self) -> Self:
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self.service.worker_command],
                cwd=ROOT,
                env={**self.server.environment, "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT / 'backend'}"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._process is not None:
            self._process.terminate()
            assert self._process.wait(60) == 0, self.log

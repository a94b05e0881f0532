"""`lebenszeichen` for tests that start it a hundred times: each process is a fork of one that has imported everything.

Importing is most of what a short command costs. Whatever comes after it is the same: a process of its own in a session
of its own, with its own environment, folder and output. What the program is like when it is really started is asked by
tests/backend/serving, tests/packaging, every worker beside a server, and `make torture`.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 200_000
"""Bytes of a request, most of them the environment."""


class Started:
    """A process of the program, asked as `subprocess.Popen` is."""

    def __init__(self, word: socket.socket) -> None:
        self._word = word
        self.pid = int(word.recv(32))
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self._word.setblocking(False)
            try:
                self._ended()
            except BlockingIOError:
                return None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit code, negative for a signal. Raises TimeoutError."""
        if self.returncode is None:
            self._word.settimeout(timeout)
            self._ended()
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def _ended(self) -> None:
        self.returncode = int(self._word.recv(32) or -signal.SIGKILL)
        self._word.close()


class ReadyProgram:
    """The process that has imported everything; it ends with this one."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT / "backend")])}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ready_program", str(theirs.fileno())],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
            )

    def start(
        self, *commands: Sequence[str], folder: Path, environment: Mapping[str, str], out: BinaryIO, err: BinaryIO
    ) -> Started:
        """`lebenszeichen` with these arguments, or several times one after another, as one process."""
        request = json.dumps([commands, str(folder), dict(environment)]).encode()
        assert len(request) < LARGEST
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            socket.send_fds(self._channel, [request], [out.fileno(), err.fileno(), theirs.fileno()])
        return Started(ours)


@cache
def ready_program() -> ReadyProgram:
    """The one of this test process, started by whoever first asks."""
    return ReadyProgram()

"""`lebenszeichen serve` as a process of its own, on a free port, with a home of its own."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, ClassVar

from ready_program import Started, ready_program

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".venv" / "bin" / "lebenszeichen"
_ONE_AFTER_ANOTHER = """
import json, sys
from lebenszeichen.commands import main
for arguments in json.loads(sys.argv[1]):
    try:
        main(arguments)
    except SystemExit as end:
        if end.code:
            raise
"""
_PORTS = range(20_000, 32_000)
_PATIENCE = 60.0
"""Seconds a server has to answer, on a machine that does other things too. A limit, not a measure."""


class RealServer:
    """Starts, ends and restarts the server by its process id; runs commands against the same home."""

    forked: ClassVar[bool] = False
    """Whether the program's processes are forks of one that has imported it, instead of started from its file each."""

    def __init__(self, home: Path, *, program: Path = PROGRAM, environment: dict[str, str] | None = None) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self._program = program
        self._process: subprocess.Popen[bytes] | Started | None = None
        self.environment = {
            **os.environ,
            "LEBENSZEICHEN_HOME": str(home),
            "PORT": str(self.port),
            "HOST": "localhost",
            "PUBLIC_URL": self.url,
            "DATABASE_URL": "",
            "LETTERS_SETTLE_MINUTES": "0",  # a test asks at once what counts
            **(environment or {}),
        }

    @property
    def log_path(self) -> Path:
        return self.home / "server.log"

    @property
    def log(self) -> str:
        """Everything that the server and its worker have written."""
        return self.log_path.read_text("utf-8", "replace") if self.log_path.exists() else ""

    @property
    def pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self, *options: str) -> None:
        """Start it and wait until it answers."""
        with self.log_path.open("ab") as log:
            self._process = self._begin([["serve", *options]], log, log)
        self._wait_until_it_answers()

    def stop(self) -> None:
        """End it as an operator does (SIGTERM) and wait; its children end with it."""
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE)

    def kill(self) -> None:
        """End it, its web process and its worker at once, as a power cut would."""
        process, self._process = self._process, None
        if process is not None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(_PATIENCE)

    def restart(self, *options: str) -> None:
        self.stop()
        self.start(*options)

    def run(self, *arguments: str) -> str:
        """A command against the same home: `server.run("counts")`. Returns what it printed; raises when it failed."""
        return self._finish([arguments])

    def prepare(self, *commands: Sequence[str]) -> None:
        """Commands that make a home, one after another in one process: starting it is what most of them cost."""
        self._finish(commands)

    def _finish(self, commands: Sequence[Sequence[str]]) -> str:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            code = self._begin(commands, out, err).wait()
            printed, said = (_read(file) for file in (out, err))
        if code != 0:
            raise RuntimeError(f"lebenszeichen {commands} failed:\n{printed}{said}")
        return printed

    def _begin(
        self, commands: Sequence[Sequence[str]], out: BinaryIO, err: BinaryIO
    ) -> subprocess.Popen[bytes] | Started:
        if self.forked and self._program == PROGRAM:
            return ready_program().start(*commands, folder=self.home, environment=self.environment, out=out, err=err)
        program = [str(self._program), *commands[0]]
        if len(commands) > 1:
            python = str(ROOT / ".venv" / "bin" / "python")
            program = [python, "-c", _ONE_AFTER_ANOTHER, json.dumps(commands)]
        return subprocess.Popen(
            program,
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )

    def fetch(self, path: str) -> tuple[int, bytes]:
        """Status and body of a GET; an error's too."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=30) as answer:  # noqa: S310  (our own address)
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"the server ended:\n{self.log}")
            try:
                if self.fetch("/api/health")[0] == 200:
                    return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"the server does not answer:\n{self.log}")


def _read(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def free_port() -> int:
    """A port that stays this run's own while its server is stopped for a while.

    Outside the range from which the system gives ports to connections and to whoever asks for any; several test runs
    on one machine begin at different places.
    """
    for port in _ports:
        with socket.socket() as listener, contextlib.suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no port is free")


_ports = iter([_PORTS[(os.getpid() * 97 + step) % len(_PORTS)] for step in range(len(_PORTS))])

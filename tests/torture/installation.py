"""A whole installation under torture: servers on one database and one home, a worker, lists that come in."""

import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from real_server import PROGRAM, RealServer
from torture.importing import changing_lists

_PATIENCE = 60.0

NOTHING_IS_HELD = {
    "LETTERS_SOFT_CAP": "1000000",
    "LETTERS_SOFT_CAP_NEWCOMERS": "1000000",
    "LETTERS_SOFT_CAP_LINE": "1000000",
}
"""For clients that tell of more cards than people write."""


@dataclass
class Installation:
    """Servers are numbered from 0. Everything is ended by `stop`, whatever happened."""

    home: Path
    database_url: str
    servers_wanted: int = 1
    settings: Mapping[str, str] = field(default_factory=dict)
    servers: list[RealServer] = field(init=False)

    def __post_init__(self) -> None:
        told = {
            "LEBENSZEICHEN_HOME": str(self.home),
            "DATABASE_URL": self.database_url,
            "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
            "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
            "LETTERS_SETTLE_MINUTES": "0",
            **self.settings,
        }
        # One home for all, as docs/operations.md asks; a folder for each server's log.
        folders = [self.home.with_name(f"server-{number}") for number in range(self.servers_wanted)]
        self.servers = [RealServer(folder, environment=told) for folder in folders]
        self.worker = Worker(self.servers[0].environment, self.home.with_name("worker.log"))

    @property
    def ports(self) -> list[int]:
        return [server.port for server in self.servers]

    @property
    def logs(self) -> dict[str, str]:
        """What each of them has written."""
        servers = {f"server {number}": server.log for number, server in enumerate(self.servers)}
        return {**servers, "worker": self.worker.log}

    @property
    def log(self) -> str:
        return "".join(self.logs.values())

    def run(self, *arguments: str) -> str:
        return self.servers[0].run(*arguments)

    def start(self) -> None:
        """On SQLite a server migrates by itself."""
        if not self.database_url.startswith("sqlite"):
            self.run("migrate")
        for server in self.servers:
            server.start("--no-worker")

    def stop(self) -> None:
        self.worker.stop()
        for server in self.servers:
            server.stop()


class Worker:
    """`lebenszeichen worker`, the program as it is."""

    def __init__(self, environment: Mapping[str, str], log_path: Path) -> None:
        self._environment = dict(environment)
        self._log_path = log_path
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        return self._log_path.read_text("utf-8", "replace") if self._log_path.exists() else ""

    def start(self) -> None:
        with self._log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [str(PROGRAM), "worker"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._log_path.parent,
            )

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait(_PATIENCE)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(_PATIENCE)


class Importing:
    """Imports one list after the other in a thread of its own until it is told to end."""

    def __init__(self, installation: Installation, folder: Path, size: int, most: int) -> None:
        """`most`: so many at most in the thread."""
        folder.mkdir(parents=True, exist_ok=True)
        self._installation = installation
        self._folder = folder
        self._most = most
        self._lists = changing_lists(size, seed=96)
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="importing")
        self.seconds: list[float] = []
        """How long each took."""
        self.failures: list[str] = []

    def once(self) -> None:
        day, content = next(self._lists)
        file = self._folder / f"{day}.csv"
        file.write_bytes(content)
        begun = time.monotonic()
        try:
            self._installation.run("import", "viasna", str(file), "--as-of", day.isoformat())
        except RuntimeError as error:
            self.failures.append(str(error))
        self.seconds.append(time.monotonic() - begun)
        file.unlink()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._end.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _go_on(self) -> None:
        for _ in range(self._most):
            if self._end.is_set():
                return
            self.once()

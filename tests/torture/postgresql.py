"""A PostgreSQL that means it (fsync and synchronous commits on, as they are by default), and can be killed."""

import os
import signal
import time
from pathlib import Path
from tempfile import mkdtemp

import psycopg

from factories.postgresql import PostgresServer, get_server

_PATIENCE = 60.0


class DurablePostgresql:
    """One server with one empty database, as `with` block; thrown away at its end."""

    def __init__(self) -> None:
        self._server: PostgresServer = get_server(Path(mkdtemp(prefix="lebenszeichen-torture-")), cleanup_mode="delete")
        with self.connection() as connection:
            connection.execute("CREATE DATABASE torture")
            lost = connection.execute(
                "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
                " AND setting <> 'on'"
            ).fetchall()
        assert lost == [], "a commit that is not on the disk proves nothing"

    def __enter__(self) -> "DurablePostgresql":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.cleanup()

    @property
    def url(self) -> str:
        return self._server.get_uri(database="torture").replace("postgresql://", "postgresql+psycopg://")

    @property
    def log(self) -> str:
        return self._server.log.read_text("utf-8", "replace")

    def kill_and_start_again(self) -> None:
        """Signal 9 for the postmaster and whatever it has started, as when the machine runs out of memory."""
        postmaster = self._server.get_pid()
        assert postmaster is not None
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in (postmaster, *map(int, children)):
            os.kill(pid, signal.SIGKILL)
        end = time.monotonic() + _PATIENCE
        while any(_runs(int(pid)) for pid in (postmaster, *children)):
            assert time.monotonic() < end, "PostgreSQL does not die"
            time.sleep(0.02)
        # Where nobody collects the dead (a container), they are taken for alive: by the wheel and by PostgreSQL.
        for file in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (self._server.pgdata / file).unlink(missing_ok=True)
        self._server.ensure_postgres_running()

    def connection(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(self._server.get_uri(), autocommit=True)


def _runs(pid: int) -> bool:
    """Is there such a process, and is it more than a line in a table?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False

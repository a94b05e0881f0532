"""Where it is measured: a home with SQLite, or with a PostgreSQL that keeps what it said (fsync on)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import psycopg
from flask import Flask

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY, migrate
from factories.postgresql import get_server
from lebenszeichen.app import create_app
from lebenszeichen.database import engine
from lebenszeichen.settings import Settings
from real_server import RealServer

KINDS = ("sqlite", "postgresql")
_MANY = 100_000_000
NO_CAPS = {
    "LETTERS_SOFT_CAP": str(_MANY),
    "LETTERS_SOFT_CAP_NEWCOMERS": str(_MANY),
    "LETTERS_SOFT_CAP_LINE": str(_MANY),
    "LETTERS_SETTLE_MINUTES": "0",
}
"""What is measured is counting, not holding."""


@dataclass
class Place:
    """A migrated, empty database and a home of its own; `database_pid`: the database server's, if it is one."""

    kind: str
    home: Path
    url: str
    version: str
    database_pid: int | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def settings(self) -> Settings:
        return Settings(
            home=self.home,
            database_url=self.url,
            storage_key=STORAGE_KEY,
            vapid_private_keys=(VAPID_PRIVATE_KEY,),
            letters_soft_cap=_MANY,
            letters_soft_cap_newcomers=_MANY,
            letters_soft_cap_line=_MANY,
            letters_settle_minutes=0,
        )

    @contextmanager
    def app(self) -> Iterator[Flask]:
        """The application inside this process, in its context."""
        app = create_app(self.settings())
        with app.app_context():
            yield app
            engine().dispose()

    @contextmanager
    def server(self, *options: str) -> Iterator[RealServer]:
        """`lebenszeichen serve` on this database."""
        server = RealServer(self.home, environment=self.environment)
        server.start(*options)
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def place(kind: str) -> Iterator[Place]:
    """Empty and migrated; thrown away afterwards."""
    folder = Path(mkdtemp(prefix=f"lebenszeichen-bench-{kind}-"))
    try:
        with _sqlite(folder) if kind == "sqlite" else _postgresql(folder) as found:
            found.environment = {
                "DATABASE_URL": found.url,
                "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
                "VAPID_PRIVATE_KEYS": VAPID_PRIVATE_KEY,
                "BEHIND_PROXIES": "1",
                **NO_CAPS,
            }
            found.home.mkdir(parents=True, exist_ok=True)
            migrate(found.settings())
            yield found
    finally:
        rmtree(folder, ignore_errors=True)


@contextmanager
def _sqlite(folder: Path) -> Iterator[Place]:
    import sqlite3

    yield Place("sqlite", folder / "home", f"sqlite:///{folder / 'home' / 'bench.db'}", sqlite3.sqlite_version)


@contextmanager
def _postgresql(folder: Path) -> Iterator[Place]:
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync = on", "synchronous_commit = on", "full_page_writes = on", "max_wal_size = '4GB'"):
                connection.execute(f"ALTER SYSTEM SET {setting}".encode())
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE bench")
        pid = int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
        url = server.get_uri(database="bench").replace("postgresql://", "postgresql+psycopg://")
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            row = connection.execute("SHOW server_version").fetchone()
            kept = connection.execute("SHOW fsync").fetchone()
        if kept != ("on",):
            raise RuntimeError("this PostgreSQL does not wait for the disk")
        yield Place("postgresql", folder / "home", url, str(row[0]) if row else "", pid)
    finally:
        server.cleanup()

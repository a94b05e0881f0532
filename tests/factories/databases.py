"""Empty, migrated databases: SQLite files are copied from a template, PostgreSQL's are emptied and used again."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
from sqlalchemy import delete, text, update

from factories.postgresql import PostgresServer, get_server
from lebenszeichen.app import create_app
from lebenszeichen.database import engine, writing
from lebenszeichen.database.models import metadata
from lebenszeichen.database.schema import upgrade
from lebenszeichen.database.spaces import ServerState, SpaceCounter, begin_new_epoch
from lebenszeichen.settings import Settings

STORAGE_KEY = bytes(range(32))
VAPID_PRIVATE_KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA"
"""The bytes 1 to 32: a key on P-256 that signs alerts in tests."""
_KEPT_TABLES = {"space_counters", "server_state"}


@dataclass
class Databases:
    """One PostgreSQL server and one SQLite template; `folder` is thrown away by pytest."""

    folder: Path
    _free: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def sqlite_url(self, home: Path) -> str:
        """A fresh SQLite database in `home`."""
        home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._sqlite_template, home / "lebenszeichen.db")
        return f"sqlite:///{home / 'lebenszeichen.db'}"

    def postgresql_url(self) -> str:
        """A migrated, empty PostgreSQL database that nobody else has at the moment."""
        if self._free:
            url = self._free.pop()
            with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
                connection.execute(_END_OTHERS)
                connection.execute(";".join([*emptying(), *_EMPTY_AUDIT]).encode())
            return url
        url = self.bare_postgresql_url()
        migrate(Settings(home=self.folder, database_url=url, storage_key=STORAGE_KEY))
        return url

    def bare_postgresql_url(self) -> str:
        """A new PostgreSQL database without any table."""
        name = f"test_{next(self._numbers)}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return self._server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://")

    def give_back(self, url: str) -> None:
        """The next test may have it."""
        self._free.append(url)

    def stop(self) -> None:
        """End the server, if it was ever started."""
        if "_server" in self.__dict__:
            self._server.cleanup()

    @cached_property
    def _sqlite_template(self) -> Path:
        home = self.folder / "template"
        migrate(Settings(home=home, database_url=f"sqlite:///{home / 'template.db'}"))
        return home / "template.db"

    @cached_property
    def _server(self) -> PostgresServer:
        # Not in pytest's own folder: that is closed to other users, and as root the server runs as one.
        server = get_server(Path(mkdtemp(prefix="lebenszeichen-postgresql-")), cleanup_mode="delete")
        # Nothing here has to survive a power cut.
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
                connection.execute(f"ALTER SYSTEM SET {setting}".encode())
            connection.execute("SELECT pg_reload_conf()")
        return server


def migrate(settings: Settings) -> None:
    """Bring a database to the newest schema and let go of it."""
    app = create_app(settings)
    with app.app_context():
        upgrade()
        engine().dispose()


@cache
def emptying() -> list[str]:
    """Statements that leave no row but those that every database has, and the audit log, which takes no deletion."""
    kept = _KEPT_TABLES | {"audit_entries"}
    tables = [table for table in reversed(metadata.sorted_tables) if table.name not in kept]
    return [str(delete(table).compile()) for table in tables]


_END_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""What a test left open ends when Python collects it, which may be long after: nobody could copy the database."""

_EMPTY_AUDIT = (
    "SET session_replication_role = replica",  # triggers rest: the superuser of a test may do what the program cannot
    "DELETE FROM audit_entries",
    "SET session_replication_role = DEFAULT",
)
"""For PostgreSQL, whose databases are used again; SQLite's are copied fresh."""


def begin_life() -> None:
    """Empty the database; its counters begin at 0, its epoch is one that no other test had."""
    with writing() as session:
        # One message on PostgreSQL, and a fifth of what TRUNCATE takes, which makes new files for every table.
        whole = session.connection().dialect.name == "postgresql"
        for statement in [";".join(emptying())] if whole else emptying():
            session.execute(text(statement))
    begin_epoch()


def begin_epoch() -> None:
    """The same for a database that is empty already."""
    with writing() as session:
        session.execute(update(SpaceCounter).values(seq=0))
        session.execute(update(ServerState).values(durable_before=0, settled_until=None))
        begin_new_epoch(session)

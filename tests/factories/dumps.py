"""Last night's dump, put in the place of the database: a copied file, or PostgreSQL's own copy of a database."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import psycopg
from flask import Flask
from sqlalchemy import make_url

from lebenszeichen.database import engine
from lebenszeichen.settings import Settings


@dataclass(frozen=True, slots=True)
class Dump:
    """A copy of the app's database as it was. Nobody else may be connected while it is taken or restored."""

    app: Flask
    name: str

    @classmethod
    def of(cls, app: Flask) -> "Dump":
        """Take one now."""
        url = _let_go(app)
        if url.startswith("sqlite"):
            database = _file(url)
            copy = database.with_suffix(".dump")
            copy.unlink(missing_ok=True)
            with sqlite3.connect(database) as connection:
                connection.execute(f"VACUUM INTO '{copy}'")
            connection.close()
            return cls(app, str(copy))
        name = make_url(url).database
        _on_server(url, f"DROP DATABASE IF EXISTS {name}_dump", f"CREATE DATABASE {name}_dump TEMPLATE {name}")
        return cls(app, f"{name}_dump")

    def restore(self) -> None:
        """Put it in the database's place; what came since is gone."""
        url = _let_go(self.app)
        if url.startswith("sqlite"):
            database = _file(url)
            for file in database.parent.glob(f"{database.name}-*"):
                file.unlink()
            database.write_bytes(Path(self.name).read_bytes())
            return
        name = self.name.removesuffix("_dump")
        _on_server(url, f"DROP DATABASE {name}", f"CREATE DATABASE {name} TEMPLATE {self.name}")


def _let_go(app: Flask) -> str:
    settings: Settings = app.extensions["settings"]
    with app.app_context():
        engine().dispose()
    return settings.database_url


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _on_server(url: str, *statements: str) -> None:
    """Statements about whole databases, from another one of the same server."""
    elsewhere = make_url(url).set(drivername="postgresql", database="postgres")
    with psycopg.connect(elsewhere.render_as_string(hide_password=False), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())

"""The proof of migration 0001: up, data in, checked, down to nothing, up again."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import Connection, Table, inspect, select
from sqlalchemy import types as sql

from lebenszeichen.app import create_app
from lebenszeichen.database import engine
from lebenszeichen.database.models import metadata
from lebenszeichen.database.schema import alembic_config, upgrade
from lebenszeichen.settings import Settings

KEY = bytes(range(32))
SEEDED = {"space_counters", "server_state"}
"""The migration itself puts rows here."""
VALUES: Mapping[type[Any], Any] = {
    sql.Boolean: True,
    sql.BigInteger: 2**40,
    sql.Integer: 7,
    sql.JSON: {"be": "Алесь"},
    sql.LargeBinary: b"\x00\xff",
    sql.Date: dt.date(2026, 11, 21),
    sql.DateTime: dt.datetime(2026, 11, 21, 18, 3, tzinfo=dt.UTC),
}


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Flask:
    return create_app(Settings(home=tmp_path / "home", database_url=database_url, storage_key=KEY))


def test_data_goes_in_and_comes_out_and_all_of_it_goes_down(app: Flask) -> None:
    with app.app_context():
        with writing_connection() as connection:
            rows = {table.name: one_row(table) for table in metadata.sorted_tables if table.name not in SEEDED}
            for table in metadata.sorted_tables:
                if table.name in rows:
                    connection.execute(table.insert().values(rows[table.name]))
            for table in metadata.sorted_tables:
                if table.name in rows:
                    assert dict(connection.execute(select(table)).mappings().one()) == rows[table.name], table.name
            connection.commit()
        downgrade()
        with engine().connect() as connection:
            assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        upgrade()
        with engine().connect() as connection:
            assert set(inspect(connection).get_table_names()) == set(metadata.tables) | {"alembic_version"}
        engine().dispose()


def one_row(table: Table) -> dict[str, Any]:
    """A value of every column's type; foreign keys agree because equal types get equal values."""
    return {column.name: value_of(column.type) for column in table.columns}


def value_of(kind: sql.TypeEngine[Any]) -> Any:
    plain = kind.impl if isinstance(kind, sql.TypeDecorator) else kind
    if isinstance(plain, sql.String):
        return "7a" if plain.length is not None and plain.length < 8 else "letters7"
    return next(value for known, value in VALUES.items() if isinstance(plain, known))


def writing_connection() -> Connection:
    return engine().connect().execution_options(lebenszeichen_mode="write")


def downgrade() -> None:
    config = alembic_config()
    with writing_connection() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        connection.commit()

"""The proof of migration 0004: institutions and their people from before stay, up and down."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import Connection, text

from lebenszeichen.app import create_app
from lebenszeichen.database import engine
from lebenszeichen.database.schema import alembic_config
from lebenszeichen.settings import Settings

BEFORE = (
    "INSERT INTO facilities (id, match_key, name, state, address, lang, sample, list_seq)"
    " VALUES ('ik-4', 'ик 4', '{}', 'open', '[]', 'ru', false, 1)",
    "INSERT INTO prisoners (id, names, derived, aliases, state, sample, list_seq, facility_id)"
    " VALUES ('p1', '{}', '[]', '[]', 'held', false, 1, 'ik-4')",
    "INSERT INTO proposed_addresses (facility_id, address, address_hash, source, confirmed_by, proposed_at)"
    " VALUES ('ik-4', '[]', 'h', 'Viasna', '[\"Ada\"]', '2026-11-20')",
)
NEW = (
    "INSERT INTO proposed_addresses (kind, name, address, address_hash, source, confirmed_by, proposed_at)"
    " VALUES ('new', '{}', '[]', 'h', 'Viasna', '[]', '2026-11-20')",
    "INSERT INTO unmatched_places (key, text, source, said_by) VALUES ('больница', 'Больница', 'Viasna', '[]')",
    "INSERT INTO placed_people (prisoner_id, place_id) SELECT 'p1', id FROM unmatched_places",
    "INSERT INTO returned_cards (id, facility_id, day, cards, entered_by) VALUES ('r', 'ik-4', '2026-11-20', 3, 'Ada')",
)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Flask:
    return create_app(Settings(home=tmp_path / "home", database_url=database_url, storage_key=bytes(range(32))))


def test_institutions_people_and_words_of_before_are_there_after_up_and_down(app: Flask) -> None:
    with app.app_context():
        go("downgrade", "0003")
        run(*BEFORE)
        go("upgrade", "head")
        [kept] = run("SELECT facility_id, kind, confirmed_by, refused_by FROM proposed_addresses")
        assert tuple(kept)[:2] == ("ik-4", "address")
        assert "Ada" in str(kept[2])
        assert tuple(run("SELECT check_again_on, closed_on, moved_to FROM facilities")[0]) == (None, None, None)
        run(*NEW)
        go("downgrade", "0003")
        assert len(run("SELECT id FROM proposed_addresses")) == 1  # one without an institution has no place before
        assert tuple(run("SELECT id, facility_id FROM prisoners")[0]) == ("p1", "ik-4")
        go("upgrade", "head")
        run("DELETE FROM prisoners", "DELETE FROM facilities")
        engine().dispose()


def run(*statements: str) -> list[Any]:
    with writing_connection() as connection:
        result = [connection.execute(text(statement)) for statement in statements][-1]
        rows = list(result) if result.returns_rows else []
        connection.commit()
    return rows


def go(way: str, revision: str) -> None:
    config = alembic_config()
    with writing_connection() as connection:
        config.attributes["connection"] = connection
        getattr(command, way)(config, revision)
        connection.commit()


def writing_connection() -> Connection:
    return engine().connect().execution_options(lebenszeichen_mode="write")

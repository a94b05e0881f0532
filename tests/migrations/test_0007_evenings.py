"""The proof of migration 0007: cards of before count as they did, up and down; what came with evenings goes down."""

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
    "INSERT INTO prisoners (id, names, derived, aliases, state, sample, list_seq)"
    " VALUES ('p1', '{}', '[]', '[]', 'held', false, 1)",
    "INSERT INTO campaigns (id, name, opens_on, closed, is_default) VALUES ('c', '{}', '2026-11-01', false, true)",
    "INSERT INTO letters (id, prisoner_id, campaign_id, written_on, posted_on, day_moved, held, left_out) VALUES"
    " ('posted', 'p1', 'c', NULL, '2026-11-20', false, true, false),"
    " ('voided', 'p1', 'c', NULL, '2026-11-20', false, false, false),"
    " ('written', 'p1', 'c', '2026-11-20', NULL, false, false, false)",
    "INSERT INTO letter_voids (letter_id, fact) VALUES ('voided', 'letter_posted'), ('posted', 'letter_written')",
    "INSERT INTO tallies (id, campaign_id, day, cards, taken_back) VALUES ('desk', 'c', '2026-11-20', 41, false)",
)
NEW = (
    "INSERT INTO events (id, campaign_id, day, key_hash) VALUES ('gxm4k7z', 'c', '2026-11-21', 'h')",
    "INSERT INTO letters (id, prisoner_id, campaign_id, handed_in_on, event_id, counted_on, weighed_on, day_moved,"
    " held, left_out)"
    " VALUES ('in', 'p1', 'c', '2026-11-21', 'gxm4k7z', '2026-11-22', '2026-11-21', false, false, false)",
    "INSERT INTO tallies (id, campaign_id, day, cards, taken_back, event_id, prisoner_id, key_hash)"
    " VALUES ('paper', 'c', '2026-11-21', 7, false, 'gxm4k7z', 'p1', 'h')",
    "INSERT INTO claims (claim_id, prisoner_id, ends_on, given_back) VALUES ('b', 'p1', '2026-11-28', false)",
)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Flask:
    return create_app(Settings(home=tmp_path / "home", database_url=database_url, storage_key=bytes(range(32))))


def test_cards_of_before_count_as_they_did_and_go_down_with_their_days(app: Flask) -> None:
    with app.app_context():
        go("downgrade", "0006")
        run(*BEFORE)
        go("upgrade", "head")
        days = {row[0]: (str(row[1]), str(row[2])) for row in run("SELECT id, counted_on, weighed_on FROM letters")}
        assert days == {
            "posted": ("2026-11-20", "2026-11-20"),
            "voided": ("None", "2026-11-20"),
            "written": ("None", "None"),
        }
        run(*NEW)
        go("downgrade", "0006")
        assert {tuple(row) for row in run("SELECT id FROM tallies")} == {("desk",)}
        kept = {row[0]: str(row[1]) for row in run("SELECT id, posted_on FROM letters")}
        assert (kept["posted"], kept["in"]) == ("2026-11-20", "None")
        go("upgrade", "head")
        run("DELETE FROM tallies", "DELETE FROM letters", "DELETE FROM letter_voids")
        run("DELETE FROM campaigns", "DELETE FROM prisoners")
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

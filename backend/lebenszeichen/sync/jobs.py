"""Work that the clock starts: each function is one unit of work, or a few that can each be repeated."""

import sqlite3
from datetime import timedelta

from sqlalchemy import text

from lebenszeichen import clock
from lebenszeichen.claims.service import forget_ended
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.letters.jobs import move_window
from lebenszeichen.settings import Settings
from lebenszeichen.sync import held, ledger, newcomers, publication, shelf
from lebenszeichen.sync.memory import remember
from lebenszeichen.sync.weighing import rules_of

LINKS_KEPT = timedelta(days=30)
HELD_LINKS_KEPT = timedelta(days=60)
"""At most, for cards at which no coordinator has looked."""
FILES_KEPT = timedelta(days=7)


def publish(settings: Settings) -> None:
    """Publish what moved, and note how far the database has come."""
    publication.publish_list()
    settle(settings)
    move_window()
    publication.publish_levels(settings)
    remember(settings)


def settle(settings: Settings) -> int:
    """Let cards of new phones count whose time has come, or hold them; returns how many count from now on."""
    with reading() as session:
        if not held.waits(session):
            return 0
    with writing() as session:
        return held.settle(session, rules_of(settings), clock.now())


def forget_links() -> int:
    """Erase what binds mutations older than 30 days to phones; returns how many. Bytes on disk go too.

    Links of cards that wait for a look wait with them, 60 days at most.
    """
    forgotten = forget_old_links()
    erase_on_disk()
    return forgotten


def forget_old_links() -> int:
    """The same without the disk; returns how many. New phones' hours that weigh nothing any more go with them."""
    with writing() as session:
        newcomers.forget_old(session, clock.now())
        return ledger.forget_links(session, clock.now() - LINKS_KEPT, clock.now() - HELD_LINKS_KEPT)


def forget_claims(settings: Settings) -> int:
    """Erase names whose time is over, and what binds them to phones; returns how many links. Bytes on disk go too."""
    with writing() as session:
        ended = forget_ended(session, clock.today())
        links = ledger.forget_links_of_claims(session, clock.now() - timedelta(days=settings.claim_days))
    if ended or links:
        erase_on_disk()
    return links


def erase_on_disk() -> None:
    """Leave nothing of deleted links, claims and photos in the database's files.

    SQLite overwrites what is deleted (secure_delete), but a page that was split may keep a copy (measured: 2 of 10,000
    rows): VACUUM writes the file anew, and the checkpoint empties the write-ahead log. PostgreSQL keeps dead rows until
    the table is written anew; its write-ahead log lives until the server recycles it.
    """
    with engine().connect() as plain:
        if plain.dialect.name == "sqlite":
            driver = plain.connection.dbapi_connection  # outside any transaction, where SQLAlchemy does not go
            assert isinstance(driver, sqlite3.Connection)  # noqa: S101  (narrows the type)
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            connection = plain.execution_options(isolation_level="AUTOCOMMIT")
            connection.execute(text("VACUUM (FULL) ledger_links, claims, prisoner_photos"))


def throw_old_files_away() -> None:
    """Erase files that no manifest has named for a week."""
    with writing() as session:
        shelf.throw_away(session, clock.now() - FILES_KEPT)

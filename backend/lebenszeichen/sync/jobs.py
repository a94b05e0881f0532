"""Work that the clock starts: each function is one unit of work, or a few that can each be repeated."""

import sqlite3
from datetime import timedelta

from sqlalchemy import text

from lebenszeichen import clock
from lebenszeichen.database import engine, writing
from lebenszeichen.settings import Settings
from lebenszeichen.sync import ledger, publication, shelf
from lebenszeichen.sync.memory import remember

LINKS_KEPT = timedelta(days=30)
FILES_KEPT = timedelta(days=7)


def publish(settings: Settings) -> None:
    """Publish what moved, and note how far the database has come."""
    publication.publish_list()
    publication.publish_levels(settings)
    remember(settings)


def forget_links() -> int:
    """Erase what binds mutations older than 30 days to phones; returns how many. Bytes on disk go too."""
    with writing() as session:
        forgotten = ledger.forget_links(session, clock.now() - LINKS_KEPT)
    erase_on_disk()
    return forgotten


def erase_on_disk() -> None:
    """Leave nothing of deleted links in the database's files.

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
            connection.execute(text("VACUUM (FULL) ledger_links"))


def throw_old_files_away() -> None:
    """Erase files that no manifest has named for a week."""
    with writing() as session:
        shelf.throw_away(session, clock.now() - FILES_KEPT)

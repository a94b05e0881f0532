"""The phone's one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS left_epochs (epoch TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letters (
    letter_id TEXT PRIMARY KEY, prisoner_id TEXT NOT NULL, campaign_id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS mutations (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, letter_id TEXT NOT NULL, seq INTEGER,
    name TEXT NOT NULL, schema INTEGER NOT NULL, local_date TEXT NOT NULL, args TEXT NOT NULL, voids TEXT,
    state TEXT NOT NULL, ack_epoch TEXT, ack_seq INTEGER, settles_at REAL, problem TEXT);
CREATE TABLE IF NOT EXISTS rows (kind TEXT, id TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, hash TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
"""
LEASE = 120.0


class Store:
    """Transactions and remembered values. Several processes may have the file open."""

    def __init__(self, path: str) -> None:
        self.db = sqlite3.connect(path, timeout=30.0, isolation_level=None)
        self.db.row_factory = sqlite3.Row
        self.db.execute("PRAGMA synchronous = FULL")
        with self.transaction():
            for statement in SCHEMA.split(";\n"):
                self.db.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on the disk at its end; one writer at a time."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a query."""
        return list(self.db.execute(sql, values))

    def get(self, key: str) -> Any:
        """A remembered value, or None."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", key)
        return json.loads(found[0]["value"]) if found else None

    def put(self, **values: object) -> None:
        """Remember values; None forgets."""
        for key, value in values.items():
            if value is None:
                self.db.execute("DELETE FROM meta WHERE key = ?", (key,))
            else:
                self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, json.dumps(value)))

    def lease(self, who: str, now: float) -> bool:
        """Only one process pushes at a time; one that died keeps the others out for two minutes."""
        with self.transaction():
            holder, until = self.get("lease") or (who, now)
            if holder != who and 0 < until - now <= LEASE:
                return False
            self.put(lease=(who, now + LEASE))
        return True

    def release(self, who: str) -> None:
        """Let others push, unless they took over already."""
        with self.transaction():
            if (self.get("lease") or [None])[0] == who:
                self.put(lease=None)

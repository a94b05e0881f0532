"""Applies a downloaded table: exact matches only."""

from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.spaces import advance
from lebenszeichen.imports.tables import DownloadedTable, compare_table
from lebenszeichen.prisoners import service as prisoners
from lebenszeichen.prisoners.imported import prisoners_of
from lebenszeichen.prisoners.service import ChangedPrisoner


def apply_table(session: Session, table: DownloadedTable, source: str) -> dict[str, Any]:
    """Compare and write in the caller's unit; returns the report. The list does not become newer by it."""
    difference = compare_table(table, prisoners_of(session, source).values())
    ids = sorted(difference.changed)
    prisoners.change_prisoners(session, [ChangedPrisoner(id, facts=difference.changed[id]) for id in ids])
    if ids:
        prisoners.number_prisoners(session, ids, advance(session, "list", len(ids)) - len(ids) + 1)
    return {
        "languages": [table.lang],
        "as_of": clock.today().isoformat(),
        "rows": len(table.rows),
        "changed": len(ids),
        "matched": difference.matched,
        "not_matched": difference.not_matched,
        "unchanged": difference.matched - len(ids),
        "odd_fields": len(table.odd),
        "odd": [{"source_id": "", "line": one.line, "column": one.column, "reason": one.reason} for one in table.odd],
    }

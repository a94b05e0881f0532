"""Looks through an import's rows: one group, a word, a page. Pure."""

from collections.abc import Sequence
from typing import Any

from lebenszeichen.names.search import matches

Json = dict[str, Any]


def page_of(rows: Sequence[Json], *, group: str | None, q: str, after: str | None, limit: int) -> Json:
    """{rows, next, total}: so many of those that fit after the row with the key `after`; `next` None: no more."""
    fitting = [row for row in rows if group in (None, row["group"]) and _fits(row, q.strip())]
    start = next((place for place, row in enumerate(fitting, 1) if row["key"] == after), 0) if after else 0
    shown = fitting[start : start + limit]
    more = start + limit < len(fitting)
    return {"rows": shown, "next": shown[-1]["key"] if more else None, "total": len(fitting)}


def _fits(row: Json, q: str) -> bool:
    """By name in any spelling, by the source's or our own number, by what it says of an institution."""
    if not q or q in (row["source_id"], row["prisoner_id"]):
        return True
    places = [str(part.get("facility") or "") for part in (row["before"], row["after"])]
    if any(q.casefold() in place.casefold() for place in places):
        return True
    return bool(row["names"]) and matches(q, row["names"].values()) is not None

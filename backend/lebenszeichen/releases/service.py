"""Writes releases. Flushes; the caller's unit of work commits."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from lebenszeichen.releases.models import Release


def add_releases(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New releases, as column values; their numbers come from `number_releases`."""
    if rows:
        session.execute(insert(Release), [{"list_seq": 0, **row} for row in rows])


def number_releases(session: Session, ids: Sequence[str], first: int) -> None:
    """Give these releases the numbers of the list space from `first` on."""
    if ids:
        session.execute(update(Release), [{"id": id, "list_seq": first + place} for place, id in enumerate(ids)])

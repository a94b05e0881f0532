"""Writes releases. Flushes; the caller's unit of work commits."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lebenszeichen.releases.models import Release
from lebenszeichen.releases.rows import number_releases
from lebenszeichen.releases.telling import Told, tell_due

__all__ = ["Told", "add_releases", "number_releases", "tell_due", "unname"]


def add_releases(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New releases, as column values; their numbers come from `number_releases`."""
    if rows:
        session.execute(insert(Release), [{"list_seq": 0, **row} for row in rows])


def unname(session: Session, prisoner_ids: Collection[str]) -> list[str]:
    """Name these people with no release any more; returns the releases that changed, to be numbered."""
    changed = []
    for release in session.scalars(select(Release).order_by(Release.id)):
        if not set(prisoner_ids).isdisjoint(release.prisoner_ids):
            release.prisoner_ids = [id for id in release.prisoner_ids if id not in prisoner_ids]
            changed.append(release.id)
    session.flush()
    return changed

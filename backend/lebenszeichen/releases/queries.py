"""Questions about releases, answered in plain data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.releases.content import Texts
from lebenszeichen.releases.models import Release, ReleaseDraft


def public_releases(session: Session, after_seq: int | None = None) -> list[dict[str, Any]]:
    """Releases as docs/sync-protocol.md shows them, sorted by id; with `after_seq` only what changed since."""
    query = select(Release).order_by(Release.id)
    if after_seq is not None:
        query = query.where(Release.list_seq > after_seq)
    return [_public(release) for release in session.scalars(query)]


def _public(release: Release) -> dict[str, Any]:
    """While it is questioned it names nobody: neither by id nor in its texts."""
    named = not release.questioned
    return {
        "id": release.id,
        "seq": release.list_seq,
        "kind": release.kind,
        "state": release.state,
        "questioned": release.questioned,
        "announced_on": release.announced_on.isoformat(),
        "freed": release.freed,
        "destinations": release.destinations,
        "prisoner_ids": release.prisoner_ids if named else [],
        "source": release.source,
        "texts": release.texts if named else {},
    }


def is_questioned(session: Session, release_id: str) -> bool:
    """Does a coordinator doubt what was told?"""
    query = select(Release.id).where(Release.id == release_id, Release.questioned.is_(True))
    return session.scalar(query) is not None


def texts_of(session: Session, release_ids: Collection[str]) -> dict[str, Texts]:
    """What each public release of these says now, whether or not somebody doubts it; by id."""
    rows = session.execute(select(Release.id, Release.texts).where(Release.id.in_(release_ids)))
    return {row.id: row.texts for row in rows}


@dataclass(frozen=True, slots=True)
class OnHold:
    """A draft that will be told unless somebody stops it."""

    draft_id: int
    release_id: str
    step: str
    """first · correction · withdrawal"""
    kind: str
    """release · death"""
    freed: int
    hold_until: datetime


def on_hold(session: Session) -> list[OnHold]:
    """Every draft on hold, the first to be told first."""
    query = (
        select(ReleaseDraft).where(ReleaseDraft.state == "on_hold").order_by(ReleaseDraft.hold_until, ReleaseDraft.id)
    )
    return [
        OnHold(row.id, row.release_id, row.step, row.content["kind"], row.content["freed"], row.hold_until)
        for row in session.scalars(query)
        if row.hold_until is not None
    ]

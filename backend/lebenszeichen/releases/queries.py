"""Questions about releases, answered in plain data."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.releases.models import Release


def public_releases(session: Session, after_seq: int | None = None) -> list[dict[str, Any]]:
    """Releases as docs/sync-protocol.md shows them, sorted by id; with `after_seq` only what changed since."""
    query = select(Release).order_by(Release.id)
    if after_seq is not None:
        query = query.where(Release.list_seq > after_seq)
    return [_public(release) for release in session.scalars(query)]


def _public(release: Release) -> dict[str, Any]:
    return {
        "id": release.id,
        "seq": release.list_seq,
        "announced_on": release.announced_on.isoformat(),
        "freed": release.freed,
        "destinations": release.destinations,
        "prisoner_ids": release.prisoner_ids,
        "source": release.source,
    }

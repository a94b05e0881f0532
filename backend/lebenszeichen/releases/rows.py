"""Rows of drafts and releases: found, locked, read as the pure machine reads them, and numbered."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.queries import Listed, coordinators
from lebenszeichen.database.spaces import advance
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.prisoners.service import number_prisoners
from lebenszeichen.releases.content import Content, content_from
from lebenszeichen.releases.errors import UnknownDraft, UnknownRelease
from lebenszeichen.releases.lifecycle import Draft, Person
from lebenszeichen.releases.models import Release, ReleaseDraft

_RELEASE_ID = re.compile(r"[0-9a-z-]{1,40}")
_FIELDS = ("state", "content_hash", "confirmed_by", "hold_until", "stopped_by", "reason", "told_at")


def hold_draft(session: Session, draft_id: int) -> ReleaseDraft:
    """The draft, locked until the transaction ends: who comes second sees what the first did. Raises UnknownDraft."""
    row = session.scalar(select(ReleaseDraft).where(ReleaseDraft.id == draft_id).with_for_update())
    if row is None:
        raise UnknownDraft()
    return row


def hold_release(session: Session, release_id: str) -> Release:
    """The release, locked until the transaction ends. Raises UnknownRelease."""
    if not _RELEASE_ID.fullmatch(release_id):  # PostgreSQL takes no NUL, not even to look for it
        raise UnknownRelease()
    row = session.scalar(select(Release).where(Release.id == release_id).with_for_update())
    if row is None:
        raise UnknownRelease()
    return row


def drafts_take_turns(session: Session) -> None:
    """New versions come one after the other: their numbers, and whose report stands where, hang on each other."""
    wait_for_turn(session, ["release drafts"])


def content_of(row: ReleaseDraft) -> Content:
    return content_from(row.content)


def draft_of(row: ReleaseDraft) -> Draft:
    """The row as the machine sees it."""
    return Draft(
        content_hash=row.content_hash,
        freed=row.content["freed"],
        authors=tuple(row.authors),
        state=row.state,  # type: ignore[arg-type]  # a column knows no literals
        opened_by=row.opened_by,
        confirmed_by=row.confirmed_by,
        hold_until=row.hold_until,
        stopped_by=row.stopped_by,
        reason=row.reason,
        told_at=row.told_at,
    )


def put(row: ReleaseDraft, draft: Draft) -> None:
    """Write what the machine said; the content is written by whoever changes it."""
    for name in _FIELDS:
        setattr(row, name, getattr(draft, name))
    row.authors, row.opened_by = list(draft.authors), dict(draft.opened_by)


def everybody(session: Session, now: datetime) -> dict[str, Person]:
    """All coordinators, also those who left."""
    return {one.id: _person(one) for one in coordinators(session, now)}


def _person(one: Listed) -> Person:
    invited_by = one.invited_by.id if one.invited_by else None
    return Person(one.id, invited_by, one.founding, one.revoked, one.recovered_by)


def number(session: Session, prisoner_ids: Sequence[str], release_ids: Sequence[str]) -> None:
    """Phones hear of these rows. Locks the list's counter: call it last."""
    count = len(prisoner_ids) + len(release_ids)
    if not count:
        return
    session.flush()
    first = advance(session, "list", count) - count + 1
    number_prisoners(session, prisoner_ids, first)
    number_releases(session, release_ids, first + len(prisoner_ids))


def number_releases(session: Session, ids: Sequence[str], first: int) -> None:
    """Give these releases the numbers of the list space from `first` on."""
    if ids:
        session.execute(update(Release), [{"id": id, "list_seq": first + place} for place, id in enumerate(ids)])


def reported_on(session: Session, release_id: str, version: int | None = None) -> date | None:
    """The day on which the last told version (before `version`) was told; of the shipped record, the release's own.

    None for what was not told yet.
    """
    for row in versions(session, release_id, ["told"]):
        if row.told_at is not None and (version is None or row.version < version):
            return row.told_at.date()
    release = session.get(Release, release_id)
    return release.announced_on if release else None


def versions(session: Session, release_id: str, states: Collection[str]) -> Sequence[ReleaseDraft]:
    """Versions of a release in these states, newest first."""
    query = select(ReleaseDraft).where(ReleaseDraft.release_id == release_id, ReleaseDraft.state.in_(states))
    return session.scalars(query.order_by(ReleaseDraft.version.desc())).all()

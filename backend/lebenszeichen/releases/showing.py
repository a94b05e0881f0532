"""Drafts and releases as the desk shows them, computed for whoever asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.queries import coordinators
from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.prisoners.outcomes import Proposal
from lebenszeichen.releases.contradictions import contradictions
from lebenszeichen.releases.errors import UnknownDraft
from lebenszeichen.releases.lifecycle import OPEN, Person, refusal
from lebenszeichen.releases.models import Release, ReleaseDraft
from lebenszeichen.releases.rows import content_of, draft_of, everybody


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks, and when by the server's clock."""

    id: str
    now: datetime


def shown_draft(session: Session, viewer: Viewer, draft_id: int) -> dict[str, Any]:
    """One draft. Raises UnknownDraft."""
    row = session.get(ReleaseDraft, draft_id)
    if row is None:
        raise UnknownDraft()
    return _shown(session, viewer, [row])[0]


def open_drafts(session: Session, viewer: Viewer) -> list[dict[str, Any]]:
    """All that is under way, oldest first."""
    query = select(ReleaseDraft).where(ReleaseDraft.state.in_(OPEN)).order_by(ReleaseDraft.id)
    return _shown(session, viewer, session.scalars(query).all())


def count_waiting(session: Session, viewer: Viewer) -> tuple[int, int]:
    """(drafts that wait for this person's word, drafts that need somebody else's)."""
    rows = session.scalars(select(ReleaseDraft).where(ReleaseDraft.state.in_(OPEN))).all()
    everyone = everybody(session, viewer.now)
    may = [_may(row, viewer, everyone) for row in rows if draft_of(row).waits]
    own = sum(one["confirm"] for one in may)
    return own, len(may) - own


def told_releases(session: Session, viewer: Viewer) -> list[dict[str, Any]]:
    """Everything public, newest first, with what only the desk sees: its last draft, and who doubts it."""
    last: dict[str, int] = {}
    under_way: set[str] = set()
    for row in session.execute(select(ReleaseDraft.release_id, ReleaseDraft.id, ReleaseDraft.state)):
        if row.state == "told":
            last[row.release_id] = max(row.id, last.get(row.release_id, 0))
        elif row.state in OPEN:
            under_way.add(row.release_id)
    names = {one.id: one.name for one in coordinators(session, viewer.now)}
    query = select(Release).order_by(Release.announced_on.desc(), Release.id.desc())
    return [_release(row, last.get(row.id), row.id in under_way, names, viewer) for row in session.scalars(query)]


def proposal_groups(session: Session) -> list[dict[str, Any]]:
    """What one import, or one word at the desk, said: {kind, source, as_of, reports}."""
    groups: dict[tuple[str, str], list[Proposal]] = {}
    for one in people.proposals(session):
        groups.setdefault((one.kind, one.source), []).append(one)
    return [_group(kind, source, reports) for (kind, source), reports in groups.items()]


def _group(kind: str, source: str, reports: Sequence[Proposal]) -> dict[str, Any]:
    label, _, day = source.rpartition(", ")
    return {
        "kind": kind,
        "source": label or source,
        "as_of": day if label else None,
        "reports": [
            {
                "report_id": one.report_id,
                "prisoner_id": one.prisoner_id,
                "names": dict(one.names),
                "source_id": one.source_id,
                "reported_on": one.reported_on,
            }
            for one in reports
        ],
    }


def _shown(session: Session, viewer: Viewer, rows: Sequence[ReleaseDraft]) -> list[dict[str, Any]]:
    names = {one.id: one.name for one in coordinators(session, viewer.now)}
    everyone = everybody(session, viewer.now)
    ids = {one["prisoner_id"] for row in rows for one in row.content["people"]}
    known = people.people_now(session, ids)
    return [
        {**_draft(row, viewer, names, everyone, known), "contradicted_by": _contradicted_by(session, row)}
        for row in rows
    ]


def _contradicted_by(session: Session, row: ReleaseDraft) -> list[dict[str, Any]]:
    """What sources say that does not fit it; nothing contradicts a withdrawal, or what is settled."""
    if row.state not in OPEN or row.step == "withdrawal":
        return []
    found = contradictions(session, row, content_of(row))
    shown = ("prisoner_id", "kind", "source", "reported_on")
    return [{name: getattr(one, name) for name in shown} for one in found if one.prisoner_id in _people(row)]


def _people(row: ReleaseDraft) -> set[str]:
    return {one.prisoner_id for one in content_of(row).people}


_APART = {"texts_version", "salt"}


def _draft(
    row: ReleaseDraft,
    viewer: Viewer,
    names: Mapping[str, str],
    everyone: Mapping[str, Person],
    known: Mapping[str, people.PersonNow],
) -> dict[str, Any]:
    content, draft = content_of(row), draft_of(row)
    version = content.as_json().pop("texts_version")
    spoken_of = [one.prisoner_id for one in content.people if one.prisoner_id in known]
    return {
        "id": row.id,
        "release_id": row.release_id,
        "version": row.version,
        "step": row.step,
        "state": row.state,
        "content": {name: value for name, value in content.as_json().items() if name not in _APART},
        "content_hash": row.content_hash,
        "texts_version": version,
        "names": {id: dict(known[id].names) for id in spoken_of},
        "source_opened": draft.opened_by.get(viewer.id) == row.content_hash,
        "authors": [_named(id, names) for id in row.authors],
        "confirmed_by": _named(row.confirmed_by, names) if row.confirmed_by else None,
        "reported_at": row.reported_at,
        "hold_seconds_left": _seconds_left(row, viewer.now),
        "stopped_by": _named(row.stopped_by, names) if row.stopped_by else None,
        "reason": row.reason,
        "told_at": row.told_at,
        "may": _may(row, viewer, everyone),
    }


def _may(row: ReleaseDraft, viewer: Viewer, everyone: Mapping[str, Person]) -> dict[str, Any]:
    draft = draft_of(row)
    problem = refusal(draft, everyone[viewer.id], [everyone[id] for id in draft.authors]) if draft.waits else None
    return {
        "amend": draft.waits,
        "confirm": draft.waits and problem is None,
        "confirm_refused_because": problem.slug if problem else None,
        "stop": draft.state == "on_hold",
        "drop": draft.waits,
    }


def _release(
    row: Release, last_draft_id: int | None, under_way: bool, names: Mapping[str, str], viewer: Viewer
) -> dict[str, Any]:
    doubter = (row.question or {}).get("by")
    return {
        "id": row.id,
        "kind": row.kind,
        "state": row.state,
        "questioned": row.questioned,
        "announced_on": row.announced_on,
        "freed": row.freed,
        "destinations": row.destinations,
        "named": len(row.prisoner_ids),
        "source": row.source,
        "texts": row.texts,
        "last_draft_id": last_draft_id,
        "questioned_by": _named(doubter, names) if doubter else None,
        "question_reason": (row.question or {}).get("reason"),
        "may": {
            "correct": not under_way,
            "withdraw": not under_way and row.state != "withdrawn",
            "question": not row.questioned and row.state != "withdrawn",
            "lift_question": row.questioned and doubter != viewer.id,
        },
    }


def _seconds_left(row: ReleaseDraft, now: datetime) -> int | None:
    """By the server's clock; 0 once it has ended and the clock has not come round yet."""
    if row.hold_until is None or row.state != "on_hold":
        return None
    return max(0, round((row.hold_until - now).total_seconds()))


def _named(id: str, names: Mapping[str, str]) -> dict[str, str]:
    return {"id": id, "name": names.get(id, "")}

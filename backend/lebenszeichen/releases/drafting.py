"""Writing drafts: the first word, a correction, a withdrawal. Flushes; the caller's unit of work commits.

Whoever a draft speaks of gets the neutral "please do not write at present" as soon as one person says so: a card that
is not posted can be posted later. Everything else waits for the second.
"""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.prisoners.outcomes import Outcome, PersonNow
from lebenszeichen.prisoners.service import NewReport, keep_reports
from lebenszeichen.releases.content import Content, Mention, check
from lebenszeichen.releases.contradictions import contradictions
from lebenszeichen.releases.errors import ReleaseNotWaiting, ReleaseUnderWay, ReportAlreadyUsed, UnfitPerson
from lebenszeichen.releases.lifecycle import OPEN, Step, amended
from lebenszeichen.releases.models import Release, ReleaseDraft
from lebenszeichen.releases.rows import (
    content_of,
    draft_of,
    drafts_take_turns,
    hold_draft,
    hold_release,
    number,
    put,
    reported_on,
    versions,
)
from lebenszeichen.releases.wording import fill

_MAY_COME_OUT = frozenset({"held", "do_not_write"})
_FIT = {"release": _MAY_COME_OUT, "death": _MAY_COME_OUT | {"came_out"}}


def write_draft(session: Session, by: str, content: Content, report_ids: Collection[int], now: datetime) -> int:
    """The first word of a release; returns the draft's id.

    `report_ids`: the proposals it was made from, each about somebody whom it speaks of. Raises InvalidRelease,
    UnfitPerson, ReportAlreadyUsed.
    """
    check(content, now.date())
    drafts_take_turns(session)
    _must_be_open(session, content, report_ids)
    release_id = _free_id(session, content.happened_on)
    return _add(session, by, release_id, "first", content, now=now, reason=None)


def write_correction(session: Session, by: str, release_id: str, now: datetime) -> int:
    """A further version of what was told, prefilled with it; returns the draft's id.

    Raises UnknownRelease, ReleaseUnderWay.
    """
    return _write_further(session, by, release_id, "correction", now)


def write_withdrawal(session: Session, by: str, release_id: str, reason: str, now: datetime) -> int:
    """It was wrong; returns the draft's id. Raises UnknownRelease, ReleaseUnderWay, ReleaseNotWaiting."""
    return _write_further(session, by, release_id, "withdrawal", now, reason=reason)


def amend(session: Session, by: str, draft_id: int, *, seen: str, content: Content, now: datetime) -> None:
    """Other content. Whoever amends is an author from now on. `seen`: the hash of what they changed.

    Raises UnknownDraft, ReleaseNotWaiting, ReleaseChanged, InvalidRelease, UnfitPerson.
    """
    check(content, now.date())
    drafts_take_turns(session)
    row = hold_draft(session, draft_id)
    filled = _filled(session, row.release_id, row.step, content)  # type: ignore[arg-type]
    put(row, amended(draft_of(row), by, seen=seen, content_hash=filled.hash, freed=filled.freed))
    row.content, row.reported_at = filled.as_json(), now
    people.unlink_reports(session, row.release_id)
    _speak_of(session, row, filled)
    note(session, by, "release amended", f"release:{row.release_id}", draft=row.id, content=row.content_hash[:12])


def _write_further(
    session: Session, by: str, release_id: str, step: Step, now: datetime, *, reason: str | None = None
) -> int:
    drafts_take_turns(session)
    release = hold_release(session, release_id)
    if step == "withdrawal" and release.state == "withdrawn":
        raise ReleaseNotWaiting()
    if versions(session, release_id, OPEN):
        raise ReleaseUnderWay()
    return _add(session, by, release_id, step, _told_content(session, release), now=now, reason=reason)


def _add(
    session: Session, by: str, release_id: str, step: Step, content: Content, *, now: datetime, reason: str | None
) -> int:
    filled = _filled(session, release_id, step, content)
    newest = session.scalar(select(func.max(ReleaseDraft.version)).where(ReleaseDraft.release_id == release_id))
    row = ReleaseDraft(
        release_id=release_id,
        version=(newest or 0) + 1,
        step=step,
        state="reported",
        content=filled.as_json(),
        content_hash=filled.hash,
        authors=[by],
        opened_by={},
        reported_at=now,
        reason=reason,
    )
    session.add(row)
    session.flush()
    note(session, by, f"{step} drafted", f"release:{release_id}", draft=row.id, freed=filled.freed)
    if step == "first":
        _speak_of(session, row, filled)
    return row.id


def _told_content(session: Session, release: Release) -> Content:
    """What was told last; of a release that came with the program, its row: the source's address is to be added."""
    told = versions(session, release.id, ["told"])
    if told:
        return content_of(told[0])
    return Content(
        kind="release" if release.kind == "release" else "death",
        happened_on=release.announced_on,
        freed=release.freed,
        destinations=dict(release.destinations),
        people=tuple(Mention(id, may_be_named=True) for id in release.prisoner_ids),
    )


def _filled(session: Session, release_id: str, step: Step, content: Content) -> Content:
    """With texts; everybody in it is on the list and fits. Raises UnfitPerson."""
    release = session.get(Release, release_id)
    named_before = set(release.prisoner_ids) if release else set()
    known = people.people_now(session, [one.prisoner_id for one in content.people])
    _must_fit(content, known, named_before)
    names = {id: known[id].names for id in content.named}
    salted = replace(content, salt=secrets.token_hex(16))
    return fill(salted, step, names, reported_on(session, release_id))


def _must_fit(content: Content, known: dict[str, PersonNow], named_before: set[str]) -> None:
    for place, one in enumerate(content.people):
        person = known.get(one.prisoner_id)
        fits = person is not None and (one.prisoner_id in named_before or person.state in _FIT[content.kind])
        if not fits:
            raise UnfitPerson(pointer=f"/content/people/{place}/prisoner_id")
    if len({person.sample for person in known.values()}) > 1:
        raise UnfitPerson("Invented and real people cannot stand in one release.", pointer="/content/people")


def _must_be_open(session: Session, content: Content, report_ids: Collection[int]) -> None:
    here = {one.prisoner_id for one in content.people}
    waiting = {one.report_id for one in people.proposals(session) if one.prisoner_id in here}
    if not waiting.issuperset(report_ids):
        raise ReportAlreadyUsed()


def _speak_of(session: Session, row: ReleaseDraft, content: Content) -> None:
    """Reports about these people are in this draft now, but those against it; and nobody writes to them meanwhile."""
    ids = [one.prisoner_id for one in content.people]
    against = [one.report_id for one in contradictions(session, row, content)]
    reported = people.link_reports(session, ids, row.release_id, against)
    known = people.people_now(session, ids, lock=True)
    written_to = [id for id in ids if known[id].state == "held"]
    kind = "died" if content.kind == "death" else "no_longer_held"
    source = content.source_words or "desk"
    by_hand = [
        NewReport(id, kind, source[:200], content.happened_on.isoformat()) for id in written_to if id not in reported
    ]
    keep_reports(session, by_hand)
    people.link_reports(session, [one.prisoner_id for one in by_hand], row.release_id, against)
    number(session, people.settle(session, [Outcome(id, "do_not_write") for id in written_to]), [])


def _free_id(session: Session, day: date) -> str:
    """`2026-11-22`, then `2026-11-22-2` …: an address that people can read out."""
    begins = day.isoformat()
    taken: set[str] = set()
    for column in (Release.id, ReleaseDraft.release_id):
        taken.update(session.scalars(select(column).where(or_(column == begins, column.startswith(f"{begins}-")))))
    return next(id for id in _ids(begins, len(taken)) if id not in taken)


def _ids(begins: str, taken: int) -> Sequence[str]:
    return [begins, *(f"{begins}-{number}" for number in range(2, taken + 3))]

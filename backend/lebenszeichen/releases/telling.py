"""The end of a hold: what two coordinators have confirmed becomes public, in one transaction with all that follows.

Nothing else in the program makes somebody `came_out` or `died`, or names anybody in a release, but the record that
ships with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.prisoners.service import NewReport, keep_reports
from lebenszeichen.releases.consequences import Before, outcomes, something_changed
from lebenszeichen.releases.content import Content, Kind, Texts
from lebenszeichen.releases.contradictions import contradictions
from lebenszeichen.releases.history import note_history
from lebenszeichen.releases.lifecycle import stopped, told
from lebenszeichen.releases.models import Release, ReleaseDraft
from lebenszeichen.releases.rows import content_of, draft_of, everybody, number, put, versions

_STATE_AFTER = {"first": "told", "correction": "corrected", "withdrawal": "withdrawn"}
STATE_CHANGED = "state-changed"
"""Why the clock stopped it: somebody it names was decided otherwise during the hold. Two people look again."""


@dataclass(frozen=True, slots=True)
class Told:
    """What has just become public; whoever sends alerts reads it in the same transaction."""

    draft_id: int
    release_id: str
    kind: str
    """release · death"""
    step: str
    """first · correction · withdrawal"""
    texts: Texts
    """By language: {title, body}."""
    freed: int
    named: int
    """How many people are named."""
    supersedes_draft_id: int | None
    """The version that was told before; None for the first."""
    unsaid: bool
    """Is somebody who was named until now named no more? Then no published file may go on naming them."""


def tell_due(session: Session, now: datetime, only: int | None = None) -> list[Told]:
    """Tell every draft whose hold has ended; returns what was told, oldest hold first.

    `only`: this draft, if it is due. Whoever must not let one that fails keep others back calls once for each, in a
    unit of work of its own. Takes each row's lock, or passes it by when somebody else has it (who may be stopping it):
    the next call looks again. Ends with the lock on the list's counter, so the caller has little left to do before it
    commits.
    """
    due = select(ReleaseDraft.id).where(ReleaseDraft.state == "on_hold", ReleaseDraft.hold_until <= now)
    if only is not None:
        due = due.where(ReleaseDraft.id == only)
    news: list[Told] = []
    changed: list[str] = []
    releases: list[str] = []
    for id in session.scalars(due.order_by(ReleaseDraft.hold_until, ReleaseDraft.id)).all():
        still = due.where(ReleaseDraft.id == id).with_for_update(skip_locked=True)
        if session.scalar(still) is None:
            continue
        row = session.get_one(ReleaseDraft, id, populate_existing=True)
        if (one := _tell(session, row, now, changed)) is not None:
            news.append(one)
            releases.append(one.release_id)
    number(session, sorted(set(changed)), releases)
    return news


def _tell(session: Session, row: ReleaseDraft, now: datetime, changed: list[str]) -> Told | None:
    content, release = content_of(row), session.get(Release, row.release_id, with_for_update=True)
    before = _before(session, row, content, release)
    gone = {person.id for person in everybody(session, now).values() if person.revoked}
    draft = told(draft_of(row), now, gone)
    if draft.state == "told" and row.step != "withdrawal" and something_changed(content, before):
        draft = stopped(draft_of(row), None, STATE_CHANGED)
    put(row, draft)
    subject = f"release:{row.release_id}"
    if draft.state != "told":
        note(session, None, "release stopped", subject, draft=row.id, because=draft.reason)
        return None
    supersedes = next((one.id for one in versions(session, row.release_id, ["told"]) if one.id != row.id), None)
    changed += _settle(session, row, content, before, now)
    release = _publish(session, row, content, release, before)
    row.content = content.only_named().as_json()
    named = len(release.prisoner_ids)
    note(session, None, "release told", subject, draft=row.id, step=row.step, freed=content.freed, named=named)
    unsaid = not set(before.named).issubset(release.prisoner_ids)
    return Told(row.id, row.release_id, content.kind, row.step, content.texts, content.freed, named, supersedes, unsaid)


def _before(session: Session, row: ReleaseDraft, content: Content, release: Release | None) -> Before:
    named = tuple(release.prisoner_ids) if release else ()
    ids = {one.prisoner_id for one in content.people}.union(named)
    against = {one.prisoner_id for one in contradictions(session, row, content)}
    known = people.people_now(session, ids, lock=True)
    if release is None:
        return Before(known, against=against)
    kind: Kind = "death" if release.kind == "death" else "release"
    return Before(known, named, kind, release.questioned, against)


def _settle(session: Session, row: ReleaseDraft, content: Content, before: Before, now: datetime) -> Sequence[str]:
    what_becomes = outcomes(content, row.step, before)  # type: ignore[arg-type]
    changed = people.settle(session, what_becomes)
    note_history(session, row, content, before, what_becomes)
    decided = [one.prisoner_id for one in content.people if one.prisoner_id not in before.against]
    people.decide_reports(session, row.release_id, decided, now)
    people.unlink_reports(session, row.release_id)
    people.cut_reports(session, row.release_id, content.unnamed)
    if row.step == "withdrawal":
        source = f"withdrawn: {row.release_id}"
        theirs = (id for id in before.named if id in before.people and not before.is_of_another(id))
        known = [id for id in theirs if id not in before.against]
        keep_reports(session, [NewReport(id, "unclear", source, now.date().isoformat()) for id in known])
    return changed


def _publish(session: Session, row: ReleaseDraft, content: Content, release: Release | None, before: Before) -> Release:
    if release is None:
        release = Release(id=row.release_id, list_seq=0)
        session.add(release)
    withdrawn = row.step == "withdrawal"
    release.kind, release.state = content.kind, _STATE_AFTER[row.step]
    release.questioned, release.question = False, None
    release.announced_on, release.source = content.happened_on, content.source_words
    release.freed = 0 if withdrawn else content.freed
    release.destinations = {} if withdrawn else dict(content.destinations)
    release.prisoner_ids = [] if withdrawn else sorted(id for id in content.named if id in before.people)
    release.texts = {lang: dict(words) for lang, words in content.texts.items()}
    session.flush()
    return release

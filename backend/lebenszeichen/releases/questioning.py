"""Doubt: one coordinator takes a release back into silence at once; another one, or a correction, lifts that."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.independence import are_independent
from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.releases.consequences import STATE_OF
from lebenszeichen.releases.contradictions import EVER
from lebenszeichen.releases.errors import AlreadyQuestioned, InvitedByTheFirst, NotQuestioned, OwnQuestion
from lebenszeichen.releases.models import Release
from lebenszeichen.releases.rows import everybody, hold_release, number


def question(session: Session, by: str, release_id: str, reason: str) -> None:
    """Say "we are checking this", and "please do not write at present" of everybody named.

    Raises UnknownRelease, AlreadyQuestioned.
    """
    release = hold_release(session, release_id)
    if release.questioned or release.state == "withdrawn":
        raise AlreadyQuestioned()
    release.questioned, release.question = True, {"by": by, "reason": reason}
    told = _told_state(release)
    theirs = [id for id, state in _named(session, release).items() if state == told]
    # The release's own word about them stays in their row, unseen, until the doubt is decided.
    changed = people.set_states(session, dict.fromkeys(theirs, "do_not_write"))
    note(session, by, "release questioned", f"release:{release_id}")
    number(session, changed, [release_id])


def lift_question(session: Session, by: str, release_id: str, now: datetime) -> None:
    """Another coordinator has looked and it was right: it is public again as it was.

    Somebody of whom a source has said otherwise since stays as they are. Raises UnknownRelease, NotQuestioned,
    OwnQuestion, InvitedByTheFirst.
    """
    release = hold_release(session, release_id)
    if not release.questioned or release.question is None:
        raise NotQuestioned()
    doubter = release.question["by"]
    everyone = everybody(session, now)
    if by == doubter:
        raise OwnQuestion()
    if doubter in everyone and not are_independent(everyone[by], everyone[doubter]):
        raise InvitedByTheFirst()
    release.questioned, release.question = False, None
    said = people.contradictions(session, release.prisoner_ids, release.kind, EVER, date.min)
    against = {one.prisoner_id for one in said}
    again = [id for id, state in _named(session, release).items() if state == "do_not_write" and id not in against]
    changed = people.set_states(session, dict.fromkeys(again, _told_state(release)))
    note(session, by, "question lifted", f"release:{release_id}")
    number(session, changed, [release_id])


def _told_state(release: Release) -> str:
    return STATE_OF["death" if release.kind == "death" else "release"]


def _named(session: Session, release: Release) -> dict[str, str]:
    known = people.people_now(session, release.prisoner_ids, lock=True)
    return {id: person.state for id, person in known.items()}

"""Counts what is said to be wrong; nothing on the list changes by it. Flushes; the caller's unit of work commits."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database.spaces import hold_server_state
from lebenszeichen.mistakes.errors import MistakeClosed
from lebenszeichen.mistakes.models import Mistake, MistakeId
from lebenszeichen.mistakes.queries import subjects_listed

IDS_KEPT = timedelta(days=30)


def say(session: Session, id: str, subject: str, choice: str) -> None:
    """Count it once. Of somebody who is not on the list nothing is kept, and the answer is the same."""
    hold_server_state(session)  # one after the other: the same id may come twice at one moment
    if session.get(MistakeId, id) is not None:
        return
    today = clock.today()
    session.add(MistakeId(id=id, came_on=today))
    if subject not in subjects_listed(session, [subject]):
        return
    row = session.get(Mistake, (subject, choice))
    if row is None:
        session.add(Mistake(subject=subject, choice=choice, times=1, first_on=today, last_on=today))
    else:
        row.times, row.last_on = row.times + 1, today
    session.flush()


def close(session: Session, subject: str, choice: str, *, acted: bool, by: str) -> None:
    """A coordinator has looked. Only the log remembers it. Raises MistakeClosed."""
    row = session.get(Mistake, (subject, choice), with_for_update=True)
    if row is None:
        raise MistakeClosed()
    note(session, by, "mistake_closed", subject, choice=choice, times=row.times, acted=acted)
    session.delete(row)
    session.flush()


def forget_old(session: Session) -> None:
    """Ids of 30 days ago, and what was said of people who are not listed any more."""
    session.execute(delete(MistakeId).where(MistakeId.came_on < clock.today() - IDS_KEPT))
    said = set(session.scalars(select(Mistake.subject)))
    gone = said - subjects_listed(session, said)
    session.execute(delete(Mistake).where(Mistake.subject.in_(gone)))

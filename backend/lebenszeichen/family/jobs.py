"""Work that the clock starts: each function is one unit of work and can be repeated."""

from sqlalchemy import delete, select

from lebenszeichen import clock
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database import writing
from lebenszeichen.family.models import FamilyRequest
from lebenszeichen.family.wishes import ERASED_AFTER, REMEMBERED
from lebenszeichen.prisoners.removal import hidden_people
from lebenszeichen.sync.publication import publish_list
from lebenszeichen.sync.takedown import erase


def look_after_the_hidden() -> None:
    """Ask for a decision about each of them, and erase those whose time has come."""
    ask_about_the_hidden()
    erase_who_came_out()


def erase_who_came_out() -> int:
    """Take down for good who came out, asked to be hidden, and whom two weeks later nobody has shown again."""
    with writing() as session:
        due = select(FamilyRequest).where(FamilyRequest.decision.is_(None), FamilyRequest.erase_on <= clock.today())
        rows = session.scalars(due.with_for_update()).all()
        ids = sorted({row.prisoner_id for row in rows} & hidden_people(session).keys())
        if ids:
            erase(session, ids)
        for row in rows:
            row.decision, row.decided_on = "gone", clock.today()
            note(session, None, "family_decided", f"prisoner:{row.prisoner_id}", request=row.id, decision="gone")
    if ids:
        publish_list()
    return len(ids)


def ask_about_the_hidden() -> int:
    """Somebody is hidden and no request asks for a decision: a restored dump had forgotten it. Returns how many."""
    with writing() as session:
        hidden = hidden_people(session)
        waiting = select(FamilyRequest.prisoner_id).where(
            FamilyRequest.decision.is_(None), FamilyRequest.wish == "remove"
        )
        forgotten = sorted(hidden.keys() - set(session.scalars(waiting)))
        for id in forgotten:
            session.add(_request_again(id, came_out=hidden[id] == "came_out"))
    return len(forgotten)


def forget_decided() -> None:
    """Erase requests that were decided 90 days ago."""
    with writing() as session:
        session.execute(delete(FamilyRequest).where(FamilyRequest.decided_on < clock.today() - REMEMBERED))


def _request_again(prisoner_id: str, *, came_out: bool) -> FamilyRequest:
    today = clock.today()
    return FamilyRequest(
        prisoner_id=prisoner_id,
        wish="remove",
        what="",
        origin="door",
        times=1,
        first_on=today,
        last_on=today,
        acted="hidden",
        erase_on=today + ERASED_AFTER if came_out else None,
    )

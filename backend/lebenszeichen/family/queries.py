"""Questions about what families asked for; rows do not leave the domain."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.family.models import FamilyRequest
from lebenszeichen.family.wishes import DECISIONS, needs_two
from lebenszeichen.prisoners.flags import listed_flags
from lebenszeichen.prisoners.removal import HiddenOrNot, people_as_kept

_OPEN = FamilyRequest.decision.is_(None)
_SHOWN_COLUMNS = ("id", "prisoner_id", "wish", "what", "origin", "times", "first_on", "last_on", "acted", "erase_on")


def count_open(session: Session) -> int:
    """How many requests nobody has decided."""
    return session.execute(select(func.count(FamilyRequest.id)).where(_OPEN)).scalar_one()


def open_requests(session: Session, coordinator_id: str) -> list[dict[str, Any]]:
    """Those that wait, what the door could not do at once first; each with what this coordinator may decide."""
    rows = session.scalars(select(FamilyRequest).where(_OPEN).order_by(FamilyRequest.first_on, FamilyRequest.id)).all()
    people = people_as_kept(session, {row.prisoner_id for row in rows})
    known = names_of(session, [row.proposed_by for row in rows if row.proposed_by])
    in_order = sorted(rows, key=lambda row: row.acted != "waits")
    return [_shown(session, row, people, known, coordinator_id) for row in in_order]


def listed_requests(session: Session) -> list[tuple[str, ...]]:
    """(person, wish, times, first day, last day, what the door did) of those that wait, for the command line."""
    rows = session.scalars(select(FamilyRequest).where(_OPEN).order_by(FamilyRequest.first_on, FamilyRequest.id))
    return [
        (
            row.prisoner_id,
            f"{row.wish} {row.what}".strip(),
            str(row.times),
            str(row.first_on),
            str(row.last_on),
            row.acted,
        )
        for row in rows
    ]


def flags(session: Session, coordinator_id: str) -> list[dict[str, Any]]:
    """Flags of the desk with names of coordinators, and whether this one may confirm that one is lifted."""
    found = listed_flags(session)
    said = {one[who] for one in found for who in ("said_by", "lift_by") if one[who]}
    known = names_of(session, sorted(said))
    return [
        {
            **one,
            "said_by": known.get(one["said_by"]),
            "lift_by": known.get(one["lift_by"]),
            "may_lift": not one["lift_by"] or obstacle_to_second(session, [one["lift_by"]], coordinator_id) is None,
        }
        for one in found
    ]


def acted_on(session: Session, day: date) -> int:
    """How many people the door itself has hidden or silenced that day."""
    query = select(func.count(FamilyRequest.id)).where(
        FamilyRequest.acted_on == day, FamilyRequest.acted.in_(("hidden", "quiet")), FamilyRequest.origin == "door"
    )
    return session.execute(query).scalar_one()


def _shown(
    session: Session, row: FamilyRequest, people: dict[str, HiddenOrNot], known: dict[str, str], viewer: str
) -> dict[str, Any]:
    person = people[row.prisoner_id]
    return {
        **{name: getattr(row, name) for name in _SHOWN_COLUMNS},
        "names": dict(person.names),
        "state": person.state,
        "hidden": person.hidden,
        "proposed": row.proposed,
        "proposed_by": known.get(row.proposed_by or ""),
        "may": _may(session, row, viewer),
    }


def _may(session: Session, row: FamilyRequest, viewer: str) -> Collection[str]:
    """A decision that this coordinator has proposed waits for another."""
    allowed = DECISIONS[row.wish]
    if row.proposed is None or not needs_two(row.proposed) or row.proposed_by is None:
        return list(allowed)
    blocked = obstacle_to_second(session, [row.proposed_by], viewer) is not None
    return [one for one in allowed if not (blocked and one == row.proposed)]

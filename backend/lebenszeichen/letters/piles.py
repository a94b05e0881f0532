"""What lies in the piles of evenings, for their organisers and the desk. Phones and paper stand apart: never added."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from lebenszeichen.events.code import shown_code
from lebenszeichen.events.errors import UnknownEvening
from lebenszeichen.events.queries import Evening, evenings, noted_piles
from lebenszeichen.letters.levels import SMALLEST_TOTAL
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.queries import left_the_writer, lies_in_a_pile
from lebenszeichen.letters.tallies import tallies_of_event
from lebenszeichen.prisoners.queries import prisoner_names, writable_prisoners

_HELD = func.sum(case((Letter.held.is_(True), 1), else_=0))
_IN_EVENTS = (
    select(Letter.event_id, func.count(), func.count(Letter.counted_on), _HELD)
    .where(left_the_writer(), Letter.handed_in_on.is_not(None))
    .group_by(Letter.event_id)
)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Cards that phones told of at one evening."""

    handed_in: int = 0
    posted: int = 0
    held: int = 0
    """Those of `handed_in` that are in no public number."""


def pile_of(session: Session, event_id: str) -> dict[str, Any]:
    """{counting, posted_on, accepted, by_phones, take_out}: what lies in the box as far as phones tell.

    `take_out`: cards to people to whom nothing should be posted at present, and why is not said. Raises UnknownEvening.
    """
    evening = _evening(session, event_id)
    lying = _lying(session, event_id)
    writable = writable_prisoners(session) if lying else set()
    return {
        "counting": evening.counting,
        "posted_on": noted_piles(session, [event_id])[event_id].day,
        "accepted": evening.accepted_on is not None,
        "by_phones": sum(lying.values()),
        "take_out": [{"prisoner_id": id, "cards": cards} for id, cards in lying.items() if id not in writable],
    }


def all_events(session: Session) -> list[dict[str, Any]]:
    """Every evening with what phones and paper counted there, newest first."""
    return _shown(session, evenings(session))


def one_event(session: Session, event_id: str) -> dict[str, Any]:
    """The same of one, with what was counted by hand. Raises UnknownEvening."""
    [shown] = _shown(session, [_evening(session, event_id)])
    names = prisoner_names(session)
    tallies = []
    for one in tallies_of_event(session, event_id):
        # With the day known, a small number for one person is shown to nobody.
        person = one.prisoner_id if one.cards >= SMALLEST_TOTAL else None
        tallies.append({"id": one.id, "cards": one.cards, "names": dict(names.get(person or "", {}))})
    return {**shown, "tallies": tallies}


def _shown(session: Session, some: Collection[Evening]) -> list[dict[str, Any]]:
    phones = {id: HandedIn(*cards) for id, *cards in session.execute(_IN_EVENTS)}
    piles = noted_piles(session, [one.id for one in some])
    return [
        {
            "id": one.id,
            "code": shown_code(one.id),
            "campaign_id": one.campaign_id,
            "day": one.day,
            "counting": one.counting,
            "opened_by_phone": one.opened_by is None,
            "accepted_on": one.accepted_on,
            "closed_on": one.closed_on,
            "posted_on": piles[one.id].day,
            "phones": phones.get(one.id, HandedIn()),
            "paper": sum(tally.cards for tally in tallies_of_event(session, one.id)),
        }
        for one in some
    ]


def _lying(session: Session, event_id: str) -> dict[str, int]:
    query = select(Letter.prisoner_id, func.count()).where(Letter.event_id == event_id, lies_in_a_pile())
    return dict(iter(session.execute(query.group_by(Letter.prisoner_id).order_by(Letter.prisoner_id))))


def _evening(session: Session, event_id: str) -> Evening:
    found = evenings(session, event_id=event_id)
    if not found:
        raise UnknownEvening()
    return found[0]

"""From people's ids to paper. Nothing is kept of who asked for what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import reached
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.printing.addressing import Reason, Row, envelope_for
from lebenszeichen.printing.errors import MayNotBePrinted
from lebenszeichen.printing.kinds import PAPERS, PostedKind
from lebenszeichen.printing.list_code import code_of
from lebenszeichen.printing.list_words import list_words
from lebenszeichen.printing.listing import list_row_for
from lebenszeichen.printing.typesetting import (
    Envelope,
    ListRow,
    can_be_set,
    letter_widths,
    typeset,
    typeset_list,
)
from lebenszeichen.prisoners.queries import public_prisoners_among

T = TypeVar("T")
_People = Mapping[str, tuple[Row | None, Row | None]]
"""Id → the rows of somebody and of the institution, as docs/sync-protocol.md shows them."""


def sheets_for(session: Session, kind: PostedKind, prisoner_ids: Sequence[str]) -> bytes:
    """An address for each id, in their order. Raises MayNotBePrinted, which names everybody for whom there is none."""

    def judge(person: Row | None, facility: Row | None) -> Envelope | Reason:
        found = envelope_for(person, facility, PAPERS[kind], letter_widths())
        return found if isinstance(found, str) or can_be_set(found.lines) else "sign_missing"

    envelopes = _all_or_nothing(_people(session, prisoner_ids), prisoner_ids, judge)
    return typeset(PAPERS[kind], [envelopes[id] for id in prisoner_ids])


def list_for(session: Session, prisoner_ids: Sequence[str], lang: str, day: date) -> bytes:
    """The list for the table: everybody once, in their order. Raises MayNotBePrinted too."""
    people, words = _people(session, prisoner_ids), list_words(lang)

    def judge(person: Row | None, facility: Row | None) -> ListRow | Reason:
        found = list_row_for(person, facility, lang, words, letter_widths())
        return found if isinstance(found, str) or can_be_set([found.name, *found.envelope.lines]) else "sign_missing"

    rows = _all_or_nothing(people, prisoner_ids, judge)
    code = code_of([(person, place) for person, place in people.values() if person], reached(session, "list"))
    return typeset_list(list(rows.values()), lang, words, day, code)


def _people(session: Session, ids: Sequence[str]) -> _People:
    people = {person["id"]: person for person in public_prisoners_among(session, ids)}
    facilities = {facility["id"]: facility for facility in public_facilities(session)}
    found = {id: people.get(id) for id in ids}
    return {
        id: (person, facilities.get(person["facility_id"] or "") if person else None) for id, person in found.items()
    }


def _all_or_nothing(
    people: _People, ids: Sequence[str], judge: Callable[[Row | None, Row | None], T | Reason]
) -> dict[str, T]:
    judged = {id: judge(*rows) for id, rows in people.items()}
    refused = [{"prisoner_id": id, "reason": found} for id, found in judged.items() if isinstance(found, str)]
    if refused:
        raise MayNotBePrinted(pointer=f"/prisoner_ids/{list(ids).index(refused[0]['prisoner_id'])}", people=refused)
    return {id: found for id, found in judged.items() if not isinstance(found, str)}

"""From people's ids to paper. Nothing is kept of who asked for what."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.printing.addressing import Reason, envelope_for
from lebenszeichen.printing.errors import MayNotBePrinted
from lebenszeichen.printing.kinds import PAPERS, Kind, Paper
from lebenszeichen.printing.typesetting import Envelope, can_be_set, letter_widths
from lebenszeichen.prisoners.queries import public_prisoners_among


def envelopes_for(session: Session, kind: Kind, prisoner_ids: Sequence[str]) -> list[Envelope]:
    """One for each id, in their order. Raises MayNotBePrinted, which names everybody for whom there is none."""
    widths = letter_widths()
    people = {person["id"]: person for person in public_prisoners_among(session, prisoner_ids)}
    facilities = {facility["id"]: facility for facility in public_facilities(session)}
    judged: dict[str, Envelope | Reason] = {}
    for id in dict.fromkeys(prisoner_ids):
        person = people.get(id)
        facility = facilities.get(person["facility_id"] or "") if person else None
        judged[id] = _with_its_signs(envelope_for(person, facility, PAPERS[kind], widths), PAPERS[kind], widths)
    refused = [{"prisoner_id": id, "reason": found} for id, found in judged.items() if isinstance(found, str)]
    if refused:
        at = list(prisoner_ids).index(refused[0]["prisoner_id"])
        raise MayNotBePrinted(pointer=f"/prisoner_ids/{at}", people=refused)
    return [found for id in prisoner_ids if not isinstance(found := judged[id], str)]


def _with_its_signs(found: Envelope | Reason, paper: Paper, widths: Mapping[str, float]) -> Envelope | Reason:
    """One sign that the letters do not have would leave everybody else without paper too."""
    if isinstance(found, str):
        return found
    usual = all(sign in widths for line in found.lines for sign in line.text)
    return found if usual or can_be_set(paper, found) else "sign_missing"

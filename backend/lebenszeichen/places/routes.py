"""/api/desk/facilities, /api/desk/texts and /api/desk/places: what coordinators say of institutions."""

from typing import Any

from flask import g
from flask_smorest import Blueprint

from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.facilities.closing import close_facility, undo_closing
from lebenszeichen.facilities.confirming import Confirmation
from lebenszeichen.facilities.desk import FacilityOverview, facilities_overview, new_facilities
from lebenszeichen.facilities.proposing import (
    Wording,
    confirm_present_text,
    propose_facility,
    propose_text,
    refuse_text,
    take_word_back,
)
from lebenszeichen.facilities.returned import Returned, enter_returned, take_returned_back
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.places import schemas, service
from lebenszeichen.places.confirming import Answered, Seen, confirm_texts
from lebenszeichen.places.queries import ListedPlace, listed_places
from lebenszeichen.prisoners.whereabouts import held_by_facility

blueprint = Blueprint("facilities", __name__, url_prefix="/api/desk", description="Institutions, at the desk")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]
_FACILITY = "/facilities/<facility_id>"
_TEXT = "/texts/<int(max=2147483647):proposal_id>"
_PLACE = "/places/<int(max=2147483647):place_id>"
_UNKNOWN = "/problems/unknown-facility"
_SECOND = "/problems/second-must-be-another"


@blueprint.get("/facilities")
@blueprint.response(200, schemas.DeskFacilitiesSchema)
@blueprint.doc(security=_SIGNED_IN)
def get_facilities() -> dict[str, Any]:
    """Institutions, with every text that waits for somebody"""
    viewer = g.coordinator.id
    with reading() as session:
        held = held_by_facility(session)
        rows = [_shown(one, held.get(one.id, 0), viewer) for one in facilities_overview(session, viewer)]
        return {"facilities": rows, "new": new_facilities(session, viewer)}


def _shown(one: FacilityOverview, held: int, viewer: str) -> dict[str, Any]:
    # Flat: `asdict` would copy every text twice.
    row = {name: getattr(one, name) for name in one.__slots__}
    returned = [{"id": a.id, "day": a.day, "cards": a.cards, "mine": a.entered_by == viewer} for a in one.returned]
    return {**row, "held": held, "returned": returned}


@blueprint.post("/facilities")
@blueprint.arguments(schemas.NewFacilitySchema)
@blueprint.response(201, schemas.WordSchema)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/facility-exists")
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/address-incomplete")
@blueprint.doc(security=_SIGNED_IN)
def describe_facility(said: dict[str, Any]) -> Confirmation:
    """Describe an institution that is new

    Nothing of it is public before a second coordinator has compared it.
    """
    place_id = said.pop("place_id")
    return write_and_repeat(lambda session: propose_facility(session, Wording(**said), g.coordinator.id, place_id))


@blueprint.post(f"{_FACILITY}/texts")
@blueprint.arguments(schemas.RewordingSchema)
@blueprint.response(201, schemas.WordSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/facility-closed")
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/address-incomplete")
@blueprint.doc(security=_SIGNED_IN)
def write_text(said: dict[str, Any], facility_id: str) -> Confirmation:
    """Write another address; a second coordinator makes it public"""
    reopen = said.pop("reopen")
    return write_and_repeat(
        lambda session: propose_text(session, facility_id, Wording(**said), g.coordinator.id, reopen=reopen)
    )


@blueprint.post(f"{_FACILITY}/word")
@blueprint.arguments(schemas.PresentTextSchema)
@blueprint.response(200, schemas.WordSchema)
@blueprint.alt_response(403, schema=ProblemSchema, description=_SECOND)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(
    409,
    schema=ProblemSchema,
    description="/problems/text-changed, /problems/nothing-to-confirm, /problems/facility-closed",
)
@blueprint.doc(security=_SIGNED_IN)
def confirm_present(compared: dict[str, Any], facility_id: str) -> Confirmation:
    """I have compared the address that is there: it is right"""
    seen = compared.pop("content_hash")
    return write_and_repeat(
        lambda session: confirm_present_text(session, facility_id, g.coordinator.id, seen=seen, **compared)
    )


@blueprint.post("/texts/words")
@blueprint.arguments(schemas.SeenTextsSchema)
@blueprint.response(200, schemas.AnsweredTextSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def confirm_waiting(seen: dict[str, Any]) -> list[Answered]:
    """I have compared these texts: they are right

    Each is answered by itself: public, waiting for another word, or the name of the problem that stops it.
    """
    texts = [Seen(**text) for text in seen["texts"]]
    return write_and_repeat(lambda session: confirm_texts(session, texts, g.coordinator.id))


@blueprint.delete(f"{_TEXT}/word")
@blueprint.response(204)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/nothing-to-confirm")
@blueprint.doc(security=_SIGNED_IN)
def take_my_word_back(proposal_id: int) -> None:
    """Take my word back; what I wrote and nobody has confirmed is gone"""
    write_and_repeat(lambda session: take_word_back(session, proposal_id, g.coordinator.id))


@blueprint.delete(_TEXT)
@blueprint.response(204)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/nothing-to-confirm")
@blueprint.doc(security=_SIGNED_IN)
def refuse_waiting(proposal_id: int) -> None:
    """This text is wrong: nobody is asked for it again"""
    write_and_repeat(lambda session: refuse_text(session, proposal_id, g.coordinator.id))


@blueprint.put(f"{_FACILITY}/closing")
@blueprint.arguments(schemas.FacilityClosingSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/successor-unchecked")
@blueprint.doc(security=_SIGNED_IN)
def close(closing: dict[str, Any], facility_id: str) -> None:
    """Close an institution: mail there is lost

    At once, by one coordinator. Reopening it is a text with `reopen`, and takes two.
    """
    write_and_repeat(lambda session: close_facility(session, facility_id, g.coordinator.id, **closing))


@blueprint.delete(f"{_FACILITY}/closing")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/closing-stands")
@blueprint.doc(security=_SIGNED_IN)
def undo_close(facility_id: str) -> None:
    """I closed it by mistake, within ten minutes: all is as it was"""
    write_and_repeat(lambda session: undo_closing(session, facility_id, g.coordinator.id))


@blueprint.post(f"{_FACILITY}/returned")
@blueprint.arguments(schemas.ReturnedEntrySchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.doc(security=_SIGNED_IN)
def cards_came_back(entry: dict[str, Any], facility_id: str) -> None:
    """Cards came back: a flag, until two have compared the address again

    Sent twice, it is entered once.
    """
    pile = Returned(str(entry["id"]), entry["day"], entry["cards"], g.coordinator.id)
    write_and_repeat(lambda session: enter_returned(session, facility_id, pile))


@blueprint.delete(f"{_FACILITY}/returned/<uuid:entry_id>")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-return")
@blueprint.doc(security=_SIGNED_IN)
def no_cards_came_back(facility_id: str, entry_id: Any) -> None:
    """I entered returned cards by mistake"""
    write_and_repeat(lambda session: take_returned_back(session, facility_id, str(entry_id), g.coordinator.id))


@blueprint.get("/places")
@blueprint.response(200, schemas.PlaceSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_places() -> list[ListedPlace]:
    """Words of lists that name no institution we know"""
    with reading() as session:
        return listed_places(session, g.coordinator.id)


@blueprint.put(f"{_PLACE}/facility")
@blueprint.arguments(schemas.MatchSchema)
@blueprint.response(200, schemas.DecidedPlaceSchema)
@blueprint.alt_response(403, schema=ProblemSchema, description=_SECOND)
@blueprint.alt_response(404, schema=ProblemSchema, description=f"{_UNKNOWN}, /problems/unknown-place")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/place-decided, /problems/facility-closed")
@blueprint.doc(security=_SIGNED_IN)
def match_place(match: dict[str, str], place_id: int) -> service.Decided:
    """These words mean this institution

    Where more than five percent of all who are held would move, a second coordinator says it too.
    """
    return write_and_repeat(
        lambda session: service.match_place(session, place_id, match["facility_id"], g.coordinator.id)
    )


@blueprint.post(f"{_PLACE}/none")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-place")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/place-decided")
@blueprint.doc(security=_SIGNED_IN)
def place_is_none(place_id: int) -> None:
    """These words name no institution"""
    write_and_repeat(lambda session: service.place_is_none(session, place_id, g.coordinator.id))


@blueprint.delete(f"{_PLACE}/decision")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-place")
@blueprint.doc(security=_SIGNED_IN)
def take_place_back(place_id: int) -> None:
    """Nobody knows any more what these words mean: its people are nowhere again"""
    write_and_repeat(lambda session: service.take_decision_back(session, place_id, g.coordinator.id))

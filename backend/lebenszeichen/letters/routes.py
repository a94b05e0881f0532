"""/api/events: an evening's box, for its organiser. /api/desk/events: evenings as coordinators open and see them."""

from typing import Any

from flask import Response, current_app, g, jsonify, request
from flask_smorest import Blueprint

from lebenszeichen import clock
from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database import reading, writing
from lebenszeichen.events.code import shown_code
from lebenszeichen.events.errors import UnknownEvening
from lebenszeichen.events.links import organisers_link, volunteers_link
from lebenszeichen.events.organiser import key_hash
from lebenszeichen.events.queries import key_hash_of
from lebenszeichen.events.service import accept, check_organiser, close, open_at_the_desk
from lebenszeichen.http.limits import PILES, limiter
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.letters import piles, schemas
from lebenszeichen.letters.errors import UnknownCampaign
from lebenszeichen.letters.service import hold_pile, post_anew

blueprint = Blueprint("events", __name__, url_prefix="/api", description="Writing evenings")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]


@blueprint.get("/events/<code>/pile")
@limiter.limit(PILES)
@blueprint.response(200, schemas.PileSchema)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/not-the-organiser")
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-evening")
@blueprint.doc(security=[{"organiser": []}])
def get_pile(code: str) -> Response:
    """What lies in an evening's box

    `Authorization: Organiser KEY`. As far as phones tell; what was counted by hand is no part of it.
    """
    with reading() as session:
        if key_hash_of(session, code) is None:
            raise UnknownEvening()
        check_organiser(session, code, key_hash(_organisers_key()), pointer=None)
        pile = piles.pile_of(session, code)
    answer: Response = jsonify(schemas.PileSchema().dump(pile))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.get("/desk/events")
@blueprint.response(200, schemas.EveningSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_events() -> list[dict[str, Any]]:
    """Every evening"""
    with reading() as session:
        return piles.all_events(session)


@blueprint.post("/desk/events")
@blueprint.arguments(schemas.NewEveningSchema)
@blueprint.response(201, schemas.OpenedEveningSchema)
@blueprint.doc(security=_SIGNED_IN)
def open_event(new: dict[str, Any]) -> dict[str, str]:
    """Open an evening

    The organiser's link is told this once.
    """
    by, campaign_id = g.coordinator.id, new["campaign_id"]
    with writing() as session:
        if not known_campaigns(session, [campaign_id]):
            raise UnknownCampaign(pointer="/campaign_id")
        code, key = open_at_the_desk(session, campaign_id, new["day"], new["counting"], by=by, today=clock.today())
        note(session, by, "evening_opened", f"evening:{code}", campaign=campaign_id, counting=new["counting"])
    ours = current_app.extensions["settings"].public_url
    return {
        "id": code,
        "code": shown_code(code),
        "volunteers_link": volunteers_link(ours, campaign_id, code),
        "organisers_link": organisers_link(ours, code, key),
    }


@blueprint.get("/desk/events/<event_id>")
@blueprint.response(200, schemas.EveningDetailSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-evening")
@blueprint.doc(security=_SIGNED_IN)
def get_event(event_id: str) -> dict[str, Any]:
    """One evening, phones and paper beside each other"""
    with reading() as session:
        return piles.one_event(session, event_id)


@blueprint.post("/desk/events/<event_id>/accept")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-evening")
@blueprint.doc(security=_SIGNED_IN)
def accept_event(event_id: str) -> None:
    """Accept an evening that a phone has opened

    From now on its pile and its tallies count, also those that came before. Opens a closed one again.
    """
    with writing() as session:
        rows = hold_pile(session, event_id)
        if accept(session, event_id, clock.today()):
            post_anew(session, rows, event_id)
        note(session, g.coordinator.id, "evening_accepted", f"evening:{event_id}")


@blueprint.post("/desk/events/<event_id>/close")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-evening")
@blueprint.doc(security=_SIGNED_IN)
def close_event(event_id: str) -> None:
    """Close an evening

    Nobody looks after it any more. No number changes by it; what comes late still counts, if it was accepted.
    """
    with writing() as session:
        close(session, event_id, clock.today())
        note(session, g.coordinator.id, "evening_closed", f"evening:{event_id}")


def _organisers_key() -> str:
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "organiser" else ""

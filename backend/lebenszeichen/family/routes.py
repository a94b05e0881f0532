"""/api/desk/family: what families asked for, taking down, and flags with a reason."""

from typing import Any

from flask import g
from flask_smorest import Blueprint

from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.family import flagging, queries, schemas, service
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.sync.publication import publish_list

blueprint = Blueprint("family", __name__, url_prefix="/api/desk/family", description="What families ask for")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]
_SECOND = {"schema": ProblemSchema, "description": "/problems/second-must-be-another"}
_DECIDED = {"schema": ProblemSchema, "description": "/problems/request-decided"}
_NOBODY = {"schema": ProblemSchema, "description": "/problems/nobody-listed"}


@blueprint.get("/requests")
@blueprint.response(200, schemas.FamilyRequestSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_requests() -> list[dict[str, Any]]:
    """What families asked for

    What the door could not do at once comes first.
    """
    with reading() as session:
        return queries.open_requests(session, g.coordinator.id)


@blueprint.post("/requests/<int(max=2147483647):request_id>/decision")
@blueprint.arguments(schemas.DecisionSchema)
@blueprint.response(200, schemas.DecidedSchema)
@blueprint.alt_response(403, **_SECOND)
@blueprint.alt_response(409, **_DECIDED)
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/no-such-decision")
@blueprint.doc(security=_SIGNED_IN)
def decide_request(body: dict[str, str], request_id: int) -> dict[str, bool]:
    """Decide what a family asked for

    Taking down for good, showing again and lifting silence are said by two.
    """
    by: str = g.coordinator.id
    decided = write_and_repeat(lambda session: service.decide(session, request_id, body["decision"], by))
    publish_list()
    return {"decided": decided}


@blueprint.delete("/requests/<int(max=2147483647):request_id>/decision")
@blueprint.response(204)
@blueprint.alt_response(409, **_DECIDED)
@blueprint.doc(security=_SIGNED_IN)
def take_family_proposal_back(request_id: int) -> None:
    """Take the first one's word back"""
    by: str = g.coordinator.id
    write_and_repeat(lambda session: service.take_proposal_back(session, request_id, by))


@blueprint.post("/takedowns")
@blueprint.arguments(schemas.TakeDownSchema)
@blueprint.response(200, schemas.DecidedSchema)
@blueprint.alt_response(404, **_NOBODY)
@blueprint.doc(security=_SIGNED_IN)
def take_person_down(body: dict[str, str]) -> dict[str, bool]:
    """Take somebody down for good

    From the sixth of a day on it waits for another coordinator.
    """
    by: str = g.coordinator.id
    done = write_and_repeat(lambda session: service.take_down_from_the_desk(session, body["prisoner_id"], by))
    publish_list()
    return {"decided": done}


@blueprint.get("/flags")
@blueprint.response(200, schemas.FlagSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_flags() -> list[dict[str, Any]]:
    """Flags: do not write, or a family asks for silence"""
    with reading() as session:
        return queries.flags(session, g.coordinator.id)


@blueprint.post("/flags")
@blueprint.arguments(schemas.NewFlagSchema)
@blueprint.response(204)
@blueprint.alt_response(404, **_NOBODY)
@blueprint.doc(security=_SIGNED_IN)
def set_flag(body: dict[str, Any]) -> None:
    """Set a flag

    Phones show the neutral state; the reason never leaves the desk.
    """
    by: str = g.coordinator.id
    write_and_repeat(lambda session: flagging.set_by(session, by, **body))
    publish_list()


@blueprint.post("/flags/lift")
@blueprint.arguments(schemas.LiftedFlagSchema)
@blueprint.response(200, schemas.DecidedSchema)
@blueprint.alt_response(403, **_SECOND)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-flag")
@blueprint.doc(security=_SIGNED_IN)
def lift_flag(body: dict[str, str]) -> dict[str, bool]:
    """Lift a flag

    That somebody may be written to again is said by one and confirmed by another.
    """
    by: str = g.coordinator.id
    lifted = write_and_repeat(lambda session: flagging.lift_by(session, by, body["prisoner_id"], body["kind"]))
    publish_list()
    return {"decided": lifted}

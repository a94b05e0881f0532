"""/api/mistakes: something is wrong here, said by anybody. /api/desk/mistakes: what coordinators do about it."""

from typing import Any

from flask import g
from flask_smorest import Blueprint

from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.limits import MISTAKES, limiter
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.mistakes import queries, schemas, service

blueprint = Blueprint("mistakes", __name__, url_prefix="/api", description="Something is wrong here")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]


@blueprint.post("/mistakes")
@limiter.limit(MISTAKES)
@blueprint.arguments(schemas.MistakeSaidSchema)
@blueprint.response(204)
@blueprint.alt_response(429, schema=ProblemSchema, description="stays queued; Retry-After says how long")
def say_mistake(said: dict[str, Any]) -> None:
    """Say that something is wrong

    No token. The same `id` again changes nothing. Nothing on the list changes by it: coordinators look.
    """
    write_and_repeat(lambda session: service.say(session, str(said["id"]), said["subject"], said["choice"]))


@blueprint.get("/desk/mistakes")
@blueprint.response(200, schemas.MistakeSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_mistakes() -> list[dict[str, Any]]:
    """What is said to be wrong"""
    with reading() as session:
        return queries.open_mistakes(session)


@blueprint.post("/desk/mistakes/close")
@blueprint.arguments(schemas.ClosingSchema)
@blueprint.response(204)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/mistake-closed")
@blueprint.doc(security=_SIGNED_IN)
def close_mistake(body: dict[str, Any]) -> None:
    """Close what was said

    What changes on the list because of it is done in its own place, by the rules there.
    """
    by: str = g.coordinator.id
    write_and_repeat(
        lambda session: service.close(session, body["subject"], body["choice"], acted=body["acted"], by=by)
    )

"""/api/desk/people and /api/desk/identity: what is known of people on the list, and who is who."""

from typing import Any

from flask import g
from flask_smorest import Blueprint

from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.imports.decisions import Saying
from lebenszeichen.people import queries, schemas, service
from lebenszeichen.prisoners.desk import known_people
from lebenszeichen.prisoners.edited import FACTS
from lebenszeichen.prisoners.editing import Word

blueprint = Blueprint("people", __name__, url_prefix="/api/desk", description="People on the list, at the desk")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]
_PERSON = "/people/<prisoner_id>"
_EVENT = f"{_PERSON}/events/<int(max=2147483647):event_id>"
_DETAIL = f"{_PERSON}/details/<any(charges, description):field>"
_UNKNOWN = "/problems/unknown-person"
_NO_EVENT = f"{_UNKNOWN}, /problems/unknown-event"


@blueprint.get("/people")
@blueprint.response(200, schemas.KnownPersonSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_people() -> list[dict[str, Any]]:
    """Everybody on the list, hidden or not"""
    with reading() as session:
        return known_people(session)


@blueprint.get(_PERSON)
@blueprint.response(200, schemas.DeskPersonSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.doc(security=_SIGNED_IN)
def get_person(prisoner_id: str) -> dict[str, Any]:
    """One person: each fact with who says so, and what happened to them"""
    with reading() as session:
        return queries.person(session, prisoner_id, g.coordinator.id)


@blueprint.put(f"{_PERSON}/names")
@blueprint.arguments(schemas.NamesSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/name-needed")
@blueprint.doc(security=_SIGNED_IN)
def write_names(said: dict[str, Any], prisoner_id: str) -> None:
    """Write names and other spellings

    They hold until the source says something else than it says now.
    """
    word = _word(said)
    write_and_repeat(lambda session: service.write_names(session, prisoner_id, said["names"], said["aliases"], word))


@blueprint.put(f"{_PERSON}/facts")
@blueprint.arguments(schemas.FactsSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=f"{_UNKNOWN}, /problems/unknown-facility")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/person-not-held, /problems/enough-moved")
@blueprint.doc(security=_SIGNED_IN)
def write_facts(said: dict[str, Any], prisoner_id: str) -> None:
    """Write days, and where somebody who is held is now

    They hold until the source says something else than it says now.
    """
    word = _word(said)
    facts = {name: said[name] for name in FACTS if name in said}
    write_and_repeat(lambda session: service.write_facts(session, prisoner_id, facts, word))


@blueprint.post(f"{_PERSON}/events")
@blueprint.arguments(schemas.NewEventSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=f"{_UNKNOWN}, /problems/unknown-facility")
@blueprint.doc(security=_SIGNED_IN)
def enter_event(said: dict[str, Any], prisoner_id: str) -> None:
    """Enter what happened, with its source

    Deported and detained again are public when a second coordinator has confirmed it; nobody's state changes by it.
    """
    write_and_repeat(lambda session: service.enter_event(session, prisoner_id, said, g.coordinator.id))


@blueprint.post(f"{_EVENT}/confirmation")
@blueprint.response(204)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/second-must-be-another")
@blueprint.alt_response(404, schema=ProblemSchema, description=_NO_EVENT)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/event-decided")
@blueprint.doc(security=_SIGNED_IN)
def confirm_event(prisoner_id: str, event_id: int) -> None:
    """I have looked at the source: it is so"""
    write_and_repeat(lambda session: service.confirm_entered(session, prisoner_id, event_id, g.coordinator.id))


@blueprint.post(f"{_EVENT}/correction")
@blueprint.arguments(schemas.CorrectionSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_NO_EVENT)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/event-decided, /problems/state-decided")
@blueprint.doc(security=_SIGNED_IN)
def correct_event(said: dict[str, Any], prisoner_id: str, event_id: int) -> None:
    """It was wrong; what is right is another entry"""
    write_and_repeat(lambda session: service.correct_entered(session, prisoner_id, event_id, said, g.coordinator.id))


@blueprint.put(_DETAIL)
@blueprint.arguments(schemas.ReleaseDetailSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/detail-changed")
@blueprint.doc(security=_SIGNED_IN)
def release_detail(said: dict[str, Any], prisoner_id: str, field: str) -> None:
    """Let everybody read this text, and nothing that a later list adds"""
    word = _word(said)
    seen = said["content_hash"]
    write_and_repeat(lambda session: service.release_detail(session, prisoner_id, field, seen, word))


@blueprint.delete(_DETAIL)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/detail-changed")
@blueprint.doc(security=_SIGNED_IN)
def take_detail_back(prisoner_id: str, field: str) -> None:
    """Nobody is to read it any more; older files of the list answer 410"""
    write_and_repeat(lambda session: service.take_detail_back(session, prisoner_id, field, g.coordinator.id))


@blueprint.get("/identity")
@blueprint.response(200, schemas.IdentitySchema)
@blueprint.doc(security=_SIGNED_IN)
def get_identity() -> dict[str, Any]:
    """Rows of which no machine can say whose they are, and what was decided"""
    with reading() as session:
        return queries.identity(session)


@blueprint.post("/identity")
@blueprint.arguments(schemas.SayingSchema)
@blueprint.response(201, schemas.IdentityDecidedSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-row")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/identity-decided, /problems/state-decided")
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/not-the-same")
@blueprint.doc(security=_SIGNED_IN)
def decide_identity(said: dict[str, Any]) -> dict[str, int]:
    """Different people, the same person, or not ours

    The next list is not asked about them again.
    """
    saying = Saying(said["decision"], tuple(said["source_ids"]), said["kept"])
    return {"id": write_and_repeat(lambda session: service.decide_identity(session, saying, g.coordinator.id))}


@blueprint.delete("/identity/<int(max=2147483647):decision_id>")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-row")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/person-hidden")
@blueprint.doc(security=_SIGNED_IN)
def take_identity_back(decision_id: int) -> None:
    """Nobody knows who is who again

    Whoever had left the list is on it, and is not to be written to before two have looked.
    """
    write_and_repeat(lambda session: service.take_identity_back(session, decision_id, g.coordinator.id))


def _word(said: dict[str, Any]) -> Word:
    return Word(said["source"], said["as_of"], g.coordinator.id)

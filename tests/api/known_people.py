"""Requests about people on the list that succeed and that nobody can guess."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count
from typing import Any

from api.requests_world import Known, World
from factories.desk_people import answered
from factories.pictures import picture
from lebenszeichen.database import writing
from lebenszeichen.imports.models import SetAsideRow
from lebenszeichen.imports.runs import note_run
from lebenszeichen.prisoners.facts import PrisonerDetails
from lebenszeichen.prisoners.service import ChangedPrisoner, change_prisoners

_ROWS = count(7_000_000)
_SAYS = {"source": "Viasna", "as_of": "2026-11-01"}
_EVENT = {"kind": "deported", "happened_on": "2024", "source": "Viasna", "said_on": "2026-11-01"}


def _event(world: World) -> dict[str, Any]:
    """One that Ada has entered, and a second is to confirm."""
    id = world.person()
    assert world.ada.post(f"/people/{id}/events", _EVENT).status_code == 204
    return {"prisoner_id": id, "event_id": answered(world.ada.get(f"/people/{id}"))["events"][0]["id"]}


def _detail(world: World) -> Known:
    id = world.person()
    with world.app.app_context(), writing() as session:
        change_prisoners(session, [ChangedPrisoner(id, details=PrisonerDetails("ст. 342"))])
    seen = answered(world.ada.get(f"/people/{id}"))["details"][0]["content_hash"]
    return world.by(world.ada, {**_SAYS, "content_hash": seen}, prisoner_id=id, field="charges")


def _public_detail(world: World) -> Known:
    known = _detail(world)
    id = known.path["prisoner_id"]
    assert world.ada.ask("PUT", f"/people/{id}/details/charges", known.body).status_code == 204
    return world.by(world.ada, prisoner_id=id, field="charges")


def _saying(world: World) -> dict[str, Any]:
    """What to say of a row that waits."""
    number = str(next(_ROWS))
    row = {"names": {"ru": "Анна Узор"}, "status": "active", "birthday": "1990-05-06", "prison": None}
    with world.app.app_context(), writing() as session:
        run = note_run(session, "viasna", "2026-11-01", {})
        session.add(SetAsideRow(source_id=number, reason="repeated_id", fingerprint="x", row=row, import_id=run))
    return {"decision": "ignore", "source_ids": [f"viasna:{number}"]}


def _decided(world: World) -> Known:
    return world.by(world.ada, decision_id=answered(world.ada.post("/identity", _saying(world)))["id"])


def _photo(world: World) -> Known:
    form = {**_SAYS, "photo": picture(size=(64, 64))}
    return replace(world.by(world.ada, form, prisoner_id=world.person()), media_type="multipart/form-data")


def _with_photo(world: World) -> str:
    """Somebody of whom there is a picture at the desk."""
    id = world.person()
    form = {**_SAYS, "photo": (BytesIO(picture(size=(64, 64))), "photo")}
    assert world.ada.client.put(f"/api/desk/people/{id}/photo", data=form).status_code == 204
    return id


def _released_photo(world: World) -> Known:
    id = _with_photo(world)
    hash = answered(world.ada.get(f"/people/{id}"))["photo"]["hash"]
    return world.by(world.ada, {"hash": hash}, prisoner_id=id)


def _public_photo(world: World) -> Known:
    known = _released_photo(world)
    released = world.ada.ask("PUT", f"/people/{known.path['prisoner_id']}/photo/release", known.body)
    assert released.status_code == 204
    return Known({"hash": known.body["hash"]})


KNOWN_PEOPLE: dict[str, Callable[[World], Known]] = {
    "GET /api/desk/people/{prisoner_id}": lambda world: world.by(world.ada, prisoner_id=world.person()),
    "PUT /api/desk/people/{prisoner_id}/names": lambda world: world.by(
        world.ada, {"names": {"en": "Anna"}, "aliases": [], **_SAYS}, prisoner_id=world.person()
    ),
    "PUT /api/desk/people/{prisoner_id}/facts": lambda world: world.by(
        world.ada, {"birthday": "1990", **_SAYS}, prisoner_id=world.person()
    ),
    "POST /api/desk/people/{prisoner_id}/events": lambda world: world.by(world.ada, _EVENT, prisoner_id=world.person()),
    "POST /api/desk/people/{prisoner_id}/events/{event_id}/confirmation": lambda world: world.by(
        world.bea, **_event(world)
    ),
    "POST /api/desk/people/{prisoner_id}/events/{event_id}/correction": lambda world: world.by(
        world.ada, {"source": "her lawyer"}, **_event(world)
    ),
    "PUT /api/desk/people/{prisoner_id}/details/{field}": _detail,
    "DELETE /api/desk/people/{prisoner_id}/details/{field}": _public_detail,
    "PUT /api/desk/people/{prisoner_id}/photo": _photo,
    "GET /api/desk/people/{prisoner_id}/photo": lambda world: world.by(world.ada, prisoner_id=_with_photo(world)),
    "PUT /api/desk/people/{prisoner_id}/photo/release": _released_photo,
    "GET /api/photos/{hash}": _public_photo,
    "DELETE /api/desk/people/{prisoner_id}/photo": lambda world: world.by(world.ada, prisoner_id=_with_photo(world)),
    "POST /api/desk/identity": lambda world: world.by(world.ada, _saying(world)),
    "DELETE /api/desk/identity/{decision_id}": _decided,
}
"""Operation → a request that succeeds."""

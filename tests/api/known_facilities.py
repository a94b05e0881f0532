"""Requests about institutions that succeed and that nobody can guess."""

from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import uuid4

from api.requests_world import Known, World
from factories.desk_people import answered
from factories.people import make_facility, make_prisoner
from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.places.imported import queue_places
from lebenszeichen.places.known import NewPlace

_NUMBERS = count(1000)
_ADDRESS = {"address": ["СИЗО КГБ", "ул. Иная, 5", "223099 г. Иной"], "source": "A letter"}


def _facility(world: World, **fields: Any) -> str:
    id = f"ik-{next(_NUMBERS)}"
    with world.app.app_context(), writing() as session:
        return make_facility(session, id, match_key=id.replace("ik-", "ик "), **fields)


def _place(world: World) -> int:
    key = f"больница {next(_NUMBERS)}"
    with world.app.app_context(), writing() as session:
        queue_places(session, [NewPlace(key, key)], "Viasna", None)
    listed = answered(world.ada.get("/places"))
    return int(next(one["id"] for one in listed if one["text"] == key))


def _text(world: World) -> dict[str, Any]:
    facility_id = _facility(world)
    id = answered(world.ada.post(f"/facilities/{facility_id}/texts", _ADDRESS))["proposal_id"]
    known = answered(world.bea.get("/facilities"))["facilities"]
    return dict(next(text for one in known for text in one["waiting"] if text["proposal_id"] == id))


def _present(world: World) -> Known:
    id = _facility(world)
    known = answered(world.ada.get("/facilities"))["facilities"]
    seen = next(one["content_hash"] for one in known if one["id"] == id)
    return world.by(world.ada, {"content_hash": seen}, facility_id=id)


def _seen(world: World) -> Known:
    text = _text(world)
    return world.by(world.bea, {"texts": [{name: text[name] for name in ("proposal_id", "content_hash")}]})


def _closed(world: World) -> Known:
    id = _facility(world)
    assert world.ada.ask("PUT", f"/facilities/{id}/closing", {}).status_code == 204
    return world.by(world.ada, facility_id=id)


def _returned(world: World, *, back: bool = False) -> Known:
    id, entry = _facility(world), {"id": str(uuid4()), "day": clock.today().isoformat(), "cards": 2}
    if not back:
        return world.by(world.ada, entry, facility_id=id)
    assert world.ada.post(f"/facilities/{id}/returned", entry).status_code == 204
    return world.by(world.ada, facility_id=id, entry_id=entry["id"])


def _printed(world: World) -> Known:
    """Somebody whose address two people have compared."""
    facility_id = _facility(world)
    with world.app.app_context(), writing() as session:
        id = make_prisoner(session, f"printed{next(_NUMBERS)}", facility_id=facility_id)
    return Known(body={"kind": "labels", "prisoner_ids": [id]})


KNOWN_FACILITIES: "dict[str, Callable[[World], Known]]" = {
    "POST /api/desk/facilities": lambda world: world.by(
        world.ada, {**_ADDRESS, "name": {"ru": f"Дом {next(_NUMBERS)}"}}
    ),
    "POST /api/desk/facilities/{facility_id}/texts": lambda world: world.by(
        world.ada, _ADDRESS, facility_id=_facility(world)
    ),
    "POST /api/desk/facilities/{facility_id}/word": _present,
    "POST /api/desk/texts/words": _seen,
    "DELETE /api/desk/texts/{proposal_id}/word": lambda world: world.by(
        world.ada, proposal_id=_text(world)["proposal_id"]
    ),
    "DELETE /api/desk/texts/{proposal_id}": lambda world: world.by(world.ada, proposal_id=_text(world)["proposal_id"]),
    "PUT /api/desk/facilities/{facility_id}/closing": lambda world: world.by(
        world.ada, {"closed_on": "2026-11"}, facility_id=_facility(world)
    ),
    "DELETE /api/desk/facilities/{facility_id}/closing": _closed,
    "POST /api/desk/facilities/{facility_id}/returned": _returned,
    "DELETE /api/desk/facilities/{facility_id}/returned/{entry_id}": lambda world: _returned(world, back=True),
    "PUT /api/desk/places/{place_id}/facility": lambda world: world.by(
        world.ada, {"facility_id": _facility(world)}, place_id=_place(world)
    ),
    "POST /api/desk/places/{place_id}/none": lambda world: world.by(world.ada, place_id=_place(world)),
    "POST /api/print": _printed,
    "DELETE /api/desk/places/{place_id}/decision": lambda world: world.by(world.ada, place_id=_place(world)),
}
"""Operation → a request that succeeds."""

"""Ten small lists of one person are a large one."""

from datetime import timedelta

import pytest
from flask import Flask

from factories.desk_imports import Lists
from factories.desk_people import kind, seated_pair
from factories.export_rows import OTHER_PLACE, export, row
from lebenszeichen import clock
from lebenszeichen.database import reading
from lebenszeichen.imports.moved_alone import moved_alone

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PEOPLE = [row(str(number)) for number in range(1, 121)]
SMALL = 5
"""Of 120 people: four percent."""


@pytest.fixture
def pair(app: Flask) -> tuple[Lists, Lists]:
    ada, bea = (Lists(one) for one in seated_pair(app))
    assert ada.apply(ada.stage(export(*PEOPLE)))["applied"]
    return ada, bea


def list_that_moves(people: int) -> bytes:
    """The first so many stand somewhere else."""
    moved = ({**one, "prison": OTHER_PLACE} for one in PEOPLE[:people])
    return export(*moved, *PEOPLE[people:])


def test_a_doctored_list_in_small_parts_stops_at_the_second_person(pair: tuple[Lists, Lists]) -> None:
    ada, bea = pair
    assert ada.apply(ada.stage(list_that_moves(SMALL)))["applied"]
    second = ada.stage(list_that_moves(2 * SMALL))
    large = ada.shown(second)["large"]
    assert (large["reasons"], large["moved"], large["earlier"]) == (["moves_or_frees"], 2 * SMALL, SMALL)
    assert ada.apply(second) == {"applied": False, "reasons": ["moves_or_frees"], "numbers": {}}
    assert bea.shown(second)["first"]["by"]["name"] == "Ada"
    assert bea.apply(second)["applied"]


def test_a_list_that_moves_nobody_does_not_wait_for_it(pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    ada.apply(ada.stage(list_that_moves(SMALL)))
    moved = [{**one, "prison": OTHER_PLACE} for one in PEOPLE[:SMALL]]
    id = ada.stage(export(*moved, *PEOPLE[SMALL:], row("200")))
    assert ada.shown(id)["large"] is None
    assert ada.apply(id)["applied"]


def test_the_day_after_it_counts_no_more(pair: tuple[Lists, Lists], monkeypatch: pytest.MonkeyPatch) -> None:
    ada, _ = pair
    ada.apply(ada.stage(list_that_moves(SMALL)))
    with ada.who.app.app_context(), reading() as session:
        assert moved_alone(session, ada.who.id).moved == SMALL
        later = clock.now() + timedelta(hours=25)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert moved_alone(session, ada.who.id).moved == 0


def test_names_on_the_command_line_are_one_person(pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    ada.apply(ada.stage(list_that_moves(SMALL)))
    with ada.who.app.app_context(), reading() as session:
        assert [moved_alone(session, by).moved for by in ("somebody", None)] == [0, 0]
        assert moved_alone(session, "somebody") == moved_alone(session, "somebody else")


def test_moves_by_hand_count_too(pair: tuple[Lists, Lists]) -> None:
    ada, bea = pair
    ada.apply(ada.stage(list_that_moves(SMALL)))
    held = [one["id"] for one in ada.who.get("/people").json if one["state"] == "held"]
    others = [id for id in held if ada.who.get(f"/people/{id}").json["facility_id"] == "ik-64"]
    to = {"facility_id": "sizo-81", "source": "her lawyer", "as_of": "2026-11-20"}
    assert ada.who.ask("PUT", f"/people/{others[0]}/facts", to).status_code == 204
    assert kind(ada.who.ask("PUT", f"/people/{others[1]}/facts", to)) == (409, "enough-moved")
    assert bea.who.ask("PUT", f"/people/{others[1]}/facts", to).status_code == 204

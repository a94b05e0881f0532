"""What lists say becomes history: with the list's day, corrected and never overwritten, and nobody freed by it."""

from typing import Any

import pytest
from flask import Flask

from factories.export_rows import OTHER_PLACE, export, row
from factories.histories import kept, shown
from factories.imports import plan_of
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.prisoners.queries import public_prisoners

OTHERS = [row(str(number)) for number in range(2, 30)]
RELEASED = {"status": "former", "release_date": "2026-11-19"}


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Any:
    with app.app_context():
        yield


def load(as_of: str, **cells: str) -> str:
    """A list in which Anna's row has these cells; returns her id."""
    plan = plan_of(export(row("1", "Анна Узор", **cells), *OTHERS), as_of=as_of)
    with writing() as session:
        apply_plan(session, plan)
    return anna()["id"]


def anna() -> dict[str, Any]:
    with reading() as session:
        return next(one for one in public_prisoners(session) if one["names"]["ru"] == "Анна Узор")


def test_somebody_new_begins_with_what_the_list_says_of_them(app: Flask) -> None:
    id = load("2026-11-06")
    assert kept(app, id) == [("detained", "2022-03-04", True), ("sentenced", "2022-09-01", True)]
    assert shown(app, id) == []  # it stands in the facts
    assert anna()["source"] == "Viasna"


def test_a_move_is_history_with_the_day_of_the_list_that_says_so(app: Flask) -> None:
    load("2026-11-06")
    id = load("2026-11-13", prison=OTHER_PLACE)
    assert anna()["events"] == [
        {"kind": "moved", "on": None, "facility_id": anna()["facility_id"], "source": "Viasna, 2026-11-13"}
    ]
    assert kept(app, id)[-1] == ("moved", None, True)


@pytest.mark.both_databases
def test_another_day_of_arrest_corrects_the_first_and_does_not_stand_beside_it(app: Flask) -> None:
    load("2026-11-06", arrested="2022-03-04")
    id = load("2026-11-13", arrested="2022-03-05")
    assert [one for one in kept(app, id) if one[0] == "detained"] == [("detained", "2022-03-05", True)]
    assert (shown(app, id), anna()["detained_on"]) == ([], "2022-03-05")


def test_of_whoever_a_list_does_not_have_as_held_nothing_more_is_told(app: Flask) -> None:
    load("2026-11-06")
    load("2026-11-13", prison=OTHER_PLACE)
    id = load("2026-11-20", **RELEASED)
    assert kept(app, id)[-1] == ("no_longer_held", "2026-11-19", False)
    assert (anna()["state"], anna()["events"]) == ("do_not_write", None)


def test_the_same_list_again_adds_nothing(app: Flask) -> None:
    id = load("2026-11-06")
    before = kept(app, id)
    load("2026-11-13")
    assert kept(app, id) == before

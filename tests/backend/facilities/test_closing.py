"""Closing stops cards at once; its mistakes can be undone, its truth cannot."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from factories.desk_people import MoveClock
from factories.export_rows import export, row
from factories.imports import import_lists
from factories.people import make_facility
from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.closing import close_facility, undo_closing
from lebenszeichen.facilities.errors import ClosingStands, SuccessorUnchecked, UnknownFacility
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.prisoners.queries import public_prisoners


@pytest.fixture(autouse=True)
def _listed(app: Flask) -> Any:
    with app.app_context():
        with writing() as session:
            make_facility(session, "ik-64", match_key="ик 64")
            make_facility(session, "ik-65", match_key="ик 65")
        yield


@pytest.fixture
def move_clock(monkeypatch: pytest.MonkeyPatch) -> MoveClock:
    real = clock.now
    return lambda by: monkeypatch.setattr(clock, "now", lambda: real() + by)


def facility() -> dict[str, Any]:
    with reading() as session:
        return next(one for one in public_facilities(session) if one["id"] == "ik-64")


def close(by: str = "Ada", **details: Any) -> None:
    with writing() as session:
        close_facility(session, "ik-64", by, **details)


def undo(by: str) -> None:
    with writing() as session:
        undo_closing(session, "ik-64", by)


def test_a_closed_institution_is_closed_for_everybody_at_once() -> None:
    seq = facility()["seq"]
    close(closed_on="2026-11")
    found = facility()
    assert (found["state"], found["closed_on"]) == ("closed", "2026-11")
    assert found["seq"] > seq
    close()
    assert facility() == found


def test_who_closed_it_by_mistake_has_everything_as_it_was() -> None:
    before = facility()
    close(closed_on="2026", moved_to="ik-65")
    undo("Ada")
    assert {**facility(), "seq": 0} == {**before, "seq": 0}


def test_nobody_else_undoes_it_and_nobody_after_ten_minutes(move_clock: MoveClock) -> None:
    close("Ada")
    with pytest.raises(ClosingStands):
        undo("Ben")
    move_clock(timedelta(minutes=11))
    with pytest.raises(ClosingStands):
        undo("Ada")
    assert facility()["state"] == "closed"


def test_it_goes_only_where_two_people_have_checked_the_address() -> None:
    with writing() as session:
        make_facility(session, "ik-66", match_key="ик 66", state="unchecked")
    for place in ("ik-66", "ik-64", "nowhere"):
        with pytest.raises(SuccessorUnchecked):
            close(moved_to=place)
    with writing() as session, pytest.raises(UnknownFacility):
        close_facility(session, "nowhere")


@pytest.mark.both_databases
def test_a_list_that_still_names_it_means_the_one_it_went_to() -> None:
    import_lists(export(row("1")))
    close(moved_to="ik-65")
    import_lists(export(row("1"), row("2")))
    with reading() as session:
        assert [one["facility_id"] for one in public_prisoners(session)] == ["ik-65", "ik-65"]

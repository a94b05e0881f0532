"""Address text is public when two different people have compared it with its source."""

from typing import Any

import pytest
from flask import Flask

from factories.export_rows import export, row
from factories.imports import import_lists
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.desk import facilities_overview
from lebenszeichen.facilities.errors import NothingToConfirm, UnknownFacility
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.facilities.service import close_facility, confirm_address

TEXT = ["ИК № 64", "ул. Примерная, 6", "921807 г. Образцовск-5", "REPUBLIC OF BELARUS"]


@pytest.fixture(autouse=True)
def _listed(app: Flask) -> Any:
    with app.app_context():
        import_lists(export(row("1")))
        yield


def facility() -> dict[str, Any]:
    with reading() as session:
        return public_facilities(session)[0]


def confirm(by: str, proposal: int | None = None) -> int:
    with writing() as session:
        return confirm_address(session, "ik-64", by, proposal).needs


def test_one_person_is_not_enough_and_the_same_person_twice_neither() -> None:
    before = facility()
    assert [confirm("Anna Muster"), confirm(" anna  MUSTER ")] == [1, 1]
    assert facility() == before


def test_a_second_person_makes_the_text_public_with_source_and_day() -> None:
    seq = facility()["seq"]
    confirm("Anna")
    assert confirm("Berta") == 0
    found = facility()
    assert (found["state"], found["address"]) == ("open", TEXT)
    assert (found["source"], found["as_of"]) == ("Viasna", "2026-11-20")
    assert found["seq"] > seq


def test_a_changed_text_leaves_the_public_one_alone_until_two_have_looked() -> None:
    confirm("Anna")
    confirm("Berta")
    import_lists(export(row("1", prison="ИК № 64\nул. Новая, 1, 921807, г. Образцовск-5")))
    confirm("Anna")
    assert facility()["address"] == TEXT
    confirm("Carla")
    assert facility()["address"][1] == "ул. Новая, 1"


def test_each_of_several_texts_is_confirmed_by_itself() -> None:
    import_lists(export(row("1"), row("2", prison="ИК № 64\nул. Новая, 1, 921807, г. Образцовск-5")))
    with pytest.raises(NothingToConfirm, match="several"):
        confirm("Anna")
    with reading() as session:
        one, other = (text.proposal_id for text in facilities_overview(session)[0].waiting)
    assert [confirm("Anna", one), confirm("Berta", other), confirm("Carla", one)] == [1, 1, 0]


def test_a_closed_institution_stays_closed_for_everybody_at_once() -> None:
    seq = facility()["seq"]
    with writing() as session:
        close_facility(session, "ik-64")
    assert (facility()["state"], facility()["seq"]) == ("closed", seq + 1 + 1)


def test_what_does_not_exist_cannot_be_confirmed() -> None:
    with writing() as session, pytest.raises(UnknownFacility):
        confirm_address(session, "nowhere", "Anna")
    with pytest.raises(NothingToConfirm):
        confirm("Anna", 99)

"""Cards that came back raise a flag on the institution, until two people have compared its address again."""

from typing import Any

import pytest
from flask import Flask

from factories.people import make_facility
from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.confirming import confirm_text
from lebenszeichen.facilities.desk import facilities_overview
from lebenszeichen.facilities.errors import UnknownReturn
from lebenszeichen.facilities.proposing import confirm_present_text
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.facilities.returned import Returned, enter_returned, take_returned_back

PILE = Returned("5c1f7a54-9d3e-4c9e-9a52-0d8f3f2f6f11", clock.today(), 3, "Ada")


@pytest.fixture(autouse=True)
def _flagged(app: Flask) -> Any:
    with app.app_context():
        with writing() as session:
            make_facility(session, check_again_on=clock.today().replace(year=clock.today().year + 1))
            make_facility(session, "ik-5", match_key="ик 5")
            enter_returned(session, "ik-4", PILE)
        yield


def flags() -> dict[str, bool]:
    with reading() as session:
        return {one["id"]: one["returned"] for one in public_facilities(session)}


def test_everybody_hears_that_cards_came_back_and_not_how_many() -> None:
    assert flags() == {"ik-4": True, "ik-5": False}
    with reading() as session:
        assert "3" not in str([one["returned"] for one in public_facilities(session)])


def test_it_has_to_be_compared_again_at_once() -> None:
    with reading() as session:
        assert {one.id: one.to_check for one in facilities_overview(session)}["ik-4"]


def test_sent_twice_it_is_entered_once() -> None:
    with writing() as session:
        enter_returned(session, "ik-4", PILE)
    with reading() as session:
        assert [one.returned for one in facilities_overview(session) if one.id == "ik-4"] == [[PILE]]


@pytest.mark.both_databases
def test_only_who_entered_it_takes_it_back() -> None:
    for facility_id, id, by in (("ik-4", PILE.id, "Ben"), ("ik-5", PILE.id, "Ada"), ("ik-4", "another", "Ada")):
        with pytest.raises(UnknownReturn), writing() as session:
            take_returned_back(session, facility_id, id, by)
    with writing() as session:
        take_returned_back(session, "ik-4", PILE.id, "Ada")
    assert flags()["ik-4"] is False


@pytest.mark.both_databases
def test_the_flag_ends_when_two_have_compared_the_address_again() -> None:
    with writing() as session:
        proposal = confirm_present_text(session, "ik-4", "Ada", seen=None).proposal_id
    assert flags()["ik-4"] is True
    with writing() as session:
        confirm_text(session, proposal, "Ben", seen=None)
    assert flags()["ik-4"] is False

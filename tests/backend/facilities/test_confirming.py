"""Address text is public when two different people have compared it with its source."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from factories.coordinators import make_coordinator
from factories.export_rows import export, row
from factories.imports import import_lists
from lebenszeichen import clock
from lebenszeichen.coordinators.by_name import coordinator_named
from lebenszeichen.coordinators.errors import SecondMustBeAnother, UnknownCoordinator
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.closing import close_facility
from lebenszeichen.facilities.confirming import confirm_text
from lebenszeichen.facilities.desk import WaitingText, facilities_overview
from lebenszeichen.facilities.errors import FacilityClosed, NothingToConfirm, TextChanged
from lebenszeichen.facilities.proposing import (
    Wording,
    confirm_present_text,
    propose_facility,
    propose_text,
    refuse_text,
    take_word_back,
)
from lebenszeichen.facilities.queries import public_facilities

TEXT = ["ИК № 64", "ул. Примерная, 6", "921807 г. Образцовск-5", "REPUBLIC OF BELARUS"]
NEW_TEXT = ["ИК № 64", "ул. Новая, 1", "921807 г. Образцовск-5", "REPUBLIC OF BELARUS"]
ELSEWHERE = "ИК № 64\nул. Новая, 1, 921807, г. Образцовск-5"


@pytest.fixture(autouse=True)
def _listed(app: Flask) -> Any:
    with app.app_context():
        import_lists(export(row("1")))
        yield


def facility() -> dict[str, Any]:
    with reading() as session:
        return next(one for one in public_facilities(session) if one["id"] == "ik-64")


def waiting() -> list[WaitingText]:
    with reading() as session:
        return next(one for one in facilities_overview(session) if one.id == "ik-64").waiting


def confirm(by: str, proposal: int | None = None, seen: str | None = None) -> int:
    with writing() as session:
        return confirm_text(session, proposal or waiting()[0].proposal_id, by, seen=seen).needs


def write(by: str, address: list[str], **options: Any) -> int:
    with writing() as session:
        return propose_text(session, "ik-64", Wording(address, "a letter", "2026-11-21"), by, **options).proposal_id


def opened() -> None:
    confirm("Anna")
    confirm("Berta")


def test_one_person_is_not_enough_and_the_same_person_twice_neither() -> None:
    before = facility()
    assert [confirm("Алёна Узор"), confirm(" алена  УЗОР ")] == [1, 1]
    assert facility() == before


def test_a_second_person_makes_the_text_public_with_source_and_day() -> None:
    seq = facility()["seq"]
    confirm("Anna")
    assert confirm("Berta") == 0
    found = facility()
    assert (found["state"], found["address"]) == ("open", TEXT)
    assert (found["source"], found["as_of"]) == ("Viasna", "2026-11-20")
    assert found["seq"] > seq


def test_what_two_have_checked_is_to_be_checked_again_after_half_a_year() -> None:
    opened()
    assert facility()["check_again_on"] == (clock.today() + timedelta(days=180)).isoformat()
    with reading() as session:
        assert not facilities_overview(session)[0].to_check


@pytest.mark.both_databases
def test_a_changed_text_leaves_the_public_one_alone_until_two_have_looked() -> None:
    opened()
    import_lists(export(row("1", prison=ELSEWHERE)))
    confirm("Anna")
    assert facility()["address"] == TEXT
    confirm("Carla")
    assert facility()["address"][1] == "ул. Новая, 1"


def test_each_of_several_texts_is_confirmed_by_itself() -> None:
    import_lists(export(row("1"), row("2", prison=ELSEWHERE)))
    one, other = (text.proposal_id for text in waiting())
    assert [confirm("Anna", one), confirm("Berta", other), confirm("Carla", one)] == [1, 1, 0]


@pytest.mark.both_databases
def test_nobody_confirms_another_text_than_the_one_on_their_screen() -> None:
    proposal = write("Anna", NEW_TEXT)
    [seen] = [text.content_hash for text in waiting() if text.proposal_id == proposal]
    write("Carla", [*NEW_TEXT[:2], "921807 г. Образцовск 5", NEW_TEXT[3]])  # the same to a machine
    with pytest.raises(TextChanged):
        confirm("Berta", proposal, seen)
    assert facility()["address"] is None


@pytest.mark.both_databases
def test_the_first_says_with_what_it_was_compared_and_the_second_sees_that() -> None:
    proposal = waiting()[0].proposal_id
    with writing() as session:
        confirm_text(session, proposal, "Anna", seen=None, source="A letter", as_of="2026-11-21")
    with writing() as session:
        confirm_text(session, proposal, "Berta", seen=None, source="Something else")
    assert (facility()["source"], facility()["as_of"]) == ("A letter", "2026-11-21")


@pytest.mark.both_databases
def test_the_address_that_is_there_is_confirmed_by_two_as_well() -> None:
    opened()
    with writing() as session:
        assert (
            confirm_present_text(session, "ik-64", "Carla", seen=None, source="A card", as_of="2026-11-22").needs == 1
        )
    assert facility()["source"] == "Viasna"
    with pytest.raises(TextChanged), writing() as session:  # who has another source has seen another text
        confirm_present_text(session, "ik-64", "Dora", seen=None, source="A book")
    confirm("Dora")
    assert (facility()["source"], facility()["as_of"]) == ("A card", "2026-11-22")


def test_who_writes_a_text_has_compared_it_and_cannot_be_the_second() -> None:
    proposal = write("Anna", NEW_TEXT)
    assert confirm("Anna", proposal) == 1
    assert confirm("Berta", proposal) == 0
    assert facility()["address"] == NEW_TEXT


@pytest.mark.both_databases
def test_a_refused_text_is_not_asked_for_again_by_the_next_list() -> None:
    with writing() as session:
        refuse_text(session, waiting()[0].proposal_id, "Anna")
    import_lists(export(row("1"), row("2")))
    assert waiting() == []
    with pytest.raises(NothingToConfirm):
        confirm("Berta", 1)


def test_a_word_that_is_taken_back_was_never_said() -> None:
    confirm("Anna")
    with writing() as session:
        take_word_back(session, waiting()[0].proposal_id, "Anna")
    assert [confirm("Berta"), confirm("Anna")] == [1, 0]


def test_what_somebody_wrote_and_takes_back_is_gone() -> None:
    proposal = write("Anna", NEW_TEXT)
    with writing() as session:
        take_word_back(session, proposal, "Anna")
    assert [text.address for text in waiting()] == [TEXT]


def test_what_does_not_exist_cannot_be_confirmed() -> None:
    with pytest.raises(NothingToConfirm):
        confirm("Anna", 99)


def test_whom_the_first_invited_is_no_second_and_nor_is_who_invited_the_first() -> None:
    with writing() as session:
        ada, ben = (make_coordinator(session, name, founding=True) for name in ("Ada", "Ben"))
        puppet = make_coordinator(session, "Puppet", invited_by=ada)
    confirm(ada)
    with pytest.raises(SecondMustBeAnother):
        confirm(puppet)
    assert confirm(ben) == 0


def test_a_made_up_name_of_the_command_line_counts_for_nothing_beside_a_coordinator() -> None:
    confirm("Made Up")
    with writing() as session:
        ada, ben = (make_coordinator(session, name, founding=True) for name in ("Ada", "Ben"))
    assert [confirm(ada), confirm(ben)] == [1, 0]


def test_on_the_command_line_a_name_is_a_coordinators_once_there_is_a_desk() -> None:
    with writing() as session:
        assert coordinator_named(session, " Anna  Muster ") == "Anna Muster"
        ada = make_coordinator(session, "Ada")
        make_coordinator(session, "Assi", role="assistant")
        assert coordinator_named(session, "ada") == ada
        for name in ("Anna Muster", "Assi"):
            with pytest.raises(UnknownCoordinator):
                coordinator_named(session, name)


@pytest.mark.both_databases
def test_a_closed_institution_is_reopened_by_two_who_say_so() -> None:
    confirm("Anna")
    with writing() as session:
        close_facility(session, "ik-64", "Carla")
    with pytest.raises(FacilityClosed):
        confirm("Berta")
    assert write("Anna", TEXT, reopen=True)
    assert facility()["state"] == "closed"
    assert confirm("Berta") == 0
    assert (facility()["state"], facility()["address"]) == ("open", TEXT)


def test_a_new_institution_is_nowhere_before_the_second_word() -> None:
    wording = Wording(["СИЗО КГБ", "ул. Иная, 5", "223099 г. Иной"], "a letter", "2026-11", {"ru": "СИЗО КГБ"})
    with writing() as session:
        proposal = propose_facility(session, wording, "Anna").proposal_id
    with reading() as session:
        assert [one["id"] for one in public_facilities(session)] == ["ik-64"]
    assert confirm("Berta", proposal) == 0
    with reading() as session:
        new = next(one for one in public_facilities(session) if one["id"] != "ik-64")
    assert (new["id"], new["name"], new["state"]) == ("institution-1", {"ru": "СИЗО КГБ"}, "open")
    assert (new["address"][-1], new["lang"], new["as_of"]) == ("REPUBLIC OF BELARUS", "ru", "2026-11")

"""The public record: on every server, as newspapers wrote it, and never over what coordinators decided."""

from typing import Any

import pytest
from flask import Flask

from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.closing import close_facility
from lebenszeichen.facilities.desk import facilities_overview
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.record.service import Loaded, load_record
from lebenszeichen.releases.queries import public_releases


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Any:
    with app.app_context():
        yield


def load() -> Loaded:
    with writing() as session:
        return load_record(session)


def public() -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    with reading() as session:
        return public_facilities(session), public_prisoners(session), public_releases(session)


def test_it_is_loaded_once_and_whole() -> None:
    assert load() == Loaded(facilities=9, prisoners=4, releases=2)
    before = public()
    assert load() == Loaded(0, 0, 0)
    assert public() == before


def test_what_coordinators_decided_is_left_alone() -> None:
    load()
    with writing() as session:
        close_facility(session, "ik-4")
    load()
    assert {row["id"]: row["state"] for row in public()[0]}["ik-4"] == "closed"


def test_institutions_keep_their_state_and_their_address_in_envelope_order() -> None:
    load()
    states = {row["id"]: row["state"] for row in public()[0]}
    assert (states["ik-4"], states["ik-2"], states["sizo-1-old"]) == ("open", "unchecked", "closed")
    homel = next(row for row in public()[0] if row["id"] == "ik-4")
    assert homel["address"] == ["ИК № 4", "ул. Антошкина, 3", "246035 г. Гомель", "REPUBLIC OF BELARUS"]
    assert (homel["as_of"], homel["lang"]) == ("2022", "ru")


def test_the_old_pre_trial_prison_of_minsk_is_closed_and_says_where_it_went() -> None:
    load()
    old = next(row for row in public()[0] if row["id"] == "sizo-1-old")
    assert (old["state"], old["moved_to"], old["address"][1]) == ("closed", "sizo-1", "ул. Володарского, 2")


def test_the_records_addresses_are_old_and_all_wait_to_be_compared_but_the_closed_one() -> None:
    load()
    with reading() as session:
        due = {one.id: one.to_check for one in facilities_overview(session)}
    assert [id for id, to_check in due.items() if not to_check] == ["sizo-1-old"]
    assert next(row for row in public()[0] if row["id"] == "ik-9")["check_again_on"] == "2024-02-28"


def test_people_who_came_out_have_their_release_with_a_source_and_no_institution() -> None:
    load()
    ales = next(row for row in public()[1] if row["names"]["en"] == "Ales Bialiatski")
    assert (ales["state"], ales["facility_id"], ales["derived"]) == ("came_out", None, [])
    assert "Ales Beljazki" in ales["aliases"]
    assert (ales["release"]["on"], ales["release"]["destination"]) == ("2025-12-13", "Lithuania")
    assert ales["release"]["source"]


def test_a_release_names_only_those_who_are_on_the_record() -> None:
    load()
    _, people, (june, december) = public()
    assert (december["freed"], december["destinations"]) == (123, {"Ukraine": 114, "Lithuania": 9})
    came_out = {row["id"] for row in people if row["release"]["on"] == "2025-12-13"}
    assert set(december["prisoner_ids"]) == came_out
    assert (len(came_out), june["freed"], len(june["prisoner_ids"])) == (3, 14, 1)


def test_every_row_has_a_number_of_its_own() -> None:
    load()
    numbers = [row["seq"] for table in public() for row in table]
    assert sorted(numbers) == list(range(1, 16))

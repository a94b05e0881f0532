"""The sample list can be told from a real one, and goes without a trace."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from flask import Flask

from factories.export_rows import export, row
from factories.imports import import_lists
from lebenszeichen import clock
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import reached
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.imports.queries import list_as_of
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.service import delete_letters_to
from lebenszeichen.prisoners.queries import public_prisoners, tombstones
from lebenszeichen.record.sample import load_sample, remove_sample, sample_ids


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Any:
    with app.app_context():
        yield


def load() -> int:
    with writing() as session:
        return load_sample(session)


def remove() -> int:
    with writing() as session:
        delete_letters_to(session, sample_ids(session))
        return remove_sample(session)


def people() -> list[dict[str, Any]]:
    with reading() as session:
        return public_prisoners(session)


def institutions() -> list[dict[str, Any]]:
    with reading() as session:
        return public_facilities(session)


def test_every_invented_row_says_so_and_every_state_is_seen() -> None:
    assert load() == 133
    assert all(row["sample"] for row in [*people(), *institutions()])
    assert {row["source"] for row in institutions()} == {"invented"}
    assert Counter(row["state"] for row in people()) == {"held": 130, "do_not_write": 3}
    assert Counter(row["state"] for row in institutions()) == {"open": 9, "unchecked": 2, "closed": 1}
    assert sum(row["address"] is None for row in institutions()) == 1


def test_names_are_in_three_languages_each_in_its_script() -> None:
    load()
    for person in people():
        assert set(person["names"]) == {"be", "en", "ru"}
        assert person["names"]["en"].isascii()
        assert not any("a" <= letter.lower() <= "z" for letter in person["names"]["be"] + person["names"]["ru"])


def test_loading_again_changes_nothing() -> None:
    load()
    before = people(), institutions()
    assert load() == 0
    assert (people(), institutions()) == before


def test_a_real_list_neither_finds_nor_changes_invented_people_or_institutions() -> None:
    load()
    before = people(), institutions()
    number = next(row["id"] for row in institutions() if row["id"].startswith("sample-ik-")).removeprefix("sample-ik-")
    report = import_lists(export(row("100000", prison=f"ИК № {number}\nул. Иная, 1, 900000, г. Иной")))
    assert (report["new"], report["missing"], report["new_institutions"]) == (1, 0, 1)
    assert [row for row in people() if row["sample"]] == before[0]
    assert [row for row in institutions() if row["sample"]] == before[1]


def test_the_sample_does_not_make_a_real_list_look_younger() -> None:
    load()
    with reading() as session:
        assert list_as_of(session) == clock.today().isoformat()
    import_lists(export(row("1")))
    with reading() as session:
        assert list_as_of(session) == "2026-11-20"


def test_removing_leaves_tombstones_and_nothing_else() -> None:
    load()
    ids = {row["id"] for row in [*people(), *institutions()]}
    with reading() as session:
        start = reached(session, "list")
    with writing() as session:
        ensure_default_campaign(session, clock.today())
        session.add(
            Letter(id="l1", prisoner_id=people()[0]["id"], campaign_id="everyone", counted_on=date(2026, 11, 20))
        )
    assert remove() == 133
    assert (people(), institutions()) == ([], [])
    with reading() as session:
        assert set(tombstones(session, start)) == ids
        assert session.query(Letter).count() == 0
        assert list_as_of(session) is None


def test_loaded_removed_and_loaded_again_it_is_there_and_only_the_people_of_before_are_gone() -> None:
    load()
    first = {row["id"] for row in people()}
    remove()
    load()
    remove()
    load()
    with reading() as session:
        gone = set(tombstones(session, 0))
    assert first <= gone
    assert gone.isdisjoint(row["id"] for row in [*people(), *institutions()])

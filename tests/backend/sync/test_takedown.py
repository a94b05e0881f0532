"""Somebody who was taken down is gone from everywhere of ours, stays gone, and no volunteer's card is lost by it."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from factories.coordinators import make_coordinator
from factories.export_rows import export, row
from factories.imports import plan_of
from factories.phones import Phone
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.decisions import Saying, decide
from lebenszeichen.imports.models import SetAsideRow
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.letters.errors import UnknownPrisoner
from lebenszeichen.letters.queries import posted_for_campaigns
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport
from lebenszeichen.prisoners.suppression import Suppressions, read_suppressions, suppress, suppress_alike
from lebenszeichen.record.service import load_record
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import publish_list
from lebenszeichen.sync.start import prepare
from lebenszeichen.sync.takedown import take_down

LIST = export(row("1", "Анна Узор", description="Её слова"), row("2", "Вера Лист"))


@pytest.fixture
def settings(app: Flask) -> Settings:
    found: Settings = app.extensions["settings"]
    return found


def import_list(settings: Settings, content: bytes = LIST) -> dict[str, Any]:
    memory = read_suppressions(settings)
    plan = plan_of(content, suppressed=memory, alike=memory.resembles)
    with writing() as session:
        report = apply_plan(session, plan)
    publish_list()
    return report


@pytest.fixture
def anna(app: Flask, settings: Settings) -> str:
    """The id of somebody who was imported and published."""
    with app.app_context():
        prepare(settings)
        import_list(settings)
        with reading() as session:
            return session.execute(select(Prisoner.id).where(Prisoner.source_id == "viasna:1")).scalar_one()


def files_of(app: Flask) -> list[str]:
    listed = app.test_client().get("/api/manifest").json["list"]
    return [listed["snapshot"]["path"], *(one["path"] for one in listed["deltas"])]


def published(app: Flask) -> str:
    return "".join(app.test_client().get(path).get_data(as_text=True) for path in files_of(app))


def test_pages_and_files_old_and_new_say_nothing_of_them_any_more(app: Flask, settings: Settings, anna: str) -> None:
    client = app.test_client()
    old = files_of(app)
    assert anna in published(app)
    assert client.get(f"/en/prisoners/{anna}").status_code == 200
    with app.app_context():
        take_down(anna)
    assert [client.get(path).status_code for path in old] == [410] * len(old)
    assert anna not in published(app)
    assert "Вера" in published(app)
    assert client.get(f"/en/prisoners/{anna}").status_code == 410
    assert "Узор" not in client.get("/ru/prisoners").get_data(as_text=True) + published(app)


def test_nothing_but_the_number_is_left_in_the_database(app: Flask, settings: Settings, anna: str) -> None:
    with app.app_context():
        take_down(anna)
        with reading() as session:
            left = session.get(Prisoner, anna)
            assert left is not None
            told = {column.key for column in inspect(Prisoner).columns if getattr(left, str(column.key))}
            assert told == {"id", "state", "list_seq"}
            for table in (PrisonerDetail, StatusReport):
                assert session.scalars(select(table).where(table.prisoner_id == anna)).all() == []


def test_cards_to_them_stay_counted_and_those_on_their_way_still_count(
    app: Flask, settings: Settings, anna: str
) -> None:
    phone = Phone(app)
    phone.push(*[phone.posted(anna) for _ in range(3)])
    with app.app_context():
        take_down(anna)
    assert phone.push(phone.posted(anna))[0]["outcome"] == "applied"
    assert anna not in app.test_client().get("/api/levels").get_data(as_text=True)
    with app.app_context(), reading() as session:
        assert posted_for_campaigns(session) == {"everyone": 4}


def test_the_next_import_does_not_bring_them_back(app: Flask, settings: Settings, anna: str) -> None:
    with app.app_context():
        take_down(anna)
        report = import_list(settings, export(row("1", "Анна Узор-Новая"), row("2", "Вера Лист")))
    assert (report["suppressed"], report["new"], report["unchanged"]) == (1, 0, 1)
    assert "Узор" not in published(app)


def test_a_database_restored_from_before_is_cleaned_at_the_start(app: Flask, settings: Settings, anna: str) -> None:
    old = files_of(app)
    suppress(settings, "viasna:1")  # the memory is newer than this database
    with app.app_context():
        prepare(settings)
    assert "Узор" not in published(app)
    assert {app.test_client().get(path).status_code for path in old} == {410}


def test_a_row_of_theirs_that_was_set_aside_goes_too(app: Flask, settings: Settings, anna: str) -> None:
    with app.app_context():
        import_list(settings, export(row("1", "Анна Узор"), row("1", "Другая"), row("2", "Вера Лист")))
        with reading() as session:
            assert session.get(SetAsideRow, "1") is not None
        take_down(anna)
        with reading() as session:
            assert session.get(SetAsideRow, "1") is None


def test_the_shipped_record_does_not_bring_them_back_and_their_release_names_them_no_more(
    app: Flask, settings: Settings
) -> None:
    with app.app_context():
        with writing() as session:
            load_record(session)
        prepare(settings)
        source = "record:ales-bialiatski"
        with reading() as session:
            id = session.execute(select(Prisoner.id).where(Prisoner.source_id == source)).scalar_one()
        assert id in published(app)
        take_down(id)
        with writing() as session:
            assert load_record(session, read_suppressions(settings)).prisoners == 0
        publish_list()
    assert id not in published(app)


def test_nobody_is_taken_down_twice_or_by_a_wrong_number(app: Flask, settings: Settings, anna: str) -> None:
    with app.app_context():
        take_down(anna)
        for id in (anna, "p000"):
            with pytest.raises(UnknownPrisoner):
                take_down(id)


def test_the_memory_says_nothing_without_the_key_and_survives_half_a_line(settings: Settings) -> None:
    path = settings.home / "suppressions"
    path.write_text("0123abc")
    suppress(settings, "viasna:1")
    suppress(settings, "viasna:2")
    found = read_suppressions(settings)
    assert ["viasna:1" in found, "viasna:2" in found, "viasna:3" in found] == [True, True, False]
    assert "viasna" not in path.read_text()
    assert "viasna:1" not in Suppressions(bytes(32), found.hashes)


def test_who_returns_under_another_number_waits_for_a_person_and_no_table_says_why(
    app: Flask, settings: Settings, anna: str
) -> None:
    again = [row("2", "Вера Лист"), row("3", "АННА  Узор", birthday=row("1")["birthday"]), row("4", "Анна Узор")]
    with app.app_context():
        take_down(anna)
        assert import_list(settings, export(*again))["set_aside"] == 1
        with reading() as session:
            waiting = session.scalars(select(SetAsideRow)).one()
            assert (waiting.source_id, waiting.reason) == ("3", "same_name_and_birthday")
            listed = set(session.scalars(select(Prisoner.source_id).where(Prisoner.state == "held")))
        assert listed == {"viasna:2", "viasna:4"}  # born on another day: somebody else
        with writing() as session:
            by = make_coordinator(session, "Ada")
            decide(session, Saying("apart", ("viasna:3",)), by)
        assert import_list(settings, export(*again))["set_aside"] == 0
    assert "АННА" in published(app)


def test_the_memory_holds_no_name_and_forgets_none(settings: Settings) -> None:
    suppress_alike(settings, ["Анна Узор", ""], "1990-05-06")
    suppress_alike(settings, ["Вера Лист"], "1990")  # a shared year says nothing
    memory = read_suppressions(settings)
    assert memory.resembles("анна  узор", "1990-05-06")
    assert not memory.resembles("Анна Узор", "1990-05-07")
    assert not memory.resembles("Вера Лист", "1990")
    assert not {"Узор", "1990"} & set((settings.home / "suppressions").read_text().split())

"""An import is undone for everybody of whom nobody has spoken since, and for nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from factories.desk_imports import Lists
from factories.desk_people import kind, seated_pair
from factories.export_rows import OTHER_PLACE, export, row
from factories.imports import import_lists
from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.imports import jobs
from lebenszeichen.imports.models import Import, ImportChange, StagedImport
from lebenszeichen.imports.queries import list_as_of
from lebenszeichen.imports.undo import UNDONE_WITHIN
from lebenszeichen.prisoners.models import Prisoner, StatusReport, Tombstone
from lebenszeichen.prisoners.queries import known_prisoners, public_prisoners
from lebenszeichen.sync.takedown import take_down

PEOPLE = [row(str(number)) for number in range(1, 41)]
FIELDS = ("names", "aliases", "birthday", "detained_on", "sentence", "sentence_lang", "facility_id", "state", "release")


@pytest.fixture
def pair(app: Flask) -> tuple[Lists, Lists]:
    ada, bea = seated_pair(app)
    lists = Lists(ada), Lists(bea)
    lists[0].apply(lists[0].stage(export(*PEOPLE)))
    return lists


def week(**changes: dict[str, str]) -> bytes:
    """The list with some people changed, `p3={"died": "1"}`, and new ones: `p900={}`."""
    ids = {name.removeprefix("p"): cells for name, cells in changes.items()}
    known = {one["id"] for one in PEOPLE}
    new = [row(id, "Новый Человек", **cells) for id, cells in ids.items() if id not in known]
    return export(*({**one, **ids.get(one["id"], {})} for one in PEOPLE), *new)


MIXED = week(
    p1={"status": "former", "prison": "освобожден"},
    p2={"died": "1"},
    p3={"prison": OTHER_PLACE},
    p4={"decision": "9 лет", "name": "Совсем Другая"},
    p900={},
)


def public(app: Flask) -> dict[str, Any]:
    with app.app_context(), reading() as session:
        return {one["id"]: {name: one[name] for name in FIELDS} for one in public_prisoners(session)}


def id_of(app: Flask, number: str) -> str:
    with app.app_context(), reading() as session:
        return session.scalars(select(Prisoner.id).where(Prisoner.source_id == f"viasna:{number}")).one()


def undo(pair: tuple[Lists, Lists], id: str) -> dict[str, Any]:
    """By both, as far as it takes two."""
    answer = pair[0].undo(id)
    return answer if answer["undone"] else pair[1].undo(id)


@pytest.mark.both_databases
def test_everything_is_as_before_and_phones_are_told(app: Flask, pair: tuple[Lists, Lists]) -> None:
    before = public(app)
    ada, bea = pair
    id = ada.stage(MIXED)
    ada.apply(id)
    new = id_of(app, "900")
    assert public(app) != before
    assert ada.undo(id) == {"undone": False, "undo": None}, "two would be written to again"
    assert bea.shown(id)["state"] == "undo_waits"
    assert bea.undo(id)["undo"] == {"restored": 4, "withdrawn": 1, "left": []}
    assert public(app) == before
    with app.app_context(), reading() as session:
        assert list(session.scalars(select(Tombstone.id))) == [new]
        assert known_prisoners(session, [new]) == {new}, "a card on its way still counts"
        assert {one.decision for one in session.scalars(select(StatusReport))} == {"undone"}
        assert list_as_of(session) == "2026-11-20"
    shown = ada.shown(id)
    assert (shown["state"], shown["undone_by"]["name"], shown["undo"]["restored"]) == ("undone", "Bea", 4)
    assert kind(ada.who.post(f"/imports/{id}/undo")) == (409, "not-to-be-undone")


def test_the_same_list_can_be_taken_again_afterwards(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    first = ada.stage(MIXED)
    groups = ada.shown(first)["groups"]
    ada.apply(first)
    after = public(app)
    undo(pair, first)
    again = ada.stage(MIXED)
    # The institution is known now, and its address waits for two.
    assert ada.shown(again)["groups"] == {
        name: count for name, count in groups.items() if name not in {"new_institutions", "address_text"}
    }
    ada.apply(again)
    assert public(app) == after
    with app.app_context(), reading() as session:
        assert list(session.scalars(select(Tombstone.id))) == []


def test_who_came_out_by_a_release_or_is_in_a_draft_stays_so(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    gone = {"status": "former", "prison": "освобожден"}
    id = ada.stage(week(p1=gone, p2=gone))
    ada.apply(id)
    told, drafted = id_of(app, "1"), id_of(app, "2")
    with app.app_context(), writing() as session:
        session.execute(update(Prisoner).where(Prisoner.id == told).values(state="came_out"))
        reports = update(StatusReport).values(release_id="2026-11-20-x")
        session.execute(reports.where(StatusReport.prisoner_id == drafted))
    report = ada.undo(id)["undo"]
    assert [(one["prisoner_id"], one["reason"]) for one in report["left"]] == sorted(
        [(told, "released"), (drafted, "released")]
    )
    assert (public(app)[told]["state"], public(app)[drafted]["state"]) == ("came_out", "do_not_write")


def test_a_later_list_a_decision_and_another_hand_are_not_touched(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, bea = pair
    id = ada.stage(week(p1={"decision": "9 лет"}, p2={"decision": "9 лет"}, p3={"died": "1"}, p4={"decision": "9 лет"}))
    ada.apply(id)
    ada.apply(
        ada.stage(week(p1={"decision": "10 лет"}, p2={"decision": "9 лет"}, p3={"died": "1"}, p4={"decision": "9 лет"}))
    )
    with app.app_context(), writing() as session:
        session.execute(update(Prisoner).where(Prisoner.source_id == "viasna:2").values(sentence="8 лет"))
        report = session.scalars(select(StatusReport)).one()
    assert ada.who.post(f"/reports/{report.id}/no-change").status_code == 204
    answer = undo(pair, id)["undo"]
    assert {one["reason"] for one in answer["left"]} == {"changed_later"}
    assert {one["prisoner_id"] for one in answer["left"]} == {id_of(app, number) for number in "123"}
    assert (answer["restored"], public(app)[id_of(app, "4")]["sentence"]) == (1, "5 лет")
    assert public(app)[id_of(app, "3")]["state"] == "do_not_write"
    assert bea.shown(id)["undo"]["left"][0]["names"]


def test_a_small_correction_is_undone_by_one(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    id = ada.stage(week(p1={"decision": "9 лет"}))
    ada.apply(id)
    assert ada.undo(id)["undone"]


def test_nobody_is_second_to_themselves_nor_to_whom_they_invited(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    id = ada.stage(week(p1={"died": "1"}))
    ada.apply(id)
    assert not ada.undo(id)["undone"]
    assert not ada.undo(id)["undone"]
    puppet = ada.who.let_in("Zoe")
    assert kind(puppet.post(f"/imports/{id}/undo")) == (403, "second-must-be-another")
    assert public(app)[id_of(app, "1")]["state"] == "do_not_write"


def test_what_changed_is_forgotten_after_half_a_year_and_cannot_be_undone_then(
    app: Flask, pair: tuple[Lists, Lists]
) -> None:
    ada, _ = pair
    id = ada.stage(week(p1={"decision": "9 лет"}))
    ada.apply(id)
    with app.app_context():
        with writing() as session:
            old = clock.now() - UNDONE_WITHIN - UNDONE_WITHIN / 100
            session.execute(update(Import).where(Import.staged_id == id).values(finished_at=old))
        jobs.forget_old_changes()
        with reading() as session:
            assert len(session.scalars(select(ImportChange)).all()) == 40
    assert not ada.shown(id)["may_be_undone"]
    assert kind(ada.who.post(f"/imports/{id}/undo")) == (409, "not-to-be-undone")


def test_what_the_source_said_before_is_known_again(app: Flask, pair: tuple[Lists, Lists]) -> None:
    """Somebody who had served and is arrested again is added silently, also after a wrong list was undone."""
    ada, _ = pair
    with app.app_context():
        import_lists(week(p900={"status": "former"}))
    again = week(p900={"status": "active"})
    id = ada.stage(again)
    ada.apply(id)
    undo(pair, id)
    id = ada.stage(again)
    assert ada.shown(id)["groups"] == {"detained_again": 1}


@pytest.mark.both_databases
def test_files_that_nobody_has_applied_for_a_day_are_thrown_away(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    old, young = ada.stage(week(p1={"died": "1"})), ada.stage(week(p2={"died": "1"}))
    with app.app_context():
        with writing() as session:
            late = update(StagedImport).where(StagedImport.id == old)
            session.execute(late.values(staged_at=clock.now() - timedelta(hours=25)))
        jobs.forget_staged(app.extensions["settings"])
    assert [path.name for path in (app.extensions["settings"].home / "imports").iterdir()] == [young]
    assert [one["id"] for one in ada.who.get("/imports").json["staged"]] == [young]


def test_nothing_of_somebody_who_was_taken_down_is_kept_to_undo(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    id = ada.stage(week(p1={"decision": "9 лет"}, p2={"decision": "9 лет"}))
    ada.apply(id)
    gone, other = id_of(app, "1"), id_of(app, "2")
    with app.app_context():
        take_down(gone)
        with reading() as session:
            assert gone not in set(session.scalars(select(ImportChange.prisoner_id)))
    assert ada.undo(id)["undo"] == {"restored": 1, "withdrawn": 0, "left": []}
    assert public(app)[other]["sentence"] == "5 лет"
    assert gone not in public(app)

"""Who is who is decided once: the next list asks nobody again, and a merge can be taken apart."""

from collections.abc import Sequence
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from factories.coordinators import make_coordinator
from factories.export_rows import export, row
from factories.imports import TODAY, import_lists, plan_of
from factories.people import make_prisoner
from lebenszeichen.database import reading, writing
from lebenszeichen.database.models import metadata
from lebenszeichen.imports.decisions import Saying, decide, standing_decisions, take_back
from lebenszeichen.imports.errors import IdentityDecided, NotTheSame, PersonHidden, UnknownRow
from lebenszeichen.imports.identity import Decided, groups_of, unclear_rows
from lebenszeichen.imports.queries import set_aside_rows
from lebenszeichen.imports.rows import JoinedRow
from lebenszeichen.prisoners.errors import StateDecided
from lebenszeichen.prisoners.history import NewEvent, note_events
from lebenszeichen.prisoners.models import Prisoner, StatusReport, Tombstone
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.sync.takedown import erase

TWINS = {"name": "Анна Узор", "birthday": "1990-05-06"}
OTHERS = [row(str(number)) for number in range(10, 40)]
BOTH = ("viasna:1", "viasna:2")


@pytest.fixture(autouse=True)
def ada(app: Flask) -> Any:
    with app.app_context():
        with writing() as session:
            id = make_coordinator(session, "Ada")
        yield id


def listed() -> dict[str, str]:
    """Source's number → state, of whoever phones see."""
    with reading() as session:
        shown = {one["id"]: one["state"] for one in public_prisoners(session)}
        rows = session.execute(select(Prisoner.source_id, Prisoner.id))
        return {str(source): shown[id] for source, id in rows if id in shown}


def waiting() -> list[str]:
    with reading() as session:
        return [one["source_id"] for one in set_aside_rows(session)]


def say(by: str, decision: Any, *ids: str, kept: str | None = None) -> int:
    with writing() as session:
        return decide(session, Saying(decision, ids, kept), by)


def twins(*more: dict[str, str], **second: str) -> bytes:
    return export(row("1", **TWINS), row("2", **{**TWINS, **second}), *more, *OTHERS)


def test_different_people_come_onto_the_list_and_are_not_asked_about_again(ada: str) -> None:
    import_lists(twins())
    assert waiting() == ["1", "2"]
    say(ada, "apart", *BOTH)
    assert waiting() == []
    import_lists(twins())
    assert (listed()["viasna:1"], listed()["viasna:2"], waiting()) == ("held", "held", [])


def test_a_third_who_is_alike_is_asked_about(ada: str) -> None:
    import_lists(twins())
    say(ada, "apart", *BOTH)
    import_lists(twins(row("3", **TWINS)))
    assert waiting() == ["1", "2", "3"]


def test_the_same_person_stands_on_the_list_once(ada: str) -> None:
    import_lists(twins())
    say(ada, "same", *BOTH, kept="viasna:2")
    import_lists(twins())
    assert "viasna:1" not in listed()
    assert (listed()["viasna:2"], waiting()) == ("held", [])


def test_what_is_ignored_does_not_come_onto_the_list(ada: str) -> None:
    import_lists(twins())
    say(ada, "ignore", "viasna:1")
    import_lists(twins())
    assert (listed().keys() & {*BOTH}, waiting()) == (set(), ["2"])
    say(ada, "apart", "viasna:2")
    import_lists(twins())
    assert (listed().keys() & {*BOTH}, waiting()) == ({"viasna:2"}, [])


def test_a_decision_that_is_taken_back_asks_again(ada: str) -> None:
    import_lists(twins())
    number = say(ada, "apart", *BOTH)
    with writing() as session:
        take_back(session, number, ada)
    assert waiting() == ["1", "2"]
    with reading() as session:
        assert standing_decisions(session) == []
    with pytest.raises(UnknownRow), writing() as session:
        take_back(session, number, ada)


def test_what_was_compared_before_a_decision_is_compared_again(ada: str) -> None:
    import_lists(twins())
    before = plan_of(twins()).baseline
    say(ada, "apart", *BOTH)
    assert plan_of(twins()).baseline != before


@pytest.mark.both_databases
def test_somebody_who_stood_on_the_list_twice_leaves_it_and_comes_back_only_by_two(ada: str) -> None:
    import_lists(twins(name="Анна Узорная"))
    before = row_of("viasna:1")
    with writing() as session:
        note_events(session, [NewEvent(before["id"], "moved", "somebody", "2026-11-01")])
    number = say(ada, "same", *BOTH, kept="viasna:2")
    assert "viasna:1" not in listed()
    with reading() as session:
        assert session.get(Tombstone, before["id"]) is not None
    import_lists(twins(name="Анна Узорная"))
    assert "viasna:1" not in listed()
    with writing() as session:
        take_back(session, number, ada)
    after = row_of("viasna:1")
    assert {**after, "seq": 0, "state": "", "events": None} == {**before, "seq": 0, "state": "", "events": None}
    assert after["state"] == "do_not_write"
    with reading() as session:
        assert session.scalars(select(StatusReport.kind)).all() == ["unclear"]
        assert session.get(Tombstone, before["id"]) is None


def row_of(source_id: str) -> dict[str, Any]:
    with reading() as session:
        id = session.scalar(select(Prisoner.id).where(Prisoner.source_id == source_id))
        return next(one for one in public_prisoners(session) if one["id"] == id)


def test_nobody_of_whom_two_have_said_that_they_came_out_leaves_the_list_by_one(ada: str) -> None:
    import_lists(twins(name="Анна Узорная"))
    with writing() as session:
        session.scalars(select(Prisoner).where(Prisoner.source_id == "viasna:1")).one().state = "came_out"
    with pytest.raises(StateDecided):
        say(ada, "same", *BOTH, kept="viasna:2")
    assert listed()["viasna:1"] == "came_out"


@pytest.mark.both_databases
def test_a_row_may_be_somebody_of_whom_another_source_told(ada: str) -> None:
    with writing() as session:
        make_prisoner(session, "pfreed", source_id="record:anna", names={"ru": "Анна Узор"}, state="came_out")
    import_lists(twins(name="Другая Женщина"))
    assert waiting() == ["1"]
    say(ada, "same", "viasna:1", "record:anna", kept="record:anna")
    import_lists(twins(name="Другая Женщина"))
    assert (listed()["record:anna"], waiting()) == ("came_out", [])
    assert "viasna:1" not in listed()


def test_or_somebody_else_of_that_name(ada: str) -> None:
    with writing() as session:
        make_prisoner(session, "pfreed", source_id="record:anna", names={"ru": "Анна Узор"}, state="came_out")
    import_lists(twins(name="Другая Женщина"))
    say(ada, "apart", "viasna:1", "record:anna")
    import_lists(twins(name="Другая Женщина"))
    assert (listed()["viasna:1"], listed()["record:anna"]) == ("held", "came_out")


@pytest.mark.both_databases
def test_whoever_is_taken_down_is_taken_down_under_every_number(ada: str) -> None:
    import_lists(twins(name="Анна Узорная", prison="Места невядома"))
    import_lists(twins(name="Анна Узорная", decision="7 лет"))
    kept = row_of("viasna:2")["id"]
    number = say(ada, "same", *BOTH, kept="viasna:2")
    with writing() as session:
        erase(session, [kept])
    with reading() as session:
        left = str([tuple(one) for table in metadata.sorted_tables for one in session.execute(select(table))])
    assert "Узор" not in left
    assert "'viasna:2'" not in left
    with pytest.raises(UnknownRow), writing() as session:
        take_back(session, number, ada)
    assert not {"viasna:1", "viasna:2"} & listed().keys()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_whoever_had_left_as_the_same_person_is_taken_down_with_them(ada: str) -> None:
    import_lists(twins(name="Анна Узорная"))
    left = row_of("viasna:1")["id"]
    say(ada, "same", *BOTH, kept="viasna:2")
    with writing() as session:
        erase(session, [left])
    assert "viasna:2" not in listed()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_was_said_of_others_holds_when_one_is_taken_down(ada: str) -> None:
    import_lists(twins())
    say(ada, "apart", *BOTH)
    import_lists(twins())
    with writing() as session:
        erase(session, [row_of("viasna:1")["id"]])
    with reading() as session:
        assert [one["source_ids"] for one in standing_decisions(session)] == [["viasna:2"]]
    assert listed()["viasna:2"] == "held"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_comes_back_beside_somebody_who_is_hidden(ada: str) -> None:
    import_lists(twins(name="Анна Узорная"))
    number = say(ada, "same", *BOTH, kept="viasna:2")
    with writing() as session:
        one = session.scalars(select(Prisoner).where(Prisoner.source_id == "viasna:2")).one()
        one.hidden_on = TODAY
    with pytest.raises(PersonHidden), writing() as session:
        take_back(session, number, ada)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("decision", "ids", "kept", "problem"),
    [
        ("apart", ["viasna:404"], None, UnknownRow),
        ("same", ["viasna:1"], "viasna:1", NotTheSame),
        ("same", BOTH, "viasna:3", NotTheSame),
        ("same", BOTH, None, NotTheSame),
        ("ignore", BOTH, "viasna:1", NotTheSame),
    ],
)
def test_what_cannot_be_said(ada: str, decision: str, ids: Sequence[str], kept: str | None, problem: Any) -> None:
    import_lists(twins())
    with pytest.raises(problem):
        say(ada, decision, *ids, kept=kept)
    assert waiting() == ["1", "2"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_is_two_things_at_once(ada: str) -> None:
    import_lists(twins(name="Анна Узорная"))
    say(ada, "same", *BOTH, kept="viasna:2")
    with pytest.raises(IdentityDecided):
        say(ada, "same", "viasna:2", "viasna:11", kept="viasna:11")


def test_a_decision_about_three_holds_for_two_of_them() -> None:
    decided = Decided(apart=[frozenset({"1", "2", "3"})])
    assert decided.are_apart(["1", "3"])
    assert not decided.are_apart(["1", "4"])
    rows: list[JoinedRow] = []
    assert unclear_rows(rows, set(), {}, decided) == {}


def test_rows_that_were_set_aside_because_of_each_other_are_shown_together() -> None:
    import_lists(
        twins(
            row("3", name="Ян", url="https://x.org/ru/person/a"),
            row("4", name="Пётр", url="https://x.org/ru/person/a/"),
        )
    )
    with reading() as session:
        groups = groups_of(set_aside_rows(session))
    assert sorted([one["source_id"] for one in group] for group in groups) == [["1", "2"], ["3", "4"]]

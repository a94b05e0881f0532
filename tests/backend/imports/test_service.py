"""Lists of the real size into a real database, on SQLite and on PostgreSQL."""

from collections import Counter
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from factories.export_rows import OTHER_PLACE, export, row
from factories.imports import import_lists, plan_of
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.database.base import Base
from lebenszeichen.database.spaces import reached
from lebenszeichen.facilities.models import Facility, ProposedAddress
from lebenszeichen.imports.errors import ListChangedMeanwhile
from lebenszeichen.imports.models import Import, SetAsideRow, SourceFingerprint
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.prisoners.models import Prisoner, StatusReport
from lebenszeichen.prisoners.queries import public_prisoners


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Any:
    with app.app_context():
        yield


def everything() -> dict[str, list[Any]]:
    """Every row of every table, to see that nothing changed."""
    with engine().connect() as connection:
        return {
            name: sorted(map(repr, connection.execute(select(table)))) for name, table in Base.metadata.tables.items()
        }


def states() -> Counter[str]:
    with reading() as session:
        return Counter(session.scalars(select(Prisoner.state)))


def numbers(report: dict[str, Any], *names: str) -> list[int]:
    return [report[name] for name in names]


@pytest.mark.both_databases
def test_a_list_of_the_real_size_and_the_next_week_give_the_exact_numbers(
    first_week: bytes, second_week: bytes
) -> None:
    report = import_lists(first_week)
    assert numbers(report, "rows", "new", "set_aside", "odd_fields", "new_institutions") == [8696, 889, 54, 11, 40]
    assert states() == {"held": 889}
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(SourceFingerprint)) == 8696
        assert session.scalar(select(func.count()).select_from(SetAsideRow)) == 54

    report = import_lists(second_week, accept=True)
    kinds = ("no_longer_held", "new", "moved", "died", "detained_again", "changed", "missing", "held_again")
    assert numbers(report, *kinds) == [123, 9, 12, 2, 1, 0, 0, 0]
    assert states() == {"held": 889 - 123 - 2 + 9, "do_not_write": 123 + 2 + 1}
    with reading() as session:
        kinds_kept = Counter(session.scalars(select(StatusReport.kind)))
    assert kinds_kept == {"no_longer_held": 123, "died": 2, "detained_again": 1}


def test_people_who_are_imported_again_after_a_restore_have_the_ids_that_phones_know(short_list: bytes) -> None:
    import_lists(short_list)
    with writing() as session:
        known = {row.source_id: row.id for row in session.execute(select(Prisoner.source_id, Prisoner.id))}
        for table in (StatusReport, Prisoner, SourceFingerprint, SetAsideRow, Import):
            session.execute(delete(table))
    import_lists(short_list)
    with reading() as session:
        again = {row.source_id: row.id for row in session.execute(select(Prisoner.source_id, Prisoner.id))}
    assert again == known
    assert len(known) == len(set(known.values())) == 164


def test_the_same_file_again_changes_nothing_at_all(short_list: bytes) -> None:
    import_lists(short_list)
    before = everything()
    report = import_lists(short_list)
    assert numbers(report, "new", "changed", "moved", "unchanged", "set_aside") == [0, 0, 0, 164, 54]
    assert everything() == before


def test_a_release_of_every_seventh_person_needs_a_second_look(short_list: bytes, short_list_later: bytes) -> None:
    import_lists(short_list)
    extent = plan_of(short_list_later).extent
    assert (extent.reasons, extent.silenced + extent.moved, extent.held) == (["moves_or_frees"], 27, 164)


def test_a_list_that_ends_early_at_a_row_border_needs_a_second_look(short_list: bytes) -> None:
    import_lists(short_list)
    rows = short_list.decode().split("\n1")
    extent = plan_of("\n1".join(rows[:1450]).encode() + b"\n").extent
    assert extent.reasons == ["rows_missing"]
    assert (extent.rows_gone, extent.rows_before) == (151, 1600)


def test_only_changed_people_get_a_new_number_and_the_counter_moves_by_as_many() -> None:
    import_lists(export(row("1"), row("2"), row("3")))
    with reading() as session:
        start = reached(session, "list")
        before = {row.source_id: row.list_seq for row in session.execute(select(Prisoner.source_id, Prisoner.list_seq))}
    import_lists(export(row("1"), row("2", decision="6 лет"), row("3", status="former", prison="освобожден")))
    with reading() as session:
        after = {row.source_id: row.list_seq for row in session.execute(select(Prisoner.source_id, Prisoner.list_seq))}
        assert reached(session, "list") == start + 2
    assert after["viasna:1"] == before["viasna:1"]
    assert {after["viasna:2"], after["viasna:3"]} == {start + 1, start + 2}


def test_files_of_two_languages_give_the_same_whether_together_or_one_after_another(
    short_list: bytes, short_list_in_belarusian: bytes
) -> None:
    import_lists(short_list_in_belarusian)
    report = import_lists(short_list)
    assert numbers(report, "new", "changed", "missing") == [0, 164, 0]
    report = import_lists(short_list, short_list_in_belarusian)
    assert numbers(report, "new", "changed", "unchanged") == [0, 0, 164]
    with reading() as session:
        people = public_prisoners(session)
    assert all(set(person["names"]) == {"be", "en", "ru"} and person["derived"] == ["en"] for person in people)


def test_charges_and_descriptions_are_nowhere_in_public(short_list: bytes) -> None:
    import_lists(short_list)
    with reading() as session:
        people = public_prisoners(session)
    assert "Уголовного" not in str(people)
    assert "Вымышленный" not in str(people)
    assert "viasna" not in str(people)


def test_of_everybody_who_is_not_on_the_list_only_keyed_fingerprints_are_kept(short_list: bytes) -> None:
    rows = short_list.decode().splitlines()
    gone = next(line for line in rows if ",former," in line).split(",")
    import_lists(short_list)
    stored = str({name: table for name, table in everything().items() if name != "set_aside_rows"})
    assert gone[2] not in stored
    assert repr(gone[0]) not in stored
    # A judge stands in every row of the file and in none of ours.
    assert "judge" not in stored


def test_what_was_compared_with_an_older_list_is_not_applied() -> None:
    import_lists(export(row("1")))
    late = plan_of(export(row("1"), row("2")))
    import_lists(export(row("1", decision="9 лет")))
    before = everything()
    with pytest.raises(ListChangedMeanwhile), writing() as session:
        apply_plan(session, late)
    assert everything() == before


def test_a_fault_in_the_middle_leaves_nothing_half_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    import_lists(export(row("1")))
    before = everything()

    def fail(*_args: object) -> None:
        raise RuntimeError("the last step")

    monkeypatch.setattr("lebenszeichen.prisoners.service.number_prisoners", fail)
    with pytest.raises(RuntimeError):
        import_lists(export(row("1", decision="9 лет"), row("2"), row("3", prison=OTHER_PLACE)))
    assert everything() == before


def test_an_institution_that_is_new_has_no_public_address_and_a_text_for_two_people() -> None:
    import_lists(export(row("1")))
    with reading() as session:
        facility = session.scalars(select(Facility)).one()
        assert (facility.id, facility.state, facility.address) == ("ik-64", "unchecked", None)
        proposal = session.scalars(select(ProposedAddress)).one()
        assert proposal.address == ["ИК № 64", "ул. Примерная, 6", "921807 г. Образцовск-5", "REPUBLIC OF BELARUS"]
        assert proposal.confirmed_by == []


def test_the_report_that_is_kept_has_numbers_only() -> None:
    import_lists(export(row("1"), row("2", birthday="неизвестно")))
    with reading() as session:
        as_of, kept = session.execute(select(Import.as_of, Import.report)).one()
    assert as_of == "2026-11-20"
    assert kept["odd_fields"] == 1
    assert "odd" not in kept
    assert "ids" not in kept

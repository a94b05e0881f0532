"""Two people decide before a person's state changes in public: no list does it, whatever stands in it."""

from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from factories.export_rows import OTHER_PLACE, export, row
from factories.imports import import_lists, import_table
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.models import Prisoner, StatusReport
from lebenszeichen.prisoners.queries import public_prisoners

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
RELEASED = {"status": "former", "prison": "освобожден", "release_date": "2026-11-19"}


@pytest.fixture(autouse=True)
def _inside(app: Flask) -> Any:
    with app.app_context():
        yield


def public() -> dict[str, dict[str, Any]]:
    """By name in Russian."""
    with reading() as session:
        return {person["names"]["ru"]: person for person in public_prisoners(session)}


def reports() -> list[str]:
    with reading() as session:
        return list(session.scalars(select(StatusReport.kind).order_by(StatusReport.id)))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (RELEASED, "no_longer_held"),
        ({"status": "np"}, "no_longer_held"),
        ({"died": "1"}, "died"),
        ({"died": "2025?"}, "died"),
        ({"status": "former", "died": "1"}, "died"),
    ],
)
def test_whatever_a_list_says_phones_see_the_same_neutral_word(said: dict[str, str], kind: str) -> None:
    import_lists(export(row("1", "Анна Узор"), row("2")))
    before = public()["Анна Узор"]
    import_lists(export(row("1", "Анна Узор", **said), row("2")))
    after = public()["Анна Узор"]
    assert after["state"] == "do_not_write"
    # Nothing else moves: a lost institution, or a new one, would tell what happened.
    assert {**after, "seq": 0, "state": ""} == {**before, "seq": 0, "state": ""}
    assert reports() == [kind]


def test_somebody_arrested_again_cannot_be_told_from_others_who_get_no_mail_at_present() -> None:
    import_lists(export(row("1"), row("2", "Анна Узор", **RELEASED)))
    assert "Анна Узор" not in public()
    import_lists(export(row("1"), row("2", "Анна Узор")))
    assert public()["Анна Узор"]["state"] == "do_not_write"
    assert reports() == ["detained_again"]


def test_somebody_who_was_only_persecuted_and_is_held_now_is_simply_new() -> None:
    import_lists(export(row("1"), row("2", "Анна Узор", status="np")))
    import_lists(export(row("1"), row("2", "Анна Узор")))
    assert public()["Анна Узор"]["state"] == "held"
    assert reports() == []


def test_do_not_write_stays_until_a_person_decides_even_when_the_list_says_held_again() -> None:
    import_lists(export(row("1", "Анна Узор"), row("2")))
    import_lists(export(row("1", "Анна Узор", **RELEASED), row("2")))
    before = public()["Анна Узор"]
    for _ in range(2):
        import_lists(export(row("1", "Анна Узор", prison=OTHER_PLACE), row("2")))
    assert public()["Анна Узор"] == before
    assert reports() == ["no_longer_held", "held"]


def test_somebody_who_vanished_from_the_list_gets_no_mail_until_a_person_decides() -> None:
    import_lists(export(row("1", "Анна Узор"), row("2")))
    report = import_lists(export(row("2")))
    assert report["missing"] == 1
    assert public()["Анна Узор"]["state"] == "do_not_write"
    import_lists(export(row("1", "Анна Узор"), row("2")))
    assert public()["Анна Узор"]["state"] == "do_not_write"
    assert reports() == ["missing", "held"]


def test_absence_from_a_file_of_another_language_means_nothing() -> None:
    import_lists(export(row("1", "Анна Узор"), row("2")))
    report = import_lists(export(row("2", "Іншы Чалавек", locale="be", birthday="1952-01-03")))
    assert report["missing"] == 0
    assert public()["Анна Узор"]["state"] == "held"


def test_a_list_that_lags_behind_a_confirmed_release_changes_nothing() -> None:
    import_lists(export(row("1", "Анна Узор"), row("2")))
    with writing() as session:
        session.execute(update(Prisoner).where(Prisoner.source_id == "viasna:1").values(state="came_out"))
    import_lists(export(row("1", "Анна Узор", decision="6 лет"), row("2")))
    import_lists(export(row("1", "Анна Узор", **RELEASED), row("2")))
    assert public()["Анна Узор"]["state"] == "came_out"
    import_lists(export(row("1", "Анна Узор"), row("2")))
    assert public()["Анна Узор"]["state"] == "do_not_write"
    assert reports() == ["detained_again"]


def test_rows_of_unclear_identity_are_never_published_however_often_they_come() -> None:
    twins = [row("8", "Анна Узор", birthday="1985-04-02"), row("9", "Анна Узор", birthday="1985-04-02")]
    for _ in range(2):
        report = import_lists(export(row("1"), *twins))
        assert report["set_aside_rows"] == {"same_name_and_birthday": ["8", "9"]}
    assert "Анна Узор" not in public()
    # One of the two vanishes: the other is still nobody's decision.
    report = import_lists(export(row("1"), twins[0]), accept=True)
    assert report["set_aside_rows"] == {"same_name_and_birthday": ["8"]}
    assert "Анна Узор" not in public()


def test_somebody_on_the_list_whose_row_becomes_unclear_gets_no_mail_until_a_person_decides() -> None:
    import_lists(export(row("1", "Анна Узор", birthday="1985-04-02"), row("2")))
    import_lists(
        export(row("1", "Анна Узор", birthday="1985-04-02"), row("2"), row("9", "Анна Узор", birthday="1985-04-02"))
    )
    assert [person["state"] for name, person in public().items() if name == "Анна Узор"] == ["do_not_write"]
    assert reports() == ["unclear"]


def test_a_downloaded_table_frees_nobody_and_creates_nobody() -> None:
    import_lists(export(row("1", "Анна Узор"), row("2")))
    before = public()
    table = "Имя и фамилия;Статус;Дата рождения;Дата задержания;Место заключения\r\n"
    table += "Анна Узор;Бывший политзаключённый;02.01.1951;4 марта 2022;освобожден\r\n"
    table += "Новое Имя;Политзаключённый;02.01.1951;4 марта 2022;ИК № 64\r\n"
    report = import_table(table.encode("utf-8-sig"))
    assert (report["matched"], report["not_matched"]) == (1, 1)
    assert public() == before


WEEK = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(["1", "2", "3"]),
            "status": st.sampled_from(["active", "former", "np"]),
            "died": st.sampled_from(["", "", "1", "?"]),
            "prison": st.sampled_from([OTHER_PLACE, "", "освобожден"]),
        }
    ),
    unique_by=lambda cells: cells["id"],
    min_size=1,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(weeks=st.lists(WEEK, min_size=1, max_size=5))
def test_no_order_of_lists_says_that_somebody_came_out_or_is_to_be_written_to_again(
    weeks: list[list[dict[str, str]]],
) -> None:
    with writing() as session:
        for model in (StatusReport, Prisoner):
            session.execute(model.__table__.delete())
    stopped: set[str] = set()
    for week in weeks:
        import_lists(export(*(row(**cells) for cells in week)), accept=True)
        people = public()
        assert {person["state"] for person in people.values()} <= {"held", "do_not_write"}
        assert not [person for person in people.values() if person["release"]]
        now = {person["id"] for person in people.values() if person["state"] == "do_not_write"}
        assert stopped <= now
        stopped = now

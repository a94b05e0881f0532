"""The command line asks for a second person as the desk does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select

from factories.coordinators import make_coordinator
from factories.databases import STORAGE_KEY
from factories.export_rows import OTHER_PLACE, export, row
from lebenszeichen.commands.imports import import_list
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.models import Prisoner

PEOPLE = [row(str(number)) for number in range(1, 41)]
DOCTORED = export(*({**one, "prison": OTHER_PLACE} for one in PEOPLE))


@pytest.fixture(autouse=True)
def _environment(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(import_list, arguments)


def viasna(tmp_path: Path, content: bytes, *options: str) -> Result:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    return run("viasna", str(path), *options)


def staged(tmp_path: Path, content: bytes, *options: str) -> str:
    """The number of a list that waits."""
    id: str = json.loads(viasna(tmp_path, content, *options, "--format", "json").stdout)["staged"]
    return id


def places(app: Flask) -> set[str | None]:
    with app.app_context(), reading() as session:
        return set(session.scalars(select(Prisoner.facility_id)))


def test_a_small_change_is_applied_at_once_and_a_large_one_by_two_names(app: Flask, tmp_path: Path) -> None:
    assert viasna(tmp_path, export(*PEOPLE)).exit_code == 0
    assert viasna(tmp_path, export({**PEOPLE[0], "prison": OTHER_PLACE}, *PEOPLE[1:])).exit_code == 0
    assert places(app) == {"ik-64", "sizo-81"}
    printed = viasna(tmp_path, export(*PEOPLE[1:], {**PEOPLE[0], "prison": OTHER_PLACE})).output
    assert "NOT APPLIED" not in printed
    printed = viasna(tmp_path, DOCTORED, "--by", "Anna").output
    assert "NOT APPLIED: a large change (moves or frees)" in printed
    [one] = json.loads(run("staged", "--format", "json").stdout)["staged"]
    assert (one["state"], one["first"]["by"]["name"]) == ("waits", "Anna")
    assert "another person has to say the same" in run("apply", one["id"], "--by", "anna ").output
    assert "ik-64" in places(app)
    assert "moved to another institution" in run("apply", one["id"], "--by", "Berta").output
    assert places(app) == {"sizo-81"}
    assert run("apply", one["id"], "--by", "Clara").exit_code == 1


def test_without_a_name_a_large_change_has_nobodys_word(tmp_path: Path) -> None:
    viasna(tmp_path, export(*PEOPLE))
    id = staged(tmp_path, DOCTORED)
    assert "another person" in run("apply", id, "--by", "Anna").output
    assert "Import, ru" in run("apply", id, "--by", "Berta").output


def test_as_soon_as_somebody_is_at_the_desk_made_up_names_count_for_nothing(app: Flask, tmp_path: Path) -> None:
    viasna(tmp_path, export(*PEOPLE))
    with app.app_context(), writing() as session:
        ada = make_coordinator(session, "Ada", founding=True)
        make_coordinator(session, "Zoe", invited_by=ada)
        make_coordinator(session, "Bea", founding=True)
    id = staged(tmp_path, DOCTORED, "--by", "ada")
    assert "Nobody at the desk" in run("apply", id, "--by", "Berta").output
    assert "did not invite" in run("apply", id, "--by", "Zoe").output
    assert places(app) == {"ik-64"}
    assert run("apply", id, "--by", "Bea").exit_code == 0
    assert places(app) == {"sizo-81"}
    with app.app_context(), reading() as session:
        actions = session.execute(select(AuditEntry.action, AuditEntry.coordinator_id).order_by(AuditEntry.id)).all()
    assert [action for action, _ in actions][-3:] == ["import_staged", "import_agreed", "import_applied"]
    assert actions[-2][1] == ada


def test_groups_and_people_are_left_by_the_sources_ids(app: Flask, tmp_path: Path) -> None:
    viasna(tmp_path, export(*PEOPLE))
    id = staged(tmp_path, DOCTORED)
    left = [option for number in range(2, 41) for option in ("--leave", str(number))]
    assert run("apply", id, "--by", "Anna", *left).exit_code == 0
    with app.app_context(), reading() as session:
        moved = session.scalars(select(Prisoner.source_id).where(Prisoner.facility_id == "sizo-81")).all()
    assert moved == ["viasna:1"]


def test_a_list_is_undone_and_who_is_left_is_named_by_our_number(app: Flask, tmp_path: Path) -> None:
    viasna(tmp_path, export(*PEOPLE))
    viasna(tmp_path, export({**PEOPLE[0], "decision": "9 лет"}, {**PEOPLE[1], "decision": "9 лет"}, *PEOPLE[2:]))
    with app.app_context(), writing() as session:
        changed = session.scalars(select(Prisoner).where(Prisoner.source_id == "viasna:1")).one()
        changed.sentence = "1 год"
    id = json.loads(run("staged", "--format", "json").stdout)["past"][0]["id"]
    printed = run("undo", id, "--by", "Anna").output
    assert "Undone: 1 as before, 0 off the list, 1 left." in printed
    assert f"{changed.id}: left as it is, changed later" in printed
    assert "Фамилия" not in printed
    assert run("undo", id, "--by", "Anna").exit_code == 1


def test_a_staged_list_is_thrown_away(tmp_path: Path) -> None:
    viasna(tmp_path, export(*PEOPLE))
    id = staged(tmp_path, DOCTORED)
    assert "thrown away" in run("drop", id).output
    assert run("drop", id).exit_code == 1
    assert json.loads(run("staged", "--format", "json").stdout)["staged"] == []

"""Institutions on the command line: the same rules as at the desk."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from factories.coordinators import make_coordinator
from factories.databases import STORAGE_KEY
from factories.export_rows import export, row
from factories.imports import import_lists
from factories.people import make_facility
from lebenszeichen.commands.facilities import facilities
from lebenszeichen.database import writing

WORDS = "СИЗО КГБ"


@pytest.fixture(autouse=True)
def _listed(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())
    with app.app_context():
        with writing() as session:
            make_facility(session)
        import_lists(export(row("1"), row("2", prison=WORDS)))


def run(*words: str) -> Result:
    return CliRunner().invoke(facilities, list(words))


def known(id: str) -> dict[str, object]:
    return next(one for one in json.loads(run("list", "--format", "json").stdout) if one["id"] == id)


def test_once_there_is_a_desk_two_coordinators_confirm_and_no_made_up_name(app: Flask) -> None:
    with app.app_context(), writing() as session:
        ada, _ = (make_coordinator(session, name, founding=True) for name in ("Ada", "Ben"))
        make_coordinator(session, "Puppet", invited_by=ada)
    assert "Nobody at the desk is called 'Anna'" in run("confirm", "ik-64", "--by", "Anna", "--yes").output
    assert "1 other person" in run("confirm", "ik-64", "--by", "Ada", "--yes").output
    assert "The second must be somebody else" in run("confirm", "ik-64", "--by", "puppet", "--yes").output
    assert "public from now on" in run("confirm", "ik-64", "--by", "ben", "--yes").output


@pytest.mark.both_databases
def test_reopening_takes_two_who_say_so() -> None:
    assert run("close", "ik-4", "--on", "2026-11").exit_code == 0
    assert (known("ik-4")["state"], known("ik-4")["closed_on"]) == ("closed", "2026-11")
    assert "say --reopen" in run("confirm", "ik-4", "--by", "Anna", "--yes").output
    assert "1 other person" in run("confirm", "ik-4", "--by", "Anna", "--yes", "--reopen").output
    assert "public from now on" in run("confirm", "ik-4", "--by", "Berta", "--yes", "--reopen").output
    assert (known("ik-4")["state"], known("ik-4")["closed_on"]) == ("open", None)


def test_returned_cards_are_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    assert run("returned", "ik-4", "--cards", "3", "--day", "2026-11-20", "--by", "Anna").exit_code == 0
    assert "3 came back" in run("list").output
    assert known("ik-4")["to_check"] is True
    assert run("returned", "nowhere", "--cards", "3", "--by", "Anna").exit_code == 1


def test_a_closed_institution_may_go_to_a_checked_one_only() -> None:
    refused = run("close", "ik-4", "--moved-to", "ik-64")
    assert (refused.exit_code, known("ik-4")["state"]) == (1, "open")
    assert run("close", "ik-64", "--moved-to", "ik-4").exit_code == 0
    assert known("ik-64")["moved_to"] == "ik-4"


def test_words_of_a_list_get_their_meaning() -> None:
    [place] = json.loads(run("places", "--format", "json").stdout)
    number = str(place["id"])
    assert (place["text"], place["people"], place["decision"]) == (WORDS, 1, None)
    assert "Say one of" in run("place", number, "--by", "Anna").output
    assert "Held at ik-4 by these words: 1." in run("place", number, "--is", "ik-4", "--by", "Anna").output
    assert "ik-4" in run("places").output
    assert "decided" in run("place", number, "--none", "--by", "Anna").output
    assert "nowhere by that: 1" in run("place", number, "--undecided", "--by", "Anna").output
    assert run("place", number, "--none", "--by", "Anna").exit_code == 0
    assert "no institution" in run("places").output

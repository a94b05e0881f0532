"""Taking people down as an operator types it: the rules of the desk hold."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from factories.databases import STORAGE_KEY
from factories.family import coordinators, listed_people
from factories.people import make_prisoner
from lebenszeichen.commands.prisoners import prisoners
from lebenszeichen.database import writing
from lebenszeichen.sync.publication import publish_list


@pytest.fixture(autouse=True)
def _environment(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())


def test_the_sixth_of_a_day_is_decided_by_two_at_the_desk(app: Flask) -> None:
    door = listed_people(app)
    with app.app_context():
        with writing() as session:
            ids = [make_prisoner(session, f"p{number}") for number in range(6)]
        publish_list()
    said = [CliRunner().invoke(prisoners, ["remove", id, "--yes"]).output for id in ids]
    assert ["is taken down" in text for text in said] == [True] * 5 + [False]
    assert door.state("p5") == "held"
    decisions = []
    for who in coordinators(app):
        id = who.get("/api/desk/family/requests").json[0]["id"]
        decided = who.post(f"/api/desk/family/requests/{id}/decision", json={"decision": "gone"})
        decisions.append(decided.json["decided"])
    assert decisions == [False, True]
    assert door.state("p5") is None


def test_what_waits_is_listed_without_names(app: Flask) -> None:
    door = listed_people(app)
    door.ask(door.anna)
    door.ask(door.vera, "change-name")
    output = CliRunner().invoke(prisoners, ["requests", "--format", "json"]).output
    assert [(one["person"], one["wish"], one["now"]) for one in json.loads(output)] == [
        (door.anna, "remove", "hidden"),
        (door.vera, "change name", "nothing"),
    ]
    assert "Узор" not in output

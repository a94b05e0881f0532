"""`lebenszeichen coordinator` and `audit`: the first pair, lost passkeys, leaving; each stands in the log."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from factories.databases import STORAGE_KEY
from factories.desk_people import DeskPerson, answered, kind, seated_pair
from lebenszeichen.commands.audit import audit
from lebenszeichen.commands.coordinator import coordinator

Run = Callable[..., Result]


@pytest.fixture
def run(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command against the database of `app`."""
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())

    def invoke(command: str, *arguments: str) -> Result:
        group = audit if command == "export" else coordinator
        return CliRunner().invoke(group, [command, *arguments])

    return invoke


@pytest.fixture
def pair(app: Flask) -> tuple[DeskPerson, DeskPerson]:
    return seated_pair(app)


def links(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return result.stdout.split()


def test_while_nobody_is_there_it_prints_a_link_for_each_of_the_first_two(app: Flask, run: Run) -> None:
    first, second = links(run("invite"))
    ada = DeskPerson(app, "Ada").enrol(first)
    DeskPerson(app, "Bea").enrol(second)
    assert [one["founding"] for one in answered(ada.get("/coordinators"))] == [True, True]


def test_printed_again_the_links_do_not_become_more(app: Flask, run: Run) -> None:
    old = links(run("invite"))
    half = DeskPerson(app, "Half")
    answered(half.open(old[1]))
    ada = DeskPerson(app, "Ada").enrol(old[0])
    (new,) = links(run("invite"))
    assert kind(half.post("/enrolment/options", {"name": "Half"})) == (401, "not-enrolling")
    assert len(answered(ada.get("/invites"))) == 1
    DeskPerson(app, "Bea").enrol(new)
    (third,) = links(run("invite"))
    cleo = DeskPerson(app, "Cleo").enrol(third)
    told = {one["id"]: (one["founding"], one["invited_by"]) for one in answered(cleo.get("/coordinators"))}
    assert told[cleo.id] == (False, None)


def test_an_assistant_can_be_invited_too(app: Flask, run: Run, pair: tuple[DeskPerson, DeskPerson]) -> None:
    (link,) = links(run("invite", "--role", "assistant"))
    assert answered(DeskPerson(app, "Cleo").enrol(link).get("/me"))["role"] == "assistant"


def test_somebody_who_lost_both_passkeys_makes_new_ones(
    app: Flask, run: Run, pair: tuple[DeskPerson, DeskPerson]
) -> None:
    (link,) = links(run("recover", pair[1].id))
    assert DeskPerson(app, "Bea").enrol(link).id == pair[1].id
    assert kind(pair[1].get("/me")) == (401, "not-signed-in")


def test_somebody_is_revoked_by_command_but_never_the_last_two(
    app: Flask, run: Run, pair: tuple[DeskPerson, DeskPerson]
) -> None:
    refused = run("revoke", pair[0].id)
    assert (refused.exit_code, "Two coordinators must be left" in refused.output) == (1, True)
    cleo = pair[0].let_in("Cleo")
    assert run("revoke", cleo.id).exit_code == 0
    assert kind(cleo.get("/me")) == (401, "not-signed-in")
    assert run("revoke", cleo.id).exit_code == 1
    assert run("recover", cleo.id).exit_code == 1


def test_it_lists_who_is_there(run: Run, pair: tuple[DeskPerson, DeskPerson]) -> None:
    listed = json.loads(run("list", "--format", "json").stdout)
    assert {one["id"] for one in listed} == {person.id for person in pair}


def test_the_log_says_that_it_was_the_command_and_holds_no_link(run: Run, pair: tuple[DeskPerson, DeskPerson]) -> None:
    (link,) = links(run("invite"))
    run("recover", pair[0].id)
    table = run("export").stdout.splitlines()
    assert table[0] == "id,at,by,action,subject,detail"
    assert [row.split(",")[2:4] for row in table[-2:]] == [["", "invited"], ["", "recovery_link_made"]]
    assert link.split("=")[1] not in "".join(table)

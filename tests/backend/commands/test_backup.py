"""The nightly script of docs/operations.md, run as it stands, and what confirming a dump does."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from factories.phones import Phone
from lebenszeichen.commands.backup import backup
from lebenszeichen.database import engine, writing
from lebenszeichen.database.spaces import begin_new_epoch
from lebenszeichen.settings import Settings

pytestmark = pytest.mark.both_databases

ROOT = Path(__file__).parents[3]
SQLITE_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def environment(app: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    settings: Settings = app.extensions["settings"]
    assert settings.storage_key is not None
    ours = {
        "LEBENSZEICHEN_HOME": str(settings.home),
        "DATABASE_URL": settings.database_url.replace("+psycopg", ""),
        "LEBENSZEICHEN_STORAGE_KEY": settings.storage_key.hex(),
    }
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    return ours


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(backup, list(arguments))
    return result.exit_code, result.output


def test_phones_are_told_what_was_confirmed(app: Flask, listed: str, environment: dict[str, str]) -> None:
    phone = Phone(app)
    [_, last] = phone.push(phone.posted(listed), phone.posted(listed))
    _, noted = run("number")
    assert noted.startswith(f"{last['seq']}@")
    phone.push(phone.posted(listed))
    assert run("mark", noted.strip()) == (0, f"Phones need not keep what is at or below {last['seq']}.\n")
    assert phone.send(phone.posted(listed)).json["durable_before"] == last["seq"]


def test_a_number_from_before_a_restore_confirms_nothing(app: Flask, listed: str, environment: dict[str, str]) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed))
    _, noted = run("number")
    with app.app_context(), writing() as session:
        begin_new_epoch(session)
    code, said = run("mark", noted.strip())
    assert (code, "restored" in said) == (1, True)
    assert phone.send(phone.posted(listed)).json["durable_before"] == 0


@pytest.mark.parametrize("noted", ["", "1", "x@e5f0c2a1", "1@", "-1@e5f0c2a1", "1@e5f0c2a1 "])
@SQLITE_ONLY
def test_what_was_not_printed_is_not_taken(app: Flask, environment: dict[str, str], noted: str) -> None:
    assert run("mark", "--", noted)[0] == 1


@SQLITE_ONLY
def test_the_nightly_script_makes_a_dump_that_can_be_read_and_confirms_it(
    app: Flask, listed: str, environment: dict[str, str], tmp_path: Path
) -> None:
    phone = Phone(app)
    [last] = phone.push(phone.posted(listed))
    with app.app_context():
        engine().dispose()
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    scripts = re.findall(r"```sh\n(#!/bin/sh\n.*?)```", page, re.DOTALL)
    assert len(scripts) == 1
    script = tmp_path / "nightly"
    script.write_text(scripts[0])
    bin = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    outside = {**os.environ, **environment, "PATH": bin, "DUMPS": str(tmp_path / "dumps")}
    done = subprocess.run(["/bin/sh", script], env=outside, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (
        0,
        f"Phones need not keep what is at or below {last['seq']}.\n",
    ), done.stderr
    [dump] = (tmp_path / "dumps").iterdir()
    assert dump.stat().st_mode & 0o077 == 0, "others may read the dump"
    home = tmp_path / "elsewhere"
    home.mkdir()
    shutil.copyfile(dump, home / "lebenszeichen.db")
    there = {**outside, "LEBENSZEICHEN_HOME": str(home), "DATABASE_URL": ""}
    counted = subprocess.run(
        ["lebenszeichen", "backup", "number"], env=there, capture_output=True, text=True, check=True
    )
    assert counted.stdout.startswith(f"{last['seq']}@")

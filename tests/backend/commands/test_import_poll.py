"""The command asks as the clock does: once, now, and it applies nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select, update

from factories.databases import STORAGE_KEY
from factories.export_rows import export, row
from factories.list_source import HOST, URL, Answer, ListSource
from lebenszeichen.commands import import_poll
from lebenszeichen.commands.imports import import_list
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.poll_models import SourcePoll
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.settings import SettingsError, from_environment

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def source(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ListSource]:
    for name, value in {
        "DATABASE_URL": database_url,
        "LEBENSZEICHEN_HOME": str(tmp_path / "home"),
        "LEBENSZEICHEN_STORAGE_KEY": STORAGE_KEY.hex(),
        "POLL_URL": URL,
        "POLL_HOSTS": HOST,
        "OPERATOR_EMAIL": "team@example.org",
    }.items():
        monkeypatch.setenv(name, value)
    with ListSource(tmp_path / "source") as source:
        # Where names lead is no setting: nothing outside a test can have a private address asked.
        monkeypatch.setattr(import_poll, "Fetcher", source.fetcher)
        yield source


def poll(*arguments: str) -> Result:
    return CliRunner().invoke(import_list, ["poll", *arguments])


def a_minute_later(app: Flask) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(SourcePoll).values(asked_at=None))


def test_it_says_what_would_change_and_how_to_apply_it(app: Flask, source: ListSource) -> None:
    source.offer(export(row("1"), row("2")), '"v1"')
    printed = poll()
    assert printed.exit_code == 0
    assert "rows read" in printed.output
    [waiting] = json.loads(CliRunner().invoke(import_list, ["staged", "--format", "json"]).stdout)["staged"]
    assert f"NOT APPLIED: it waits a day as {waiting['id']}" in printed.output
    with app.app_context(), reading() as session:
        assert session.scalar(select(func.count(Prisoner.id))) == 0
    a_minute_later(app)
    assert json.loads(poll("--format", "json").stdout) == {"staged": None}


def test_what_went_wrong_ends_it_with_a_sentence(app: Flask, source: ListSource) -> None:
    source.say(Answer(503))
    failed = poll()
    assert failed.exit_code == 1
    assert "The source gave no list. Nothing was changed. It answered 503" in failed.output
    assert "Not before" in poll().output, "asked a moment ago"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("POLL_URL", URL.replace("https", "http"), "POLL_URL must be an https address"),
        ("POLL_URL", f"https://{HOST}:8443/list.csv", "POLL_URL must be an https address"),
        ("POLL_URL", "https://127.0.0.1/list.csv", "POLL_HOSTS must name 127.0.0.1"),
        ("POLL_URL", "https://elsewhere.example.org/list.csv", "POLL_HOSTS must name elsewhere.example.org"),
        ("POLL_HOSTS", "", f"POLL_HOSTS must name {HOST}"),
        ("POLL_HOSTS", "*.example.org", f"POLL_HOSTS must name {HOST} in full"),
        ("POLL_HOSTS", f"https://{HOST}", "POLL_HOSTS names hosts only"),
        ("POLL_EVERY_HOURS", "0", "POLL_EVERY_HOURS is 1 to 168"),
        ("OPERATOR_EMAIL", "", "OPERATOR_EMAIL is missing"),
    ],
)
def test_a_wrong_setting_ends_the_program_with_its_name(
    source: ListSource, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=said) as caught:
        from_environment()
    assert "lang=ru" not in str(caught.value)


def test_without_an_address_nobody_is_asked(source: ListSource, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLL_URL")
    assert from_environment().polling is None
    assert "its operator has to set it up" in poll().output
    assert source.asked == []

"""The commands that coordinators and operators type, run as they are."""

import csv
import json
from io import StringIO

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import select, update

from factories.databases import STORAGE_KEY
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.commands.backup import backup
from lebenszeichen.commands.campaigns import campaign
from lebenszeichen.commands.counts import counts
from lebenszeichen.commands.forget import forget
from lebenszeichen.commands.letters import letters
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import server_state
from lebenszeichen.letters.models import CampaignPrisoner
from lebenszeichen.settings import Settings
from lebenszeichen.sync.start import prepare

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def terminal(app: Flask, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A terminal in the surroundings of the test's server."""
    settings: Settings = app.extensions["settings"]
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(settings.home))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())
    monkeypatch.setenv("PUBLIC_URL", "https://cards.example.org")
    monkeypatch.setenv("COLUMNS", "120")
    with app.app_context():
        prepare(settings)
    return CliRunner()


def succeeded(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def test_counts_are_printed_as_a_table_by_prisoner(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed), phone.posted(listed))
    output = succeeded(terminal.invoke(counts))
    assert "Cards posted, by prisoner: 2" in output
    assert listed in output
    assert "Ales Uzor" in output


def test_counts_can_be_read_by_a_program(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed, local_date=str(clock.today())))
    rows = json.loads(succeeded(terminal.invoke(counts, ["--format", "json"])))
    assert rows == [{"prisoner": listed, "name": "Ales Uzor", "posted": 1, "held": 0}]
    table = csv.DictReader(StringIO(succeeded(terminal.invoke(counts, ["--by", "day", "--format", "csv"]))))
    assert list(table) == [{"day": str(clock.today()), "posted": "1", "held": "0"}]


def test_after_a_repair_by_hand_all_letters_are_counted_again(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed), phone.posted(listed))
    with app.app_context(), writing() as session:
        session.execute(update(CampaignPrisoner).values(posted=7))
    assert "prisoner: 7" in succeeded(terminal.invoke(counts))
    assert "prisoner: 2" in succeeded(terminal.invoke(counts, ["--again"]))


def test_a_persons_day_below_five_shows_no_number(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    today = str(clock.today())
    for posted, shown in ((4, None), (1, 5)):
        phone.push(*[phone.posted(listed, local_date=today) for _ in range(posted)])
        [row] = json.loads(succeeded(terminal.invoke(counts, ["--by", "prisoner-day", "--format", "json"])))
        assert (row["day"], row["posted"]) == (today, shown)


def test_a_campaign_is_created_listed_counted_and_closed(app: Flask, terminal: CliRunner, listed: str) -> None:
    created = terminal.invoke(campaign, ["create", "advent", "--name", "de=Advent", "--name", "en=Advent"])
    assert succeeded(created) == "https://cards.example.org/app/join#campaign=advent\n"
    phone = Phone(app)
    phone.push(phone.posted(listed, campaign_id="advent"), phone.posted(listed))
    [row] = json.loads(succeeded(terminal.invoke(counts, ["--campaign", "advent", "--format", "json"])))
    assert row["posted"] == 1
    assert terminal.invoke(counts, ["--campaign", "lent"]).exit_code == 1
    succeeded(terminal.invoke(campaign, ["close", "advent"]))
    rows = json.loads(succeeded(terminal.invoke(campaign, ["list", "--format", "json"])))
    assert [(row["id"], row["state"], row["posted"]) for row in rows] == [
        ("advent", "closed", 1),
        ("everyone", "open", 1),
    ]
    manifest = app.test_client().get("/api/manifest").json
    levels = app.test_client().get(manifest["levels"]["path"]).json
    assert [campaign["closed"] for campaign in levels["campaigns"]] == [True, False]


def test_a_campaign_has_a_name_in_any_of_our_languages(terminal: CliRunner) -> None:
    succeeded(terminal.invoke(campaign, ["create", "advent", "--name", "be=Адвэнт = чаканне"]))
    rows = json.loads(succeeded(terminal.invoke(campaign, ["list", "--format", "json"])))
    assert [row["name"] for row in rows if row["id"] == "advent"] == ["Адвэнт = чаканне"]
    for names in ([], ["Advent"], ["xx=Advent"], ["de="], ["de=Advent", "de=Fasten"]):
        options = [option for name in names for option in ("--name", name)]
        assert terminal.invoke(campaign, ["create", "lent", *options]).exit_code != 0


def test_a_coordinator_sees_what_is_held_and_lets_it_count(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    today = str(clock.today())
    for _ in range(2):
        phone.push(*[phone.posted(listed, local_date=today) for _ in range(33)])
    rows = json.loads(succeeded(terminal.invoke(letters, ["held", "--format", "json"])))
    assert rows == [{"campaign": "everyone", "prisoner": listed, "day": today, "cards": 6, "phones": 1}]
    assert succeeded(terminal.invoke(letters, ["release", "--day", "2020-01-01"])) == "0 cards count from now on.\n"
    assert terminal.invoke(letters, ["release", "--campaign", "lent"]).exit_code == 1
    assert succeeded(terminal.invoke(letters, ["release"])) == "6 cards count from now on.\n"
    manifest = app.test_client().get("/api/manifest").json
    levels = app.test_client().get(manifest["levels"]["path"]).json
    assert [campaign["posted"] for campaign in levels["campaigns"]] == [66]


def test_a_coordinator_leaves_cards_out_and_takes_it_back(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    today = str(clock.today())
    for _ in range(2):
        phone.push(*[phone.posted(listed, local_date=today) for _ in range(33)])
    which = ["--campaign", "everyone", "--day", today]
    assert succeeded(terminal.invoke(letters, ["leave-out", *which])) == "6 cards are left out.\n"
    assert json.loads(succeeded(terminal.invoke(letters, ["held", "--format", "json"]))) == []
    [row] = json.loads(succeeded(terminal.invoke(letters, ["held", "--left-out", "--format", "json"])))
    assert (row["prisoner"], row["cards"]) == (listed, 6)
    assert succeeded(terminal.invoke(letters, ["hold-again", *which])) == "6 cards wait for a look.\n"
    assert terminal.invoke(letters, ["leave-out", "--campaign", "lent", "--day", today]).exit_code == 1
    with app.app_context(), reading() as session:
        noted = session.execute(select(AuditEntry.action, AuditEntry.coordinator_id)).all()
    assert [tuple(one) for one in noted] == [("letters_left_out", None), ("letters_held_again", None)]


def test_an_operator_notes_how_far_a_backup_reaches(app: Flask, terminal: CliRunner, listed: str) -> None:
    phone = Phone(app)
    phone.push(phone.posted(listed))
    number = succeeded(terminal.invoke(backup, ["number"])).strip()
    succeeded(terminal.invoke(backup, ["mark", number]))
    with app.app_context(), reading() as session:
        assert server_state(session).durable_before == int(number.partition("@")[0]) > 0


def test_forgetting_can_be_asked_for(terminal: CliRunner) -> None:
    assert succeeded(terminal.invoke(forget)) == "0 links erased.\n"

"""A database that was restored from an older dump is noticed, and its cards come back from the phones."""

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from factories.phones import Phone
from factories.releases import at_the_desk, content
from factories.subscribers import make_subscriber, sending_key
from lebenszeichen import clock
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.fan_out import fan_out
from lebenszeichen.alerts.models import AlertDelivery
from lebenszeichen.coordinators.invites import invite
from lebenszeichen.database import engine, reading, writing
from lebenszeichen.database.spaces import advance, server_state
from lebenszeichen.http.permissions import Role
from lebenszeichen.letters.queries import counts_by_prisoner
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.releases.service import tell_due
from lebenszeichen.settings import Settings
from lebenszeichen.sync import high_water
from lebenszeichen.sync.high_water import Mark
from lebenszeichen.sync.memory import check_memory, confirm_backup, remember

pytestmark = pytest.mark.both_databases

FOR_DAYS = {"lasts": timedelta(days=2)}


@pytest.fixture
def settings(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


def epoch(app: Flask) -> str:
    with app.app_context(), reading() as session:
        return server_state(session).epoch


def counted(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return sum(count.posted for count in counts_by_prisoner(session))


def test_the_first_start_writes_the_file_and_keeps_the_epoch(app: Flask, settings: Settings) -> None:
    before = epoch(app)
    with app.app_context():
        assert not check_memory(settings)
    assert high_water.read(settings) == Mark(before, 0, 0)


def test_a_start_with_a_database_that_went_on_keeps_the_epoch(app: Flask, settings: Settings) -> None:
    before = epoch(app)
    with app.app_context():
        check_memory(settings)
        with writing() as session:
            advance(session, "levels", 5)
        assert not check_memory(settings)
    assert (epoch(app), high_water.read(settings)) == (before, Mark(before, 0, 5))


@pytest.mark.parametrize("ahead", [{"list": 1}, {"levels": 1}, {"desk": 1}, {"sent": 1}, {"epoch": "00000000"}])
def test_a_database_behind_the_file_begins_a_new_epoch_once(
    app: Flask, settings: Settings, ahead: dict[str, int | str]
) -> None:
    before = epoch(app)
    known = {"epoch": before, "list": 0, "levels": 0, **ahead}
    high_water.path(settings).write_text(json.dumps(known))
    with app.app_context():
        assert check_memory(settings)
        assert not check_memory(settings)
    assert epoch(app) not in (before, "00000000")


def test_the_file_never_goes_down_and_ignores_other_epochs(settings: Settings, app: Flask) -> None:
    high_water.raise_to(settings, Mark("a", 5, 9))
    high_water.raise_to(settings, Mark("a", 7, 3))
    high_water.raise_to(settings, Mark("b", 99, 99))
    assert high_water.read(settings) == Mark("a", 7, 9)


def test_what_the_old_memory_still_meant_to_do_is_called_off(app: Flask, settings: Settings) -> None:
    ada, ben = at_the_desk(app, "Ada"), at_the_desk(app, "Ben")
    draft = ada.draft(content(freed=123))
    ben.confirm(draft)
    with app.app_context():
        with writing() as session:
            link = invite(session, settings, ada.id, Role.COORDINATOR).link
            sent = make_subscriber(session, sending_key(settings).id)
            told = announce(session, key="draft:7:told", kind="release", audience="everybody", texts={}, **FOR_DAYS)
            assert told is not None
            fan_out(session, told, clock.now(), 17)
            new = announce(session, key="draft:8:told", kind="release", audience="everybody", texts={}, **FOR_DAYS)
            only = announce(session, key="test:1", kind="test", audience="one", texts={}, only=sent, **FOR_DAYS)
        remember(settings)
        known = json.loads(high_water.path(settings).read_text())
        high_water.path(settings).write_text(json.dumps({**known, "sent": 1}))
        assert check_memory(settings)
        with writing() as session:
            assert tell_due(session, clock.now() + timedelta(seconds=121)) == []
            wrong = announce(
                session, key="w", kind="withdrawal", audience="told", texts={}, supersedes=told, **FOR_DAYS
            )
            assert wrong is not None
            fan_out(session, wrong, clock.now(), 17)
            states = dict(session.execute(select(AlertDelivery.event_id, AlertDelivery.state)).all())
    assert states == {told: "cancelled", new: "cancelled", only: "waiting", wrong: "waiting"}
    assert ada.client.get("/api/desk/me").status_code == 401
    stranger, origin = app.test_client(), {"Origin": settings.public_url}
    opened = stranger.post("/api/desk/invites/open", json={"invite": link.partition("=")[2]}, headers=origin)
    assert opened.status_code == 404
    with app.app_context(), reading() as session:
        stopped = session.get_one(ReleaseDraft, draft["id"])
        assert (stopped.state, stopped.reason) == ("stopped", "restored")


def test_what_was_decided_and_what_was_sent_move_the_file(app: Flask, settings: Settings) -> None:
    with app.app_context():
        remember(settings)
        before = high_water.read(settings)
        at_the_desk(app).draft(content())
        with writing() as session:
            advance(session, "desk")
        remember(settings)
    mark = high_water.read(settings)
    assert before is not None
    assert mark is not None
    assert (mark.desk > before.desk, mark.sent) == (True, before.sent + 1)


def test_a_broken_file_is_as_good_as_none(settings: Settings, app: Flask) -> None:
    settings.home.mkdir(exist_ok=True)
    high_water.path(settings).write_text('{"epoch": "a"')
    assert high_water.read(settings) is None
    with app.app_context():
        assert not check_memory(settings)


def test_a_push_moves_the_file(app: Flask, settings: Settings, listed: str) -> None:
    with app.app_context():
        check_memory(settings)
    phone = Phone(app)
    [result] = phone.push(phone.posted(listed))
    with app.app_context():
        remember(settings)
    mark = high_water.read(settings)
    assert mark is not None
    assert mark.levels == result["seq"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_after_a_restored_dump_the_same_cards_pushed_again_make_the_counts_equal(
    app: Flask, settings: Settings, listed: str, tmp_path: Path
) -> None:
    phone = Phone(app)
    before = epoch(app)
    known = [phone.posted(listed) for _ in range(3)]
    phone.push(*known)
    database, dump = Path(settings.database_url.removeprefix("sqlite:///")), tmp_path / "dump.db"
    with app.app_context():
        with engine().connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql(f"VACUUM INTO '{dump}'")
        lost = [phone.posted(listed) for _ in range(2)]
        phone.push(*lost)
        late = Phone(app)  # registered after the dump: the restored server will not know its token
        only = late.posted(listed)
        late.push(only)
        remember(settings)
        check_memory(settings)
        engine().dispose()
    assert counted(app) == 6
    with app.app_context():
        engine().dispose()
    for file in database.parent.glob("lebenszeichen.db-*"):
        file.unlink()
    shutil.copyfile(dump, database)
    assert counted(app) == 3
    with app.app_context():
        assert check_memory(settings)
    answer = phone.send(*known, *lost)
    assert answer.json["epoch"] != before
    assert [result["outcome"] for result in answer.json["results"]] == ["duplicate"] * 3 + ["applied"] * 2
    assert late.send(only).status_code == 401
    late.register()
    assert late.push(only)[0]["outcome"] == "applied"
    assert counted(app) == 6


def test_phones_are_told_what_a_backup_holds_and_it_never_goes_back(app: Flask, listed: str) -> None:
    phone = Phone(app)
    assert phone.send(phone.posted(listed)).json["durable_before"] == 0
    with app.app_context():
        assert confirm_backup(2) == 2
        assert confirm_backup(1) == 2
        assert confirm_backup(10**6) == 2
    assert phone.send(phone.posted(listed)).json["durable_before"] == 2

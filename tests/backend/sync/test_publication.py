"""What is published: snapshot and deltas together are the list, and nothing that was taken down comes back."""

import random
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from factories.people import change_prisoner, make_facility, make_prisoner, remove_prisoner
from factories.phones import Phone
from factories.replicas import TABLES, Replica
from lebenszeichen import clock
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import begin_new_epoch
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.prisoners.jobs import forget_old_tombstones
from lebenszeichen.prisoners.models import Tombstone
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.settings import Settings
from lebenszeichen.sync import chain, jobs
from lebenszeichen.sync.chain import MOST_DELTAS
from lebenszeichen.sync.manifest import INLINE_BYTES
from lebenszeichen.sync.models import PublishedFile
from lebenszeichen.sync.publication import publish_all, publish_levels, publish_list, publish_texts, withdraw_list


def settings_of(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


@pytest.fixture
def crowd(app: Flask) -> list[str]:
    """Sixty people on a published list: one more is a delta."""
    with app.app_context():
        with writing() as session:
            make_facility(session)
            ids = [make_prisoner(session, f"p{number:02}", facility_id="ik-4") for number in range(60)]
        publish_all(settings_of(app))
    return ids


def truth(app: Flask) -> dict[str, Any]:
    """The list as the database has it now."""
    with app.app_context(), reading() as session:
        tables = (public_prisoners(session, None), public_facilities(session, None), [])
        return {name: {row["id"]: row for row in rows} for name, rows in zip(TABLES, tables, strict=True)}


def manifest(app: Flask) -> dict[str, Any]:
    return dict(app.test_client().get("/api/manifest").json)


def test_a_change_is_published_as_a_delta(app: Flask, crowd: list[str]) -> None:
    replica = Replica(app.test_client())
    replica.pull()
    with app.app_context():
        with writing() as session:
            change_prisoner(session, crowd[0], state="do_not_write")
        assert publish_list()
    replica.pull()
    assert replica.fetched == ["delta"]
    assert replica.rows == truth(app)
    assert replica.rows["prisoners"][crowd[0]]["state"] == "do_not_write"


def test_publishing_again_without_a_change_changes_nothing(app: Flask, crowd: list[str]) -> None:
    before = manifest(app)
    with app.app_context():
        assert not publish_list()
        assert not publish_levels(settings_of(app))
        assert not publish_texts(settings_of(app))
        publish_all(settings_of(app))
    assert manifest(app) == before


def test_snapshot_and_deltas_are_the_list_after_any_changes(app: Flask, crowd: list[str]) -> None:
    seed = 20261121
    chance = random.Random(seed)  # noqa: S311
    often, seldom = Replica(app.test_client()), Replica(app.test_client())
    removed: list[str] = []
    for step in range(40):
        with app.app_context():
            with writing() as session:
                for _ in range(chance.randint(0, 3)):
                    present = sorted(set(crowd) - set(removed))
                    action = chance.choice(["change", "remove", "return"])
                    if action == "change":
                        change_prisoner(session, chance.choice(present), sentence=str(chance.random()))
                    elif action == "remove" and len(present) > 40:
                        removed.append(chance.choice(present))
                        remove_prisoner(session, removed[-1])
                    elif removed:
                        make_prisoner(session, removed.pop(chance.randrange(len(removed))))
            publish_list()
        often.pull()
        if step % 13 == 0:
            seldom.pull()
        assert often.rows == truth(app), f"seed {seed}, step {step}"
    seldom.pull()
    assert seldom.rows == often.rows


@pytest.fixture
def long_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty people are so few that their changes would soon be a new snapshot."""
    monkeypatch.setattr(chain, "LARGEST_SHARE", 10)


@pytest.mark.usefixtures("long_chain")
def test_two_files_are_the_whole_list_and_one_is_whatever_anybody_missed(app: Flask, crowd: list[str]) -> None:
    replicas = []
    for number in range(6):
        replicas.append(Replica(app.test_client()))
        replicas[-1].pull()
        with app.app_context():
            with writing() as session:
                remove_prisoner(session, crowd[number])
                make_prisoner(session, f"new{number}")
                for id in crowd[30 : 30 + number]:
                    change_prisoner(session, id, sentence=str(number))
            publish_list()
    listed = manifest(app)["list"]
    span = listed["deltas"][-1]
    assert (span["from"], span["to"]) == (listed["snapshot"]["seq"], listed["seq"])
    for replica in replicas:
        replica.apply_span(span)
        assert replica.rows == truth(app)


@pytest.mark.usefixtures("long_chain")
def test_small_deltas_stand_in_the_manifest_as_they_would_be_fetched(app: Flask, crowd: list[str]) -> None:
    for number in range(4):
        with app.app_context():
            with writing() as session:
                change_prisoner(session, crowd[number], sentence="5 years " * (40 if number == 0 else 1))
            publish_list()
    deltas = manifest(app)["list"]["deltas"]
    for delta in deltas:
        if delta["body"] is not None:
            assert delta["body"].encode() == app.test_client().get(delta["path"]).data
    assert [delta["body"] is not None for delta in deltas] == [True, True, True, True, False]
    with app.app_context():
        with writing() as session:
            for id in crowd[10:22]:
                change_prisoner(session, id, sentence="5 years " * 25)
        publish_list()
    listed = manifest(app)["list"]["deltas"]
    assert sum(delta["bytes"] for delta in listed if delta["body"]) <= INLINE_BYTES
    newest, oldest = listed[-2], listed[0]
    assert newest["body"] is not None
    assert oldest["body"] is None


def test_a_snapshot_older_than_deletions_are_remembered_is_made_anew(
    app: Flask, crowd: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = manifest(app)["list"]["snapshot"]
    later = clock.now() + timedelta(days=91)
    monkeypatch.setattr(clock, "now", lambda: later)
    with app.app_context():
        with writing() as session:
            change_prisoner(session, crowd[0], state="do_not_write")
        publish_list()
    assert manifest(app)["list"]["snapshot"]["hash"] != before["hash"]


def test_an_id_that_was_deleted_and_created_again_between_two_boundaries_is_not_gone(
    app: Flask, crowd: list[str]
) -> None:
    replica = Replica(app.test_client())
    replica.pull()
    with app.app_context():
        with writing() as session:
            remove_prisoner(session, crowd[0])
            make_prisoner(session, crowd[0])
        publish_list()
    replica.pull()
    assert replica.rows == truth(app)


def test_many_deltas_are_replaced_by_a_snapshot(app: Flask, crowd: list[str]) -> None:
    replica = Replica(app.test_client())
    replica.pull()
    with app.app_context():
        for number in range(MOST_DELTAS + 5):
            with writing() as session:
                change_prisoner(session, crowd[0], sentence=str(number))
            publish_list()
    listed = manifest(app)["list"]
    *deltas, span = listed["deltas"]
    assert len(deltas) <= MOST_DELTAS
    assert sum(delta["bytes"] for delta in deltas) <= listed["snapshot"]["bytes"] / 3
    assert span["to"] == listed["seq"]
    assert listed["snapshot"]["seq"] > 61
    replica.pull()
    assert replica.rows == truth(app)


def test_a_phone_that_was_away_for_longer_than_tombstones_are_kept_takes_the_snapshot(
    app: Flask, crowd: list[str]
) -> None:

    replica = Replica(app.test_client())
    replica.pull()
    with app.app_context():
        with writing() as session:
            remove_prisoner(session, crowd[0])
        publish_list()
        with writing() as session:
            session.execute(update(Tombstone).values(gone_at=clock.now() - timedelta(days=181)))
            for id in crowd[1:]:
                change_prisoner(session, id, sentence="5 years")
        forget_old_tombstones()
        publish_list()
        with reading() as session:
            assert session.scalars(select(Tombstone)).all() == []
    replica.pull()
    assert replica.fetched == ["snapshot"]
    assert replica.rows == truth(app)


@pytest.mark.both_databases
def test_a_taken_down_list_answers_410_and_leaves_no_body(app: Flask, crowd: list[str]) -> None:
    old = manifest(app)["list"]["snapshot"]
    with app.app_context():
        with writing() as session:
            remove_prisoner(session, crowd[0])
        withdraw_list()
        with reading() as session:
            withdrawn = session.get_one(PublishedFile, old["hash"])
            assert (withdrawn.gzip_body, withdrawn.brotli_body) == (None, None)
    answer = app.test_client().get(old["path"])
    assert (answer.status_code, answer.json["type"]) == (410, "/problems/file-withdrawn")
    replica = Replica(app.test_client())
    replica.pull()
    assert crowd[0] not in replica.rows["prisoners"]
    assert replica.rows == truth(app)


@pytest.mark.both_databases
def test_a_new_epoch_publishes_everything_anew(app: Flask, crowd: list[str]) -> None:
    replica = Replica(app.test_client())
    replica.pull()
    before = manifest(app)
    with app.app_context():
        with writing() as session:
            epoch = begin_new_epoch(session)
        assert app.test_client().get("/api/manifest").status_code == 503
        publish_all(settings_of(app))
    after = manifest(app)
    assert after["epoch"] == epoch != before["epoch"]
    assert set(after["texts"]) == set(before["texts"])
    replica.pull()
    assert (replica.epoch, replica.fetched) == (epoch, ["snapshot"])


def test_a_cursor_from_the_future_takes_the_snapshot(app: Flask, crowd: list[str]) -> None:
    replica = Replica(app.test_client())
    replica.pull()
    replica.seq += 1000
    replica.pull()
    assert replica.fetched == ["snapshot"]


def test_files_that_no_manifest_names_are_thrown_away_after_a_week(app: Flask, crowd: list[str]) -> None:
    old = manifest(app)["list"]["snapshot"]
    with app.app_context():
        with writing() as session:
            for id in crowd:
                change_prisoner(session, id, sentence="5 years")
        publish_list()
        jobs.throw_old_files_away()
        assert app.test_client().get(old["path"]).status_code == 200
        with writing() as session:
            session.execute(
                update(PublishedFile)
                .where(PublishedFile.superseded_at.is_not(None))
                .values(superseded_at=clock.now() - timedelta(days=8))
            )
        jobs.throw_old_files_away()
    assert app.test_client().get(old["path"]).status_code == 404
    Replica(app.test_client()).pull()


def test_levels_are_published_when_a_card_was_counted(app: Flask, crowd: list[str]) -> None:
    phone = Phone(app)
    with app.app_context(), writing() as session:
        ensure_default_campaign(session, clock.today())
    [*_, last] = phone.push(*[phone.posted(crowd[0]) for _ in range(3)], *[phone.posted(crowd[1]) for _ in range(10)])
    with app.app_context():
        jobs.publish(settings_of(app))
    named = manifest(app)["levels"]
    levels = app.test_client().get(named["path"]).json
    assert named["seq"] == levels["seq"] == last["seq"]
    assert levels["levels"] == {crowd[0]: 1, crowd[1]: 2}
    assert named["rows"] == 3

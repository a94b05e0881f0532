"""What lapses, and what does not."""

import os
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from factories.browsers import Browser, confirmed_browser
from factories.databases import STORAGE_KEY
from lebenszeichen import clock
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.jobs import forget_subscriptions, forget_what_was_sent, retire_empty_keys
from lebenszeichen.alerts.keys import key_files, make_key_file, vapid_keys
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, Subscription
from lebenszeichen.app import create_app
from lebenszeichen.database import reading, writing
from lebenszeichen.settings import Settings

EVERYBODY = {"de": {"title": "x", "body": "y", "neutral": "z"}}


def set_back(app: Flask, browser: Browser, **days: date | None) -> None:
    subscription_id = browser.id
    with app.app_context(), writing() as session:
        session.execute(update(Subscription).where(Subscription.id == subscription_id).values(**days))


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def ids(app: Flask) -> set[int]:
    with app.app_context(), reading() as session:
        return set(session.scalars(select(Subscription.id)))


def questions(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return session.scalar(select(func.count(AlertEvent.id)).where(AlertEvent.kind == "still_there")) or 0


def run(app: Flask) -> int:
    with app.app_context():
        return forget_subscriptions()


def test_without_a_sign_of_life_a_row_goes_after_seven_days(app: Flask) -> None:
    waiting, late = Browser(app), Browser(app)
    for browser, day in ((waiting, ago(7)), (late, ago(8))):
        browser.subscribe()
        set_back(app, browser, handshake_on=day)
    kept = waiting.id
    assert run(app) == 1
    assert ids(app) == {kept}


def test_starting_the_app_does_not_stand_in_for_a_sign_of_life(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    set_back(app, browser, handshake_on=ago(8), consent_on=ago(8))
    browser.start()
    assert run(app) == 1


def test_a_new_endpoint_has_seven_days_of_its_own(app: Flask) -> None:
    browser = confirmed_browser(app)
    set_back(app, browser, consent_on=ago(300))
    browser.endpoint += "new"
    browser.start()
    assert run(app) == 0
    assert ids(app) == {browser.id}


def test_whoever_was_not_seen_for_370_days_is_asked_once(app: Flask) -> None:
    away, there = confirmed_browser(app), confirmed_browser(app)
    set_back(app, away, last_seen_on=ago(371))
    set_back(app, there, last_seen_on=ago(370))
    assert [run(app) for _ in range(3)] == [0, 0, 0]
    assert questions(app) == 1
    assert (away.row.asked_on, there.row.asked_on) == (clock.today(), None)


@pytest.mark.both_databases
def test_more_than_can_be_asked_at_once_are_all_asked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lebenszeichen.alerts.jobs._ASKED_AT_ONCE", 2)
    for _ in range(5):
        set_back(app, confirmed_browser(app), last_seen_on=ago(380))
    run(app)
    assert questions(app) == 5


def test_whoever_was_asked_and_not_seen_for_400_days_is_erased(app: Flask) -> None:
    silent, asked_late, just_in_time = (confirmed_browser(app) for _ in range(3))
    set_back(app, silent, last_seen_on=ago(401), asked_on=ago(31))
    set_back(app, asked_late, last_seen_on=ago(450), asked_on=ago(6))
    set_back(app, just_in_time, last_seen_on=ago(400), asked_on=ago(30))
    kept = {asked_late.id, just_in_time.id}
    assert run(app) == 1
    assert ids(app) == kept


def test_a_clock_that_stood_still_asks_before_it_erases(app: Flask) -> None:
    browser = confirmed_browser(app)
    set_back(app, browser, last_seen_on=ago(800))
    assert run(app) == 0
    assert questions(app) == 1


@pytest.mark.both_databases
def test_whoever_answers_by_opening_the_app_stays(app: Flask) -> None:
    browser = confirmed_browser(app)
    set_back(app, browser, last_seen_on=ago(399), asked_on=ago(29))
    browser.start()
    set_back(app, browser, consent_on=ago(1000))
    assert run(app) == 0
    assert ids(app) == {browser.id}


def test_what_was_sent_to_whom_goes_after_thirty_days_and_a_release_stays(app: Flask) -> None:
    browser = confirmed_browser(app)
    with app.app_context():
        with writing() as session:
            told = announce(
                session,
                key="draft:1:told",
                kind="release",
                audience="everybody",
                texts=EVERYBODY,
                lasts=timedelta(days=3),
            )
            session.add(AlertDelivery(event_id=told, subscription_id=browser.id, state="sent", due_at=clock.now()))
            session.flush()
            session.execute(update(AlertEvent).values(created_at=clock.now() - timedelta(days=29)))
        forget_what_was_sent()
        with reading() as session:
            assert session.scalar(select(func.count(AlertDelivery.id))) == 2
        with writing() as session:
            session.execute(update(AlertEvent).values(created_at=clock.now() - timedelta(days=31)))
        forget_what_was_sent()
        with reading() as session:
            assert session.scalar(select(func.count(AlertDelivery.id))) == 0
            assert session.scalars(select(AlertEvent.kind)).all() == ["release"]
    assert browser.start().json == {"confirmed": True}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_key_retires_when_its_last_subscription_has_gone(app: Flask, database_url: str) -> None:
    set_from_outside: Settings = app.extensions["settings"]
    settings = Settings(set_from_outside.home, database_url, storage_key=STORAGE_KEY)
    served = create_app(settings)
    with served.app_context():
        (old,) = vapid_keys(settings)
        browser = Browser(served)
        browser.subscribe()
        new = make_key_file(settings)
        long_ago = (clock.now() - timedelta(days=2)).timestamp()
        for file in key_files(settings):
            os.utime(file, (long_ago, long_ago))
        assert retire_empty_keys(settings) == []
        assert browser.start(key_id=old.id).json == {"confirmed": False}
        browser.start(key_id=new.id)
        assert retire_empty_keys(set_from_outside) == [], "keys that are set are the operator's to take away"
        assert retire_empty_keys(settings) == [old.id]
        assert vapid_keys(settings) == [new]

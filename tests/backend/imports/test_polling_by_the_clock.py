"""A source is asked when it is time, for what is new, by one at a time, and left alone when it asks for that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from factories.desk_imports import Lists
from factories.desk_people import kind, seated_pair
from factories.list_source import CSV, HOST, MIRROR, Answer, ListSource, redirect
from factories.polling import LIST, Asking, Later, asking_settings, staged, state
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.errors import SourceNotNow
from lebenszeichen.imports.poll_state import begin
from lebenszeichen.imports.polling import poll
from lebenszeichen.outgoing.fetching import Fetched, Fetcher, Request

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DAY = timedelta(days=1, minutes=1)


def test_the_same_version_is_not_sent_again_and_the_same_list_is_not_staged_again(
    app: Flask, asking: Asking, source: ListSource, later: Later
) -> None:
    asking.tick()
    first = staged(app)
    later(timedelta(hours=23))
    assert asking.tick() == 0, "not yet"
    source.offer(LIST, '"v2"')
    app.extensions["settings"] = replace(asking.settings, polling=replace(asking.settings.polling, every=timedelta(0)))
    for etag in ('"v1"', '"v2"'):
        later(timedelta(minutes=2))
        asking.poll()
        assert source.asked[-1][1]["if-none-match"] == etag
        assert (state(app).outcome, state(app).etag, staged(app)) == ("unchanged", '"v2"', first)


def test_what_nobody_has_decided_for_a_day_is_offered_again_and_what_was_thrown_away_is_not(
    app: Flask, asking: Asking, source: ListSource, later: Later
) -> None:
    asking.tick()
    first = staged(app)
    later(DAY)
    assert asking.tick() == 1
    assert "if-none-match" not in source.asked[-1][1]
    second = staged(app)
    assert len(second) == 1
    assert second != first
    ada = Lists(seated_pair(app)[0])
    assert ada.who.post(f"/imports/{second[0]}/drop").status_code == 204
    later(DAY)
    assert asking.tick() == 1
    assert (staged(app), state(app).outcome) == ([], "unchanged")


def test_after_a_broken_list_the_whole_list_is_asked_for_again(
    app: Flask, asking: Asking, source: ListSource, later: Later
) -> None:
    source.offer(b"<!doctype html>", '"v0"')
    asking.poll()
    later(timedelta(minutes=2))
    asking.poll()
    assert state(app).outcome == "failed", "a 304 would have said that nothing is new"
    source.offer(LIST)
    later(timedelta(minutes=2))
    asking.poll()
    assert (state(app).outcome, state(app).problem, len(staged(app))) == ("staged", None, 1)


def test_a_source_that_fails_is_asked_again_soon_and_one_that_asks_for_quiet_is_left_alone(
    app: Flask, asking: Asking, source: ListSource, later: Later
) -> None:
    source.say(Answer(503))
    assert asking.tick() == 1
    later(timedelta(minutes=61))
    source.say(Answer(429, {"Retry-After": "36000"}))
    assert asking.tick() == 1
    for hours in (2, 7):
        later(timedelta(hours=hours))
        assert asking.tick() == 0
        with pytest.raises(SourceNotNow):
            asking.poll()
    source.offer(LIST)
    later(timedelta(hours=2))
    assert asking.tick() == 1
    assert state(app).outcome == "staged"


def test_conditions_go_to_the_address_that_gave_them(asking: Asking, source: ListSource, later: Later) -> None:
    there = f"https://{MIRROR}/today.csv"
    source.say(redirect(there))
    source.say(Answer(200, {**CSV, "Last-Modified": "Sun, 22 Nov 2026 12:00:00 GMT"}, LIST), there)
    for _ in range(2):
        asking.poll()
        later(timedelta(minutes=2))
    sent = [headers.get("if-modified-since") for _, headers in source.asked]
    assert sent == [None, None, None, "Sun, 22 Nov 2026 12:00:00 GMT"]


def test_one_asks_at_a_time_and_whoever_died_over_it_blocks_nobody_for_long(
    app: Flask, asking: Asking, later: Later
) -> None:
    polling = asking.settings.polling
    assert polling is not None
    with app.app_context(), writing() as session:
        begin(session, polling)
    assert asking.tick() == 0
    with pytest.raises(SourceNotNow):
        asking.poll()
    later(timedelta(minutes=16))
    assert asking.poll() is not None


def test_a_fault_of_our_own_does_not_have_the_source_asked_every_minute(
    app: Flask, asking: Asking, later: Later
) -> None:
    class Faulty(Fetcher):
        def fetch(self, request: Request, is_time_to_stop: Callable[[], bool] = lambda: False) -> Fetched:
            asking.source.fetcher().fetch(request)
            raise RuntimeError

    with pytest.raises(RuntimeError), app.app_context():
        poll(asking.settings, Faulty())
    later(timedelta(minutes=30))
    assert asking.tick() == 0
    later(timedelta(minutes=31))
    assert asking.tick() == 1


def test_another_address_is_asked_at_once_and_the_same_list_is_not_staged_again(
    app: Flask, asking: Asking, source: ListSource
) -> None:
    source.say(Answer(404))
    asking.tick()
    other = f"https://{HOST}/other.csv"
    source.say(Answer(200, CSV, LIST), other)
    app.extensions["settings"] = asking_settings(asking.settings, other)
    ada = seated_pair(app)[0]
    assert ada.get("/imports").json["source"]["outcome"] == "never"
    assert (asking.tick(), asking.tick()) == (1, 0)
    assert (len(staged(app)), source.asked[-1][0]) == (1, other.removeprefix("https://"))
    source.offer(LIST)
    app.extensions["settings"] = asking_settings(asking.settings)
    assert (asking.tick(), state(app).outcome) == (1, "unchanged")


def test_a_coordinator_has_it_asked_by_the_clock(app: Flask, asking: Asking, later: Later) -> None:
    asking.tick()
    ada = seated_pair(app)[0]
    assert kind(ada.post("/imports/source")) == (409, "source-not-now")
    later(timedelta(minutes=2))
    assert ada.post("/imports/source").status_code == 204
    assert asking.tick() == 1
    assert ada.get("/imports").json["source"]["outcome"] == "unchanged"
    with app.app_context(), reading() as session:
        entries = list(session.execute(select(AuditEntry.action, AuditEntry.coordinator_id)))
    assert ("source_asked", ada.id) in [tuple(one) for one in entries]

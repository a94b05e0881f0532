"""A source is asked for its list; what it says waits for people, and nothing is applied by it."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from factories.desk_imports import Lists
from factories.desk_people import kind, seated_pair
from factories.export_rows import export
from factories.list_source import CSV, HOST, URL, Answer, ListSource, redirect
from factories.polling import DOCTORED, LIST, PEOPLE, Asking, Later, rows, staged, state
from lebenszeichen.imports.errors import NoSourceToAsk
from lebenszeichen.imports.models import Import
from lebenszeichen.imports.poll_models import SourcePoll
from lebenszeichen.imports.polling import poll
from lebenszeichen.outgoing.fetching import Fetched, Fetcher, Request
from lebenszeichen.prisoners.models import Prisoner

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_what_it_says_waits_as_an_upload_does_and_changes_nothing(
    app: Flask, asking: Asking, source: ListSource
) -> None:
    ada, bea = (Lists(one) for one in seated_pair(app))
    ada.apply(ada.stage(LIST))
    source.offer(DOCTORED)
    assert ada.who.get("/imports").json["source"]["outcome"] == "never"
    assert asking.tick() == 1
    [id] = staged(app)
    assert {one.facility_id for one in rows(app, Prisoner)} == {"ik-64"}
    shown = ada.shown(id)
    assert (shown["state"], shown["staged_by"]["name"], shown["large"]["reasons"]) == (
        "staged",
        HOST,
        ["moves_or_frees"],
    )
    assert [one.who.get("/waiting").json["imports_waiting"] for one in (ada, bea)] == [1, 1]
    assert not ada.apply(id)["applied"], "two people, as for any large list"
    assert [one.who.get("/waiting").json["imports_waiting"] for one in (ada, bea)] == [0, 1]
    assert bea.apply(id)["applied"]
    assert {one.facility_id for one in rows(app, Prisoner)} == {"sizo-81"}


def test_even_the_first_and_smallest_list_is_not_applied(app: Flask, asking: Asking, source: ListSource) -> None:
    source.offer(export(PEOPLE[0]))
    polled = asking.poll()
    assert polled is not None
    assert polled.kept is not None
    assert (rows(app, Prisoner), rows(app, Import), staged(app)) == ([], [], [polled.kept.id])


def test_a_newer_list_takes_the_place_of_one_that_nobody_has_looked_at(
    app: Flask, asking: Asking, source: ListSource, later: Later
) -> None:
    first = asking.poll()
    source.offer(DOCTORED, '"v2"')
    later(timedelta(hours=2))
    second = asking.poll()
    assert first is not None
    assert second is not None
    assert first.kept is not None
    assert second.kept is not None
    assert staged(app) == [second.kept.id]
    folders = asking.settings.home / "imports"
    assert [folder.name for folder in folders.iterdir()] == [second.kept.id]


def test_a_list_to_which_somebody_has_said_yes_stays_beside_the_newer_one(
    app: Flask, asking: Asking, source: ListSource, later: Later
) -> None:
    ada = Lists(seated_pair(app)[0])
    ada.apply(ada.stage(LIST))
    source.offer(DOCTORED)
    asking.poll()
    [id] = staged(app)
    ada.apply(id)
    source.offer(DOCTORED.replace("5 лет".encode(), "6 лет".encode(), 1))
    later(timedelta(minutes=2))
    asking.poll()
    assert len(staged(app)) == 2
    assert id in staged(app)


def test_a_list_that_changes_nothing_is_not_staged(app: Flask, asking: Asking) -> None:
    ada = Lists(seated_pair(app)[0])
    ada.apply(ada.stage(LIST))
    asking.poll()
    assert (staged(app), state(app).outcome) == ([], "unchanged")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(200, CSV, LIST.replace(b",status,", b",state,")), "missing_column"),
        (Answer(200, CSV, b"<!doctype html>"), "web_page"),
        (Answer(200, CSV, LIST[:-30]), None),
        (Answer(200, {"Content-Type": "text/html"}, LIST), "wrong_type"),
        (Answer(200, CSV, endless=b"x" * 9999), "too_large"),
        (Answer(404), "status"),
        (redirect("https://elsewhere.example.org/list.csv"), "elsewhere"),
        (redirect(f"http://{HOST}/list.csv"), "elsewhere"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_taken_is_one_clear_line_at_the_desk_and_changes_nothing(
    app: Flask, source: ListSource, answer: Answer, reason: str | None
) -> None:
    asking = Asking(app, source, largest=512 * 1024)
    source.say(answer)
    asking.tick()
    ada = Lists(seated_pair(app)[0])
    shown = ada.who.get("/imports").json
    assert (shown["staged"], rows(app, Prisoner)) == ([], [])
    told = shown["source"]
    assert (told["host"], told["outcome"], told["problem"].get("reason")) == (HOST, "failed", reason)
    assert "Nothing was changed" in told["problem"]["title"]
    assert asking.tick() == 0


def test_whoever_is_told_to_end_while_it_compares_leaves_everything_as_it_was(app: Flask, asking: Asking) -> None:
    here = threading.Event()

    class Telling(Fetcher):
        def fetch(self, request: Request, is_time_to_stop: Callable[[], bool] = lambda: False) -> Fetched:
            fetched = asking.source.fetcher().fetch(request, is_time_to_stop)
            here.set()
            return fetched

    with app.app_context():
        assert poll(asking.settings, Telling(), here.is_set) is None
    assert (staged(app), state(app).outcome) == ([], None)
    assert asking.tick() == 1, "whoever leads next"


def test_the_source_learns_who_asks_and_whom_to_write_to(app: Flask, asking: Asking, source: ListSource) -> None:
    app.extensions["settings"] = replace(asking.settings, public_url="https://cards.example.org")
    asking.poll()
    agent = source.asked[0][1]["user-agent"]
    assert agent.startswith("Lebenszeichen/")
    assert agent.endswith("(+https://cards.example.org; team@example.org)")


def test_without_a_source_nobody_is_asked(app: Flask) -> None:
    ada = seated_pair(app)[0]
    assert ada.get("/imports").json["source"] is None
    assert kind(ada.post("/imports/source")) == (409, "no-source-to-ask")
    with app.app_context(), pytest.raises(NoSourceToAsk):
        poll(app.extensions["settings"])


def test_nothing_of_the_list_and_not_the_address_is_kept_where_it_is_asked(app: Flask, asking: Asking) -> None:
    asking.poll()
    kept = str([getattr(state(app), column.name) for column in SourcePoll.__table__.columns])
    assert URL not in kept
    assert "lang=ru" not in kept
    assert "Фамилия" not in kept

"""From one week to the next at the real size: 123 gone, 9 new, 12 moved, 2 died, 1 arrested again; a phone follows."""

from typing import Any

import pytest
from flask import Flask

from factories.desk_imports import Lists
from factories.desk_people import seated_pair
from factories.replicas import Replica
from lebenszeichen.sync import start
from lebenszeichen.sync.publication import publish_list

WEEK = {"no_longer_held": 123, "new": 9, "moved": 12, "died": 2, "detained_again": 1}

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def pair(app: Flask, first_week: bytes) -> tuple[Lists, Lists]:
    """Two at a desk that has taken the first week's list."""
    ada, bea = seated_pair(app)
    lists = Lists(ada), Lists(bea)
    lists[0].apply(lists[0].stage(first_week, as_of="2026-11-13"))
    with app.app_context():
        start.prepare(app.extensions["settings"])
    return lists


def bytes_on_the_way(app: Flask, name: dict[str, Any]) -> int:
    """Of a file as a phone fetches it."""
    return len(app.test_client().get(name["path"], headers={"Accept-Encoding": "br"}).data)


def test_a_phone_of_last_week_is_right_after_one_delta(
    app: Flask, pair: tuple[Lists, Lists], second_week: bytes
) -> None:
    ada, bea = pair
    phone = Replica(app.test_client())
    phone.pull()
    assert [row["state"] for row in phone.rows["prisoners"].values()] == ["held"] * 889
    id = ada.stage(second_week)
    groups = ada.shown(id)["groups"]
    assert {name: groups[name] for name in WEEK} == WEEK
    assert ada.apply(id) == {"applied": False, "reasons": ["moves_or_frees"], "numbers": {}}
    answer = bea.apply(id)
    assert {name: answer["numbers"][name] for name in WEEK} == WEEK
    with app.app_context():
        publish_list()
    phone.pull()
    assert phone.fetched == ["delta"]
    newcomer = Replica(app.test_client())
    newcomer.pull()
    assert phone.rows == newcomer.rows
    states = [row["state"] for row in phone.rows["prisoners"].values()]
    assert (states.count("held"), states.count("do_not_write")) == (889 - 125 + 9, 126)
    listed = app.test_client().get("/api/manifest").json["list"]
    [delta], whole = listed["deltas"], listed["snapshot"]
    assert bytes_on_the_way(app, delta) * 3 < bytes_on_the_way(app, whole)


def test_undoing_the_week_brings_a_phone_back_to_the_first(
    app: Flask, pair: tuple[Lists, Lists], second_week: bytes
) -> None:
    ada, bea = pair
    phone = Replica(app.test_client())
    phone.pull()
    before = {id: {**row, "seq": 0} for id, row in phone.rows["prisoners"].items()}
    id = ada.stage(second_week)
    ada.apply(id)
    bea.apply(id)
    with app.app_context():
        publish_list()
    phone.pull()
    assert not bea.undo(id)["undone"]
    undone = ada.undo(id)["undo"]
    # Somebody who had died or was freed is written to again by two words; nobody was named, so nobody is left.
    assert (undone["withdrawn"], undone["restored"], undone["left"]) == (10, 123 + 2 + 12, [])
    with app.app_context():
        publish_list()
    phone.pull()
    assert {id: {**row, "seq": 0} for id, row in phone.rows["prisoners"].items()} == before

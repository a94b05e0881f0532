"""Charges and descriptions: for coordinators, until one lets everybody read one of them, as it was then."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factories.people import change_prisoner
from factories.people_desk import Desk
from lebenszeichen.database import writing
from lebenszeichen.prisoners.facts import PrisonerDetails
from lebenszeichen.prisoners.service import ChangedPrisoner, change_prisoners
from lebenszeichen.sync.publication import publish_all


def release(desk: Desk, field: str = "charges", seen: str | None = None) -> int:
    found = next(one for one in desk.person()["details"] if one["field"] == field)
    body = {"content_hash": seen or found["content_hash"], "source": "Viasna", "as_of": "2026-11-01"}
    return int(desk.client.put(f"/api/desk/people/panna/details/{field}", json=body).status_code)


def test_one_field_is_public_and_the_other_is_not(ada: Desk) -> None:
    assert ada.public()["details"] is None
    assert release(ada) == 204
    charges = {"text": "ст. 342", "lang": "ru", "source": "Viasna, 2026-11-01"}
    assert ada.public()["details"] == {"charges": charges}


def test_what_a_later_list_says_is_not_public_by_it(app: Flask, ada: Desk) -> None:
    release(ada)
    with app.app_context(), writing() as session:
        change_prisoners(session, [ChangedPrisoner("panna", details=PrisonerDetails("ст. 411", "Инженер"))])
    assert ada.public()["details"]["charges"]["text"] == "ст. 342"
    shown = {one["field"]: (one["text"], one["public_text"]) for one in ada.person()["details"]}
    assert shown == {"charges": ("ст. 411", "ст. 342"), "description": ("Инженер", None)}


def test_a_text_that_changed_under_ones_eyes_is_not_released(ada: Desk) -> None:
    assert release(ada, seen="0" * 64) == 409
    assert ada.public()["details"] is None


def test_nothing_of_it_is_told_of_whoever_is_not_held(app: Flask, ada: Desk) -> None:
    release(ada)
    for state in ("do_not_write", "came_out", "died"):
        with app.app_context(), writing() as session:
            change_prisoner(session, "panna", state=state)
        assert ada.public()["details"] is None


@pytest.mark.both_databases
def test_what_is_taken_back_is_in_no_file_any_more(app: Flask, client: FlaskClient, ada: Desk) -> None:
    with app.app_context():
        release(ada)
        publish_all(app.extensions["settings"])
        path = files(client)
        assert "342" in client.get(path).get_data(as_text=True)
        assert ada.client.delete("/api/desk/people/panna/details/charges").status_code == 204
        publish_all(app.extensions["settings"])
    assert client.get(path).status_code == 410
    assert "342" not in client.get(files(client)).get_data(as_text=True)
    assert ada.client.delete("/api/desk/people/panna/details/charges").status_code == 409


def files(client: FlaskClient) -> str:
    manifest: dict[str, Any] = json.loads(client.get("/api/manifest").get_data())
    return str(manifest["list"]["snapshot"]["path"])

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from factories.browsers import Browser, confirmed_browser
from factories.coordinators import desk_client, make_coordinator
from lebenszeichen.alerts.models import CoordinatorSubscription
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing

URL = "/api/desk/alert-phone"


def coordinator(app: Flask, name: str = "Ada", role: str = "coordinator") -> str:
    with app.app_context(), writing() as session:
        return make_coordinator(session, name, role=role)


def hear_first(app: Flask) -> set[tuple[int, str]]:
    with app.app_context(), reading() as session:
        return {(row.subscription_id, row.coordinator_id) for row in session.scalars(select(CoordinatorSubscription))}


def test_a_coordinators_phones_hear_first(app: Flask) -> None:
    ada, phone, tablet = coordinator(app), confirmed_browser(app), confirmed_browser(app)
    desk = desk_client(app, ada)
    for browser in (phone, tablet, phone):
        assert desk.post(URL, json={"token": browser.token}).status_code == 204
    assert hear_first(app) == {(phone.id, ada), (tablet.id, ada)}


@pytest.mark.both_databases
def test_a_phone_that_changes_hands_is_its_last_owners(app: Flask) -> None:
    ada, ben, phone = coordinator(app), coordinator(app, "Ben"), confirmed_browser(app)
    for owner in (ada, ben):
        desk_client(app, owner).post(URL, json={"token": phone.token})
    assert hear_first(app) == {(phone.id, ben)}


def test_a_phone_that_stops_hearing_first_stays_subscribed(app: Flask) -> None:
    ada, phone = coordinator(app), confirmed_browser(app)
    desk = desk_client(app, ada)
    desk.post(URL, json={"token": phone.token})
    assert [desk.delete(URL, json={"token": phone.token}).status_code for _ in range(2)] == [204, 204]
    assert hear_first(app) == set()
    assert phone.start().json == {"confirmed": True}


@pytest.mark.both_databases
def test_nobody_takes_anothers_phone_away(app: Flask) -> None:
    ada, ben, phone = coordinator(app), coordinator(app, "Ben"), confirmed_browser(app)
    desk_client(app, ada).post(URL, json={"token": phone.token})
    assert desk_client(app, ben).delete(URL, json={"token": phone.token}).status_code == 204
    assert hear_first(app) == {(phone.id, ada)}


def test_a_browser_without_alerts_cannot_hear_first(app: Flask) -> None:
    answer = desk_client(app, coordinator(app)).post(URL, json={"token": "x"})
    assert (answer.status_code, answer.json["type"]) == (404, "/problems/unknown-alert-phone")


def test_the_log_says_that_a_phone_was_added_and_not_which(app: Flask) -> None:
    ada, phone = coordinator(app), confirmed_browser(app)
    desk = desk_client(app, ada)
    desk.post(URL, json={"token": phone.token})
    desk.delete(URL, json={"token": phone.token})
    with app.app_context(), reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        noted = [(entry.action, entry.subject, entry.detail) for entry in entries]
    assert noted == [
        ("alert_phone_added", None, {}),
        ("alert_phone_removed", None, {}),
    ]


@pytest.mark.parametrize("role", ["nobody", "assistant", "subscriber"])
def test_only_coordinators_hear_first(app: Flask, role: str) -> None:
    phone = Browser(app)
    phone.subscribe()
    client: FlaskClient = app.test_client()
    client.environ_base["HTTP_ORIGIN"] = app.extensions["settings"].public_url
    if role == "assistant":
        client = desk_client(app, coordinator(app, role="assistant"))
    headers = phone.bearer if role == "subscriber" else {}
    answer = client.post(URL, json={"token": phone.token}, headers=headers)
    assert answer.status_code == (403 if role == "assistant" else 401)
    assert hear_first(app) == set()

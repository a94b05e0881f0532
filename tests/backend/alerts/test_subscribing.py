"""A subscription's life as a browser leads it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from factories.browsers import Browser, confirmed_browser, new_endpoint
from factories.coordinators import make_coordinator
from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY
from lebenszeichen import clock
from lebenszeichen.alerts import authenticate
from lebenszeichen.alerts.handshake import handshake_token
from lebenszeichen.alerts.keys import new_private_key, vapid_keys
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent, CoordinatorSubscription, Subscription
from lebenszeichen.alerts.sealing import unseal
from lebenszeichen.app import create_app
from lebenszeichen.database import reading, writing
from lebenszeichen.settings import Settings


def notices(app: Flask, subscription_id: int, kind: str = "handshake") -> int:
    """How many notices of a kind wait for this subscription."""
    query = select(func.count()).select_from(AlertDelivery).join(AlertEvent, AlertEvent.id == AlertDelivery.event_id)
    with app.app_context(), reading() as session:
        found = session.scalar(query.where(AlertDelivery.subscription_id == subscription_id, AlertEvent.kind == kind))
    return found or 0


def subscriptions(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return session.scalar(select(func.count(Subscription.id))) or 0


def set_back(app: Flask, **values: Any) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(Subscription).values(**values))


def test_the_key_is_the_newest_one_of_this_server(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/api/alerts/key")
    (key,) = vapid_keys(app.extensions["settings"])
    assert answer.json == {
        "public_key": key.public_b64url,
        "key_id": key.id,
        "consent_version": "2026-11",
        "quiet_hour_utc": 17,
    }


def test_a_browser_that_subscribes_gets_a_token_and_a_first_notice(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe(lang="en", pace="quietly", lock_screen="neutral")
    row = browser.row
    assert len(browser.token) == 43
    assert (row.lang, row.pace, row.lock_screen, row.consent_version) == ("en", "quietly", "neutral", "2026-11")
    assert (row.host, row.confirmed_on) == ("updates.push.services.mozilla.com", None)
    assert row.consent_on == row.last_seen_on == row.handshake_on == clock.today()
    assert unseal(STORAGE_KEY, row.sealed) == browser.target
    assert notices(app, row.id) == 1


def test_the_row_shows_neither_token_nor_address_nor_keys(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    shown = repr(vars(browser.row))
    for secret in (browser.token, browser.endpoint, browser.p256dh, browser.auth):
        assert secret not in shown
    with app.app_context():
        assert authenticate(browser.token) == browser.id
        assert authenticate(browser.token + "x") is None


def test_a_first_notice_that_comes_back_confirms_and_twice_is_as_good(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    assert browser.start().json == {"confirmed": False}
    assert [browser.show_first_notice().status_code for _ in range(2)] == [204, 204]
    assert (browser.row.confirmed_on, browser.row.handshake_on) == (clock.today(), None)
    assert browser.start().json == {"confirmed": True}
    assert notices(app, browser.id) == 1


@pytest.mark.both_databases
def test_a_sign_of_life_that_nobody_waits_for_changes_nothing(app: Flask, client: FlaskClient) -> None:
    browser = Browser(app)
    browser.subscribe()
    for handshake in (
        "x",
        "A" * 32,
        handshake_token(STORAGE_KEY, browser.id + 1),
        handshake_token(bytes(32), browser.id),
    ):
        answer = client.post("/api/alerts/confirmations", json={"handshake": handshake})
        assert (answer.status_code, answer.json["type"]) == (404, "/problems/unknown-handshake")
    assert browser.row.confirmed_on is None


def test_a_sign_of_life_after_more_than_seven_days_is_too_late(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    set_back(app, handshake_on=clock.today() - timedelta(days=7))
    assert browser.show_first_notice().status_code == 204
    set_back(app, handshake_on=clock.today() - timedelta(days=8), confirmed_on=None)
    assert browser.show_first_notice().status_code == 404


@pytest.mark.both_databases
def test_the_same_endpoint_again_replaces_row_and_token(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    before, token = browser.id, browser.token
    browser.subscribe(pace="quietly")
    assert (browser.id, browser.row.pace, subscriptions(app)) == (before, "quietly", 1)
    assert browser.token != token
    with app.app_context():
        assert authenticate(token) is None


def test_subscribing_again_asks_for_a_sign_of_life_only_while_there_was_none(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    browser.subscribe()
    assert notices(app, browser.id) == 2
    browser.show_first_notice()
    browser.subscribe()
    assert notices(app, browser.id) == 2
    assert browser.row.confirmed_on is not None


@pytest.mark.both_databases
def test_every_start_says_that_somebody_is_there_and_takes_choices_over(app: Flask) -> None:
    browser = confirmed_browser(app)
    set_back(app, last_seen_on=clock.today() - timedelta(days=380), asked_on=clock.today() - timedelta(days=10))
    assert browser.start(lang="en", lock_screen="neutral").json == {"confirmed": True}
    assert (browser.row.last_seen_on, browser.row.asked_on) == (clock.today(), None)
    assert (browser.row.lang, browser.row.lock_screen) == ("en", "neutral")


@pytest.mark.both_databases
def test_the_day_of_consent_stays_until_another_sentence_was_shown(app: Flask) -> None:
    browser = confirmed_browser(app)
    long_ago = clock.today() - timedelta(days=100)
    set_back(app, consent_on=long_ago)
    browser.start()
    assert browser.row.consent_on == long_ago
    browser.start(consent_version="2027-01")
    assert (browser.row.consent_on, browser.row.consent_version) == (clock.today(), "2027-01")


def test_a_new_endpoint_has_to_show_a_sign_of_life_of_its_own(app: Flask) -> None:
    browser = confirmed_browser(app)
    old_id, old_handshake = browser.id, handshake_token(STORAGE_KEY, browser.id)
    browser.endpoint = new_endpoint()
    assert browser.start().json == {"confirmed": False}
    assert subscriptions(app) == 1
    assert browser.id != old_id
    assert unseal(STORAGE_KEY, browser.row.sealed).endpoint == browser.endpoint
    late = browser.client.post("/api/alerts/confirmations", json={"handshake": old_handshake})
    assert late.status_code == 404
    assert browser.show_first_notice().status_code == 204
    assert browser.start().json == {"confirmed": True}


def test_what_waits_and_whose_phone_it_is_go_along_to_a_new_endpoint(app: Flask) -> None:
    browser = confirmed_browser(app)
    browser.client.post("/api/alerts/tests", headers=browser.bearer)
    with app.app_context(), writing() as session:
        ada = make_coordinator(session)
        session.add(CoordinatorSubscription(subscription_id=browser.id, coordinator_id=ada))
    browser.endpoint = new_endpoint()
    browser.start()
    assert notices(app, browser.id, "test") == 1
    with app.app_context(), reading() as session:
        theirs = session.scalars(select(CoordinatorSubscription)).one()
        assert (theirs.subscription_id, theirs.coordinator_id) == (browser.id, ada)


def test_a_new_endpoint_that_is_known_already_leaves_one_row(app: Flask) -> None:
    forgotten, browser = Browser(app), confirmed_browser(app)
    forgotten.subscribe()
    browser.endpoint = forgotten.endpoint
    assert browser.start().json == {"confirmed": False}
    assert subscriptions(app) == 1
    with app.app_context():
        assert authenticate(forgotten.token) is None


def test_whoever_stops_is_erased_with_all_that_was_sent(app: Flask) -> None:
    browser = Browser(app)
    browser.subscribe()
    browser.client.post("/api/alerts/tests", headers=browser.bearer)
    assert browser.unsubscribe().status_code == 204
    with app.app_context(), reading() as session:
        assert session.scalars(select(AlertDelivery)).all() == []
    assert subscriptions(app) == 0
    for answer in (browser.unsubscribe(), browser.start()):
        assert (answer.status_code, answer.json["type"]) == (401, "/problems/unknown-subscription")


def test_a_subscriptions_number_is_random_and_says_not_who_came_first(app: Flask) -> None:
    browsers = [Browser(app) for _ in range(8)]
    for browser in browsers:
        browser.subscribe()
    numbers = [browser.id for browser in browsers]
    assert numbers != sorted(numbers) or max(numbers) - min(numbers) > 8
    assert max(numbers) > 1000


@pytest.mark.parametrize(
    ("field", "value", "type"),
    [
        ("endpoint", "https://evil.org/x", "endpoint-not-allowed"),
        ("endpoint", "x" * 2049, "invalid-request"),
        ("p256dh", "BA", "bad-receiver-key"),
        ("auth", "AA", "bad-receiver-key"),
        ("lang", "xx", "invalid-request"),
        ("pace", "loudly", "invalid-request"),
        ("lock_screen", "none", "invalid-request"),
        ("consent_version", "", "invalid-request"),
        ("consent_version", None, "invalid-request"),
        ("follows", ["p4k8m2x9q1"], "invalid-request"),
        ("device", "x", "invalid-request"),
    ],
)
def test_a_wish_of_another_form_is_turned_away_by_its_field(app: Flask, field: str, value: object, type: str) -> None:
    browser = Browser(app)
    subscribing = browser.client.post("/api/alerts/subscriptions", json=browser.wish(**{field: value}))
    assert (subscribing.status_code, subscribing.json["type"]) == (422, f"/problems/{type}")
    assert subscribing.json["pointer"] == f"/{field}"
    browser.subscribe()
    assert browser.start(**{field: value}).status_code == 422


def test_a_key_that_this_server_does_not_have_is_told_apart(app: Flask) -> None:
    browser = Browser(app)
    answer = browser.client.post("/api/alerts/subscriptions", json=browser.wish(key_id="0123456789abcdef"))
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/unknown-sending-key")


@pytest.mark.both_databases
def test_an_older_key_still_serves_and_the_newest_is_offered(app: Flask, database_url: str) -> None:
    settings: Settings = app.extensions["settings"]
    both = Settings(
        settings.home, database_url, storage_key=STORAGE_KEY, vapid_private_keys=(new_private_key(), VAPID_PRIVATE_KEY)
    )
    newest, old = vapid_keys(both)
    later = create_app(both)
    browser = Browser(later)
    assert browser.wish()["key_id"] == newest.id
    browser.subscribe(key_id=old.id)
    assert browser.row.vapid_key_id == old.id
    browser.start()
    assert browser.row.vapid_key_id == newest.id


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_without_keys_says_so_instead_of_taking_anybody_in(app: Flask, database_url: str) -> None:
    settings: Settings = app.extensions["settings"]
    bare = create_app(Settings(settings.home, database_url, storage_key=STORAGE_KEY))
    for answer in (
        bare.test_client().get("/api/alerts/key"),
        bare.test_client().post("/api/alerts/subscriptions", json=Browser(app).wish()),
    ):
        assert (answer.status_code, answer.json["type"]) == (503, "/problems/alerts-not-set-up")

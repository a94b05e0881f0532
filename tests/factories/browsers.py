"""A browser as its push service and this server see it: an endpoint, two keys, a token."""

import secrets
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factories.databases import STORAGE_KEY
from lebenszeichen import clock
from lebenszeichen.alerts.base64url import encoded
from lebenszeichen.alerts.handshake import handshake_token
from lebenszeichen.alerts.models import Subscription
from lebenszeichen.alerts.queries import subscription_with
from lebenszeichen.alerts.sealing import Target
from lebenszeichen.database import reading, writing


def new_endpoint() -> str:
    """As Mozilla's push service hands them out."""
    return f"https://updates.push.services.mozilla.com/wpush/v2/{secrets.token_urlsafe(60)}"


class Browser:
    """Makes keys of its own when it is made; subscribes when it is told to."""

    def __init__(self, app: Flask, endpoint: str | None = None) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.endpoint = endpoint or new_endpoint()
        self.private_key = ec.generate_private_key(ec.SECP256R1())
        point = self.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.p256dh = encoded(point)
        self.auth = encoded(secrets.token_bytes(16))
        self.token = ""

    @property
    def target(self) -> Target:
        return Target(self.endpoint, self.p256dh, self.auth)

    def wish(self, **changed: Any) -> dict[str, Any]:
        """The body that the app sends."""
        return {
            "endpoint": self.endpoint,
            "p256dh": self.p256dh,
            "auth": self.auth,
            "key_id": self.client.get("/api/alerts/key").json["key_id"],
            "lang": "de",
            "pace": "at_once",
            "lock_screen": "full",
            "consent_version": "2026-11",
            **changed,
        }

    def subscribe(self, **changed: Any) -> None:
        answer = self.client.post("/api/alerts/subscriptions", json=self.wish(**changed))
        assert answer.status_code == 201, answer.text
        self.token = answer.json["token"]

    def start(self, **changed: Any) -> TestResponse:
        """What the app sends at every start."""
        return self.client.put("/api/alerts/subscriptions/current", json=self.wish(**changed), headers=self.bearer)

    def unsubscribe(self) -> TestResponse:
        return self.client.delete("/api/alerts/subscriptions/current", headers=self.bearer)

    def show_first_notice(self) -> TestResponse:
        """What the service worker sends when the first notice was shown."""
        body = {"handshake": handshake_token(STORAGE_KEY, self.id)}
        return self.client.post("/api/alerts/confirmations", json=body)

    @property
    def bearer(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def id(self) -> int:
        """The row's number, which no browser is ever told."""
        with self.app.app_context(), reading() as session:
            found = subscription_with(session, self.token)
        assert found is not None, "not subscribed"
        return found

    @property
    def row(self) -> Subscription:
        """As it stands in the database now."""
        subscription_id = self.id
        with self.app.app_context(), reading() as session:
            row = session.get_one(Subscription, subscription_id)
            session.expunge(row)
        return row


def confirmed_browser(app: Flask, **choices: Any) -> Browser:
    """Somebody who hears."""
    browser = Browser(app)
    browser.subscribe(**choices)
    subscription_id = browser.id
    with app.app_context(), writing() as session:
        row = session.get_one(Subscription, subscription_id)
        row.confirmed_on, row.handshake_on = clock.today(), None
    return browser

"""An installation that sends to a strict push service, and a clock that stands until it is told to move."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from factories.subscribers import make_subscriber, sending_key
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent
from lebenszeichen.alerts.sender import Sender
from lebenszeichen.alerts.sending import Dispatch
from lebenszeichen.database import reading, writing
from push_service import PushService, SubscribedBrowser
from push_service.ways import leading_to

WORDS = {"en": {"title": "114 people are free", "body": "They are in Ukraine.", "neutral": "1 new message"}}


class Moments:
    """A clock that moves when it is told to. It begins at the real moment: signatures are checked against that."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **duration: float) -> datetime:
        self.now += timedelta(**duration)
        return self.now


class Post:
    """An installation that sends to a strict push service."""

    def __init__(self, app: Flask, service: PushService, moments: Moments) -> None:
        self.app, self.service, self.moments = app, service, moments
        self.settings = app.extensions["settings"]
        self.key = sending_key(self.settings)
        self.dispatch = Dispatch(self.settings, Sender(leading_to(service.port), service.authority, seconds=3))

    def subscribe(self, number: int = 1, host: str = "fcm.googleapis.com", **choices: Any) -> list[SubscribedBrowser]:
        browsers = [self.service.subscribe(host, self.key.public_b64url) for _ in range(number)]
        with self.app.app_context(), writing() as session:
            for browser in browsers:
                browser.id = make_subscriber(session, self.key.id, browser.target, host, **choices)
        return browsers

    def announce(self, key: str = "draft:1:told", **changed: Any) -> int:
        event: dict[str, Any] = {
            "key": key,
            "kind": "release",
            "audience": "everybody",
            "texts": WORDS,
            "release_id": "r1",
            "lasts": timedelta(hours=60),
            **changed,
        }
        with self.app.app_context(), writing() as session:
            event_id = announce(session, **event)
        assert event_id is not None
        return event_id

    def events(self, kind: str) -> list[int]:
        """Events of a kind, oldest first."""
        with self.app.app_context(), reading() as session:
            return list(session.scalars(select(AlertEvent.id).where(AlertEvent.kind == kind).order_by(AlertEvent.id)))

    def look(self, event_id: int) -> bool:
        with self.app.app_context():
            return self.dispatch.look(event_id, lambda: False)

    def write(self, work: Callable[[Session], object]) -> None:
        with self.app.app_context(), writing() as session:
            work(session)

    def deliveries(self, event_id: int) -> list[AlertDelivery]:
        with self.app.app_context(), reading() as session:
            of_event = select(AlertDelivery).where(AlertDelivery.event_id == event_id)
            rows = list(session.scalars(of_event.order_by(AlertDelivery.subscription_id)))
            session.expunge_all()
            return rows

    def states(self, event_id: int) -> dict[int, str]:
        return {row.subscription_id: row.state for row in self.deliveries(event_id)}

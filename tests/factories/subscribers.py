"""Rows of people who want to hear, as the server has them, without a browser that asked."""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from factories.databases import STORAGE_KEY
from lebenszeichen import clock
from lebenszeichen.alerts.keys import VapidKey, vapid_keys
from lebenszeichen.alerts.models import CoordinatorSubscription, Subscription
from lebenszeichen.alerts.sealing import Target, endpoint_hash, seal
from lebenszeichen.alerts.service import unused_id
from lebenszeichen.settings import Settings

SOME_P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SOME_AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
"""Both from RFC 8291's example."""


def sending_key(settings: Settings) -> VapidKey:
    """With which this server signs."""
    return vapid_keys(settings)[0]


def make_subscriber(
    session: Session, key_id: str, target: Target | None = None, host: str = "fcm.googleapis.com", **choices: Any
) -> int:
    """Somebody who hears; returns the row's id. `target` and `host` are taken as they are, whatever they are."""
    target = target or Target(f"https://{host}/push/{secrets.token_urlsafe(12)}", SOME_P256DH, SOME_AUTH)
    row = Subscription(
        **{
            "id": unused_id(session),
            "token_hash": secrets.token_hex(32),
            "endpoint_hash": endpoint_hash(STORAGE_KEY, target.endpoint),
            "sealed": seal(STORAGE_KEY, target),
            "host": host,
            "vapid_key_id": key_id,
            "lang": "en",
            "pace": "at_once",
            "lock_screen": "full",
            "consent_version": "2026-11",
            "consent_on": clock.today(),
            "confirmed_on": clock.today(),
            "handshake_on": None,
            "last_seen_on": clock.today(),
            "asked_on": None,
            "gone_event_id": None,
            **choices,
        }
    )
    session.add(row)
    session.flush()
    return row.id


def make_subscribers(session: Session, key_id: str, number: int, **choices: Any) -> Sequence[int]:
    """Several; their ids, ascending."""
    return sorted(make_subscriber(session, key_id, **choices) for _ in range(number))


def make_coordinators_phone(session: Session, coordinator_id: str, subscription_id: int) -> None:
    """This phone hears first."""
    session.add(CoordinatorSubscription(coordinator_id=coordinator_id, subscription_id=subscription_id))
    session.flush()

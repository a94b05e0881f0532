"""The first pair at their desks at once: with the rows and passkeys that coming in through a link leaves behind.

How somebody comes in is asked by test_coordinators_phone, test_desk_people, test_desk_lost_passkeys and
test_somebody_came_out.
"""

from base64 import b64encode
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import Browser
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from browser.coordinator import DEVICES, Coordinator
from factories.authenticator import Key, store_passkey
from factories.coordinators import make_coordinator
from lebenszeichen import clock
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.coordinators.models import DeskSession
from lebenszeichen.http.guards import SESSION_COOKIE
from real_server import RealServer


def founding_pair(
    browser: Browser, server: RealServer, options: dict[str, Any] | None = None
) -> tuple[Coordinator, Coordinator]:
    """Ada and Ben, with what waits for them on screen. `options`: how Ben's browser differs."""
    return (
        let_in(Coordinator(browser, server, "Ada")),
        let_in(Coordinator(browser, server, "Ben", options=options or {})),
    )


def let_in(who: Coordinator) -> Coordinator:
    """One of the first pair, signed in, with a passkey on each device."""
    engine = create_engine(f"sqlite:///{who.server.home}/lebenszeichen.db", connect_args={"timeout": 30})
    with Session(engine) as session, session.begin():
        id = make_coordinator(session, who.name, founding=True)
        keys = {device: store_passkey(session, id, device, transport) for device, transport in DEVICES.items()}
        token = _sign_in(session, id)
    engine.dispose()
    for device, key in keys.items():
        who.take_passkey(device, _as_cdp(key))
    cookie = {"name": SESSION_COOKIE, "value": token, "domain": "localhost", "path": "/api/desk"}
    who.context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Strict"}])  # type: ignore[list-item]
    who.arrive()
    return who


def _sign_in(session: Session, coordinator_id: str) -> str:
    token, now = new_token(), clock.now()
    session.add(DeskSession(token_hash=token_hash(token), coordinator_id=coordinator_id, begun_at=now, seen_at=now))
    return token


def _as_cdp(key: Key) -> dict[str, Any]:
    """What the virtual authenticator of Chromium takes: WebAuthn.Credential of its DevTools protocol."""
    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    binary = {"credentialId": key.credential_id, "privateKey": private, "userHandle": key.user_handle}
    return {
        **{name: b64encode(value).decode() for name, value in binary.items()},
        "isResidentCredential": True,
        "rpId": "localhost",
        "signCount": 0,
    }

"""The first pair at their desks at once: with the rows and passkeys that coming in through a link leaves behind.

How somebody comes in is asked by test_coordinators_phone, test_desk_people, test_desk_lost_passkeys and
test_somebody_came_out.
"""

import secrets
from base64 import b64encode
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import Browser
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from browser.coordinator import DEVICES, Coordinator
from factories.authenticator import Key
from factories.coordinators import make_coordinator
from lebenszeichen import clock
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.coordinators.models import Coordinator as Row
from lebenszeichen.coordinators.models import DeskSession, Passkey
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
        handle = session.get_one(Row, id).user_handle
        keys = {device: _passkey(session, id, device, handle) for device in DEVICES}
        token = _sign_in(session, id)
    engine.dispose()
    for device, key in keys.items():
        who.take_passkey(device, _as_cdp(key))
    cookie = {"name": SESSION_COOKIE, "value": token, "domain": "localhost", "path": "/api/desk"}
    who.context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Strict"}])  # type: ignore[list-item]
    who.arrive()
    return who


def _passkey(session: Session, coordinator_id: str, device: str, user_handle: bytes) -> Key:
    key = Key(secrets.token_bytes(32), ec.generate_private_key(ec.SECP256R1()), user_handle)
    session.add(
        Passkey(
            coordinator_id=coordinator_id,
            credential_id=key.credential_id,
            public_key=key.cose,
            sign_count=0,
            transports=[DEVICES[device]],
            label=device,
            added_on=clock.today(),
        )
    )
    return key


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

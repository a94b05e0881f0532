"""Passkeys without a browser: real keys, real signatures, and what a browser would send (attestation "none").

`Authenticator` is the device; everything that it does goes through the real API. It can also be told to lie, so that
tests can try what a real one never would.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Flask
from sqlalchemy.orm import Session
from webauthn.helpers import base64url_to_bytes as decoded
from webauthn.helpers import bytes_to_base64url as encoded
from webauthn.helpers import encode_cbor

from lebenszeichen import clock
from lebenszeichen.coordinators.models import Coordinator, Passkey
from lebenszeichen.database import writing

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40


@dataclass
class Key:
    """One passkey on a device."""

    credential_id: bytes
    private: ec.EllipticCurvePrivateKey
    user_handle: bytes
    signatures: int = 0

    @property
    def cose(self) -> bytes:
        """The public half: EC2, ES256, P-256 (RFC 9053)."""
        numbers = self.private.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y})


@dataclass
class Authenticator:
    """A device that holds passkeys of one site, with a browser around it."""

    origin: str = "http://localhost:8000"
    """The address of the page on which the person is."""
    counts: bool = True
    """False: it says 0 for ever, as passkeys that are synchronised between devices do."""
    keys: list[Key] = field(default_factory=list)

    def create(
        self,
        options: Mapping[str, Any],
        *,
        origin: str | None = None,
        rp_id: str | None = None,
        verified: bool = True,
        kind: str = "webauthn.create",
        credential_id: bytes | None = None,
    ) -> dict[str, Any]:
        """A new passkey: what `navigator.credentials.create()` gives, as JSON. Refuses where it holds one already."""
        held = {encoded(key.credential_id) for key in self.keys}
        assert not held & {one["id"] for one in options["excludeCredentials"]}, "InvalidStateError in a browser"
        private = ec.generate_private_key(ec.SECP256R1())
        key = Key(credential_id or secrets.token_bytes(32), private, decoded(options["user"]["id"]))
        self.keys.append(key)
        attested = bytes(16) + len(key.credential_id).to_bytes(2, "big") + key.credential_id + key.cose
        data = _data(rp_id or options["rp"]["id"], _flags(verified) | _ATTESTED, 0) + attested
        return _credential(
            key,
            clientDataJSON=self._client_data(kind, options, origin),
            attestationObject=encode_cbor({"fmt": "none", "attStmt": {}, "authData": data}),
            transports=["internal", "hybrid"],
        )

    def get(
        self,
        options: Mapping[str, Any],
        *,
        origin: str | None = None,
        rp_id: str | None = None,
        verified: bool = True,
        kind: str = "webauthn.get",
        count: int | None = None,
        key: Key | None = None,
        user_handle: bytes | None = None,
    ) -> dict[str, Any]:
        """A fresh assertion: what `navigator.credentials.get()` gives, as JSON."""
        key = key or self._key_for(options)
        key.signatures += 1
        count = (key.signatures if self.counts else 0) if count is None else count
        data = _data(rp_id or options["rpId"], _flags(verified), count)
        client_data = self._client_data(kind, options, origin)
        signature = key.private.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        return _credential(
            key,
            clientDataJSON=client_data,
            authenticatorData=data,
            signature=signature,
            userHandle=key.user_handle if user_handle is None else user_handle,
        )

    def _key_for(self, options: Mapping[str, Any]) -> Key:
        allowed = {one["id"] for one in options.get("allowCredentials", [])}
        return next(key for key in self.keys if not allowed or encoded(key.credential_id) in allowed)

    def _client_data(self, kind: str, options: Mapping[str, Any], origin: str | None) -> bytes:
        page = {
            "type": kind,
            "challenge": options["challenge"],
            "origin": origin or self.origin,
            "crossOrigin": False,
        }
        return json.dumps(page).encode()


def give_passkey(app: Flask, coordinator_id: str, label: str = "phone") -> Authenticator:
    """A device with a passkey of a coordinator who is there already (`make_coordinator`), without an enrolment."""
    device = Authenticator(origin=_origin(app))
    with app.app_context(), writing() as session:
        device.keys.append(store_passkey(session, coordinator_id, label, "internal"))
    return device


def store_passkey(session: Session, coordinator_id: str, label: str, transport: str) -> Key:
    """The row that an enrolment leaves, and the key that belongs on the coordinator's device."""
    user_handle = session.get_one(Coordinator, coordinator_id).user_handle
    key = Key(secrets.token_bytes(32), ec.generate_private_key(ec.SECP256R1()), user_handle)
    session.add(
        Passkey(
            coordinator_id=coordinator_id,
            credential_id=key.credential_id,
            public_key=key.cose,
            sign_count=0,
            transports=[transport],
            label=label,
            added_on=clock.today(),
        )
    )
    return key


def _origin(app: Flask) -> str:
    parts = urlsplit(app.extensions["settings"].public_url)
    return f"{parts.scheme}://{parts.netloc}"


def _flags(verified: bool) -> int:
    return _PRESENT | (_VERIFIED if verified else 0)


def _data(rp_id: str, flags: int, count: int) -> bytes:
    """authenticatorData: whose site, how the person showed themselves, how often it has signed."""
    return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + count.to_bytes(4, "big")


def _credential(key: Key, **response: Any) -> dict[str, Any]:
    id = encoded(key.credential_id)
    as_json = {name: encoded(value) if isinstance(value, bytes) else value for name, value in response.items()}
    return {
        "id": id,
        "rawId": id,
        "type": "public-key",
        "response": as_json,
        "clientExtensionResults": {},
        "authenticatorAttachment": "platform",
    }

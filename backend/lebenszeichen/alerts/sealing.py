"""Where and for whom a message is encrypted, kept so that the database alone does not tell it."""

import hashlib
import hmac
import json
import secrets
from dataclasses import astuple, dataclass, field
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lebenszeichen.alerts.errors import TargetUnreadable

_FORM = b"\x01"
"""The first byte of what is sealed: AES-256-GCM, then 12 bytes of nonce, then JSON."""
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Target:
    """What a browser gave us. Never in a log: its text form is empty."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    """Its public key: 65 bytes, base64url without padding."""
    auth: str = field(repr=False)
    """Its secret: 16 bytes, base64url without padding."""


def seal(storage_key: bytes, target: Target) -> bytes:
    """Encrypted under a key made from the storage key; another text each time."""
    nonce = secrets.token_bytes(_NONCE)
    plain = json.dumps(astuple(target), separators=(",", ":")).encode()
    return _FORM + nonce + AESGCM(derived_key(storage_key, "seal")).encrypt(nonce, plain, _FORM)


def unseal(storage_key: bytes, sealed: bytes) -> Target:
    """What was sealed. Raises TargetUnreadable when it was sealed under another key, or changed since."""
    form, nonce, body = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    try:
        if form != _FORM:
            raise TargetUnreadable()
        plain = AESGCM(derived_key(storage_key, "seal")).decrypt(nonce, body, form)
    except (InvalidTag, ValueError):
        raise TargetUnreadable() from None
    return Target(*json.loads(plain))


def endpoint_hash(storage_key: bytes, endpoint: str) -> str:
    """Finds the row of an endpoint again: 64 hexadecimal digits that say nothing without the key."""
    return hmac.new(derived_key(storage_key, "endpoint"), endpoint.encode(), hashlib.sha256).hexdigest()


@lru_cache(maxsize=16)
def derived_key(storage_key: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose of the alerts; no two purposes share a key."""
    info = b"lebenszeichen alerts " + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(storage_key)

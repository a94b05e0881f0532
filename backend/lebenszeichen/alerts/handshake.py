"""The token that the first notice carries: whoever sends it back has shown that notices arrive."""

import hashlib
import hmac

from lebenszeichen.alerts.base64url import decoded, encoded
from lebenszeichen.alerts.sealing import derived_key

_ID = 8
_MAC = 16


def handshake_token(storage_key: bytes, subscription_id: int) -> str:
    """32 url-safe characters: the subscription's number and an HMAC of it. Nobody else can make it."""
    number = subscription_id.to_bytes(_ID)
    return encoded(number + _mac(storage_key, number))


def subscription_of(storage_key: bytes, token: str) -> int | None:
    """Which subscription this token belongs to; None for one that we did not make."""
    try:
        plain = decoded(token)
    except ValueError:
        return None
    number, mac = plain[:_ID], plain[_ID:]
    if len(plain) != _ID + _MAC or not hmac.compare_digest(mac, _mac(storage_key, number)):
        return None
    return int.from_bytes(number)


def _mac(storage_key: bytes, number: bytes) -> bytes:
    return hmac.new(derived_key(storage_key, "handshake"), number, hashlib.sha256).digest()[:_MAC]

"""What a push service may know of a message beside its time and size. Pure."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from lebenszeichen.alerts.sealing import derived_key

_BYTES = 24


def topic(storage_key: bytes, subscription_id: int, subject: str) -> str:
    """32 url-safe characters. A push service keeps only the last message of a topic for a phone that is off.

    The same subject (a release, in all its versions) has another topic for each subscription: nobody can tell from it
    who is told the same.
    """
    text = f"{subscription_id}:{subject}".encode()
    mac = hmac.new(derived_key(storage_key, "topic"), text, hashlib.sha256).digest()
    return urlsafe_b64encode(mac[:_BYTES]).decode()


def urgency(kind: str, *, quietly: bool) -> str:
    """RFC 8030's word for how soon a sleeping phone is to be woken."""
    if kind == "still_there":
        return "low"
    return "normal" if quietly or kind == "death" else "high"

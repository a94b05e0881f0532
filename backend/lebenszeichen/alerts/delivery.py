"""Encrypting and signing one message. The only importer of `webpush`.

The library encrypts by RFC 8291 and signs by RFC 8292, correctly; what it leaves open is closed here. It signs again
and parses the key again for each message; leaves the port out of `aud`; keeps for the next call what one was given; has
a TTL of 0 and no other header; knows no limit of size; takes a browser's key in another form, any secret, any address,
and keys of ours that do not belong together; and writes `mailto:` twice.
"""

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import jwt
import webpush
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from webpush.types import WebPushKeys, WebPushSubscription

from lebenszeichen import clock
from lebenszeichen.alerts.base64url import decoded, encoded
from lebenszeichen.alerts.keys import VapidKey
from lebenszeichen.alerts.payload import PLAIN_SIZE
from lebenszeichen.alerts.sealing import Target

JWT_SECONDS = 12 * 60 * 60
_RENEWED_BEFORE = 60 * 60
"""A signature is made anew this many seconds before it ends."""
LARGEST_BODY = 2_700
"""Bytes: what bridges between push services pass on."""
LONGEST_TTL = 72 * 60 * 60
_MOST_ORIGINS = 256
_TOPIC = re.compile(r"[A-Za-z0-9_-]{32}")
_DEFAULT_PORTS = {"https": 443}


class MessageRefused(ValueError):
    """This message cannot be made: the subscription is malformed, or the message is. The text holds no content."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a message is to be handled by the push service."""

    ttl: int
    """Seconds it may wait for a phone that is off."""
    urgency: str
    topic: str


@dataclass(frozen=True, slots=True)
class Message:
    """Ready to be sent."""

    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class CachingVapid(webpush.VAPID):  # type: ignore[misc]
    """Signs once for each push service and half a day, with a key that is parsed once."""

    def __init__(self, key: VapidKey, contact: str) -> None:
        super().__init__(private_key=key.private_pem, public_key=key.public_pem)
        private = load_pem_private_key(key.private_pem, password=None)
        if not isinstance(private, ec.EllipticCurvePrivateKey) or private.public_key() != self.public_key:
            raise MessageRefused("the two halves of a key do not belong together")
        self._signing_key = private
        self._public = self.get_application_server_key(self.public_key)
        self._contact = contact
        self._signed: dict[str, tuple[float, str]] = {}
        self._lock = threading.Lock()

    def get_authorization_header(self, endpoint: object, subscriber: object = None, expiration: int = 0) -> str:
        """As the library asks for it. Address and contact are taken from here: its own are doubled or cut."""
        return self.authorization(origin_of(str(endpoint)))

    def authorization(self, origin: str) -> str:
        """The header for one push service."""
        now = clock.now().timestamp()
        with self._lock:
            until, header = self._signed.get(origin, (0.0, ""))
            if until <= now:
                if len(self._signed) >= _MOST_ORIGINS:
                    self._signed.clear()
                until, header = now + JWT_SECONDS - _RENEWED_BEFORE, self._sign(origin, int(now))
                self._signed[origin] = until, header
        return header

    def _sign(self, origin: str, now: int) -> str:
        claims = {"aud": origin, "exp": now + JWT_SECONDS, "sub": self._contact}
        token = jwt.encode(claims, self._signing_key, algorithm="ES256")
        return f"vapid t={token}, k={self._public}"


class Courier:
    """Makes messages out of payloads, with every key that this server has."""

    def __init__(self, keys: Sequence[VapidKey], contact: str) -> None:
        """`contact`: a mailto: or https: address, as alerts/contact.py gives it."""
        self._encryption = {key.id: _encryption(key, contact) for key in keys}

    def knows(self, key_id: str) -> bool:
        """Can something be signed for a subscription that was made with this key?"""
        return key_id in self._encryption

    def message(self, key_id: str, target: Target, plain: bytes, wish: Wish) -> Message:
        """Encrypted for one browser, signed for its push service. Raises MessageRefused."""
        if len(plain) != PLAIN_SIZE:
            raise MessageRefused("a payload of another size")
        if not self.knows(key_id):
            raise MessageRefused("a subscription made with a key that is gone")
        subscription = checked_subscription(target)
        try:
            made = self._encryption[key_id].get(plain, subscription)
        except ValueError:
            raise MessageRefused("a browser's key that is no point of the curve") from None
        if len(made.encrypted) > LARGEST_BODY:
            raise MessageRefused("a body that is too large")
        headers = {
            "Authorization": made.headers["authorization"],
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            **_handling(wish),
        }
        if (urlsplit(target.endpoint).hostname or "").endswith(".notify.windows.com"):
            headers["X-WNS-Cache-Policy"] = "cache"  # else Windows throws it away while the browser is closed
        return Message(target.endpoint, headers, made.encrypted)


def checked_subscription(target: Target) -> WebPushSubscription:
    """In the library's form, after the checks that it leaves out. Raises MessageRefused."""
    if urlsplit(target.endpoint).scheme != "https":
        raise MessageRefused("an address without https")
    key, secret = _decoded(target.p256dh), _decoded(target.auth)
    if len(key) != 65 or key[0] != 4:
        raise MessageRefused("a browser's key that is no uncompressed point")
    if len(secret) != 16:
        raise MessageRefused("a browser's secret of another length")
    try:
        return WebPushSubscription(
            endpoint=target.endpoint,
            keys=WebPushKeys(auth=encoded(secret), p256dh=encoded(key)),
        )
    except ValueError:
        raise MessageRefused("an address that is none") from None


def origin_of(url: str) -> str:
    """Scheme, host and, unless it is the usual one, port: RFC 8292's `aud`."""
    parts = urlsplit(url)
    port = "" if parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{parts.port}"
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def _encryption(key: VapidKey, contact: str) -> webpush.WebPush:
    library = webpush.WebPush(private_key=key.private_pem, public_key=key.public_pem, subscriber=contact)
    library.vapid = CachingVapid(key, contact)
    return library


def _handling(wish: Wish) -> dict[str, str]:
    if not 0 < wish.ttl <= LONGEST_TTL:
        raise MessageRefused("a time to live of none or too long")
    if wish.urgency not in {"very-low", "low", "normal", "high"}:
        raise MessageRefused("an urgency that there is not")
    if not _TOPIC.fullmatch(wish.topic):
        raise MessageRefused("a topic of another form")
    return {"TTL": str(wish.ttl), "Urgency": wish.urgency, "Topic": wish.topic}


def _decoded(text: str) -> bytes:
    """Strictly: the library's own reading drops what is no base64url."""
    try:
        return decoded(text)
    except ValueError:
        raise MessageRefused("something that is no base64url") from None

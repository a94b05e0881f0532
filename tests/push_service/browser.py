"""A browser that subscribed at the stand-in: its endpoint, its keys, and what has reached it."""

import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lebenszeichen.alerts.base64url import encoded
from lebenszeichen.alerts.sealing import Target
from push_service.opening import open_message

_PATIENCE = 30.0


@dataclass(frozen=True)
class Received:
    """One message that the service took."""

    headers: Mapping[str, str]
    """Names in lower case."""
    size: int
    """Bytes of the encrypted body."""
    plain: bytes

    @property
    def payload(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.plain)
        return told


@dataclass
class SubscribedBrowser:
    """What `PushManager.subscribe` gives, with the private half that stays in the browser."""

    host: str
    application_server_key: str
    """base64url: only messages that are signed with it are taken."""
    id: int = 0
    """Its row, once the server has one."""
    received: list[Received] = field(default_factory=list)
    """Everything, in the order in which it came."""

    def __post_init__(self) -> None:
        self.path = f"/push/{secrets.token_urlsafe(24)}"
        self.endpoint = f"https://{self.host}{self.path}"
        self.private_key = ec.generate_private_key(ec.SECP256R1())
        point = self.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self._secret = secrets.token_bytes(16)
        self.p256dh = encoded(point)
        self.auth = encoded(self._secret)
        self._came = threading.Condition()

    @property
    def target(self) -> Target:
        return Target(self.endpoint, self.p256dh, self.auth)

    @property
    def if_it_was_off(self) -> list[Received]:
        """What a phone gets that was off all the time: the last message of each topic."""
        return list({message.headers.get("topic", str(n)): message for n, message in enumerate(self.received)}.values())

    def open(self, body: bytes) -> bytes:
        return open_message(body, self.private_key, self._secret)

    def take(self, message: Received) -> None:
        with self._came:
            self.received.append(message)
            self._came.notify_all()

    def wait_for(self, messages: int) -> Received:
        """Wait until so many have come; the last of them. A limit, not a measure."""
        end = time.monotonic() + _PATIENCE
        with self._came:
            while len(self.received) < messages:
                if not self._came.wait(end - time.monotonic()):
                    raise AssertionError(f"{len(self.received)} of {messages} messages came")
        return self.received[messages - 1]

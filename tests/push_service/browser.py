"""A browser that subscribed at the stand-in: its endpoint, its keys, and what has reached it."""

import abc
import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lebenszeichen.alerts.base64url import encoded
from lebenszeichen.alerts.sealing import Target
from push_service.opening import open_message

_PATIENCE = 90.0


@dataclass(frozen=True)
class Received:
    """One message that the service took."""

    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    """As it came, encrypted."""
    plain: bytes

    @property
    def size(self) -> int:
        """Bytes of the encrypted body."""
        return len(self.body)

    @property
    def payload(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.plain)
        return told


class Receiver(abc.ABC):
    """Whoever has an endpoint at the stand-in, and what has reached them."""

    def __init__(self, host: str, application_server_key: str, path: str) -> None:
        self.host = host
        self.application_server_key = application_server_key
        """base64url: only messages that are signed with it are taken."""
        self.path = path
        self.endpoint = f"https://{host}{path}"
        self.received: list[Received] = []
        """Everything, in the order in which it came."""
        self._came = threading.Condition()

    @abc.abstractmethod
    def open(self, body: bytes) -> bytes:
        """The plaintext. Raises ValueError, IndexError or InvalidTag for what a browser would drop."""

    @property
    def if_it_was_off(self) -> list[Received]:
        """What a phone gets that was off all the time: the last message of each topic."""
        return list({message.headers.get("topic", str(n)): message for n, message in enumerate(self.received)}.values())

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


class SubscribedBrowser(Receiver):
    """What `PushManager.subscribe` gives, with the private half that stays in the browser."""

    def __init__(self, host: str, application_server_key: str) -> None:
        super().__init__(host, application_server_key, f"/push/{secrets.token_urlsafe(24)}")
        self.id = 0
        """Its row, once the server has one."""
        self.private_key = ec.generate_private_key(ec.SECP256R1())
        point = self.private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self._secret = secrets.token_bytes(16)
        self.p256dh = encoded(point)
        self.auth = encoded(self._secret)

    @property
    def target(self) -> Target:
        return Target(self.endpoint, self.p256dh, self.auth)

    def open(self, body: bytes) -> bytes:
        return open_message(body, self.private_key, self._secret)

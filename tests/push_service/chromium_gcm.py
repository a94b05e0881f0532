"""The browser's side of a push service: Chromium subscribes here by its own PushManager, and here it gets its messages.

    with PushService(tmp_path) as service:
        gcm = ChromiumGcm(service, profile)
        gcm.open()
        launch(profile, args=gcm.switches)   # and without --disable-background-networking
        ...                                  # the page calls PushManager.subscribe()
        browser = gcm.browsers[-1]           # its endpoint is one of `service`, which reads, checks and hands on

What our sender posts to such an endpoint is checked as for any other browser of the strict service, and opened with the
keys that Chromium keeps in its profile. Then the very bytes that came go on to Chromium, which opens them itself.
"""

import asyncio
import base64
import hashlib
import re
import secrets
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from push_service.browser import Received, Receiver
from push_service.mcs import MobileConnections, Parcel
from push_service.opening import open_message
from push_service.protobuf import fixed64, text, whole
from push_service.service import PushService, read_request

HOST = "jmt17.google.com"
"""Whose endpoints Debian's Chromium hands out."""
_PKCS8_OF_P256 = 138


class ChromiumBrowser(Receiver):
    """One subscription that Chromium itself has made."""

    def __init__(self, form: Mapping[str, str], profile: Path, connections: MobileConnections) -> None:
        self.token = secrets.token_urlsafe(24)
        super().__init__(HOST, form["sender"], f"/fcm/send/{self.token}")
        self.app, self.subtype = form["app"], form["X-subtype"]
        self._profile = profile
        self._connections = connections

    def open(self, body: bytes) -> bytes:
        """What the service worker will get. Raises ValueError or InvalidTag for what Chromium would drop."""
        return open_message(body, *_keys_in(self._profile, self.subtype, self.application_server_key))

    def take(self, message: Received) -> None:
        """Keep it, and hand it on as it came."""
        super().take(message)
        self.hand_on(message)

    def hand_on(self, message: Received) -> None:
        """To the browser, as it came; once more what it has shown already, as after a worker that was killed."""
        ttl, topic = int(message.headers["ttl"]), message.headers["topic"]
        parcel = Parcel(self.app, self.subtype, self.application_server_key, message.body, ttl, topic)
        self._connections.deliver(parcel)


class ChromiumGcm:
    """Checkin, registration and connections, for one profile, in the loop of a strict service."""

    def __init__(self, service: PushService, profile: Path) -> None:
        self._service = service
        self._profile = profile
        self.browsers: list[ChromiumBrowser] = []
        """Subscriptions, in the order in which they were made."""
        self.connections = MobileConnections()
        self._form_port = self._mcs_port = 0

    @property
    def switches(self) -> list[str]:
        """What Chromium is to be started with; it must be allowed its background network, which leads here alone."""
        forms = f"http://127.0.0.1:{self._form_port}"
        return [
            f"--gcm-checkin-url={forms}/checkin",
            f"--gcm-registration-url={forms}/register",
            f"--gcm-mcs-endpoint=https://127.0.0.1:{self._mcs_port}",
            f"--ignore-certificate-errors-spki-list={_key_hash(self._service.chain)}",
        ]

    def open(self) -> None:
        """Begin to listen; the service ends it with itself."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._service.chain)
        self._form_port = self._service.listen(self._serve_forms)
        self._mcs_port = self._service.listen(self.connections.serve, context)

    async def _serve_forms(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path, _, body = await read_request(reader)
        answer = _checked_in() if path == "/checkin" else self._register(body)
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(answer)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + answer)
        await writer.drain()
        writer.close()

    def _register(self, body: bytes) -> bytes:
        form = dict(parse_qsl(body.decode()))
        if "X-subtype" not in form:
            # Chromium's own affairs: a registration without a page.
            return b"token=" + secrets.token_urlsafe(24).encode()
        browser = ChromiumBrowser(form, self._profile, self.connections)
        self.browsers.append(browser)
        self._service.admit(browser)
        return f"token={browser.token}".encode()


def _checked_in() -> bytes:
    device, secret = 3_735_928_559, 4_207_849_484
    return whole(1, 1) + whole(3, int(time.time() * 1000)) + fixed64(7, device) + fixed64(8, secret) + text(11, "1")


def _keys_in(profile: Path, subtype: str, sender: str) -> tuple[ec.EllipticCurvePrivateKey, bytes]:
    """Private key and auth secret of a subscription, from the log of the little database that Chromium keeps them in.

    A row is the message EncryptionData of `components/gcm_driver/crypto/proto/gcm_encryption_data.proto`. A young
    profile's rows lie in the log as they are: neither compressed nor torn over two of its blocks.
    """
    row = re.compile(
        re.escape(subtype.encode())
        + rb"\x1a\x10(.{16})\x22"
        + re.escape(bytes([len(sender)]) + sender.encode())
        + rb"\x2a\x8a\x01(.{%d})" % _PKCS8_OF_P256,
        re.DOTALL,
    )
    logs = sorted(profile.glob("Default/GCM Store/Encryption/*.log"))
    rows = [found for log in logs for found in row.finditer(log.read_bytes())]
    if not rows:
        raise ValueError("Chromium's profile has no keys for this subscription")
    auth, packed = rows[-1].groups()
    key = load_der_private_key(packed, None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key, auth


def _key_hash(chain: Path) -> str:
    """SHA-256 of the certificate's public key, as the switch wants it."""
    key = x509.load_pem_x509_certificate(chain.read_bytes()).public_key()
    packed = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(packed).digest()).decode()

"""What the strictest push services refuse, in one place: RFC 8030, RFC 8292, and their own rules."""

import json
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from lebenszeichen.alerts.base64url import decoded

LARGEST = 4096
LONGEST_TTL = 72 * 3600
_LONGEST_LIFE = 24 * 3600
_VAPID = re.compile(r"vapid t=(?P<token>[\w.-]+), k=(?P<key>[\w-]+)")
_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
_NO_CONTACTS = ("localhost", ".local", ".invalid")

Fault = tuple[int, str]
"""The status that a service answers, and what is wrong."""


def faults_of(
    headers: Mapping[str, str], body: bytes, host: str, application_server_key: str, now: float
) -> Iterator[Fault]:
    """Everything that is wrong with one request. `now`: seconds since 1970."""
    yield from _faults_of_handling(headers)
    if headers.get("content-encoding") != "aes128gcm":
        yield 400, "Content-Encoding"
    if headers.get("content-type") != "application/octet-stream":
        yield 400, "Content-Type"
    if len(body) > LARGEST:
        yield 413, "body"
    if host.endswith(".notify.windows.com") != ("x-wns-cache-policy" in headers):
        yield 400, "X-WNS-Cache-Policy"
    yield from _faults_of_signature(headers.get("authorization", ""), host, application_server_key, now)


def _faults_of_handling(headers: Mapping[str, str]) -> Iterator[Fault]:
    ttl = headers.get("ttl", "")
    if not ttl.isdigit() or not 0 < int(ttl) <= LONGEST_TTL:
        yield 400, "TTL"
    if headers.get("urgency") not in {"very-low", "low", "normal", "high"}:
        yield 400, "Urgency"
    if not _TOPIC.fullmatch(headers.get("topic", "")):
        yield 400, "Topic"


def _faults_of_signature(authorization: str, host: str, application_server_key: str, now: float) -> Iterator[Fault]:
    found = _VAPID.fullmatch(authorization)
    if found is None:
        yield 401, "Authorization"
        return
    if found["key"] != application_server_key:
        yield 403, "k"
    try:
        head, claims, signature = found["token"].split(".")
        _verify(f"{head}.{claims}".encode(), decoded(signature), decoded(found["key"]))
        told = json.loads(decoded(claims))
        if json.loads(decoded(head)).get("alg") != "ES256":
            yield 401, "alg"
    except (ValueError, InvalidSignature):
        yield 403, "signature"
        return
    yield from _faults_of_claims(told, host, now)


def _verify(signed: bytes, signature: bytes, point: bytes) -> None:
    if len(signature) != 64:
        raise ValueError("not R and S")
    numbers = encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
    ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point).verify(numbers, signed, ec.ECDSA(SHA256()))


def _faults_of_claims(claims: Mapping[str, object], host: str, now: float) -> Iterator[Fault]:
    if claims.get("aud") != f"https://{host}":
        yield 403, "aud"
    ends = claims.get("exp")
    if not isinstance(ends, int) or not now < ends <= now + _LONGEST_LIFE:
        yield 403, "exp"
    contact = str(claims.get("sub", ""))
    place = contact.rpartition("@")[2] if contact.startswith("mailto:") else (urlsplit(contact).hostname or "")
    if not re.fullmatch(r"mailto:[^:@\s]+@[^:@\s]+|https://\S+", contact) or place.endswith(_NO_CONTACTS):
        yield 403, "sub"

"""VAPID keys: what push services know this server by. Newest first; each serves the subscriptions made with it.

On SQLite they are files `HOME/keys/vapid/0001.pem` … (private and public half together), the first made by whichever
process needs it first. On PostgreSQL several machines share a database, so the setting VAPID_PRIVATE_KEYS is required.
"""

import hashlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from lebenszeichen.alerts.base64url import decoded, encoded
from lebenszeichen.keys import made_once
from lebenszeichen.settings import Settings, SettingsError

_BETWEEN = "-----BEGIN PUBLIC KEY-----"
_MISSING = (
    "VAPID_PRIVATE_KEYS is missing: alerts are signed with it. Make a key with `lebenszeichen alerts new-key`, "
    "the same for every machine."
)


@dataclass(frozen=True, slots=True)
class VapidKey:
    """A pair of keys on P-256."""

    id: str
    """16 hexadecimal digits made from the public half."""
    private_pem: bytes = field(repr=False)
    public_pem: bytes = field(repr=False)
    public_b64url: str = field(repr=False)
    """65 bytes, uncompressed: what a browser asks its push service with."""


def vapid_keys(settings: Settings) -> list[VapidKey]:
    """All keys that sign, newest first; never empty. Raises SettingsError when none is set, or one is broken."""
    if settings.vapid_private_keys:
        return [_from_setting(text) for text in settings.vapid_private_keys]
    if not settings.is_sqlite:
        raise SettingsError(_MISSING)
    if not key_files(settings):
        made_once(_folder(settings) / "0001.pem", _new_pem)
    keys = []
    for path in reversed(key_files(settings)):
        with suppress(FileNotFoundError):  # retired in this moment by another process
            keys.append(_from_file(path))
    return keys


def make_key_file(settings: Settings) -> VapidKey:
    """One more key, the newest from now on. For SQLite; call it again if another process was faster."""
    vapid_keys(settings)
    newest = int(key_files(settings)[-1].stem)
    path = _folder(settings) / f"{newest + 1:04}.pem"
    made_once(path, _new_pem)
    return _from_file(path)


def key_files(settings: Settings) -> list[Path]:
    """The files that hold keys, oldest first."""
    return sorted(_folder(settings).glob("[0-9][0-9][0-9][0-9].pem"))


def retire_key_files(settings: Settings, used: Collection[str], followed_before: datetime) -> list[str]:
    """Erase all but the newest that are not used and were followed by a newer one before that moment; their ids."""
    files = key_files(settings)
    retired = []
    for path, follower in pairwise(files):
        key = _from_file(path)
        if key.id not in used and follower.stat().st_mtime < followed_before.timestamp():
            path.unlink()
            retired.append(key.id)
    return retired


def new_private_key() -> str:
    """What VAPID_PRIVATE_KEYS takes: 32 random bytes within the curve's order, base64url without padding."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return encoded(number.to_bytes(32))


def _folder(settings: Settings) -> Path:
    return settings.home / "keys" / "vapid"


def _new_pem() -> str:
    key = _pair(ec.generate_private_key(ec.SECP256R1()))
    return (key.private_pem + key.public_pem).decode()


def _from_setting(text: str) -> VapidKey:
    try:
        number = decoded(text)
        if len(number) != 32:
            raise ValueError
        return _pair(ec.derive_private_key(int.from_bytes(number), ec.SECP256R1()))
    except ValueError:
        raise SettingsError(
            "VAPID_PRIVATE_KEYS holds something that is no key: 43 characters of base64url each, separated by commas."
        ) from None


def _from_file(path: Path) -> VapidKey:
    private, between, public = path.read_text().partition(_BETWEEN)
    try:
        key = load_pem_private_key(private.encode(), password=None)
        other_half = load_pem_public_key((between + public).encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise SettingsError(f"{path} holds no pair of keys: put it back from where you keep it.") from None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise SettingsError(f"{path} holds a key of another kind than P-256.")
    if key.public_key() != other_half:
        raise SettingsError(f"{path}: the public half does not belong to the private one.")
    return _pair(key)


def _pair(key: ec.EllipticCurvePrivateKey) -> VapidKey:
    public = key.public_key()
    point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return VapidKey(
        id=hashlib.sha256(point).hexdigest()[:16],
        private_pem=key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        public_pem=public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        public_b64url=encoded(point),
    )

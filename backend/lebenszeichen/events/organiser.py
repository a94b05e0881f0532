"""The organiser's word: whoever holds an evening's key may speak for its pile. Only a hash of it is kept."""

import hashlib
import hmac
import re
import secrets

KEY = re.compile(r"[\x21-\x7e]{1,64}")
KEY_HASH = re.compile(r"[0-9a-f]{64}")


def new_key() -> str:
    """22 url-safe characters, 128 random bits: short enough for a QR code that is scanned across a table."""
    return secrets.token_urlsafe(16)


def key_hash(key: str) -> str:
    """SHA-256, hexadecimal. Enough for what is random: there is nothing to guess from."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def is_the_organisers(known_hash: str, shown_hash: str) -> bool:
    """Is this the hash of the evening's key?"""
    return hmac.compare_digest(known_hash, shown_hash)

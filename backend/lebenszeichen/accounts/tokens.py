"""Device tokens: random, and stored only as a hash."""

import hashlib
import secrets


def new_token() -> str:
    """43 url-safe characters, 256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """SHA-256, hexadecimal. Enough for 256 random bits: there is nothing to guess from."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()

"""Keyed fingerprints: enough to see that a row changed, nothing to learn from without the key.

The key lies outside the database: who has a dump cannot guess names and compare.
"""

import hashlib
from collections.abc import Iterable

_LENGTH = 16


def fingerprint_row(key: bytes, cells: Iterable[str]) -> str:
    """Of a whole row, as 32 hexadecimal digits."""
    return _keyed(key, "\x1f".join(cells), b"row")


def fingerprint_id(key: bytes, source: str, source_id: str) -> str:
    """Of a source's own number, so that not even the numbers of people who are not on the list are kept."""
    return _keyed(key, f"{source}:{source_id}", b"source id")


def _keyed(key: bytes, text: str, purpose: bytes) -> str:
    return hashlib.blake2b(text.encode(), key=key, digest_size=_LENGTH, person=purpose).hexdigest()

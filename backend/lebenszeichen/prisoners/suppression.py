"""Who is never to come onto the list again: keyed hashes of sources' own numbers, in a file outside the database.

A restored dump and the next import both ask it. Without the storage key the file says nothing.
"""

import hashlib
import hmac
import os
import re
from dataclasses import dataclass
from pathlib import Path

from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Suppressions:
    """`"viasna:100123" in suppressions`."""

    key: bytes = b""
    hashes: frozenset[str] = frozenset()

    def __contains__(self, source_id: object) -> bool:
        return isinstance(source_id, str) and bool(self.hashes) and _hash(self.key, source_id) in self.hashes


def read_suppressions(settings: Settings) -> Suppressions:
    """All that is remembered. Raises SettingsError when there is something and no key to read it with."""
    try:
        lines = _path(settings).read_text("ascii").split()
    except FileNotFoundError:
        return Suppressions()
    return Suppressions(storage_key(settings), frozenset(line for line in lines if _HASH.fullmatch(line)))


def suppress(settings: Settings, source_id: str) -> None:
    """Remember a source's number for ever; on the disk when this returns."""
    settings.home.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(_path(settings), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w") as file:
        # Begins on a line of its own, also after one that a power cut left unfinished.
        file.write(f"\n{_hash(storage_key(settings), source_id)}\n")
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(settings.home, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _path(settings: Settings) -> Path:
    return settings.home / "suppressions"


def _hash(key: bytes, source_id: str) -> str:
    return hmac.new(key, f"suppression:{source_id}".encode(), hashlib.sha256).hexdigest()

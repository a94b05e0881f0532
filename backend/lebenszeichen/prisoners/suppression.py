"""Who is not to be shown: keyed hashes of sources' own numbers, in a file outside the database.

A line each, in the order in which it was said: `<hash>` for good, `hidden <hash>` until two people decide, and
`shown <hash>` when they have. Imports, restored dumps and everything that is published ask it, as it is on the disk at
that moment, so that no process has to be started again. Without the storage key the file says nothing.

`alike <hash>` is a name with a whole birthday of somebody who was taken down for good: a row under another number that
says the same is put before a person and not onto the list.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from lebenszeichen.keys import storage_key
from lebenszeichen.names.dates import is_whole
from lebenszeichen.names.plain import plain_name
from lebenszeichen.settings import Settings

Word = Literal["", "hidden ", "shown ", "alike "]
Signature = tuple[int, int, int] | None
"""Of the file as it is now: a new one means that somebody was hidden, shown or taken down; None: there is none."""
_LINE = re.compile(r"(hidden |shown |alike |)([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Suppressions:
    """`"viasna:100123" in suppressions`: taken down for good."""

    key: bytes = b""
    hashes: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()

    def __contains__(self, source_id: object) -> bool:
        return isinstance(source_id, str) and bool(self.hashes) and _hash(self.key, source_id) in self.hashes

    def hides(self, source_id: str | None) -> bool:
        """Is this person taken down, or hidden until somebody decides?"""
        if source_id is None or not (self.hashes or self.hidden):
            return False
        hash = _hash(self.key, source_id)
        return hash in self.hashes or hash in self.hidden

    def resembles(self, name: str, birthday: str | None) -> bool:
        """Has somebody with this name and this whole birthday been taken down?"""
        return bool(self.alike) and birthday is not None and _hash(self.key, _alike(name, birthday)) in self.alike


def read_suppressions(settings: Settings) -> Suppressions:
    """All that is remembered. Raises SettingsError when there is something and no key to read it with."""
    signature = signature_of(settings)
    return _read(_path(settings), storage_key(settings), signature) if signature else Suppressions()


def signature_of(settings: Settings) -> Signature:
    """One look at the folder: cheap enough for every request."""
    try:
        now = os.stat(_path(settings))
    except FileNotFoundError:
        return None
    return now.st_mtime_ns, now.st_size, now.st_ino


def suppress(settings: Settings, source_id: str) -> None:
    """Remember a source's number for ever; on the disk when this returns."""
    _remember(settings, "", source_id)


def suppress_alike(settings: Settings, names: Iterable[str], birthday: str | None) -> None:
    """Remember how somebody is called who is taken down, if their whole birthday is known."""
    if birthday is not None and is_whole(birthday):
        for name in sorted({plain_name(name) for name in names if name}):
            _remember(settings, "alike ", _alike(name, birthday))


def remember_hidden(settings: Settings, source_id: str) -> None:
    """Remember that this person is hidden, so that no import and no restored dump shows them meanwhile."""
    _remember(settings, "hidden ", source_id)


def remember_shown(settings: Settings, source_id: str) -> None:
    """Two people have decided that this person is shown again."""
    _remember(settings, "shown ", source_id)


@lru_cache(maxsize=8)
def _read(path: Path, key: bytes, _signature: Signature) -> Suppressions:
    gone: set[str] = set()
    hidden: set[str] = set()
    alike: set[str] = set()
    for line in path.read_text("ascii", "replace").splitlines():
        if match := _LINE.fullmatch(line):
            {"": gone.add, "hidden ": hidden.add, "shown ": hidden.discard, "alike ": alike.add}[match[1]](match[2])
    return Suppressions(key, frozenset(gone), frozenset(hidden - gone), frozenset(alike))


def _alike(name: str, birthday: str) -> str:
    # No number of a source has spaces.
    return f"{birthday} {plain_name(name)}"


def _remember(settings: Settings, word: Word, source_id: str) -> None:
    settings.home.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(_path(settings), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w") as file:
        # Begins on a line of its own, also after one that a power cut left unfinished.
        file.write(f"\n{word}{_hash(storage_key(settings), source_id)}\n")
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

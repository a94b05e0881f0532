"""What somebody ended for good, in a file outside the database: an old dump must not begin it again.

One line for each ending: the day, the kind, a hash under the storage key. Written before the database commits, so a
crash in between leaves it ended at the next start, never begun again. Every start asks it before anybody is answered.
"""

import fcntl
import hashlib
import hmac
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from lebenszeichen import clock
from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings

Kind = Literal["device", "subscription", "coordinator", "passkey"]
"""A phone that is counted no more · alerts turned off · somebody who left the desk · a passkey that opens it no more"""

KEPT = timedelta(days=60)
"""For phones and alerts: twice as long as a dump may live. Who left the desk is remembered for ever."""
_LAPSE: tuple[str, ...] = ("device", "subscription")
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (device|subscription|coordinator|passkey) ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Endings:
    """All that is remembered."""

    key: bytes = b""
    hashes: frozenset[str] = frozenset()

    def among(self, kind: Kind, ids: Iterable[str]) -> list[str]:
        """Those of these ids that were ended."""
        return [id for id in ids if _hash(self.key, kind, id) in self.hashes] if self.hashes else []


def path(settings: Settings) -> Path:
    """Where the file lies; keep it as you keep the storage key, and out of the database's dumps."""
    return settings.home / "endings"


def remember_ending(settings: Settings, kind: Kind, id: str) -> None:
    """On the disk when this returns. Call it last in the unit of work that ends it: only the commit follows."""
    with _locked(settings):
        # Begins on a line of its own, also after one that a power cut left unfinished.
        _append(settings, f"\n{clock.today()} {kind} {_hash(storage_key(settings), kind, id)}\n")


def read_endings(settings: Settings) -> Endings:
    """All that is remembered. Raises SettingsError when there is something and no key to read it with."""
    hashes = frozenset(match[3] for match in _lines(settings))
    return Endings(storage_key(settings), hashes) if hashes else Endings()


def forget_old_endings(settings: Settings) -> None:
    """Erase phones and alerts that no dump can hold any more."""
    with _locked(settings):
        known = _lines(settings)
        kept = [match[0] for match in known if match[2] not in _LAPSE or _day(match[1]) >= clock.today() - KEPT]
        if len(kept) == len(known):
            return
        draft = path(settings).with_suffix(".new")
        draft.unlink(missing_ok=True)
        _write(draft, os.O_EXCL, "".join(f"{line}\n" for line in kept))
        draft.replace(path(settings))
        _sync_folder(settings)


def _lines(settings: Settings) -> list[re.Match[str]]:
    try:
        text = path(settings).read_text("ascii", "replace")
    except FileNotFoundError:
        return []
    return [match for line in text.splitlines() if (match := _LINE.fullmatch(line))]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()  # kept until somebody looks


def _append(settings: Settings, text: str) -> None:
    _write(path(settings), os.O_APPEND, text)
    _sync_folder(settings)


def _write(target: Path, how: int, text: str) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | how, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(settings: Settings) -> None:
    folder = os.open(settings.home, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _locked(settings: Settings) -> Iterator[None]:
    """One process at a time: nothing is appended to a file that is being replaced."""
    settings.home.mkdir(parents=True, exist_ok=True)
    with (settings.home / "endings.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _hash(key: bytes, kind: Kind, id: str) -> str:
    return hmac.new(key, f"ending:{kind}:{id}".encode(), hashlib.sha256).hexdigest()

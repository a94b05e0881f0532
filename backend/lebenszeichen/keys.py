"""Keys that lie outside the database."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lebenszeichen.settings import Settings, SettingsError


def storage_key(settings: Settings) -> bytes:
    """32 bytes for keyed hashes of what lies in the database.

    Set by LEBENSZEICHEN_STORAGE_KEY; on SQLite made once under the home folder. Raises SettingsError where several
    machines may share a database: each would make its own.
    """
    if settings.storage_key is not None:
        return settings.storage_key
    if not settings.is_sqlite:
        raise SettingsError(
            "LEBENSZEICHEN_STORAGE_KEY is missing: set it to 64 hexadecimal digits (`openssl rand -hex 32`), "
            "the same on every machine."
        )
    return bytes.fromhex(made_once(settings.home / "keys" / "storage.key", lambda: secrets.token_hex(32)).strip())


def made_once(path: Path, make: Callable[[], str]) -> str:
    """What stands in the file, for its owner alone; made now if it is not there. Of several processes one wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        draft = path.with_suffix(f".{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)  # atomic: the first of several processes wins
        draft.unlink()
    return path.read_text()

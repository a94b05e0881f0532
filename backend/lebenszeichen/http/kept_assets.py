"""Hashed assets of earlier builds, kept beside the data for 30 days.

A page that was opened before an update may ask for a file that the new build no longer has. It must not meet a 404.
"""

import os
import shutil
from datetime import timedelta
from pathlib import Path

from lebenszeichen import clock

KEPT_FOR = timedelta(days=30)
_CURRENT = "current.txt"


def assets_folder(home: Path) -> Path:
    return home / "assets"


def keep_assets(built: Path, home: Path) -> None:
    """Copy the build's assets beside the data, and let go of those that no build of the last 30 days had.

    The 30 days begin when a file stops being part of the current build, not when it was copied.
    """
    kept = assets_folder(home)
    kept.mkdir(parents=True, exist_ok=True)
    names = {file.name for file in (built / "assets").glob("*") if file.is_file()}
    for name in sorted(names):
        _copy(built / "assets" / name, kept / name)
    for name in sorted(_listed(kept) - names):
        _touch(kept / name)
    (kept / _CURRENT).write_text("".join(f"{name}\n" for name in sorted(names)))
    _let_go(kept, names | {_CURRENT})


def _copy(source: Path, target: Path) -> None:
    if target.exists():
        return
    draft = target.with_suffix(f"{target.suffix}.{os.getpid()}")
    shutil.copyfile(source, draft)
    draft.replace(target)  # whole or not at all, also when two servers start at once


def _listed(kept: Path) -> set[str]:
    listing = kept / _CURRENT
    return set(listing.read_text().split()) if listing.is_file() else set()


def _touch(path: Path) -> None:
    if path.is_file():
        moment = clock.now().timestamp()
        os.utime(path, (moment, moment))


def _let_go(kept: Path, current: set[str]) -> None:
    oldest = (clock.now() - KEPT_FOR).timestamp()
    for file in kept.iterdir():
        if file.name not in current and file.stat().st_mtime < oldest:
            file.unlink()

"""Files that wait to be applied, beside the database and out of its dumps: HOME/imports/<id>/, for their owner alone.

They hold whole lists, with people whom we do not keep. They go when the list is applied or dropped, and after a day.
"""

import json
import os
import re
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from lebenszeichen.imports.errors import StagedFilesGone
from lebenszeichen.settings import Settings

_ID = re.compile(r"i[0-9a-z]{7}")
_SUMMARY = "compared.json"

Json = dict[str, Any]


def keep(settings: Settings, id: str, contents: Sequence[tuple[bytes, str]]) -> None:
    """On the disk when this returns."""
    folder = _folder(settings, id)
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.mkdir(mode=0o700)
    for number, (content, _) in enumerate(contents, 1):
        _write(folder / f"{number}.list", content)


def kept(settings: Settings, id: str) -> list[tuple[bytes, str]]:
    """(content, "file 1") in the order in which they were given. Raises StagedFilesGone."""
    paths = sorted(_folder(settings, id).glob("*.list"), key=lambda path: int(path.stem))
    try:
        contents = [(path.read_bytes(), f"file {path.stem}") for path in paths]
    except FileNotFoundError:
        contents = []
    if not contents:
        raise StagedFilesGone()
    return contents


def keep_compared(settings: Settings, id: str, summary: Json, rows: Sequence[Json]) -> None:
    """What comparing has found, for whoever looks at it next; nothing when the files are gone meanwhile."""
    try:
        _replace(_folder(settings, id) / f"rows-{summary['seen']}.json", rows)
        _replace(_folder(settings, id) / _SUMMARY, summary)
    except FileNotFoundError:
        return


def summary(settings: Settings, id: str) -> Json | None:
    """What was found last, in numbers; None when it is not there."""
    found: Json | None = _read(_folder(settings, id) / _SUMMARY)
    return found


def rows(settings: Settings, id: str, seen: str) -> list[Json]:
    """The rows of which `seen` is the hash. Raises StagedFilesGone."""
    found: list[Json] | None = _read(_folder(settings, id) / f"rows-{seen}.json")
    if found is None:
        raise StagedFilesGone()
    return found


def forget(settings: Settings, id: str) -> None:
    """Erase the files of one list."""
    shutil.rmtree(_folder(settings, id), ignore_errors=True)


def forget_before(settings: Settings, moment: datetime) -> list[str]:
    """Erase every folder that was made before this moment; returns the ids."""
    folders = settings.home / "imports"
    old = [
        folder.name
        for folder in (folders.iterdir() if folders.is_dir() else ())
        if _ID.fullmatch(folder.name) and folder.stat().st_mtime < moment.timestamp()
    ]
    for id in old:
        forget(settings, id)
    return sorted(old)


def _folder(settings: Settings, id: str) -> Path:
    if not _ID.fullmatch(id):
        raise StagedFilesGone()
    return settings.home / "imports" / id


def _replace(path: Path, document: object) -> None:
    draft = path.with_name(f"{os.getpid()}-{os.urandom(4).hex()}.new")
    _write(draft, json.dumps(document, ensure_ascii=False).encode())
    draft.replace(path)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)

"""The built app's files: where they lie, and their bytes packed once for each encoding.

A general static-file package (whitenoise) packs at build time, serves a fixed tree and knows no way back to an
application's own page for unknown paths, nor files that were taken over from an earlier build. What is needed here is
shorter than its configuration: some forty files of together 300 KB, packed at the first request and kept in memory.
"""

import gzip
import mimetypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

import brotli
from werkzeug.security import safe_join

_ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=11)),
    "gzip": lambda body: gzip.compress(body, compresslevel=9, mtime=0),
}
"""Best first."""
_TYPES = {
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".map": "application/json",
}
_TEXTS = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


@dataclass(frozen=True)
class AppFile:
    """One file as it stands, and packed."""

    body: bytes
    mimetype: str

    @cached_property
    def packed(self) -> dict[str, bytes]:
        """By encoding, where packing makes it smaller; pictures and fonts are packed already."""
        if not self.mimetype.startswith(_TEXTS):
            return {}
        bodies = {name: encode(self.body) for name, encode in _ENCODERS.items()}
        return {name: body for name, body in bodies.items() if len(body) < len(self.body)}


def app_folder() -> Path | None:
    """Where the built app lies: inside an installed wheel, or `frontend/dist` of a checkout. None: it was not built."""
    return _built("app_files", "dist")


def desk_folder() -> Path | None:
    """Where the built desk lies: inside an installed wheel, or `frontend/dist-desk` of a checkout. None: not built."""
    return _built("desk_files", "dist-desk")


def _built(packaged_as: str, built_into: str) -> Path | None:
    packaged = Path(str(resources.files("lebenszeichen"))) / packaged_as
    checkout = Path(__file__).resolve().parents[3] / "frontend" / built_into
    return next((folder for folder in (packaged, checkout) if (folder / "index.html").is_file()), None)


def find_file(folder: Path, path: str) -> AppFile | None:
    """The file at a path of the URL, below `folder` and nowhere else; None when there is none."""
    joined = safe_join(str(folder), path)
    if joined is None or not path:
        return None
    if not os.path.isfile(joined):  # Path.is_file raises where a name is longer than the disk allows
        return None
    found = Path(joined)
    return _read(found, found.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read(path: Path, _changed: int) -> AppFile:
    return AppFile(path.read_bytes(), _mimetype(path))


def _mimetype(path: Path) -> str:
    known = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return known or "application/octet-stream"

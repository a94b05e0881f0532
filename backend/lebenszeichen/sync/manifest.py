"""The manifest: which files make up the list, the levels and the texts."""

from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.clock import second
from lebenszeichen.database.spaces import server_state
from lebenszeichen.imports.queries import list_as_of
from lebenszeichen.sync import shelf
from lebenszeichen.sync.chain import Chain
from lebenszeichen.sync.errors import NothingPublished
from lebenszeichen.sync.files import File, body_hash, canonical, make_file
from lebenszeichen.sync.shelf import Shelved

PROTOCOL = 1
MINIMUM_CLIENT = 1
"""Older apps keep what they have and are asked to update."""
INLINE_BYTES = 8_192
"""Ten changed people are about 6 KB, and 2 KB once compressed."""


_lock = Lock()
_last: tuple[str, File] | None = None


def manifest_file(session: Session) -> File:
    """As docs/sync-protocol.md shows it, compressed once per change. Raises NothingPublished."""
    global _last  # noqa: PLW0603  (one value, under its lock)
    document, inline = _manifest(session)
    key = body_hash(canonical(document))  # which deltas stand inline follows from their sizes
    with _lock:
        last = _last
    if last is not None and last[0] == key:
        return last[1]
    bodies = {hash: body.decode() for hash, body in shelf.bodies(session, inline).items()}
    for entry in document["list"]["deltas"]:
        entry["body"] = bodies.get(entry["hash"])
    file = make_file(canonical(document), rows=0)
    with _lock:
        _last = (key, file)
    return file


def snapshot_bodies(session: Session) -> tuple[bytes, bytes]:
    """The snapshot that the manifest names, by gzip and by brotli. Raises NothingPublished."""
    snapshot = Chain.of(shelf.current_files(session, server_state(session).epoch)).snapshot
    file = None if snapshot is None else shelf.file_with(session, snapshot.hash)
    if file is None or file.gzip_body is None or file.brotli_body is None:
        raise NothingPublished(retry_after=5)
    return file.gzip_body, file.brotli_body


def _manifest(session: Session) -> tuple[dict[str, Any], list[str]]:
    """The manifest without bodies, and the hashes of the files that are to stand in it."""
    state = server_state(session)
    files = shelf.current_files(session, state.epoch)
    chain = Chain.of(files)
    levels = next((file for file in reversed(files) if file.kind == "levels"), None)
    if chain.snapshot is None or levels is None:
        raise NothingPublished(retry_after=5)
    newest = max(file.published_at for file in files)
    document = {
        "protocol": PROTOCOL,
        "epoch": state.epoch,
        "published_at": second(newest),
        "minimum_client": MINIMUM_CLIENT,
        "durable_before": state.durable_before,
        "list": {
            "seq": chain.boundary,
            "as_of": list_as_of(session),
            "snapshot": {**_named(chain.snapshot), "seq": chain.snapshot.to_seq},
            "deltas": [
                {**_named(delta), "from": delta.from_seq, "to": delta.to_seq}
                for delta in [*chain.deltas, *([chain.span] if chain.span else [])]
            ],
        },
        "levels": {**_named(levels), "seq": levels.to_seq},
        "texts": {file.lang: _named(file) for file in files if file.kind == "texts"},
    }
    return document, _inline(chain)


def _inline(chain: Chain) -> list[str]:
    """The newest deltas, as far as they are small together: whoever is close behind asks only once."""
    newest: list[str] = []
    size = 0
    for one in reversed(chain.deltas):
        size += one.size
        if size > INLINE_BYTES:
            break
        newest.append(one.hash)
    return newest


def _named(file: Shelved) -> dict[str, Any]:
    return {"hash": file.hash, "path": f"/api/files/{file.hash}", "bytes": file.size, "rows": file.rows}

"""The manifest: which files make up the list, the levels and the texts."""

from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import server_state
from lebenszeichen.imports.queries import list_as_of
from lebenszeichen.sync import shelf
from lebenszeichen.sync.chain import Chain
from lebenszeichen.sync.errors import NothingPublished
from lebenszeichen.sync.shelf import Shelved

PROTOCOL = 1
MINIMUM_CLIENT = 1
"""Older apps keep what they have and are asked to update."""


def manifest(session: Session) -> dict[str, Any]:
    """As docs/sync-protocol.md shows it. Raises NothingPublished before the first publication."""
    state = server_state(session)
    files = shelf.current_files(session, state.epoch)
    chain = Chain.of(files)
    levels = next((file for file in reversed(files) if file.kind == "levels"), None)
    if chain.snapshot is None or levels is None:
        raise NothingPublished(retry_after=5)
    newest = max(file.published_at for file in files)
    return {
        "protocol": PROTOCOL,
        "epoch": state.epoch,
        "published_at": newest.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "minimum_client": MINIMUM_CLIENT,
        "durable_before": state.durable_before,
        "list": {
            "seq": chain.boundary,
            "as_of": list_as_of(session),
            "snapshot": {**_named(chain.snapshot), "seq": chain.snapshot.to_seq},
            "deltas": [{**_named(delta), "from": delta.from_seq, "to": delta.to_seq} for delta in chain.deltas],
        },
        "levels": {**_named(levels), "seq": levels.to_seq},
        "texts": {file.lang: _named(file) for file in files if file.kind == "texts"},
    }


def _named(file: Shelved) -> dict[str, Any]:
    return {"hash": file.hash, "path": f"/api/files/{file.hash}", "bytes": file.size, "rows": file.rows}

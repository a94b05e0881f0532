"""The public list as documents: all of it, or what changed after a boundary."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.imports.queries import list_as_of
from lebenszeichen.prisoners.queries import public_prisoners, tombstones
from lebenszeichen.releases.queries import public_releases
from lebenszeichen.sync.columns import as_columns


@dataclass(frozen=True, slots=True)
class Listing:
    """A document of docs/sync-protocol.md, and how many rows are in it, ids in `gone` included."""

    document: dict[str, Any]
    rows: int

    @property
    def as_of(self) -> str | None:
        """How old the newest import is that this speaks of."""
        as_of: str | None = self.document["as_of"]
        return as_of


def snapshot(session: Session, epoch: str, seq: int) -> Listing:
    """All that is public; people as columns."""
    head = {"kind": "snapshot", "epoch": epoch, "seq": seq, "as_of": list_as_of(session)}
    rows = _rows(session, None)
    return Listing({**head, **rows, "prisoners": as_columns(rows["prisoners"]), "gone": []}, _count(rows))


def whole_list(session: Session) -> dict[str, Any]:
    """What a snapshot says, people row by row too: for whoever reads it here and sends it nowhere."""
    return {"as_of": list_as_of(session), **_rows(session, None)}


def delta(session: Session, epoch: str, after: int, seq: int) -> Listing:
    """Whole rows for what changed after a boundary, and the ids that are gone and did not come back."""
    rows = _rows(session, after)
    present = {row["id"] for table in rows.values() for row in table}
    gone = [id for id in tombstones(session, after) if id not in present]
    head = {"kind": "delta", "epoch": epoch, "from": after, "to": seq, "as_of": list_as_of(session)}
    return _listing(head, rows, gone)


def _rows(session: Session, after: int | None) -> dict[str, list[dict[str, Any]]]:
    return {
        "prisoners": public_prisoners(session, after),
        "facilities": public_facilities(session, after),
        "releases": public_releases(session, after),
    }


def _listing(head: dict[str, Any], rows: dict[str, list[dict[str, Any]]], gone: list[str]) -> Listing:
    return Listing({**head, **rows, "gone": gone}, _count(rows) + len(gone))


def _count(rows: dict[str, list[dict[str, Any]]]) -> int:
    return sum(len(table) for table in rows.values())

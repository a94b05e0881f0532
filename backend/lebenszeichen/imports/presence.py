"""Which rows are new, altered or gone since the last file of the same language. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from lebenszeichen.imports.known import Seen
from lebenszeichen.imports.rows import SourceList, SourceRow, Status

UNKNOWN = "unknown"
_DOUBTFUL = (Status.DIED, Status.FORMER, Status.NOT_RECOGNISED, Status.HELD)


@dataclass(slots=True)
class Presence:
    """Fingerprints to write, and what the source said last."""

    added: list[dict[str, str]] = field(default_factory=list)
    altered: list[dict[str, str]] = field(default_factory=list)
    gone: set[tuple[str, str]] = field(default_factory=set)
    """(keyed id, language) that the last file had and this one has not."""
    before: dict[str, Status] = field(default_factory=dict)
    """Source id → what was said last; those who were missing from the last list are left out if they are ours."""
    had: int = 0
    """How many rows the last files of these languages had."""
    hashes: dict[str, str] = field(default_factory=dict)

    @property
    def share_gone(self) -> float:
        return len(self.gone) / self.had if self.had else 0.0


def presence(
    lists: Sequence[SourceList],
    seen: Mapping[tuple[str, str], Seen],
    ours: set[str],
    hash_id: Callable[[str], str],
) -> Presence:
    """Compare fingerprints, language by language. `ours`: source ids of people on our list."""
    found = Presence()
    found.hashes = {id: hash_id(id) for id in ours.union(*({row.source_id for row in one.rows} for one in lists))}
    langs = {one.lang for one in lists}
    # Of a repeated id the first row counts here; all of them are set aside.
    here = {(found.hashes[row.source_id], one.lang): row for one in lists for row in reversed(one.rows)}
    for place, row in here.items():
        _compare(found, place, row, seen.get(place))
    last = {place for place, had in seen.items() if place[1] in langs and had.fingerprint}
    found.had, found.gone = len(last), last - here.keys()
    found.before = _before(found.hashes, seen, langs, ours)
    return found


def _compare(found: Presence, place: tuple[str, str], row: SourceRow, had: Seen | None) -> None:
    status = row.status.value if row.status else UNKNOWN
    values = {"id_hash": place[0], "lang": place[1], "fingerprint": row.fingerprint, "status": status}
    if had is None:
        found.added.append(values)
    elif had != Seen(row.fingerprint, status):
        found.altered.append(values)


def absent_ids(found: Presence, ours: set[str], present: set[str]) -> list[str]:
    """People on our list whom the last files had and these have in no language."""
    gone = {id_hash for id_hash, _ in found.gone}
    return sorted(id for id in ours - present if found.hashes[id] in gone)


def _before(
    hashes: Mapping[str, str], seen: Mapping[tuple[str, str], Seen], langs: set[str], ours: set[str]
) -> dict[str, Status]:
    """What the last files of these languages said, the doubtful word first; of others where these said nothing."""
    said: dict[str, list[tuple[bool, int, Seen]]] = {}
    for (id_hash, lang), had in seen.items():
        if had.status != UNKNOWN:
            said.setdefault(id_hash, []).append((lang not in langs, _DOUBTFUL.index(had.status), had))
    before: dict[str, Status] = {}
    for source_id, id_hash in hashes.items():
        _, _, last = min(said.get(id_hash, []), key=lambda one: one[:2], default=(True, 0, None))
        if last and (last.fingerprint or source_id not in ours):
            before[source_id] = Status(last.status)
    return before

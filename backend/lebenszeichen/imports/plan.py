"""A list compared and ready to be applied: everything that is thought about before the write transaction. Pure."""

import hashlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lebenszeichen.imports.difference import Change, Difference, KnownList, SetAside, compare
from lebenszeichen.imports.fingerprints import fingerprint_id
from lebenszeichen.imports.guards import Extent, extent_of
from lebenszeichen.imports.identity import Resembles, unclear_rows
from lebenszeichen.imports.institutions import Institutions
from lebenszeichen.imports.joining import join_without_other_people, repeated_ids
from lebenszeichen.imports.known import Seen, SetAsideKnown, Staging
from lebenszeichen.imports.presence import Presence, absent_ids, presence
from lebenszeichen.imports.rows import JoinedRow, SourceList
from lebenszeichen.imports.suppressed import without_suppressed
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners.facts import KnownPrisoner


@dataclass(frozen=True, slots=True)
class Plan:
    """What applying will write, and what it was compared with."""

    baseline: tuple[int, int]
    as_of: str | None
    """None: the list does not become newer by it."""
    file_hash: str
    langs: tuple[str, ...]
    rows: int
    difference: Difference
    institutions: Institutions
    presence: Presence
    set_aside: list[SetAside]
    """Only those that are new or altered."""
    no_longer_set_aside: list[str]
    extent: Extent
    prisoners: Mapping[str, KnownPrisoner]
    """Who was on the list, by the source's own id."""
    seen: Mapping[tuple[str, str], Seen]
    """What the last files had said, by (keyed id, language)."""
    source: str = SOURCE
    matched: tuple[int, int] | None = None
    """Of a downloaded table: rows that matched exactly one person, and the others."""

    @property
    def changes(self) -> list[Change]:
        """Without those in whom nothing changes."""
        return [change for change in self.difference.changes if change.kind != "unchanged"]

    @property
    def is_empty(self) -> bool:
        """The same list again: nothing is written, not even that it was."""
        found = self.presence
        written = (found.added, found.altered, found.gone, self.set_aside, self.no_longer_set_aside, self.changes)
        named = self.institutions
        return not any(written) and not named.added and not named.proposals and not named.new_places


def make_plan(
    lists: Sequence[SourceList],
    staging: Staging,
    *,
    key: bytes,
    as_of: str,
    suppressed: Container[str] = (),
    alike: Resembles = lambda _name, _birthday: False,
) -> Plan:
    """Compare; `suppressed` are people (`viasna:100123`) who were taken down, `alike`: like one of them.

    Raises UnreadableList.
    """
    lists, suppressed_people = without_suppressed(lists, SOURCE, suppressed)
    lists, _ = without_suppressed(lists, SOURCE, {f"{SOURCE}:{id}" for id in staging.decided.left_out})
    lists, rows, odd, other_people = join_without_other_people(lists)
    ours, present = set(staging.prisoners), {row.source_id for row in rows}
    found = presence(lists, staging.seen, ours, lambda id: fingerprint_id(key, SOURCE, id))
    institutions = Institutions(list(staging.facilities), set(staging.proposed), places=staging.places)
    known = KnownList(
        staging.prisoners, found.before, {id: waiting.reason for id, waiting in staging.set_aside.items()}
    )
    unclear = unclear_rows(rows, repeated_ids(lists), staging.released, staging.decided, alike)
    difference = compare(rows, known, unclear, institutions, absent_ids(found, ours, present))
    difference.odd, difference.other_people = odd, other_people
    difference.suppressed = suppressed_people
    return Plan(
        baseline=staging.baseline,
        as_of=as_of,
        file_hash=hashlib.sha256("".join(sorted(one.file_hash for one in lists)).encode()).hexdigest(),
        langs=tuple(sorted(one.lang for one in lists)),
        rows=len(rows),
        difference=difference,
        institutions=institutions,
        presence=found,
        set_aside=[one for one in difference.set_aside if _is_news(one, staging.set_aside)],
        no_longer_set_aside=sorted(_gone_everywhere(staging, found, present, key)),
        extent=extent_of(
            [one for one in difference.changes if one.kind != "unchanged"], staging.prisoners.values(), found
        ),
        prisoners=staging.prisoners,
        seen=staging.seen,
    )


def set_aside_fingerprint(row: JoinedRow) -> str:
    """Of all languages that were given."""
    return "".join(row.by_lang[lang].fingerprint for lang in sorted(row.by_lang))


def kept_columns(row: JoinedRow) -> dict[str, Any]:
    """What is kept of a row that waits for a person: the columns that we would keep anyway, and where to look."""
    first = row.first
    return {
        "names": {lang: part.name for lang, part in row.by_lang.items()},
        "status": row.status.value if row.status else None,
        "gender": first.gender,
        "birthday": first.birthday,
        "detained_on": first.detained_on,
        "sentenced_on": first.sentenced_on,
        "sentence": first.sentence,
        "prison": first.prison,
        "url": first.url,
    }


def _is_news(one: SetAside, waiting: dict[str, SetAsideKnown]) -> bool:
    had = waiting.get(one.row.source_id)
    return had is None or had != SetAsideKnown(one.reason, set_aside_fingerprint(one.row))


def _gone_everywhere(staging: Staging, found: Presence, present: set[str], key: bytes) -> set[str]:
    gone = {id_hash for id_hash, _ in found.gone}
    return {id for id in staging.set_aside if id not in present and fingerprint_id(key, SOURCE, id) in gone}

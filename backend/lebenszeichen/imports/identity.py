"""Rows of which nobody can say by machine whose they are. Pure.

The audit of the real export found twenty addresses of people on fifty rows, and two pairs with one name and birthday:
54 rows that a person has to look at. They are never merged and never published.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from lebenszeichen.imports.rows import JoinedRow, SourceRow, Status
from lebenszeichen.names.dates import agree, is_whole

NamesOfReleased = Mapping[str, str | None]
"""Plain names of people who came out and whose number at the source we do not know → birthday."""

KeysOf = Callable[[SourceRow], Iterable[tuple[str, ...]]]


def unclear_rows(rows: Sequence[JoinedRow], repeated: set[str], released: NamesOfReleased) -> dict[str, str]:
    """Source id → why it is set aside."""
    unclear: dict[str, str] = dict.fromkeys(_shared(rows, _birthday_keys), "same_name_and_birthday")
    unclear |= dict.fromkeys(_shared(rows, _url_keys), "one_address_several_people")
    unclear |= dict.fromkeys(repeated, "repeated_id")
    for row in rows:
        if row.source_id not in unclear and (reason := _alone(row, released)):
            unclear[row.source_id] = reason
    return unclear


def plain_name(name: str) -> str:
    """A name without regard to case, spaces and ё."""
    return " ".join(name.casefold().replace("ё", "е").split())


def _alone(row: JoinedRow, released: NamesOfReleased) -> str | None:
    if None in row.statuses:
        return "unknown_status"
    if not all(part.name for part in row.by_lang.values()):
        return "no_name"
    for part in row.by_lang.values():
        name = plain_name(part.name)
        if part.status is Status.HELD and name in released and agree(released[name], part.birthday):
            return "like_somebody_who_came_out"
    return None


def _shared(rows: Sequence[JoinedRow], keys_of: KeysOf) -> set[str]:
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        for lang, part in row.by_lang.items():
            for key in keys_of(part):
                holders[(lang, *key)].add(row.source_id)
    return {id for ids in holders.values() if len(ids) > 1 for id in ids}


def _url_keys(row: SourceRow) -> Iterable[tuple[str, ...]]:
    return [(row.url.rstrip("/"),)] if row.url else []


def _birthday_keys(row: SourceRow) -> Iterable[tuple[str, ...]]:
    # Only a whole birthday: a shared year says nothing among eight thousand people.
    return [(plain_name(row.name), row.birthday)] if row.birthday and is_whole(row.birthday) else []

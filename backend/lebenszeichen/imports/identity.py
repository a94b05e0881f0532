"""Rows of which nobody can say by machine whose they are. Pure.

The audit of the real export found twenty addresses of people on fifty rows, and two pairs with one name and birthday:
54 rows that a person has to look at. They are never merged and never published.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lebenszeichen.imports.rows import JoinedRow, SourceRow, Status
from lebenszeichen.names.dates import agree, is_whole
from lebenszeichen.names.plain import plain_name

NamesOfReleased = Mapping[str, str | None]
"""Plain names of people who came out and whose number at the source we do not know → birthday."""

Resembles = Callable[[str, str | None], bool]
"""Of a name and a birthday."""
KeysOf = Callable[[SourceRow], Iterable[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Decided:
    """What coordinators have decided about rows of one source, by its own numbers. The next list asks nobody again."""

    apart: Collection[frozenset[str]] = ()
    """Each: different people, however alike; a further one who is alike is asked about."""
    left_out: frozenset[str] = frozenset()
    """Rows that are not looked at: ignored, or the same person as another row."""
    joined: Mapping[str, str] = field(default_factory=dict)
    """Source id → the number (`record:…`) of somebody on the list of whom another source told."""

    def are_apart(self, ids: Collection[str]) -> bool:
        """Has somebody said that these are different people?"""
        return any(group.issuperset(ids) for group in self.apart)


NOTHING_DECIDED = Decided()


def unclear_rows(
    rows: Sequence[JoinedRow],
    repeated: set[str],
    released: NamesOfReleased,
    decided: Decided = NOTHING_DECIDED,
    alike: Resembles = lambda _name, _birthday: False,
) -> dict[str, str]:
    """Source id → why it is set aside. `alike`: like somebody who was taken down, under another number.

    The reason of those says no more than that two have one name and birthday: no table is to know who was taken down.
    """
    unclear: dict[str, str] = dict.fromkeys(_shared(rows, _birthday_keys, decided), "same_name_and_birthday")
    unclear |= dict.fromkeys(_shared(rows, _url_keys, decided), "one_address_several_people")
    unclear |= dict.fromkeys(repeated, "repeated_id")
    for row in rows:
        known = row.source_id in decided.joined or decided.are_apart([row.source_id])
        if not known and any(alike(part.name, part.birthday) for part in row.by_lang.values()):
            unclear.setdefault(row.source_id, "same_name_and_birthday")
        if row.source_id not in unclear and (reason := _alone(row, {} if known else released)):
            unclear[row.source_id] = reason
    return unclear


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


def groups_of(waiting: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
    """Rows that wait ({source_id, reason, row}), put together where they were set aside because of each other."""
    by_key: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for one in waiting:
        by_key.setdefault(_group_key(one), []).append(one)
    return list(by_key.values())


def _group_key(one: Mapping[str, Any]) -> tuple[str, ...]:
    row, reason = one["row"], one["reason"]
    if reason == "same_name_and_birthday" and row.get("names"):
        lang, name = min(row["names"].items())
        return reason, lang, plain_name(name), str(row.get("birthday"))
    if reason == "one_address_several_people" and row.get("url"):
        return reason, row["url"].partition("//")[2].partition("/")[2].rstrip("/")
    return reason, one["source_id"]


def _shared(rows: Sequence[JoinedRow], keys_of: KeysOf, decided: Decided) -> set[str]:
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        for lang, part in row.by_lang.items():
            for key in keys_of(part):
                holders[(lang, *key)].add(row.source_id)
    return {id for ids in holders.values() if len(ids) > 1 and not decided.are_apart(ids) for id in ids}


def _url_keys(row: SourceRow) -> Iterable[tuple[str, ...]]:
    return [(row.url.rstrip("/"),)] if row.url else []


def _birthday_keys(row: SourceRow) -> Iterable[tuple[str, ...]]:
    # Only a whole birthday: a shared year says nothing among eight thousand people.
    return [(plain_name(row.name), row.birthday)] if row.birthday and is_whole(row.birthday) else []

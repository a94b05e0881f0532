"""Several files of one list, one per language, joined by the source's own ids. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lebenszeichen.imports.errors import UnreadableList
from lebenszeichen.imports.rows import LANGUAGES, JoinedRow, OddField, SourceList, SourceRow
from lebenszeichen.names.dates import agree

OTHER_PEOPLE_SHARE = 0.2
ALWAYS_ONE_BY_ONE = 5
"""Rows: on a short list a fifth is nobody."""


def without_other_people(lists: Sequence[SourceList]) -> tuple[list[SourceList], dict[str, int]]:
    """The lists without those that describe other people under the same ids: language → how many of its rows do.

    Where more than a fifth contradicts, what agrees agrees by chance: a wrong name would stand on the list. Such a file
    counts as not given.
    """
    kept, _, _, other = join_without_other_people(lists)
    return kept, other


def join_without_other_people(
    lists: Sequence[SourceList],
) -> tuple[list[SourceList], list[JoinedRow], list[OddField], dict[str, int]]:
    """Those lists, and the same as `join_lists` gives of them: joining ten thousand people twice takes a while."""
    rows, odd = join_lists(lists)
    other = _other_people(rows)
    if not other:
        return list(lists), rows, odd, {}
    kept = [one for one in lists if one.lang not in other]
    return kept, *join_lists(kept), other


def _other_people(rows: Sequence[JoinedRow]) -> dict[str, int]:
    contradicting = Counter(lang for row in rows for lang in row.contradicting)
    compared = Counter(
        lang
        for row in rows
        if len(row.by_lang) + len(row.contradicting) > 1
        for lang in [*row.by_lang, *row.contradicting]
    )
    return {
        lang: count
        for lang, count in sorted(contradicting.items())
        if count > ALWAYS_ONE_BY_ONE and count > OTHER_PEOPLE_SHARE * compared[lang]
    }


def join_lists(lists: Sequence[SourceList]) -> tuple[list[JoinedRow], list[OddField]]:
    """One row a person, in the order of the first file, and what was odd in all files together.

    Where two files tell of different people under one id, the language that comes first (ru, be, en) is believed and
    the other is left out: a name must never stand beside somebody else's birthday.
    """
    langs = [one.lang for one in lists]
    if twice := {lang for lang in langs if langs.count(lang) > 1}:
        raise UnreadableList(
            f"two files in the same language ({', '.join(sorted(twice))}): give one of each.", "same_language"
        )
    by_id: dict[str, dict[str, SourceRow]] = {}
    for one in sorted(lists, key=lambda one: LANGUAGES.index(one.lang)):
        for row in one.rows:
            by_id.setdefault(row.source_id, {}).setdefault(one.lang, row)
    joined = [_joined(source_id, rows) for source_id, rows in by_id.items()]
    # The same cell is odd in every language: it is told once.
    told = {(field.source_id, field.column, field.reason): field for one in reversed(lists) for field in one.odd}
    odd = sorted(told.values(), key=lambda field: (field.line, field.column))
    odd += [OddField(row.source_id, 0, lang, "another_person") for row in joined for lang in row.contradicting]
    return joined, odd


def repeated_ids(lists: Sequence[SourceList]) -> set[str]:
    """Ids that stand in one file more than once."""
    repeated: set[str] = set()
    for one in lists:
        seen: set[str] = set()
        for row in one.rows:
            (repeated if row.source_id in seen else seen).add(row.source_id)
    return repeated


def _joined(source_id: str, rows: dict[str, SourceRow]) -> JoinedRow:
    joined = JoinedRow(source_id, rows)
    if len(rows) == 1:
        return joined
    odd = tuple(lang for lang, row in rows.items() if not _same_person(joined.first, row))
    kept = {lang: row for lang, row in rows.items() if lang not in odd}
    return replace(joined, by_lang=kept, contradicting=odd)


def _same_person(one: SourceRow, other: SourceRow) -> bool:
    genders = {one.gender, other.gender} - {None}
    return len(genders) < 2 and agree(one.birthday, other.birthday) and agree(one.detained_on, other.detained_on)

"""Differences against a model that is too simple to be wrong."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from factories.export_rows import OTHER_PLACE, PLACE, export, row
from lebenszeichen.imports.difference import Difference, KnownList, compare
from lebenszeichen.imports.institutions import Institutions
from lebenszeichen.imports.joining import join_lists
from lebenszeichen.imports.rows import JoinedRow, Status
from lebenszeichen.imports.viasna import read_export
from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerDetails

CELLS = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["active", "former", "np"]),
        "died": st.sampled_from(["", "", "", "1"]),
        "prison": st.sampled_from([PLACE, OTHER_PLACE, ""]),
        "decision": st.sampled_from(["", "5 лет"]),
    }
)
WEEK = st.dictionaries(st.sampled_from([str(number) for number in range(1, 9)]), CELLS, min_size=1)


def joined(week: dict[str, dict[str, str]]) -> list[JoinedRow]:
    content = export(*(row(id, **cells) for id, cells in week.items()))
    return join_lists([read_export(content, "x", key=b"key", today=date(2026, 11, 22))])[0]


def first_import(week: dict[str, dict[str, str]]) -> KnownList:
    """What is known after a first list."""
    rows = joined(week)
    added = compare(rows, KnownList({}, {}), {}, Institutions([])).changes
    prisoners = {
        one.source_id: KnownPrisoner(one.source_id, one.source_id, one.facts, "held", one.details or PrisonerDetails())
        for one in added
        if one.facts
    }
    return KnownList(prisoners, {one.source_id: one.status for one in rows if one.status})


def held(cells: dict[str, str]) -> bool:
    return cells["status"] == "active" and not cells["died"]


def expected(before: dict[str, str] | None, now: dict[str, str]) -> str:
    """The rules again, as one would say them to somebody."""
    was_held = before is not None and held(before)
    if not held(now):
        if not was_held:
            return "only a fingerprint"
        return "died" if now["died"] else "no_longer_held"
    if not was_held:
        arrested_again = before is not None and (before["died"] or before["status"] == "former")
        return "detained_again" if arrested_again else "new"
    if before is not None and before["prison"] != now["prison"]:
        return "moved"
    return "changed" if before != now else "unchanged"


@settings(deadline=None)
@given(first=WEEK, second=WEEK)
def test_every_row_becomes_what_a_plain_model_says(
    first: dict[str, dict[str, str]], second: dict[str, dict[str, str]]
) -> None:
    known = first_import(first)
    absent = sorted(known.prisoners.keys() - second.keys())
    difference = compare(joined(second), known, {}, Institutions([]), absent)
    said = {change.source_id: change.kind for change in difference.changes}
    model = {id: expected(first.get(id), cells) for id, cells in second.items()}
    assert said == {id: kind for id, kind in model.items() if kind != "only a fingerprint"} | dict.fromkeys(
        absent, "missing"
    )
    assert difference.only_fingerprint == list(model.values()).count("only a fingerprint")
    assert difference.silenced == sum(kind in {"died", "no_longer_held"} for kind in model.values()) + len(absent)


@settings(deadline=None)
@given(week=WEEK)
def test_the_same_list_again_changes_nothing(week: dict[str, dict[str, str]]) -> None:
    difference: Difference = compare(joined(week), first_import(week), {}, Institutions([]))
    assert {change.kind for change in difference.changes} <= {"unchanged"}


def test_a_row_that_waits_for_a_person_changes_nobody() -> None:
    rows = joined({"1": {"status": "active", "died": "", "prison": PLACE, "decision": ""}})
    known = KnownList({}, {"1": Status.HELD}, {"1": "same_name_and_birthday"})
    difference = compare(rows, known, {}, Institutions([]))
    assert (difference.changes, len(difference.set_aside)) == ([], 1)

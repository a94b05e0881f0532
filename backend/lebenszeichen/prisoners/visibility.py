"""What of somebody's row is public. Pure: one place, so that one test can look at all of it.

Of charges and descriptions only what a coordinator released passes here; the source's number and what a source
reported never do.
"""

from collections.abc import Collection
from typing import Any, Protocol

from lebenszeichen.prisoners.edited import standing
from lebenszeichen.prisoners.history_kinds import NOTHING, Beside, as_rows, shown

_SOURCES = {"viasna": "Viasna"}
"""By what a source's own numbers begin with. The record and a release say who says so themselves."""


class PrisonerRow(Protocol):
    """The columns that are looked at."""

    id: Any
    source_id: Any
    names: Any
    derived: Any
    aliases: Any
    gender: Any
    birthday: Any
    detained_on: Any
    sentenced_on: Any
    sentence: Any
    sentence_lang: Any
    facility_id: Any
    state: Any
    release: Any
    sample: Any
    list_seq: Any


def public_prisoner(row: PrisonerRow, flags: Collection[str] = (), beside: Beside = NOTHING) -> dict[str, Any]:
    """The row as docs/sync-protocol.md shows it.

    A release is told of people who came out, a death of people who died, and of nobody else; the institution of either
    is not. Of whom the family asks for silence nothing is told, whatever happened; why is never said.
    """
    state = public_state(row.state, flags)
    gone = state in {"came_out", "died"}
    release = row.release if gone else None
    events = shown(beside.events, state, release["on"] if release else None)
    told = {("came_out" if state == "came_out" else "died", release["on"])} if release else set()
    return {
        "id": row.id,
        "seq": row.list_seq,
        "names": row.names,
        "derived": row.derived,
        "aliases": row.aliases,
        "gender": row.gender,
        "birthday": row.birthday,
        "detained_on": row.detained_on,
        "sentenced_on": row.sentenced_on,
        "sentence": row.sentence,
        "sentence_lang": row.sentence_lang,
        "facility_id": None if gone else row.facility_id,
        "state": state,
        "release": release,
        "sample": row.sample,
        "source": _SOURCES.get(str(row.source_id).partition(":")[0]),
        "written": _written(row, beside, gone=gone) or None if state != "do_not_write" else None,
        "events": as_rows([one for one in events if (one.kind, one.happened_on) not in told]) or None,
        "details": dict(sorted(beside.details.items())) or None if state == "held" else None,
    }


def _written(row: PrisonerRow, beside: Beside, *, gone: bool) -> dict[str, str]:
    """Who says what a coordinator wrote, as far as it stands there still: the source may have said something new."""
    stands = standing(row) if beside.written else {}
    if gone:
        stands.pop("facility_id", None)
    return {
        name: source
        for name, (value, source) in sorted(beside.written.items())
        if name in stands and stands[name] == value
    }


def public_state(state: str, flags: Collection[str]) -> str:
    """What phones are told of somebody's state: a flag of the desk looks like any other doubt."""
    if "silence" in flags or ("do_not_write" in flags and state == "held"):
        return "do_not_write"
    return state

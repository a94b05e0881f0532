"""What of somebody's row is public. Pure: one place, so that one test can look at all of it.

Charges, descriptions, the source's number and what a source reported never pass here.
"""

from collections.abc import Collection
from typing import Any, Protocol


class PrisonerRow(Protocol):
    """The columns that are looked at."""

    id: Any
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


def public_prisoner(row: PrisonerRow, flags: Collection[str] = ()) -> dict[str, Any]:
    """The row as docs/sync-protocol.md shows it.

    A release is told of people who came out, a death of people who died, and of nobody else; the institution of either
    is not. Of whom the family asks for silence nothing is told, whatever happened; why is never said.
    """
    state = public_state(row.state, flags)
    gone = state in {"came_out", "died"}
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
        "release": row.release if gone else None,
        "sample": row.sample,
    }


def public_state(state: str, flags: Collection[str]) -> str:
    """What phones are told of somebody's state: a flag of the desk looks like any other doubt."""
    if "silence" in flags or ("do_not_write" in flags and state == "held"):
        return "do_not_write"
    return state

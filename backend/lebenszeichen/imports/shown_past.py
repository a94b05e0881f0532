"""What an applied import changed of one person, as people read it. Pure."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Protocol, cast

from lebenszeichen.imports.groups import GROUPS, Group
from lebenszeichen.imports.shown import Places, ShownRow, Values

_FIELDS = ("names", "gender", "birthday", "detained_on", "sentenced_on", "sentence")


class PastChange(Protocol):
    """The columns that are looked at."""

    id: Any
    prisoner_id: Any
    kind: Any
    before: Any
    after: Any


def row_of_past(change: PastChange, names: Mapping[str, Mapping[str, str]], places: Places) -> dict[str, Any]:
    """A row as `shown` makes them of what is staged; without the source's own id."""
    group = cast(Group, change.kind) if change.kind in GROUPS else "changed"
    row = ShownRow(
        f"change:{change.id}",
        group,
        None,
        change.prisoner_id,
        dict(names.get(change.prisoner_id, {})),
        _values(change.before, places),
        _values(change.after, places),
        needs_second="report" in change.after,
    )
    return asdict(row)


def _values(part: Mapping[str, Any], places: Places) -> Values:
    facts = part.get("facts", {})
    values: Values = {name: facts[name] for name in _FIELDS if name in facts}
    if "facility_id" in facts:
        id = facts["facility_id"]
        values["facility"] = places.get(id, id) if id else None
    values |= part.get("details", {})
    if "state" in part:
        values["state"] = part["state"]
    if "report" in part:
        values["reported"] = part["report"]
    return values

"""The people of a snapshot, which come as columns, as rows."""

from typing import Any


def people_in(snapshot: dict[str, Any]) -> list[dict[str, Any]]:
    """One row per person, as docs/sync-protocol.md tells a client to put them together."""
    columns = snapshot["prisoners"]
    rows = [
        {member: values[place] for member, values in columns.items() if member != "names"}
        for place in range(len(columns["id"]))
    ]
    for place, row in enumerate(rows):
        row["names"] = {lang: values[place] for lang, values in columns["names"].items() if values[place] is not None}
    return rows

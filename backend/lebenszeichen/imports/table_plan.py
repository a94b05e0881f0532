"""A downloaded table compared: exact matches only, and the list does not become newer by it. Pure."""

from collections.abc import Container
from dataclasses import replace

from lebenszeichen.imports.difference import Change, Difference
from lebenszeichen.imports.guards import extent_of
from lebenszeichen.imports.institutions import Institutions
from lebenszeichen.imports.known import Staging
from lebenszeichen.imports.plan import Plan
from lebenszeichen.imports.presence import Presence
from lebenszeichen.imports.tables import DownloadedTable, compare_table
from lebenszeichen.imports.viasna import SOURCE

TABLE_SOURCE = "viasna-table"


def plan_of_table(table: DownloadedTable, staging: Staging, *, suppressed: Container[str] = ()) -> Plan:
    """What the table corrects of people whom it matches."""
    ours = {id: one for id, one in staging.prisoners.items() if f"{SOURCE}:{id}" not in suppressed}
    found = compare_table(table, ours.values())
    changes = [
        Change(one.source_id, one.id, "changed", found.changed[one.id], before=one)
        for one in ours.values()
        if one.id in found.changed
    ]
    unchanged = [Change("", None, "unchanged")] * (found.matched - len(changes))
    return Plan(
        baseline=staging.baseline,
        as_of=None,
        file_hash=table.file_hash,
        langs=(table.lang,),
        rows=len(table.rows),
        difference=Difference([*changes, *unchanged], odd=[replace(one, source_id="") for one in table.odd]),
        institutions=Institutions(list(staging.facilities), set(staging.proposed)),
        presence=Presence(),
        set_aside=[],
        no_longer_set_aside=[],
        extent=extent_of(changes, ours.values(), Presence()),
        prisoners=ours,
        seen={},
        source=TABLE_SOURCE,
        matched=(found.matched, found.not_matched),
    )

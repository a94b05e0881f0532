"""What of a difference is taken and what is left: whole groups, or single rows. Pure.

What is left is as if the file had not had it: nothing is remembered of it, and the next list offers it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from lebenszeichen.imports.difference import Change, Difference
from lebenszeichen.imports.groups import group_of, key_of_address
from lebenszeichen.imports.guards import extent_of
from lebenszeichen.imports.institutions import Institutions, NewProposal
from lebenszeichen.imports.plan import Plan
from lebenszeichen.imports.presence import Presence


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Groups, and keys of single rows: a source's own id, or `address:…`."""

    groups: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """As a request or the database has it."""
        return cls(frozenset(said.get("groups", ())), frozenset(said.get("rows", ())))

    def as_json(self) -> dict[str, list[str]]:
        """Sorted: the same choice gives the same text."""
        return {"groups": sorted(self.groups), "rows": sorted(self.rows)}

    def leaves(self, group: str, key: str) -> bool:
        """Is this row left?"""
        return group in self.groups or key in self.rows


def take(plan: Plan, leave: LeaveOut) -> Plan:
    """The plan without what is left."""
    if not leave.groups and not leave.rows:
        return plan
    left = _left_people(plan, leave)
    hashes = {plan.presence.hashes[id] for id in left if id in plan.presence.hashes}
    changes = [change for change in plan.difference.changes if change.source_id not in left]
    set_aside = [one for one in plan.difference.set_aside if one.row.source_id not in left]
    difference = replace(plan.difference, changes=changes, set_aside=set_aside)
    found = _without(plan.presence, hashes)
    return replace(
        plan,
        difference=difference,
        presence=found,
        institutions=_named_by(plan, difference, leave),
        set_aside=[one for one in plan.set_aside if one.row.source_id not in left],
        extent=extent_of([one for one in changes if one.kind != "unchanged"], plan.prisoners.values(), found),
    )


def _left_people(plan: Plan, leave: LeaveOut) -> set[str]:
    left = {one.source_id for one in plan.changes if leave.leaves(group_of(one), one.source_id)}
    return left | {one.row.source_id for one in plan.set_aside if leave.leaves("set_aside", one.row.source_id)}


def _without(found: Presence, hashes: set[str]) -> Presence:
    """Without what the file says of these people: what was seen of them stays what it was."""
    return replace(
        found,
        added=[one for one in found.added if one["id_hash"] not in hashes],
        altered=[one for one in found.altered if one["id_hash"] not in hashes],
        gone={place for place in found.gone if place[0] not in hashes},
    )


def _named_by(plan: Plan, difference: Difference, leave: LeaveOut) -> Institutions:
    """Only institutions, address texts and other words that people who are taken name."""
    places = {change.place for change in difference.changes if change.place}
    had = plan.institutions
    proposals = [
        one
        for one in had.proposals
        if _says(had, one) & places and not leave.leaves("address_text", key_of_address(one))
    ]
    named = {_facility_of(change) for change in difference.changes} | {one.facility_id for one in proposals}
    return replace(
        had,
        proposals=proposals,
        added=[one for one in had.added if one.id in named],
        new_places=[one for one in had.new_places if one.text in places],
    )


def _says(institutions: Institutions, proposal: NewProposal) -> set[str]:
    return institutions.said.get((proposal.facility_id, proposal.address_hash), set())


def _facility_of(change: Change) -> str | None:
    return change.facts.facility_id if change.facts else None

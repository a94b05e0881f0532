"""The groups in which a difference is shown, taken and left. Pure."""

from typing import Literal, get_args

from lebenszeichen.imports.difference import Change
from lebenszeichen.imports.institutions import NewProposal

Group = Literal[
    "no_longer_held",
    "died",
    "detained_again",
    "held_again",
    "missing",
    "moved",
    "renamed",
    "changed",
    "new",
    "address_text",
    "set_aside",
    "new_institutions",
    "odd_fields",
]
"""In the order in which people look at them."""
GROUPS: tuple[Group, ...] = get_args(Group)
ONLY_SHOWN: frozenset[Group] = frozenset({"new_institutions", "odd_fields"})
"""An institution comes with its people; an odd field was not taken anyway."""


def group_of(change: Change) -> Group:
    """Where a change that is none of `unchanged` is shown: by what weighs most in it."""
    if change.report == "unclear":
        return "set_aside"
    if change.kind == "changed" and is_renamed(change):
        return "renamed"
    if change.kind == "unchanged":
        raise ValueError("nothing to show")
    return change.kind


def is_renamed(change: Change) -> bool:
    """Does somebody get another name in a language that the source itself had written?"""
    if change.before is None or change.facts is None:
        return False
    had, has = change.before.facts, change.facts
    return any(lang not in had.derived and has.names.get(lang, name) != name for lang, name in had.names.items())


def key_of_address(proposal: NewProposal) -> str:
    """How a row about an address text is called."""
    return f"address:{proposal.facility_id}:{proposal.address_hash[:12]}"

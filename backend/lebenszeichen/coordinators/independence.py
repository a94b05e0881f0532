"""When two people are two. Pure: the one rule for everything that two coordinators decide."""

from typing import Protocol


class Invited(Protocol):
    """A coordinator, as far as this rule looks."""

    @property
    def id(self) -> str: ...
    @property
    def invited_by(self) -> str | None: ...
    @property
    def recovered_by(self) -> str | None: ...
    @property
    def founding(self) -> bool: ...


def are_independent(one: Invited, other: Invited) -> bool:
    """Neither has invited the other, nor held the link to the other's passkeys. The founding pair was invited by the
    command line, and is two as long as that holds.

    Symmetric. Only "the second is nobody whom the first invited" would let one person do both: invite a puppet, let
    the puppet report, and confirm.
    """
    if one.id == other.id:
        return False
    if one.recovered_by == other.id or other.recovered_by == one.id:
        return False
    if one.founding and other.founding:
        return True
    return one.invited_by != other.id and other.invited_by != one.id

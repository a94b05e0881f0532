"""What a list's word about somebody means for us. Pure.

Two people decide before a person's state changes in public. So whatever a list says of "freed, died, arrested again",
the most that follows by itself is the neutral `do_not_write`, which gives no reason; what was said is kept as a report.
No path leads from here to `came_out`, and none back to `held`.
"""

from dataclasses import dataclass
from typing import Literal

from lebenszeichen.imports.rows import Status

ReportKind = Literal["no_longer_held", "died", "detained_again", "held", "missing", "unclear"]


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody on our list, and what the source said of them last; None when it never said anything."""

    state: str
    before: Status | None
    open_report: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state afterwards, and the report to keep for two people; `report` None: nothing to decide."""

    state: str
    report: ReportKind | None = None


def of_a_known_person(known: Known, now: Status) -> Outcome:
    """Somebody is on our list, and the source says `now`."""
    if now is Status.HELD:
        return _said_to_be_held(known)
    if now is known.before and known.state != "held":
        return Outcome(known.state)
    kind: ReportKind = "died" if now is Status.DIED else "no_longer_held"
    if known.state == "came_out" and kind == "no_longer_held":
        return Outcome("came_out")
    return Outcome("do_not_write", None if known.open_report == kind else kind)


def _said_to_be_held(known: Known) -> Outcome:
    if known.state == "held" or known.before is Status.HELD:
        # After a confirmed release the source may go on for days as if nothing had happened.
        return Outcome(known.state)
    if known.state == "came_out":
        return Outcome("do_not_write", "detained_again")
    already = known.open_report in {"held", "detained_again"}
    return Outcome("do_not_write", None if already else "held")


def of_an_absent_person(known: Known) -> Outcome:
    """The source had somebody in its last full list and has them no longer: nobody vouches for the address."""
    if known.state != "held":
        return Outcome(known.state)
    return Outcome("do_not_write", "missing")


def of_an_unclear_person(known: Known) -> Outcome:
    """The row of somebody on our list was set aside: what it says may be about another person."""
    if known.state != "held":
        return Outcome(known.state)
    return Outcome("do_not_write", "unclear")


def of_a_stranger(before: Status | None, now: Status) -> Outcome | None:
    """Somebody is not on our list; None: they do not come onto it.

    Somebody who was not held and is held now was arrested again: added as `do_not_write`, so that no phone can tell.
    """
    if now is not Status.HELD:
        return None
    if before in {Status.FORMER, Status.DIED}:
        return Outcome("do_not_write", "detained_again")
    return Outcome("held")

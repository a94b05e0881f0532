"""What of an import can be taken back for one person, and why not. Pure.

Only what stands there exactly as the import left it: a release, a decision or a later change is somebody's word about
this person, and an undo is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

from lebenszeichen.imports.changes import facts_from, facts_json
from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerDetails, PrisonerFacts

Reason = Literal["taken_down", "released", "changed_later", "in_question"]
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportNow:
    """A source's word about somebody, as it stands."""

    id: int
    kind: str
    source: str
    decided: bool
    of_a_release: bool


@dataclass(frozen=True, slots=True)
class PersonNow:
    """Somebody whom the import changed, as they are."""

    known: KnownPrisoner
    reports: Sequence[ReportNow] = ()
    changed_later: bool = False
    """By another import that was not undone."""


@dataclass(frozen=True, slots=True)
class Back:
    """What becomes of one person. `withdrawn`: off the list, where only this import had put them."""

    prisoner_id: str
    facts: PrisonerFacts | None = None
    details: PrisonerDetails | None = None
    state: str | None = None
    withdrawn: bool = False
    reports: list[int] = field(default_factory=list)
    """Words of this import that nobody has decided: they are taken back."""


def undo_of(before: Json, after: Json, now: PersonNow, says: str) -> Back | Reason:
    """What to write, or why this person is left as they are. `says`: the source of the import's own reports."""
    own = [one for one in now.reports if one.kind == after.get("report") and one.source == says]
    back = _facts_back(before, after, now.known)
    reason = _spoken_of(now, before) or _decided(after, now, own)
    if reason or back is None:
        return reason or "changed_later"
    back = replace(back, reports=[one.id for one in own])
    if "state" not in after:
        return back
    return replace(back, state=before.get("state"), withdrawn="state" not in before)


def _spoken_of(now: PersonNow, before: Json) -> Reason | None:
    if now.known.state == "removed":
        return "taken_down"
    if {now.known.state, before.get("state")} & {"came_out", "died"} or any(one.of_a_release for one in now.reports):
        return "released"
    return "changed_later" if now.changed_later else None


def _decided(after: Json, now: PersonNow, own: Sequence[ReportNow]) -> Reason | None:
    """Has somebody decided about the state, or does another report speak of it?"""
    if "report" in after and (not own or any(one.decided for one in own)):
        return "changed_later"
    if "state" not in after:
        return None
    if now.known.state != after["state"]:
        return "changed_later"
    return "in_question" if any(not one.decided and one not in own for one in now.reports) else None


def _facts_back(before: Json, after: Json, known: KnownPrisoner) -> Back | None:
    """None: a field is not what the import made of it."""
    facts, details = facts_json(known.facts), asdict(known.details)
    for values, now in ((after.get("facts", {}), facts), (after.get("details", {}), details)):
        if any(now[name] != value for name, value in values.items()):
            return None
    back = Back(known.id)
    if had := before.get("facts"):
        back = replace(back, facts=facts_from({**facts, **had}))
    if had := before.get("details"):
        back = replace(back, details=PrisonerDetails(**{**details, **had}))
    return back

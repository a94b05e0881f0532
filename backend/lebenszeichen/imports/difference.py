"""What a list changes: rows × what we know → a difference that can be applied, counted and shown. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lebenszeichen.imports.institutions import Institutions
from lebenszeichen.imports.reading_rows import details_of, facts_of, institution_text
from lebenszeichen.imports.rows import JoinedRow, OddField, Status
from lebenszeichen.imports.transitions import (
    Known,
    Outcome,
    ReportKind,
    of_a_known_person,
    of_a_stranger,
    of_an_absent_person,
    of_an_unclear_person,
)
from lebenszeichen.prisoners.edited import keep_edits
from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerDetails, PrisonerFacts

Kind = Literal[
    "new", "changed", "moved", "no_longer_held", "died", "detained_again", "held_again", "missing", "unchanged"
]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one person. `prisoner_id` None: not on the list yet. None elsewhere: stays as it is."""

    source_id: str
    prisoner_id: str | None
    kind: Kind
    facts: PrisonerFacts | None = None
    details: PrisonerDetails | None = None
    state: str | None = None
    report: ReportKind | None = None
    reported_on: str | None = None
    before: KnownPrisoner | None = None
    """As they were; None: not on the list yet."""
    place: str = ""
    """What the list says of the institution, where it was looked at."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row for a person to look at."""

    row: JoinedRow
    reason: str


@dataclass(frozen=True, slots=True)
class KnownList:
    """What we know before a list is compared."""

    prisoners: Mapping[str, KnownPrisoner]
    """By the source's own id."""
    before: Mapping[str, Status]
    """What the source said last, by its own id; those who were missing from its last list are left out."""
    set_aside: Mapping[str, str] = field(default_factory=dict)
    """Source id → reason; stays set aside until a person decides."""


@dataclass(slots=True)
class Difference:
    """Everything that applying will do, and what a report says."""

    changes: list[Change] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    odd: list[OddField] = field(default_factory=list)
    other_people: Mapping[str, int] = field(default_factory=dict)
    """Language → rows of a file that was left out because it describes other people under the same ids."""
    suppressed: int = 0
    """People who were taken down: their rows are not looked at."""
    only_fingerprint: int = 0
    """Rows of people who are not on the list and do not come onto it."""

    def of_kind(self, *kinds: Kind) -> list[Change]:
        """Changes of these kinds."""
        return [change for change in self.changes if change.kind in kinds]

    @property
    def silenced(self) -> int:
        """How many people get the neutral "please do not write at present" who did not have it."""
        return sum(is_silenced(change) for change in self.changes)


def is_silenced(change: Change) -> bool:
    """Does somebody get the neutral "please do not write at present" who did not have it?"""
    return change.state == "do_not_write" and change.before is not None


def compare(
    rows: Sequence[JoinedRow],
    known: KnownList,
    unclear: Mapping[str, str],
    institutions: Institutions,
    absent: Sequence[str] = (),
) -> Difference:
    """Compare a whole list. `unclear`: source id → reason; `absent`: ids of the last list that this one has not."""
    difference = Difference()
    for row in rows:
        reason = known.set_aside.get(row.source_id) or unclear.get(row.source_id)
        if reason:
            difference.set_aside.append(SetAside(row, reason))
            change = _without_a_row(row.source_id, known, of_an_unclear_person)
        else:
            change = _of_row(row, known, institutions)
            difference.only_fingerprint += change is None
        if change:
            difference.changes.append(change)
    gone = (_without_a_row(source_id, known, of_an_absent_person) for source_id in absent)
    difference.changes += [change for change in gone if change]
    return difference


def _of_row(row: JoinedRow, known: KnownList, institutions: Institutions) -> Change | None:
    status = row.status
    if status is None:  # an unknown word for the state is set aside before
        return None
    prisoner = known.prisoners.get(row.source_id)
    before = known.before.get(row.source_id)
    if prisoner is None or prisoner.state == "removed":
        outcome = of_a_stranger(before, status)
        return _added(row, outcome, institutions, prisoner) if outcome else None
    outcome = of_a_known_person(Known(prisoner.state, before, prisoner.open_report), status)
    if outcome.report or outcome.state != prisoner.state:
        return _reported(row, prisoner, outcome, status)
    return _same_state(row, prisoner, status, institutions)


def _added(row: JoinedRow, outcome: Outcome, institutions: Institutions, gone: KnownPrisoner | None) -> Change:
    """`gone`: the number of somebody whom an import had put on the list, and that was undone."""
    place = institution_text(row)
    return Change(
        row.source_id,
        gone.id if gone else None,
        "detained_again" if outcome.report else "new",
        facts_of(row, institutions.find(place)),
        details_of(row, PrisonerDetails()),
        outcome.state,
        outcome.report,
        row.first.detained_on,
        place=place,
    )


_KIND_OF_REPORT: dict[ReportKind, Kind] = {
    "no_longer_held": "no_longer_held",
    "died": "died",
    "detained_again": "detained_again",
    "held": "held_again",
    "missing": "missing",
    "unclear": "changed",
}

Rule = Callable[[Known], Outcome]


def _reported(row: JoinedRow, prisoner: KnownPrisoner, outcome: Outcome, status: Status) -> Change:
    """Facts stay frozen: a new institution, or none, beside "please do not write" would tell what happened."""
    on = row.first.released_on if status is Status.FORMER else None
    state = outcome.state if outcome.state != prisoner.state else None
    kind = _KIND_OF_REPORT[outcome.report] if outcome.report else "changed"
    return Change(row.source_id, prisoner.id, kind, state=state, report=outcome.report, reported_on=on, before=prisoner)


def _same_state(row: JoinedRow, prisoner: KnownPrisoner, status: Status, institutions: Institutions) -> Change:
    if prisoner.state != "held" or status is not Status.HELD:
        return Change(row.source_id, prisoner.id, "unchanged")
    place = institution_text(row)
    said = {lang: part.name for lang, part in row.by_lang.items()}
    facts = keep_edits(facts_of(row, institutions.find(place), prisoner.facts), prisoner.edits, said)
    details = details_of(row, prisoner.details)
    if facts == prisoner.facts and details == prisoner.details:
        return Change(row.source_id, prisoner.id, "unchanged", place=place)
    moved = facts.facility_id != prisoner.facts.facility_id
    return Change(
        row.source_id,
        prisoner.id,
        "moved" if moved else "changed",
        facts if facts != prisoner.facts else None,
        details if details != prisoner.details else None,
        before=prisoner,
        place=place,
    )


def _without_a_row(source_id: str, known: KnownList, rule: Rule) -> Change | None:
    prisoner = known.prisoners.get(source_id)
    if prisoner is None:
        return None
    outcome = rule(Known(prisoner.state, known.before.get(source_id), prisoner.open_report))
    if not outcome.report:
        return None
    return Change(
        source_id,
        prisoner.id,
        _KIND_OF_REPORT[outcome.report],
        state=outcome.state,
        report=outcome.report,
        before=prisoner,
    )

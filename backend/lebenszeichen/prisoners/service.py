"""Writes the list of prisoners. Flushes; the caller's unit of work commits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.prisoners.facts import PrisonerDetails, PrisonerFacts
from lebenszeichen.prisoners.models import Prisoner, PrisonerDetail, StatusReport


@dataclass(frozen=True, slots=True)
class NewPrisoner:
    """Somebody who comes onto the list."""

    id: str
    source_id: str
    facts: PrisonerFacts
    state: str
    details: PrisonerDetails | None = None
    release: Mapping[str, Any] | None = None
    sample: bool = False


@dataclass(frozen=True, slots=True)
class ChangedPrisoner:
    """What changes of somebody on the list; None: stays as it is."""

    id: str
    facts: PrisonerFacts | None = None
    details: PrisonerDetails | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class NewReport:
    """What a source said of somebody's state, for two people to decide."""

    prisoner_id: str
    kind: str
    source: str
    reported_on: str | None


def add_prisoners(session: Session, added: Sequence[NewPrisoner]) -> None:
    """Put people onto the list; their numbers in the list space come from `number_prisoners`."""
    rows = [
        {
            **_columns(one.facts),
            "id": one.id,
            "source_id": one.source_id,
            "state": one.state,
            "release": dict(one.release) if one.release else None,
            "sample": one.sample,
            "list_seq": 0,
        }
        for one in added
    ]
    _insert(session, Prisoner, rows)
    _insert(session, PrisonerDetail, [{"prisoner_id": one.id, **asdict(one.details)} for one in added if one.details])


def change_prisoners(session: Session, changed: Sequence[ChangedPrisoner]) -> None:
    """Change facts, details or state of people on the list."""
    facts = [{"id": one.id, **_columns(one.facts)} for one in changed if one.facts]
    states = [{"id": one.id, "state": one.state} for one in changed if one.state]
    for rows in (facts, states):
        if rows:
            session.execute(update(Prisoner), rows)
    details = {one.id: one.details for one in changed if one.details}
    session.execute(delete(PrisonerDetail).where(PrisonerDetail.prisoner_id.in_(details)))
    _insert(session, PrisonerDetail, [{"prisoner_id": id, **asdict(one)} for id, one in details.items()])


def keep_reports(session: Session, reports: Iterable[NewReport]) -> None:
    """Keep what a source said, undecided."""
    now = clock.now()
    rows = [{**asdict(report), "received_at": now, "decided_at": None} for report in reports]
    _insert(session, StatusReport, rows)


def number_prisoners(session: Session, ids: Sequence[str], first: int) -> None:
    """Give these people the numbers of the list space from `first` on."""
    if ids:
        session.execute(update(Prisoner), [{"id": id, "list_seq": first + place} for place, id in enumerate(ids)])


def _columns(facts: PrisonerFacts) -> dict[str, Any]:
    return {
        "names": dict(facts.names),
        "derived": list(facts.derived),
        "aliases": list(facts.aliases),
        "gender": facts.gender,
        "birthday": facts.birthday,
        "detained_on": facts.detained_on,
        "sentenced_on": facts.sentenced_on,
        "sentence": facts.sentence,
        "sentence_lang": facts.sentence_lang,
        "facility_id": facts.facility_id,
    }


def _insert(session: Session, model: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        session.execute(insert(model), rows)

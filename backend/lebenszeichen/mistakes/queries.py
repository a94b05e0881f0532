"""What is said to be wrong, for the desk."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.mistakes.models import Mistake
from lebenszeichen.prisoners.queries import prisoner_names, prisoners_not_shown


def open_mistakes(session: Session) -> list[dict[str, Any]]:
    """[{subject, names, choice, times, first_on, last_on}]: what was said most often first."""
    rows = session.scalars(select(Mistake).order_by(Mistake.times.desc(), Mistake.subject, Mistake.choice)).all()
    names = _names(session, {row.subject.partition(":")[0] for row in rows})
    return [
        {
            "subject": row.subject,
            "names": dict(names.get(row.subject, {})),
            "choice": row.choice,
            "times": row.times,
            "first_on": row.first_on,
            "last_on": row.last_on,
        }
        for row in rows
    ]


def count_open(session: Session) -> int:
    """How many `open_mistakes` would give."""
    return session.execute(select(func.count()).select_from(Mistake)).scalar_one()


def subjects_listed(session: Session, subjects: Collection[str]) -> set[str]:
    """Those that people can see."""
    names = _names(session, {subject.partition(":")[0] for subject in subjects})
    hidden = {f"prisoner:{id}" for id in prisoners_not_shown(session)}
    return {subject for subject in subjects if subject in names and subject not in hidden}


def _names(session: Session, kinds: Collection[str]) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    if "prisoner" in kinds:
        found |= {f"prisoner:{id}": names for id, names in prisoner_names(session).items()}
    if "facility" in kinds:
        found |= {f"facility:{one['id']}": one["name"] for one in public_facilities(session)}
    return found

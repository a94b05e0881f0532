"""Everything that can be done to releases. Flushes; the caller's unit of work commits."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from lebenszeichen.releases.deciding import confirm, confirmation_options, drop, open_source, stop, stop_all
from lebenszeichen.releases.drafting import amend, write_correction, write_draft, write_withdrawal
from lebenszeichen.releases.forgetting import forget_releases_of, unname
from lebenszeichen.releases.models import Release
from lebenszeichen.releases.questioning import lift_question, question
from lebenszeichen.releases.rows import number_releases
from lebenszeichen.releases.telling import Told, tell_due

__all__ = [
    "Told",
    "add_releases",
    "amend",
    "confirm",
    "confirmation_options",
    "drop",
    "forget_releases_of",
    "lift_question",
    "number_releases",
    "open_source",
    "question",
    "stop",
    "stop_all",
    "tell_due",
    "unname",
    "write_correction",
    "write_draft",
    "write_withdrawal",
]


def add_releases(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """New releases, as column values; their numbers come from `number_releases`."""
    if rows:
        session.execute(insert(Release), [{"list_seq": 0, **row} for row in rows])

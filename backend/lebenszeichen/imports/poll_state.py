"""What is remembered of asking a source: whose turn it is, what is known, what came of it. Flushes; callers commit."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.imports.errors import SourceNotNow
from lebenszeichen.imports.models import StagedImport
from lebenszeichen.imports.noting import note_list
from lebenszeichen.imports.poll_models import SourcePoll
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.problem import Problem
from lebenszeichen.settings import Polling

BETWEEN = timedelta(minutes=1)
"""However often somebody presses: a source is asked once a minute at most."""
SOON = timedelta(hours=1)
"""When a source is asked again that could not be reached, if not sooner anyway."""
_ASKING = timedelta(minutes=15)
"""Longer than any asking takes: whoever has asked for so long is dead."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the source's last answer was. All None: nothing that would spare it another."""

    answer_url_hash: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    content_hash: str | None = None


def hash_of(text: str) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def begin(session: Session, polling: Polling) -> Known:
    """Take the turn; what is known. Raises SourceNotNow."""
    now = clock.now()
    row = _row(session, polling, now)
    _refuse_too_soon(row, now)
    row.asking_until = now + _ASKING
    row.next_at = now + SOON  # so that whatever goes wrong, nobody is asked every minute
    return Known(row.answer_url_hash, row.etag, row.last_modified, row.content_hash)


def give_up(session: Session, *, at_once: bool) -> None:
    """It was not asked to the end, and nothing is noted. `at_once`: whoever comes next may begin again."""
    given_back = {"asking_until": None, **({"next_at": clock.now()} if at_once else {})}
    session.execute(update(SourcePoll).where(SourcePoll.source == SOURCE).values(given_back))


def finish(session: Session, polling: Polling, outcome: str, known: Known, next_at: datetime) -> SourcePoll:
    """Note what came of it, and give the turn back."""
    now = clock.now()
    row = _row(session, polling, now)
    row.outcome, row.asked_at, row.next_at = outcome, now, next_at
    row.problem = row.quiet_until = row.asking_until = None
    row.answer_url_hash, row.content_hash = known.answer_url_hash, known.content_hash
    row.etag, row.last_modified = known.etag, known.last_modified
    return row


def want(session: Session, polling: Polling) -> None:
    """Have the clock ask within a minute. Raises SourceNotNow."""
    now = clock.now()
    row = _row(session, polling, now)
    _refuse_too_soon(row, now)
    row.next_at = now


def is_due(session: Session, polling: Polling) -> bool:
    """Is it time to ask? The first time at once."""
    row = session.get(SourcePoll, SOURCE)
    now = clock.now()
    if row is None or row.url_hash != hash_of(polling.url):
        return True
    return row.next_at <= now and all(until is None or until <= now for until in (row.quiet_until, row.asking_until))


def supersede(session: Session, row: SourcePoll, id: str) -> list[str]:
    """This is the source's list now: the one before goes, unless somebody has said yes to it. The numbers that went."""
    before = session.get(StagedImport, row.staged_id, with_for_update=True) if row.staged_id else None
    row.staged_id = id
    if before is None or before.first_by is not None:
        return []
    session.delete(before)
    note_list(session, None, "import_dropped", before.id)
    return [before.id]


def offer_again(session: Session, ids: Sequence[str]) -> None:
    """Nobody has decided about these lists: what the source says is looked at again, though it says the same."""
    forgotten = {"answer_url_hash": None, "etag": None, "last_modified": None, "content_hash": None}
    session.execute(update(SourcePoll).where(SourcePoll.staged_id.in_(ids)).values(forgotten))


def shown(session: Session, polling: Polling | None) -> dict[str, Any] | None:
    """The source as the desk shows it; None: none is asked."""
    if polling is None:
        return None
    query = select(SourcePoll).where(SourcePoll.source == SOURCE, SourcePoll.url_hash == hash_of(polling.url))
    row = session.scalar(query) or SourcePoll(next_at=clock.now())
    return {
        "host": polling.host,
        "asked_at": row.asked_at and clock.second(row.asked_at),
        "outcome": row.outcome or "never",
        "problem": row.problem,
        "next_at": clock.second(max(row.next_at, row.quiet_until or row.next_at)),
    }


def problem_kept(problem: Problem) -> dict[str, Any]:
    """As it is kept: a header of the list may stand in it, so not at any length."""
    return {name: value[:300] if isinstance(value, str) else value for name, value in problem.as_json().items()}


def _row(session: Session, polling: Polling, now: datetime) -> SourcePoll:
    """The source's row, held. What was said of asking another address does not hold."""
    wait_for_turn(session, ["source_polls"])
    row = session.get(SourcePoll, SOURCE, with_for_update=True)
    url_hash = hash_of(polling.url)
    if row is None:
        row = SourcePoll(source=SOURCE, url_hash=url_hash, next_at=now)
        session.add(row)
        session.flush()
    elif row.url_hash != url_hash:
        row.url_hash = url_hash
        row.outcome = row.problem = row.asked_at = row.quiet_until = None
    return row


def _refuse_too_soon(row: SourcePoll, now: datetime) -> None:
    moments = (row.asking_until, row.quiet_until, row.asked_at and row.asked_at + BETWEEN)
    latest = max((moment for moment in moments if moment), default=now)
    if latest > now:
        raise SourceNotNow(f"Not before {clock.second(latest)}.")

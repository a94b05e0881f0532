"""What waits at the desk: files staged, said yes to by one person or two, applied or dropped.

Comparing happens outside any transaction that writes; only applying takes the lock, for what changes.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.seconds import with_word
from lebenszeichen.identifiers import new_staged_id
from lebenszeichen.imports import kept_files
from lebenszeichen.imports.choice import LeaveOut, take
from lebenszeichen.imports.comparing import Compared, Contents, comparing
from lebenszeichen.imports.errors import ListChangedMeanwhile, UnknownImport
from lebenszeichen.imports.models import StagedImport
from lebenszeichen.imports.moved_alone import together
from lebenszeichen.imports.noting import note_list
from lebenszeichen.imports.plan import Plan
from lebenszeichen.imports.poll_state import offer_again
from lebenszeichen.imports.progress import Progress, at_once
from lebenszeichen.imports.runs import Consent
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.settings import Settings

KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Staged:
    """A list that waits, as plain values."""

    id: str
    as_of: str
    lang: str | None
    first_by: str | None
    first_said: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Applied:
    """What a yes did. `report` None: it is a large change, and another person has to say the same."""

    report: dict[str, Any] | None
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was staged, and under which number."""

    id: str
    compared: Compared


def stage(
    settings: Settings, contents: Contents, *, as_of: str, lang: str | None, by: str | None
) -> Generator[Progress, None, Kept]:
    """Compare files and keep them. Raises UnreadableList, ListCutShort.

    A file that cannot be read leaves nothing behind.
    """
    forget_old(settings)
    compared = yield from comparing(settings, contents, as_of=as_of, lang=lang)
    yield Progress("keeping", 0, 1)
    kept = keep(settings, contents, compared, as_of=as_of, lang=lang, by=by)
    yield Progress("keeping", 1, 1)
    return kept


def keep(
    settings: Settings,
    contents: Contents,
    compared: Compared,
    *,
    as_of: str,
    lang: str | None,
    by: str | None,
    beside: Callable[[Session, str], object] = lambda _session, _id: None,
) -> Kept:
    """Keep files that were compared just now. `beside` writes what belongs to it in the same transaction."""
    id = new_staged_id()
    kept_files.keep(settings, id, contents)
    kept_files.keep_compared(settings, id, compared.summary(), compared.rows_json())
    with writing() as session:
        session.add(StagedImport(id=id, source=SOURCE, staged_by=by, staged_at=clock.now(), as_of=as_of, lang=lang))
        note_list(session, by, "import_staged", id, rows=compared.plan.rows)
        beside(session, id)
    return Kept(id, compared)


def compared_now(settings: Settings, id: str) -> Compared:
    """Compare again with the list as it is now. Raises UnknownImport, StagedFilesGone."""
    with reading() as session:
        staged = staged_import(session, id)
    contents = kept_files.kept(settings, id)
    found = at_once(comparing(settings, contents, as_of=staged.as_of, lang=staged.lang))
    kept_files.keep_compared(settings, id, found.summary(), found.rows_json())
    return found


def apply_staged(settings: Settings, id: str, *, by: str, seen: str | None, leave: LeaveOut) -> Applied:
    """Compare again, and say yes to what was seen, but for what is left out; `seen` None: to whatever it is now.

    A large change waits until somebody else says the same; whoever says something else becomes the first. Raises
    ListChangedMeanwhile when it is not what was seen any more, SecondMustBeAnother, UnknownImport, StagedFilesGone.
    """
    compared = compared_now(settings, id)
    if seen is not None and seen != compared.seen:
        raise ListChangedMeanwhile()
    return say_yes(settings, Kept(id, compared), by=by, leave=leave)


def say_yes(settings: Settings, kept: Kept, *, by: str | None, leave: LeaveOut | None = None) -> Applied:
    """The same to what was compared just now; `by` None: nobody says who they are, which is enough for a small change.

    Raises as `apply_staged`.
    """
    leave = leave or LeaveOut()
    plan = take(kept.compared.plan, leave)
    said = {"seen": kept.compared.seen, "leave_out": leave.as_json()}
    with writing() as session:
        applied = _say_yes(session, kept.id, plan, by, said)
    if applied.report is not None:
        kept_files.forget(settings, kept.id)
    return applied


def drop_staged(settings: Settings, id: str, *, by: str | None) -> None:
    """Throw it away; nothing was changed by it. Raises UnknownImport."""
    with writing() as session:
        session.delete(_hold(session, id))
        note_list(session, by, "import_dropped", id)
    kept_files.forget(settings, id)


def forget_old(settings: Settings) -> None:
    """Throw away what nobody has applied for a day."""
    moment = clock.now() - KEPT
    with reading() as session:
        old = list(session.scalars(select(StagedImport.id).where(StagedImport.staged_at < moment)))
    if old:
        with writing() as session:
            offer_again(session, old)  # first, as when a source's list takes the place of another: no circle of locks
            session.execute(delete(StagedImport).where(StagedImport.id.in_(old)))
    for id in old:
        kept_files.forget(settings, id)
    kept_files.forget_before(settings, moment)


def staged_import(session: Session, id: str) -> Staged:
    """Raises UnknownImport."""
    row = session.get(StagedImport, id)
    if row is None:
        raise UnknownImport()
    return Staged(row.id, row.as_of, row.lang, row.first_by, row.first_said)


def _say_yes(session: Session, id: str, plan: Plan, by: str | None, said: dict[str, Any]) -> Applied:
    row = _hold(session, id)
    reasons = together(session, plan.extent, by).reasons
    if not reasons:
        consent = Consent(id, by)
    elif (words := _words(session, row, by, said)) and len(words) > 1:
        consent = Consent(id, words[0], words[1])
    else:
        return Applied(None, reasons)
    report = apply_plan(session, plan, consent)
    session.delete(row)
    note_list(session, by, "import_applied", id, **_numbers(report))
    return Applied(report, reasons)


def _words(session: Session, row: StagedImport, by: str | None, said: dict[str, Any]) -> list[str]:
    """Who has said yes to exactly this. Whoever says something else becomes the first."""
    if by is None:
        return []
    first = row.first_by if row.first_by and row.first_said == said else None
    words = with_word(session, [first] if first else [], by)
    if len(words) < 2 and words[0] != first:
        row.first_by, row.first_at, row.first_said = by, clock.now(), said
        note_list(session, by, "import_agreed", row.id)
    return words


def _hold(session: Session, id: str) -> StagedImport:
    row = session.scalar(select(StagedImport).where(StagedImport.id == id).with_for_update())
    if row is None:
        raise UnknownImport()
    return row


def _numbers(report: dict[str, Any]) -> dict[str, int]:
    shown = ("new", "moved", "no_longer_held", "died", "detained_again", "missing", "changed")
    return {name: report[name] for name in shown if report[name]}

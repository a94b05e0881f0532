"""Undoes an import: compensating changes for everybody of whom nobody has spoken since. No past is deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock, keys
from lebenszeichen.database import writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.facilities.seconds import with_word
from lebenszeichen.imports.errors import ListChangedMeanwhile, NotToBeUndone, UnknownImport
from lebenszeichen.imports.events import note_undone
from lebenszeichen.imports.fingerprints import fingerprint_id
from lebenszeichen.imports.guards import ALWAYS_ALLOWED, LARGE_SHARE
from lebenszeichen.imports.models import Import, ImportChange, SourceFingerprint
from lebenszeichen.imports.noting import note_list
from lebenszeichen.imports.service import said_by
from lebenszeichen.imports.staging import read_baseline
from lebenszeichen.imports.undoing import Back, PersonNow, Reason, ReportNow, undo_of
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.places.imported import forget_places_of
from lebenszeichen.prisoners.imported import prisoners_of
from lebenszeichen.prisoners.removal import bury, withdraw_prisoners
from lebenszeichen.prisoners.reports import reports_of, take_reports_back
from lebenszeichen.prisoners.service import ChangedPrisoner, change_prisoners, number_prisoners
from lebenszeichen.settings import Settings

UNDONE_WITHIN = timedelta(days=180)
"""As long as it is known what an import changed."""


@dataclass(slots=True)
class Undoing:
    """What undoing will write, and what it was compared with."""

    baseline: tuple[int, int]
    backs: list[Back] = field(default_factory=list)
    left: dict[str, Reason] = field(default_factory=dict)
    """Prisoner id → why they stay as they are."""
    said: list[dict[str, str]] = field(default_factory=list)
    """Fingerprints as they were."""
    held: int = 0

    @property
    def needs_second(self) -> bool:
        """Would anybody be written to again, or more than 5 % change? Then it takes two, as everything that does."""
        many = len(self.backs)
        return any(one.state == "held" for one in self.backs) or many > max(ALWAYS_ALLOWED, self.held * LARGE_SHARE)

    @property
    def report(self) -> dict[str, Any]:
        """{restored, withdrawn, left: {reason: [prisoner ids]}}"""
        withdrawn = sum(one.withdrawn for one in self.backs)
        reasons = sorted(set(self.left.values()))
        return {
            "restored": len(self.backs) - withdrawn,
            "withdrawn": withdrawn,
            "left": {reason: sorted(id for id, why in self.left.items() if why == reason) for reason in reasons},
        }


def undo_import(settings: Settings, id: str, *, by: str) -> dict[str, Any] | None:
    """Undo it; returns the report, None: another person has to say the same.

    Raises UnknownImport, NotToBeUndone, SecondMustBeAnother, ListChangedMeanwhile.
    """
    with writing() as session:  # looked at and done in one: what somebody decides of a report moves no baseline
        wait_for_turn(session, ["imports"])
        row = _hold(session, id)
        undoing = _plan(session, row, keys.storage_key(settings))
        words = with_word(session, [row.undo_by] if row.undo_by and undoing.needs_second else [], by)
        if undoing.needs_second and len(words) < 2:
            if row.undo_by != words[0]:
                row.undo_by = words[0]
                note_list(session, by, "import_undo_asked", id)
            return None
        _write(session, row, undoing, words)
        note_list(
            session, by, "import_undone", id, **{name: undoing.report[name] for name in ("restored", "withdrawn")}
        )
    return undoing.report


def _hold(session: Session, id: str) -> Import:
    row = session.scalar(select(Import).where(Import.staged_id == id).with_for_update())
    if row is None:
        raise UnknownImport()
    if row.undone_at is not None or row.finished_at < clock.now() - UNDONE_WITHIN:
        raise NotToBeUndone()
    return row


def _plan(session: Session, row: Import, key: bytes) -> Undoing:
    undoing = Undoing(read_baseline(session))
    known = {one.id: one for one in prisoners_of(session, SOURCE).values()}
    undoing.held = sum(one.state == "held" for one in known.values())
    changes = session.scalars(select(ImportChange).where(ImportChange.import_id == row.id)).all()
    ids = [one.prisoner_id for one in changes]
    reports, later = _reports(session, ids), _changed_later(session, row.id, ids)
    for one in changes:
        id = one.prisoner_id
        if id not in known:
            undoing.left[id] = "taken_down"
            continue
        now = PersonNow(known[id], reports.get(id, ()), id in later)
        back = undo_of(one.before, one.after, now, said_by(row.as_of))
        if isinstance(back, str):
            undoing.left[id] = back
            continue
        undoing.backs.append(back)
        undoing.said += _said(one.before, fingerprint_id(key, SOURCE, known[id].source_id))
    return undoing


def _said(before: Mapping[str, Any], id_hash: str) -> list[dict[str, str]]:
    said = before.get("said", {})
    return [
        {"id_hash": id_hash, "lang": lang, "fingerprint": fingerprint, "status": status}
        for lang, (fingerprint, status) in said.items()
    ]


def _reports(session: Session, ids: Sequence[str]) -> dict[str, list[ReportNow]]:
    found: dict[str, list[ReportNow]] = {}
    for one in reports_of(session, ids):
        report = ReportNow(one["id"], one["kind"], one["source"], one["decided"], one["of_a_release"])
        found.setdefault(one["prisoner_id"], []).append(report)
    return found


def _changed_later(session: Session, import_id: int, ids: Sequence[str]) -> set[str]:
    query = (
        select(ImportChange.prisoner_id)
        .join(Import, Import.id == ImportChange.import_id)
        .where(ImportChange.import_id > import_id, Import.undone_at.is_(None))
    )
    return set(session.scalars(query)) & set(ids)


def _write(session: Session, row: Import, undoing: Undoing, words: Sequence[str]) -> None:
    if read_baseline(session) != undoing.baseline:
        raise ListChangedMeanwhile()
    now = clock.now()
    withdrawn = sorted(one.prisoner_id for one in undoing.backs if one.withdrawn)
    changed = [one for one in undoing.backs if not one.withdrawn]
    change_prisoners(session, [ChangedPrisoner(one.prisoner_id, one.facts, one.details, one.state) for one in changed])
    take_reports_back(session, [id for one in changed for id in one.reports], now)
    withdraw_prisoners(session, withdrawn)
    forget_places_of(session, withdrawn)
    if undoing.said:
        session.execute(update(SourceFingerprint), undoing.said)
    note_undone(session, undoing.backs, row.as_of)
    row.report = {**row.report, "undo": undoing.report}
    row.as_of, row.undone_at = None, now
    row.undo_by, row.undone_by = words[0], words[-1]
    public = sorted(one.prisoner_id for one in changed if one.facts or one.state)
    if count := len(public) + len(withdrawn):
        session.flush()
        first = advance(session, "list", count) - count + 1
        number_prisoners(session, public, first)
        bury(session, withdrawn, first + len(public))

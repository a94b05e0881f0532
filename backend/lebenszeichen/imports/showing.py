"""Imports as coordinators see them: what waits, what was applied, and what of each person changes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.database import reading
from lebenszeichen.imports import kept_files, poll_state
from lebenszeichen.imports.comparing import facility_names, large_json
from lebenszeichen.imports.errors import StagedFilesGone, UnknownImport
from lebenszeichen.imports.guards import Extent
from lebenszeichen.imports.models import Import, ImportChange, StagedImport
from lebenszeichen.imports.moved_alone import together
from lebenszeichen.imports.shown import Places
from lebenszeichen.imports.shown_past import row_of_past
from lebenszeichen.imports.staged import compared_now
from lebenszeichen.imports.staging import read_baseline
from lebenszeichen.imports.undo import UNDONE_WITHIN
from lebenszeichen.prisoners.queries import prisoner_names
from lebenszeichen.prisoners.removal import people_as_kept
from lebenszeichen.settings import Settings

PAST = 50
"""How many that were applied are listed."""

Json = dict[str, Any]


def list_imports(settings: Settings, viewer: str) -> Json:
    """{source, staged, past}, the newest first; numbers of what is staged are those of when somebody looked last."""
    with reading() as session:
        staged = session.scalars(select(StagedImport).order_by(StagedImport.staged_at.desc())).all()
        past = session.scalars(
            select(Import).where(Import.staged_id.is_not(None)).order_by(Import.id.desc()).limit(PAST)
        ).all()
        names = _names(session, staged, past)
        groups = _groups_of_past(session, [one.id for one in past])
        return {
            "source": poll_state.shown(session, settings.polling),
            "staged": [
                _staged(session, one, summary, names, viewer)
                for one in staged
                if (summary := kept_files.summary(settings, one.id)) is not None  # None: on another machine
            ],
            "past": [_past(session, one, groups.get(one.id, {}), names) for one in past],
        }


def show_import(settings: Settings, id: str, viewer: str) -> Json:
    """One of them; what is staged as it would change the list now. Raises UnknownImport, StagedFilesGone."""
    summary = _current(settings, id)
    with reading() as session:
        staged, past = _find(session, id)
        names = _names(session, [staged] if staged else [], [past] if past else [])
        if staged and summary:
            return _staged(session, staged, summary, names, viewer)
        if past is None:  # applied or dropped this very moment
            raise UnknownImport()
        return _past(session, past, _groups_of_past(session, [past.id]).get(past.id, {}), names)


def import_rows(settings: Settings, id: str) -> list[Json]:
    """Every row of it, in the order in which people read them. Raises UnknownImport, StagedFilesGone."""
    summary = _current(settings, id)
    if summary is not None:
        return kept_files.rows(settings, id, summary["seen"])
    with reading() as session:
        _, past = _find(session, id)
        if past is None:
            return []
        return _rows_of_past(session, past.id, facility_names(session))


def left_by_undo(report: Json) -> Json:
    """What an undo did, with the names of those whom it left as they are."""
    with reading() as session:
        return _left(session, report) or {}


def _left(session: Session, report: Json | None) -> Json | None:
    if report is None:
        return None
    people = people_as_kept(session, [id for ids in report["left"].values() for id in ids])
    left = [
        {"prisoner_id": id, "names": dict(people[id].names) if id in people else {}, "reason": reason}
        for reason, ids in sorted(report["left"].items())
        for id in ids
    ]
    return {**report, "left": left}


def _current(settings: Settings, id: str) -> Json | None:
    """What is staged, compared with the list as it is now; None: it is not staged any more."""
    with reading() as session:
        staged, _ = _find(session, id)
        baseline = list(read_baseline(session))
    if staged is None:
        return None
    summary = kept_files.summary(settings, id)
    if summary is not None and summary["baseline"] == baseline:
        return summary
    return compared_now(settings, id).summary()


def _find(session: Session, id: str) -> tuple[StagedImport | None, Import | None]:
    staged = session.get(StagedImport, id)
    past = None if staged else session.scalar(select(Import).where(Import.staged_id == id))
    if staged is None and past is None:
        raise UnknownImport()
    return staged, past


def _staged(session: Session, row: StagedImport, summary: Json | None, names: Mapping[str, str], viewer: str) -> Json:
    if summary is None:
        raise StagedFilesGone()
    obstacle = obstacle_to_second(session, [row.first_by], viewer) if row.first_by and viewer else None
    first = row.first_said and {
        "by": _named(row.first_by, names),
        "at": row.first_at and clock.second(row.first_at),
        "yours": row.first_by == viewer,
        "still_holds": row.first_said["seen"] == summary["seen"],
        "leave_out": row.first_said["leave_out"],
    }
    return {
        **_NOTHING,
        "id": row.id,
        "state": "waits" if first else "staged",
        "kind": summary["kind"],
        "as_of": row.as_of,
        "languages": summary["languages"],
        "staged_by": _named(row.staged_by, names),
        "staged_at": clock.second(row.staged_at),
        "numbers": summary["numbers"],
        "other_people": summary["other_people"],
        "groups": summary["groups"],
        "large": large_json(together(session, Extent(**summary["extent"]), viewer)),
        "seen": summary["seen"],
        "first": first or None,
        "obstacle": obstacle,
        "may_be_undone": False,
    }


def _past(session: Session, row: Import, groups: Mapping[str, int], names: Mapping[str, str]) -> Json:
    report = row.report
    state = "undone" if row.undone_at else "undo_waits" if row.undo_by else "applied"
    return {
        **_NOTHING,
        "id": row.staged_id,
        "state": state,
        "kind": "table" if "matched" in report else "export",
        "as_of": row.as_of or report.get("as_of"),
        "languages": report["languages"],
        "applied_by": _named(row.applied_by, names),
        "second_by": _named(row.second_by, names),
        "applied_at": clock.second(row.finished_at),
        "numbers": {name: value for name, value in report.items() if isinstance(value, int)},
        "other_people": report.get("other_people", {}),
        "groups": groups,
        "may_be_undone": row.undone_at is None and row.finished_at > clock.now() - UNDONE_WITHIN,
        "undo_by": _named(row.undo_by, names),
        "undone_by": _named(row.undone_by, names),
        "undone_at": row.undone_at and clock.second(row.undone_at),
        "undo": _left(session, report.get("undo")),
    }


_NOTHING = dict.fromkeys(
    (
        "staged_by",
        "staged_at",
        "applied_by",
        "second_by",
        "applied_at",
        "large",
        "seen",
        "first",
        "obstacle",
        "undo_by",
        "undone_by",
        "undone_at",
        "undo",
    )
)


def _names(session: Session, staged: Sequence[StagedImport], past: Sequence[Import]) -> dict[str, str]:
    ids = {id for one in staged for id in (one.staged_by, one.first_by) if id}
    ids |= {id for one in past for id in (one.applied_by, one.second_by, one.undo_by, one.undone_by) if id}
    return names_of(session, sorted(ids))


def _named(id: str | None, names: Mapping[str, str]) -> Json | None:
    """Whoever is no coordinator stands there by the name that the command line was given."""
    return {"id": id, "name": names.get(id, id)} if id else None


def _groups_of_past(session: Session, ids: Sequence[int]) -> dict[int, Counter[str]]:
    query = (
        select(ImportChange.import_id, ImportChange.kind, func.count())
        .where(ImportChange.import_id.in_(ids))
        .group_by(ImportChange.import_id, ImportChange.kind)
    )
    found: dict[int, Counter[str]] = {}
    for import_id, kind, count in session.execute(query):
        found.setdefault(import_id, Counter())[kind] = count
    return found


def _rows_of_past(session: Session, import_id: int, places: Places) -> list[Json]:
    names = prisoner_names(session)
    query = select(ImportChange).where(ImportChange.import_id == import_id).order_by(ImportChange.kind, ImportChange.id)
    return [row_of_past(one, names, places) for one in session.scalars(query)]

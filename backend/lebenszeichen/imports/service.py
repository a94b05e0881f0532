"""Applies a compared list: one transaction, changed rows only, nothing half-imported."""

from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.facilities import service as facilities
from lebenszeichen.identifiers import prisoner_id_from
from lebenszeichen.imports.changes import change_rows
from lebenszeichen.imports.difference import Change
from lebenszeichen.imports.errors import ListChangedMeanwhile
from lebenszeichen.imports.events import SAYS, note_applied
from lebenszeichen.imports.models import ImportChange, SetAsideRow, SourceFingerprint
from lebenszeichen.imports.placing import write_places
from lebenszeichen.imports.plan import Plan, kept_columns, set_aside_fingerprint
from lebenszeichen.imports.report import report_of, stored_part
from lebenszeichen.imports.runs import Consent, note_run
from lebenszeichen.imports.staging import read_baseline
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners import service as prisoners
from lebenszeichen.prisoners.facts import PrisonerFacts
from lebenszeichen.prisoners.removal import unbury
from lebenszeichen.prisoners.service import ChangedPrisoner, NewPrisoner, NewReport


def apply_plan(session: Session, plan: Plan, consent: Consent | None = None) -> dict[str, Any]:
    """Write what was compared; returns the report. Flushes; the caller's unit commits.

    Raises ListChangedMeanwhile when the list is not the one that the plan was made for.
    """
    wait_for_turn(session, ["imports"])
    if read_baseline(session) != plan.baseline:
        raise ListChangedMeanwhile()
    report = report_of(plan)
    if plan.is_empty:
        return report
    run_id = note_run(session, plan.source, plan.as_of, stored_part(report), file_hash=plan.file_hash, consent=consent)
    _write_fingerprints(session, plan)
    _write_set_aside(session, plan, run_id)
    changed_facilities = _write_facilities(session, plan)
    ids = _ids(plan)
    changed_prisoners = _write_prisoners(session, plan, ids)
    if plan.matched is None:  # a downloaded table says nothing of institutions
        write_places(session, plan, SAYS)
    if rows := change_rows(plan, ids, run_id):
        session.execute(insert(ImportChange), rows)
    note_applied(session, plan, ids)
    _number(session, changed_facilities, changed_prisoners, after=plan.baseline[1])
    return report


def _write_fingerprints(session: Session, plan: Plan) -> None:
    found = plan.presence
    if found.added:
        session.execute(insert(SourceFingerprint), found.added)
    if found.altered:
        session.execute(update(SourceFingerprint), found.altered)
    if found.gone:
        blank = [{"id_hash": id_hash, "lang": lang, "fingerprint": ""} for id_hash, lang in sorted(found.gone)]
        session.execute(update(SourceFingerprint), blank)


def _write_set_aside(session: Session, plan: Plan, import_id: int) -> None:
    gone = [one.row.source_id for one in plan.set_aside] + plan.no_longer_set_aside
    if gone:
        session.execute(delete(SetAsideRow).where(SetAsideRow.source_id.in_(gone)))
    rows = [
        {
            "source_id": one.row.source_id,
            "reason": one.reason,
            "fingerprint": set_aside_fingerprint(one.row),
            "row": kept_columns(one.row),
            "import_id": import_id,
        }
        for one in plan.set_aside
    ]
    if rows:
        session.execute(insert(SetAsideRow), rows)


def _write_facilities(session: Session, plan: Plan) -> list[str]:
    added = plan.institutions.added
    rows = [
        {
            "id": one.id,
            "match_key": one.match_key,
            "name": {one.lang: one.name},
            "state": "unchecked",
            "address": None,
            "lang": one.lang,
            "source": SAYS,
            "as_of": plan.as_of,
            "sample": False,
        }
        for one in added
    ]
    facilities.add_facilities(session, rows)
    proposals = [
        {
            "facility_id": one.facility_id,
            "address": list(one.address),
            "address_hash": one.address_hash,
            "source": SAYS,
            "as_of": plan.as_of,
        }
        for one in plan.institutions.proposals
    ]
    facilities.propose_addresses(session, proposals)
    return [one.id for one in added]


def _ids(plan: Plan) -> dict[str, str]:
    """Source id → prisoner id, of everybody in whom something changes."""
    hashes = plan.presence.hashes
    return {one.source_id: one.prisoner_id or prisoner_id_from(hashes[one.source_id]) for one in plan.changes}


def _write_prisoners(session: Session, plan: Plan, ids: dict[str, str]) -> list[str]:
    changes = plan.changes
    unbury(session, [one.prisoner_id for one in changes if one.prisoner_id and one.before is None])
    prisoners.add_prisoners(
        session,
        [
            NewPrisoner(ids[one.source_id], f"{SOURCE}:{one.source_id}", one.facts, one.state or "held", one.details)
            for one in changes
            if one.prisoner_id is None and one.facts
        ],
    )
    prisoners.change_prisoners(
        session,
        [
            ChangedPrisoner(one.prisoner_id, one.facts, one.details, one.state)
            for one in changes
            if one.prisoner_id is not None
        ],
    )
    reports = [
        NewReport(ids[one.source_id], one.report, said_by(plan.as_of), one.reported_on or plan.as_of)
        for one in changes
        if one.report
    ]
    prisoners.keep_reports(session, reports)
    return sorted(ids[one.source_id] for one in changes if _is_public(one))


def said_by(as_of: str | None) -> str:
    """The source of a report, as it is kept."""
    return f"{SAYS}, {as_of}"


def _is_public(change: Change) -> bool:
    """Does a phone see it? Details and reports alone change nothing there."""
    return isinstance(change.facts, PrisonerFacts) or change.state is not None


def _number(session: Session, facility_ids: list[str], prisoner_ids: list[str], *, after: int) -> None:
    count = len(facility_ids) + len(prisoner_ids)
    if not count:
        return
    session.flush()
    first = advance(session, "list", count) - count + 1
    if first != after + 1:  # somebody changed the list while this was written: only possible on PostgreSQL
        raise ListChangedMeanwhile()
    facilities.number_facilities(session, facility_ids, first)
    prisoners.number_prisoners(session, prisoner_ids, first + len(facility_ids))

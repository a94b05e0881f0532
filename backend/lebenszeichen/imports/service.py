"""Applies a compared list: one transaction, changed rows only, nothing half-imported."""

from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import advance
from lebenszeichen.facilities import service as facilities
from lebenszeichen.identifiers import prisoner_id_from
from lebenszeichen.imports.difference import Change
from lebenszeichen.imports.errors import ListChangedMeanwhile
from lebenszeichen.imports.models import SetAsideRow, SourceFingerprint
from lebenszeichen.imports.plan import Plan, kept_columns, set_aside_fingerprint
from lebenszeichen.imports.report import report_of, stored_part
from lebenszeichen.imports.runs import note_run
from lebenszeichen.imports.staging import read_baseline
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners import service as prisoners
from lebenszeichen.prisoners.facts import PrisonerFacts
from lebenszeichen.prisoners.service import ChangedPrisoner, NewPrisoner, NewReport

_SAYS = "Viasna"
"""The source as people read it; the day stands beside it in a column of its own."""


def apply_plan(session: Session, plan: Plan) -> dict[str, Any]:
    """Write what was compared; returns the report. Flushes; the caller's unit commits.

    Raises ListChangedMeanwhile when the list is not the one that the plan was made for.
    """
    if read_baseline(session) != plan.baseline:
        raise ListChangedMeanwhile()
    report = report_of(plan)
    if plan.is_empty:
        return report
    run_id = note_run(session, SOURCE, plan.as_of, stored_part(report), plan.file_hash)
    _write_fingerprints(session, plan)
    _write_set_aside(session, plan, run_id)
    changed_facilities = _write_facilities(session, plan)
    changed_prisoners = _write_prisoners(session, plan)
    _number(session, changed_facilities, changed_prisoners)
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
            "source": _SAYS,
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
            "source": _SAYS,
            "as_of": plan.as_of,
        }
        for one in plan.institutions.proposals
    ]
    facilities.propose_addresses(session, proposals)
    return [one.id for one in added]


def _write_prisoners(session: Session, plan: Plan) -> list[str]:
    changes = plan.changes
    hashes = plan.presence.hashes
    ids = {change.source_id: change.prisoner_id or prisoner_id_from(hashes[change.source_id]) for change in changes}
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
        NewReport(ids[one.source_id], one.report, f"{_SAYS}, {plan.as_of}", one.reported_on or plan.as_of)
        for one in changes
        if one.report
    ]
    prisoners.keep_reports(session, reports)
    return sorted(ids[one.source_id] for one in changes if _is_public(one))


def _is_public(change: Change) -> bool:
    """Does a phone see it? Details and reports alone change nothing there."""
    return isinstance(change.facts, PrisonerFacts) or change.state is not None


def _number(session: Session, facility_ids: list[str], prisoner_ids: list[str]) -> None:
    count = len(facility_ids) + len(prisoner_ids)
    if not count:
        return
    session.flush()
    first = advance(session, "list", count) - count + 1
    facilities.number_facilities(session, facility_ids, first)
    prisoners.number_prisoners(session, prisoner_ids, first + len(facility_ids))

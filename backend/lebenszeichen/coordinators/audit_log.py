"""Reads the audit log: by page for the desk, whole for an export."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.coordinators.queries import Named, names_of

PAGE = 100
_LAST = select(func.max(AuditEntry.__table__.c.id))


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done."""

    id: int
    at: datetime
    by: Named | None
    """None: the command line, the clock, or somebody who is nobody yet."""
    action: str
    subject: str | None
    detail: dict[str, Any]


def entries(session: Session, *, before: int | None = None) -> list[Entry]:
    """The newest hundred, newest first; `before`: of those with a smaller number."""
    query = select(AuditEntry).order_by(AuditEntry.id.desc()).limit(PAGE)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    rows = session.scalars(query).all()
    names = names_of(session, sorted({row.coordinator_id for row in rows if row.coordinator_id}))
    return [Entry(row.id, row.at, _by(row, names), row.action, row.subject, row.detail) for row in rows]


def last_entry(session: Session) -> int:
    """The number of the newest entry; 0 before the first. It never goes down but by a restore."""
    return session.scalar(_LAST) or 0


def as_csv(session: Session) -> str:
    """All entries, oldest first, with a line of headings. Nothing in it begins like a spreadsheet's formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("id", "at", "by", "action", "subject", "detail"))
    for row in session.scalars(select(AuditEntry).order_by(AuditEntry.id)):
        detail = json.dumps(row.detail, sort_keys=True, ensure_ascii=False)
        writer.writerow((row.id, row.at.isoformat(), row.coordinator_id or "", row.action, row.subject or "", detail))
    return text.getvalue()


def _by(row: AuditEntry, names: dict[str, str]) -> Named | None:
    if row.coordinator_id is None:
        return None
    return Named(row.coordinator_id, names.get(row.coordinator_id, row.coordinator_id))

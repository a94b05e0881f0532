"""The second person's word, and every coordinator's right to stop. Flushes; the caller's unit of work commits."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.passkeys import assertion_options, verify_assertion
from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.releases.errors import NoSource, ReleaseNotWaiting
from lebenszeichen.releases.lifecycle import confirmed, dropped, opened, refusal, stopped
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.releases.rows import content_of, draft_of, everybody, hold_draft, put
from lebenszeichen.settings import Settings


def open_source(session: Session, by: str, draft_id: int, content_hash: str) -> None:
    """Somebody opens the source of this version.

    Raises UnknownDraft, NoSource, ReleaseNotWaiting, ReleaseChanged.
    """
    row = hold_draft(session, draft_id)
    if not content_of(row).sources:
        raise NoSource()
    put(row, opened(draft_of(row), by, content_hash))
    note(session, by, "source opened", f"release:{row.release_id}", draft=row.id, content=row.content_hash[:12])


def confirmation_options(session: Session, settings: Settings, by: str, draft_id: int, now: datetime) -> dict[str, Any]:
    """What the browser asks the passkey for. Raises UnknownDraft, and what speaks against this person already now."""
    row = hold_draft(session, draft_id)
    draft, everyone = draft_of(row), everybody(session, now)
    if not draft.waits:
        raise ReleaseNotWaiting()
    if problem := refusal(draft, everyone[by], [everyone[id] for id in draft.authors]):
        raise problem()
    return assertion_options(session, settings, by, _purpose(row))


def confirm(
    session: Session,
    settings: Settings,
    by: str,
    draft_id: int,
    *,
    content_hash: str,
    freed: int,
    credential: Mapping[str, Any],
    now: datetime,
) -> None:
    """The second person looked at the source and enters the number afresh; the hold begins.

    Raises UnknownDraft, whatever lifecycle.confirmed refuses, PasskeyRefused.
    """
    row = hold_draft(session, draft_id)
    draft, everyone = draft_of(row), everybody(session, now)
    after = confirmed(
        draft,
        everyone[by],
        [everyone[id] for id in draft.authors],
        content_hash=content_hash,
        freed=freed,
        now=now,
        hold=timedelta(seconds=settings.release_hold_seconds),
    )
    verify_assertion(session, settings, by, _purpose(row), credential)
    put(row, after)
    note(session, by, "release confirmed", f"release:{row.release_id}", draft=row.id, content=row.content_hash[:12])


def stop(session: Session, by: str, draft_id: int, reason: str) -> None:
    """Any coordinator, as long as it has not been told. Raises UnknownDraft, ReleaseNotWaiting."""
    row = hold_draft(session, draft_id)
    put(row, stopped(draft_of(row), by, reason))
    note(session, by, "release stopped", f"release:{row.release_id}", draft=row.id)


def stop_all(session: Session, because: str) -> None:
    """The program itself stops every hold: two people look again. `because`: a word, not a sentence."""
    on_hold = select(ReleaseDraft).where(ReleaseDraft.state == "on_hold").order_by(ReleaseDraft.id)
    for row in session.scalars(on_hold.with_for_update()):
        put(row, stopped(draft_of(row), None, because))
        note(session, None, "release stopped", f"release:{row.release_id}", draft=row.id, because=because)


def drop(session: Session, by: str, draft_id: int, reason: str) -> None:
    """It is not pursued; what sources said waits at the desk again. Raises UnknownDraft, ReleaseNotWaiting."""
    row = hold_draft(session, draft_id)
    put(row, dropped(draft_of(row), reason))
    people.unlink_reports(session, row.release_id)
    row.content = content_of(row).of_nobody().as_json()
    note(session, by, "release dropped", f"release:{row.release_id}", draft=row.id)


def _purpose(row: ReleaseDraft) -> str:
    """The passkey signs for exactly this content of exactly this draft."""
    return f"draft:{row.id}:{row.content_hash}"

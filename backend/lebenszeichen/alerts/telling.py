"""A hold begins, a hold ends: what follows for those who are told."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.alerts.announcing import announce, cancel_all_on_their_way
from lebenszeichen.alerts.fan_out import fan_out
from lebenszeichen.alerts.forgetting import SENT_KEPT
from lebenszeichen.alerts.models import AlertEvent
from lebenszeichen.alerts.sweep import new_events
from lebenszeichen.alerts.wording import wording_of
from lebenszeichen.database import reading, writing
from lebenszeichen.logs import place_of
from lebenszeichen.releases.queries import OnHold, on_hold, texts_of
from lebenszeichen.releases.service import Told, tell_due
from lebenszeichen.settings import Settings

log = structlog.get_logger(__name__)

TOLD_FOR = timedelta(hours=60)
"""For so long a release is worth a notice, and a push service keeps it for a phone that is off."""
_SHORTEST_HOLD = timedelta(minutes=1)
_MARGIN = timedelta(days=1)
"""Between a telling and the look at who was told before, deliveries must not be forgotten."""


def follow_holds(_settings: Settings, now: datetime) -> list[Told]:
    """Tell coordinators of each hold that began, and everybody of each that has ended; returns what was told.

    Each draft is a unit of work of its own: what follows from it happens wholly or not at all, and one that fails keeps
    no other back. It is logged, and tried again at the next call. Nothing is written when nothing happened.
    Repeatable: an event is announced once. Whoever calls it publishes the list afterwards, so that phones find what
    they were told.
    """
    with reading() as session:
        holds = on_hold(session)
        unheard = {hold.draft_id for hold in holds if not _is_announced(session, _hold_key(hold))}
    return [one for hold in holds for one in _follow(hold, now, is_new=hold.draft_id in unheard)]


def _follow(hold: OnHold, now: datetime, *, is_new: bool) -> list[Told]:
    try:
        if is_new:  # before everybody hears of it, coordinators do
            with writing() as session:
                _announce_hold(session, hold, now)
        return _tell(hold, now) if hold.hold_until <= now else []
    except Exception as error:  # another draft may be told nevertheless
        log.error("a draft was not told", draft=hold.draft_id, error=type(error).__name__, place=place_of(error))
        return []


def _tell(hold: OnHold, now: datetime) -> list[Told]:
    with writing() as session:
        told = tell_due(session, now, hold.draft_id)
        for one in told:
            _announce_told(session, one)
    return told


def _announce_hold(session: Session, hold: OnHold, now: datetime) -> None:
    announce(
        session,
        key=_hold_key(hold),
        kind="hold",
        audience="coordinators",
        texts=wording_of("hold"),
        release_id=hold.release_id,
        lasts=max(hold.hold_until - now, _SHORTEST_HOLD),
    )


def _announce_told(session: Session, told: Told) -> None:
    before = _event_of(session, told.supersedes_draft_id) if told.supersedes_draft_id is not None else None
    announce(
        session,
        key=_told_key(told.draft_id),
        kind=told.kind if told.step == "first" else told.step,
        audience=_audience(told, before),
        texts=_with_neutral(told.texts),
        release_id=told.release_id,
        supersedes=before.id if before else None,
        lasts=TOLD_FOR,
    )


def _audience(told: Told, before: AlertEvent | None) -> str:
    """A correction or withdrawal goes to those whom what it replaces may have reached.

    To everybody when nobody knows any more whom that was, or a correction is the first that anybody hears of it.
    """
    if told.step == "first":
        return "everybody"
    if before is None:
        return "told"
    forgotten = before.created_at < clock.now() - SENT_KEPT + _MARGIN
    unheard = told.step == "correction" and before.fanned_out_at is None
    return "everybody" if forgotten or unheard else "told"


def say_anew(session: Session, release_ids: Collection[str]) -> None:
    """Whatever of these releases is still to be sent, or kept, says what they say now: somebody was taken down."""
    for release_id, texts in texts_of(session, release_ids).items():
        about = (AlertEvent.release_id == release_id, AlertEvent.kind != "hold")
        session.execute(update(AlertEvent).where(*about).values(texts=_with_neutral(texts)))


def forget_what_is_on_its_way(session: Session, now: datetime) -> None:
    """After a restore nothing that this database meant to send to several is sent: it may have been sent before."""
    for event_id in new_events(session, now):
        fan_out(session, event_id, now, quiet_hour_utc=0)
    cancel_all_on_their_way(session)


def _with_neutral(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    neutral = {lang: words["neutral"] for lang, words in wording_of("hold").items()}
    return {lang: {**words, "neutral": neutral.get(lang, neutral["en"])} for lang, words in texts.items()}


def _hold_key(hold: OnHold) -> str:
    return f"draft:{hold.draft_id}:hold:{int(hold.hold_until.timestamp())}"


def _told_key(draft_id: int) -> str:
    return f"draft:{draft_id}:told"


def _is_announced(session: Session, key: str) -> bool:
    return session.scalar(select(AlertEvent.id).where(AlertEvent.key == key)) is not None


def _event_of(session: Session, draft_id: int) -> AlertEvent | None:
    return session.scalar(select(AlertEvent).where(AlertEvent.key == _told_key(draft_id)))

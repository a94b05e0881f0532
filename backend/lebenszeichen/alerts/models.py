"""Subscriptions, what is to be told, and to whom it has been. Nothing here meets a letter, a device or a person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Subscription(Base):
    """A browser that asked to be told. Its token never meets a device's."""

    __tablename__ = "alert_subscriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    endpoint_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """HMAC of the endpoint under the storage key: finds it again, says nothing to a thief."""
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    """Endpoint, p256dh and auth, encrypted with a key outside the database."""
    host: Mapped[str] = mapped_column(String(100), index=True)
    """Of the push service: Retry-After and pauses hold for a host."""
    vapid_key_id: Mapped[str] = mapped_column(String(16), index=True)
    lang: Mapped[str] = mapped_column(String(2))
    pace: Mapped[str] = mapped_column(String(8))
    """at_once · quietly (at a fixed hour, the same for everybody)"""
    lock_screen: Mapped[str] = mapped_column(String(8))
    """full · neutral"""
    consent_version: Mapped[str] = mapped_column(String(16))
    consent_on: Mapped[date]
    confirmed_on: Mapped[date | None]
    """The day on which the first notice came back."""
    handshake_on: Mapped[date | None]
    """The day on which the first notice was written that is still out; 7 days later the row goes."""
    last_seen_on: Mapped[date]
    """Erased when unseen for 400 days."""
    asked_on: Mapped[date | None]
    """When "still want to know?" was sent."""
    gone_event_id: Mapped[int | None]
    """The push service said 404 or 410 while pruning was stopped by the fuse; at a later event it goes."""


class CoordinatorSubscription(Base):
    """A coordinator's own phone, which hears first when a hold begins."""

    __tablename__ = "coordinator_subscriptions"

    subscription_id: Mapped[int] = mapped_column(
        ForeignKey("alert_subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    coordinator_id: Mapped[str] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"), index=True)


class AlertEvent(Base):
    """Something that is told once. Written in the transaction that makes it true."""

    __tablename__ = "alert_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    """What makes it one event however often it is announced: `draft:17:told`, `draft:17:hold`, `handshake:5:1`."""
    kind: Mapped[str] = mapped_column(String(12))
    """release · death · correction · withdrawal · hold · handshake · test · still_there"""
    audience: Mapped[str] = mapped_column(String(16))
    """everybody · coordinators · told (whom `supersedes` concerns, see alerts/fan_out.py) · one"""
    release_id: Mapped[str | None] = mapped_column(String(40))
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """By language: {title, body, neutral}."""
    supersedes: Mapped[int | None] = mapped_column(ForeignKey("alert_events.id", ondelete="SET NULL"))
    """The event whose notice this one replaces; the first of a release has the topic that all of it share."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    fanned_out_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
    """None: nobody has looked at it yet."""


class AlertDelivery(Base):
    """One event for one subscription: the truth about what was sent. Erased 30 days after its event."""

    __tablename__ = "alert_deliveries"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("alert_events.id", ondelete="CASCADE"))
    subscription_id: Mapped[int] = mapped_column(ForeignKey("alert_subscriptions.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(10))
    """waiting · claimed · sent · gone (404, 410) · failed (given up) · cancelled (superseded before it went out)"""
    due_at: Mapped[datetime] = mapped_column(Moment)
    """Not before: the quiet hour, Retry-After, or the next attempt; the end of the lease while claimed."""
    attempts: Mapped[int] = mapped_column(default=0)
    status: Mapped[int | None]
    """The push service's last answer."""

    __table_args__ = (
        UniqueConstraint("event_id", "subscription_id"),
        Index("ix_alert_deliveries_state_due_at", "state", "due_at"),
    )


class PushHost(Base):
    """A push service that asked us to wait, or that refuses our key."""

    __tablename__ = "push_hosts"

    host: Mapped[str] = mapped_column(String(100), primary_key=True)
    paused_until: Mapped[datetime] = mapped_column(Moment)
    reason: Mapped[str] = mapped_column(String(12))
    """retry_after · refused (401 or 403: our key or clock; an alarm, not a pruning) · unreachable"""

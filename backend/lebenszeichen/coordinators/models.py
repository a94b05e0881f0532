"""Coordinators, how they prove who they are, and what they did. Never anything about volunteers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Coordinator(Base):
    """Somebody who may work at the desk."""

    __tablename__ = "coordinators"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    """As the other coordinators know them; a nickname will do."""
    role: Mapped[str] = mapped_column(String(12))
    """coordinator · assistant (sees counts and cards held for a look; decides nothing about people)"""
    invited_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """None: invited from the command line."""
    recovered_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    """Who held the link to the passkeys that they have now; None: those of the beginning, or the command's."""
    founding: Mapped[bool] = mapped_column(default=False)
    """One of the first pair, invited by the command line before there was anybody."""
    user_handle: Mapped[bytes] = mapped_column(LargeBinary(64), unique=True)
    """What passkeys know them by: 64 random bytes, as WebAuthn asks (no name, no id)."""
    joined_on: Mapped[date]
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Passkey(Base):
    """A WebAuthn credential; two per coordinator from the beginning."""

    __tablename__ = "passkeys"

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[str] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    transports: Mapped[list[str]] = mapped_column(JSON, default=list)
    """How the browser reaches it (usb, internal, hybrid …), handed back when it is asked again."""
    label: Mapped[str] = mapped_column(String(60))
    added_on: Mapped[date]
    last_used_on: Mapped[date | None]


class Invite(Base):
    """A link that lets one person in, once. It shows nothing of what happened before."""

    __tablename__ = "invites"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(8))
    """join · recover (new passkeys for `coordinator_id`)"""
    role: Mapped[str] = mapped_column(String(12))
    founding: Mapped[bool] = mapped_column(default=False)
    invited_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"))
    """None: the command line."""
    coordinator_id: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"))
    """Who gets new passkeys; None for somebody who joins."""
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    """Spent by the first browser that opens it, whether or not it finishes."""
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Recovery(Base):
    """Two coordinators let a third make new passkeys; this is the word of the first."""

    __tablename__ = "recoveries"

    id: Mapped[int] = mapped_column(primary_key=True)
    coordinator_id: Mapped[str] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"))
    asked_by: Mapped[str] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    """When the second agreed, or somebody took it back."""


class DeskSession(Base):
    """Somebody signed in, or somebody who opened an invite and makes passkeys now."""

    __tablename__ = "desk_sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    coordinator_id: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"), index=True)
    """None while an invite is being used."""
    invite_id: Mapped[int | None] = mapped_column(ForeignKey("invites.id", ondelete="CASCADE"))
    begun_at: Mapped[datetime] = mapped_column(Moment)
    """The absolute end counts from here."""
    seen_at: Mapped[datetime] = mapped_column(Moment)
    """The idle end counts from here; written at most once a minute."""
    enrolment: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The name and the first passkey of somebody who has not made the second yet."""


class Challenge(Base):
    """A WebAuthn challenge: good once, for five minutes, for one purpose."""

    __tablename__ = "challenges"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    """The challenge itself, base64url."""
    purpose: Mapped[str] = mapped_column(String(120))
    """sign_in · enrol:<session hash> · confirm:<what exactly is confirmed>"""
    coordinator_id: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class AuditEntry(Base):
    """What a coordinator, or the command line, did. Rows are never changed or deleted: the database refuses."""

    __tablename__ = "audit_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    coordinator_id: Mapped[str | None] = mapped_column(String(16))
    """None: the command line, or the clock. No foreign key: an entry outlives everything."""
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(String(80))
    """`release:2026-11-22`, `coordinator:c…`"""
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Numbers and ids, no names of people."""

"""Releases that are public, and the drafts by which they become so."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class Release(Base):
    """One public notice that people came out, or died. 123 people on one day is one release.

    Written only by the record that ships with the product and by a draft whose hold has ended.
    """

    __tablename__ = "releases"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), default="release")
    """release · death"""
    state: Mapped[str] = mapped_column(String(10), default="told")
    """told · corrected · withdrawn"""
    questioned: Mapped[bool] = mapped_column(default=False)
    """A coordinator doubts it: people say "please do not write at present" until two have decided."""
    question: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True))
    """{by, reason}: who doubts it, and why. At the desk only."""
    announced_on: Mapped[date]
    freed: Mapped[int]
    """How many people it speaks of, named or not; 0 once withdrawn."""
    destinations: Mapped[dict[str, int]] = mapped_column(JSON)
    prisoner_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    """Only those who may be named."""
    source: Mapped[str] = mapped_column(String(300))
    texts: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict)
    """By language: {title, body}, as two coordinators have seen them. Empty for the shipped record."""
    list_seq: Mapped[int] = mapped_column(Integer, index=True)


class ReleaseDraft(Base):
    """One version of a release on its way to the public: the first word, a correction or a withdrawal."""

    __tablename__ = "release_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[str] = mapped_column(String(40), index=True)
    """No foreign key: the public row comes when the first version is told."""
    version: Mapped[int]
    """1, 2, 3 … for each release."""
    step: Mapped[str] = mapped_column(String(12))
    """first · correction · withdrawal"""
    state: Mapped[str] = mapped_column(String(10), index=True)
    """reported · on_hold · stopped · told · dropped; see releases/lifecycle.py"""
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What is said; see releases/content.py"""
    content_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the canonical content: what was looked at, confirmed and told is the same."""
    authors: Mapped[list[str]] = mapped_column(JSON)
    """Every coordinator who wrote any of it: none of them can confirm it."""
    opened_by: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    """Coordinator → hash of the content whose source they opened."""
    confirmed_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id"))
    reported_at: Mapped[datetime] = mapped_column(Moment)
    hold_until: Mapped[datetime | None] = mapped_column(Moment)
    stopped_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id"))
    reason: Mapped[str | None] = mapped_column(String(300))
    """Why it was stopped, dropped, or (of a withdrawal or correction) why it is needed. At the desk only."""
    told_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (UniqueConstraint("release_id", "version"),)

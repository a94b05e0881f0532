"""What is known of asking a source by the clock."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class SourcePoll(Base):
    """One source that is asked for its list: what it said last, and when it is asked again. Nothing of the list."""

    __tablename__ = "source_polls"

    source: Mapped[str] = mapped_column(String(20), primary_key=True)
    url_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the address that was asked; the address itself stands in the settings and may hold a secret."""
    answer_url_hash: Mapped[str | None] = mapped_column(String(64))
    """Of the address that answered: `etag` and `last_modified` are its own, and are sent to no other."""
    etag: Mapped[str | None] = mapped_column(String(200))
    last_modified: Mapped[str | None] = mapped_column(String(200))
    content_hash: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of the list that was understood last; None: whatever comes next is looked at."""
    staged_id: Mapped[str | None] = mapped_column(String(12))
    """What was staged last, whatever became of it."""
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    outcome: Mapped[str | None] = mapped_column(String(12))
    """unchanged · staged · failed"""
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """Why it failed, as RFC 9457 has it; nothing of the list's cells."""
    next_at: Mapped[datetime] = mapped_column(Moment)
    quiet_until: Mapped[datetime | None] = mapped_column(Moment)
    """The source asked to be left alone until then."""
    asking_until: Mapped[datetime | None] = mapped_column(Moment)
    """Somebody is asking; if they die, it is anybody's turn again after this moment."""

"""What coordinators decided about rows of lists of which no machine can say whose they are."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base, Moment


class IdentityDecision(Base):
    """Remembered, so that the next list is not asked about again. Taking it back is noted, not erased."""

    __tablename__ = "identity_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision: Mapped[str] = mapped_column(String(6))
    """apart · same · ignore"""
    source_ids: Mapped[list[str]] = mapped_column(JSON)
    """Numbers of lists (`viasna:100123`), sorted: all that it speaks of."""
    kept: Mapped[str | None] = mapped_column(String(40))
    """Of `same`: the number under which the person stays on the list."""
    reason: Mapped[str] = mapped_column(String(40))
    """Why they had been set aside, or `desk`."""
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime] = mapped_column(Moment)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    """To take it back: {merged, rows}, who left the list as {id, facts, details} each, and what waited of each row."""
    taken_back_by: Mapped[str | None] = mapped_column(ForeignKey("coordinators.id", ondelete="SET NULL"))
    taken_back_at: Mapped[datetime | None] = mapped_column(Moment)

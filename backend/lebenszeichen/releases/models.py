"""Releases that were announced and are on the public record."""

from datetime import date

from sqlalchemy import JSON, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Release(Base):
    """One announcement that people came out. 123 people on one day is one release."""

    __tablename__ = "releases"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    announced_on: Mapped[date]
    freed: Mapped[int]
    destinations: Mapped[dict[str, int]] = mapped_column(JSON)
    prisoner_ids: Mapped[list[str]] = mapped_column(JSON, default=list)
    source: Mapped[str] = mapped_column(String(300))
    list_seq: Mapped[int] = mapped_column(Integer, index=True)

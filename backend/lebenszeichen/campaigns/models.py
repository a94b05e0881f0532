"""What cards are counted for."""

from datetime import date

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Campaign(Base):
    """A campaign: people join it by a link, cards are counted for it."""

    __tablename__ = "campaigns"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    """A short slug, part of the joining link."""
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    opens_on: Mapped[date]
    closes_on: Mapped[date | None]
    closed: Mapped[bool] = mapped_column(default=False)
    is_default: Mapped[bool] = mapped_column(default=False)

"""How often something was said to be wrong. Nothing of who said it."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from lebenszeichen.database import Base


class Mistake(Base):
    """One choice about one person or institution, until a coordinator closes it."""

    __tablename__ = "mistakes"

    subject: Mapped[str] = mapped_column(String(60), primary_key=True)
    """`prisoner:ID` or `facility:ID`"""
    choice: Mapped[str] = mapped_column(String(20), primary_key=True)
    times: Mapped[int]
    first_on: Mapped[date]
    last_on: Mapped[date]


class MistakeId(Base):
    """What came once is not counted twice; it says neither about whom nor what."""

    __tablename__ = "mistake_ids"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    came_on: Mapped[date]

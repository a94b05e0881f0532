"""An evening in the hall, as its facts: who hands in, what the organiser says. Nothing is pushed by itself."""

from datetime import date
from typing import Any
from uuid import uuid4

from flask import Flask

from factories.coordinators import make_coordinator
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.events.code import CountedBy, new_code
from lebenszeichen.events.organiser import key_hash
from lebenszeichen.events.service import accept, open_at_the_desk
from lebenszeichen.letters.service import hold_pile, post_anew

DAY = "2026-11-21"


def open_evening(app: Flask, counting: CountedBy = "phones", *, campaign_id: str = "everyone") -> tuple[str, str]:
    """As the desk opens one: its code and its organiser's key."""
    with app.app_context(), writing() as session:
        by = make_coordinator(session, "Ada")
        return open_at_the_desk(session, campaign_id, clock.today(), counting, by=by, today=clock.today())


def accept_evening(app: Flask, code: str) -> None:
    """As the desk accepts one that a phone has opened."""
    with app.app_context(), writing() as session:
        rows = hold_pile(session, code)
        accept(session, code, clock.today())
        post_anew(session, rows, code)


def handed_in(
    phone: Phone, code: str, prisoner_id: str = "p4k8m2x9q1", letter_id: str | None = None, day: str = DAY
) -> dict[str, Any]:
    args = {"letter_id": letter_id or str(uuid4()), "prisoner_id": prisoner_id, "campaign_id": "everyone"}
    return phone.mutation("letter_handed_in", {**args, "event_id": code}, day)


def opened(
    phone: Phone, key: str = "organiser", code: str | None = None, counting: CountedBy = "phones"
) -> dict[str, Any]:
    args = {"event_id": code or new_code(counting), "campaign_id": "everyone", "counting": counting, "day": DAY}
    return phone.mutation("event_opened", {**args, "key_hash": key_hash(key)}, DAY)


def pile(
    phone: Phone, code: str, key: str, day: str = DAY, *, taken_out: list[str] | None = None, id: str | None = None
) -> dict[str, Any]:
    args = {"pile_id": id or str(uuid4()), "event_id": code, "day": day, "taken_out": taken_out or [], "key": key}
    return phone.mutation("pile_posted", args, day)


def tally(phone: Phone, code: str, key: str, cards: int = 40, prisoner_id: str | None = None) -> dict[str, Any]:
    args = {"tally_id": str(uuid4()), "event_id": code, "campaign_id": "everyone", "cards": cards}
    return phone.mutation("tally_recorded", {**args, "prisoner_id": prisoner_id, "key": key}, DAY)


def days_ago(days: int) -> str:
    return str(date.fromordinal(clock.today().toordinal() - days))

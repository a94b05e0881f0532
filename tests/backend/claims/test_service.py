"""Names that somebody took: they weigh for a week, block nobody, and leave no trace."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.people import make_prisoner
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.claims.models import Claim
from lebenszeichen.database import reading, writing
from lebenszeichen.sync.jobs import forget_claims
from lebenszeichen.sync.levels import Steps, levels_now
from lebenszeichen.sync.models import LedgerEntry, LedgerLink
from lebenszeichen.sync.takedown import hide

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def taken(phone: Phone, *ids: str, claim_id: str | None = None, day: str | None = None) -> dict[str, Any]:
    args = {"claim_id": claim_id or str(uuid4()), "prisoner_ids": list(ids), "campaign_id": "everyone"}
    return phone.mutation("names_taken", args, day or str(clock.today()))


def levels(app: Flask) -> dict[str, int]:
    with app.app_context(), reading() as session:
        found: dict[str, int] = levels_now(session, Steps(3, 10), clock.today()).document["levels"]
        return found


def test_names_weigh_but_never_make_many(app: Flask, listed: str) -> None:
    phones = [Phone(app) for _ in range(12)]
    for phone in phones[:3]:
        phone.push(taken(phone, listed))
    assert levels(app) == {listed: 1}
    for phone in phones[3:]:
        phone.push(taken(phone, listed))
    assert levels(app) == {listed: 1}
    for phone in phones[:10]:
        phone.push(phone.posted(listed, local_date=str(clock.today())))
    assert levels(app) == {listed: 2}


def test_a_phone_that_takes_names_all_day_weighs_no_more(app: Flask, listed: str) -> None:
    phone, cap = Phone(app), app.extensions["settings"].letters_soft_cap
    for _ in range(2):
        results = phone.push(*[taken(phone, listed) for _ in range(40)])
        assert {result["outcome"] for result in results} == {"applied"}
    assert rows(app)[0] == cap


def rows(app: Flask) -> tuple[int, int, int]:
    """Claims, links to phones, and mutations that came."""
    with app.app_context(), reading() as session:
        claims, links, entries = (
            session.scalar(select(func.count()).select_from(table)) or 0 for table in (Claim, LedgerLink, LedgerEntry)
        )
        return claims, links, entries


def test_a_claim_and_its_link_to_a_phone_end_together(app: Flask, listed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = Phone(app)
    said = taken(phone, listed)
    phone.push(said, phone.posted(listed, local_date=str(clock.today())))
    settings = app.extensions["settings"]
    now = clock.now()
    for days, left in ((6, (1, 2, 2)), (8, (0, 1, 2))):
        monkeypatch.setattr(clock, "now", lambda days=days: now + timedelta(days=days))
        with app.app_context():
            forget_claims(settings)
        assert rows(app) == left
    assert phone.push(said)[0]["outcome"] == "duplicate", "the bare number stays"
    assert rows(app)[0] == 0


def test_names_that_were_said_long_ago_weigh_nothing(app: Flask, listed: str) -> None:
    phone = Phone(app)
    phone.push(*[taken(phone, listed, day=str(clock.today() - timedelta(days=8))) for _ in range(5)])
    assert levels(app) == {}


def test_nobody_takes_a_name_that_is_not_on_the_list(app: Flask, listed: str) -> None:
    phone = Phone(app)
    problem = phone.push(taken(phone, listed, "nobody"))[0]["problem"]
    assert (problem["type"], problem["pointer"]) == ("/problems/unknown-prisoner", "/args/prisoner_ids")


def test_of_somebody_who_is_shown_no_more_no_claim_is_left(app: Flask, listed: str) -> None:
    with app.app_context(), writing() as session:
        person = make_prisoner(session, "p0000000002", source_id="viasna:2")
    phone = Phone(app)
    phone.push(taken(phone, person, listed))
    with app.app_context(), writing() as session:
        hide(session, [person])
    phone.push(taken(phone, person))
    with app.app_context(), reading() as session:
        assert list(session.scalars(select(Claim.prisoner_id))) == [listed]

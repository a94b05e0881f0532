"""What phones heard of cards: a campaign's totals, shown from five up."""

from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.database import reading
from lebenszeichen.letters.models import HeardOutcome

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def told(phone: Phone, outcome: str, id: str | None = None) -> dict[str, Any]:
    args = {"outcome_id": id or str(uuid4()), "campaign_id": "everyone", "outcome": outcome}
    return phone.mutation("outcome_told", args, str(clock.today()))


def heard(app: Flask) -> Any:
    return app.test_client().get("/api/levels").json["campaigns"][0]["heard"]


def test_of_two_outcomes_under_one_id_in_a_batch_the_first_stays(app: Flask, listed: str) -> None:
    phone, id = Phone(app), str(uuid4())
    results = phone.push(told(phone, "came_back", id), told(phone, "answered", id))
    assert [result["outcome"] for result in results] == ["applied", "rejected"]
    with app.app_context(), reading() as session:
        assert [row.outcome for row in session.scalars(select(HeardOutcome))] == ["came_back"]


def test_what_phones_heard_is_a_campaigns_total_from_five_up(app: Flask, listed: str) -> None:
    phone, first = Phone(app), str(uuid4())
    phone.push(told(phone, "arrived", first), *[told(phone, "arrived") for _ in range(4)], told(phone, "came_back"))
    assert heard(app) == {"arrived": 5, "answered": None, "came_back": None}
    phone.push(phone.mutation("fact_voided", {"outcome_id": first, "fact": "outcome_told"}, str(clock.today())))
    assert heard(app)["arrived"] is None
    with app.app_context(), reading() as session:
        rows = session.scalars(select(HeardOutcome)).all()
        assert {*rows[0].__table__.columns.keys()} == {"id", "campaign_id", "outcome", "held"}, "no person, no day"
        assert len(rows) == 5


def test_a_phone_that_heard_of_more_cards_than_anybody_writes_moves_no_total(app: Flask, listed: str) -> None:
    phone, cap = Phone(app), app.extensions["settings"].letters_soft_cap
    for _ in range(2):
        phone.push(*[told(phone, "arrived") for _ in range(40)])
    assert heard(app)["arrived"] == cap

"""A phone that comes back after months sends what the first version wrote. It is understood for as long as there is a
server: tests/fixtures/first_version/push.json is never edited.
"""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.database import reading
from lebenszeichen.letters.queries import counts_by_prisoner
from lebenszeichen.sync.registry import MUTATION_TYPES

PUSHED: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "fixtures" / "first_version" / "push.json").read_text("utf-8")
)
CARDS = 2
"""Three letters were posted, and one of them was taken back."""


def posted(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return sum(count.posted for count in counts_by_prisoner(session))


def send(phone: Phone) -> list[dict[str, Any]]:
    answer = phone.client.post("/api/mutations", json=PUSHED, headers={"Authorization": f"Bearer {phone.token}"})
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json["results"]
    return results


def test_what_the_first_version_sent_is_understood(app: Flask, listed: str) -> None:
    phone = Phone(app)
    assert {result["outcome"] for result in send(phone)} == {"applied"}
    assert {result["outcome"] for result in send(phone)} == {"duplicate"}
    assert posted(app) == CARDS


@pytest.mark.both_databases
@pytest.mark.parametrize("days", [200, 700])
def test_months_later_and_two_schemas_on_it_is_counted_on_the_day_it_came(
    app: Flask, listed: str, monkeypatch: pytest.MonkeyPatch, days: int
) -> None:
    now = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(clock, "today", now.date)
    for (name, schema), known in list(MUTATION_TYPES.items()):
        for later in (schema + 1, schema + 2):
            monkeypatch.setitem(MUTATION_TYPES, (name, later), known)
    phone = Phone(app)
    results = send(phone)
    assert {(result["outcome"], result["day"], result["day_moved"]) for result in results if result["day"]} == {
        ("applied", str(now.date()), True)
    }
    today = {**phone.posted(listed, local_date=str(now.date())), "schema": 3}
    assert phone.push(today)[0]["outcome"] == "applied"
    assert posted(app) == CARDS + 1

"""The levels of this moment: made once per change, and less often where making them is dear."""

from typing import Any

import pytest
from flask import Flask

from factories.phones import Phone
from lebenszeichen.sync import levels_cache


@pytest.fixture(autouse=True)
def nothing_made_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels_cache, "_last", None)


def levels(phone: Phone) -> dict[str, Any]:
    answer: dict[str, Any] = phone.client.get("/api/levels").json
    return answer


def test_a_card_is_in_the_levels_at_once(app: Flask, listed: str) -> None:
    phone = Phone(app)
    before = levels(phone)["seq"]
    phone.push(*[phone.posted(listed) for _ in range(3)])
    assert (levels(phone)["seq"], levels(phone)["levels"]) == (before + 3, {listed: 1})


def test_where_levels_are_dear_to_make_an_older_answer_says_how_old_it_is(
    app: Flask, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levels_cache, "_DEAR", -1.0)
    monkeypatch.setattr(levels_cache, "_SHARE", 1e9)
    phone = Phone(app)
    before = levels(phone)
    phone.push(*[phone.posted(listed) for _ in range(3)])
    assert levels(phone) == before
    monkeypatch.setattr(levels_cache.time, "monotonic", lambda: float("inf"))
    assert (levels(phone)["seq"], levels(phone)["levels"]) == (before["seq"] + 3, {listed: 1})

from typing import Any

from flask import Flask

from factories.releases import SOURCE, AtTheDesk
from lebenszeichen.database import reading
from lebenszeichen.releases.models import ReleaseDraft

ANNA, BASIL = "panna", "pbasil"


def content(**other: Any) -> dict[str, Any]:
    return {
        "kind": "release",
        "happened_on": "2026-11-20",
        "freed": 2,
        "destinations": {"Lithuania": 2},
        "people": [{"prisoner_id": ANNA, "may_be_named": True}, {"prisoner_id": BASIL, "may_be_named": False}],
        **other,
    }


def test_a_preview_says_what_the_draft_will_say_and_is_kept_nowhere(
    app: Flask, ada: AtTheDesk, people: list[str]
) -> None:
    shown = ada.post("drafts/preview", step="first", content=content())
    assert shown.status_code == 200, shown.json
    with app.app_context(), reading() as session:
        assert session.query(ReleaseDraft).count() == 0
    draft = ada.draft({**content(), "sources": [SOURCE]})
    assert shown.json["texts"] == draft["content"]["texts"]
    assert set(shown.json["texts"]) >= {"de", "en"}


def test_nobody_who_may_not_be_named_stands_in_a_preview(ada: AtTheDesk, people: list[str]) -> None:
    texts = ada.post("drafts/preview", step="first", content=content()).text
    assert "Anna" in texts
    assert "Basil" not in texts


def test_a_preview_of_what_cannot_be_true_says_so(ada: AtTheDesk, people: list[str]) -> None:
    refused = ada.post("drafts/preview", step="first", content=content(freed=1))
    assert (refused.status_code, refused.json["type"]) == (422, "/problems/invalid-release")


def test_somebody_who_is_not_on_the_list_is_left_out_of_a_preview(ada: AtTheDesk, people: list[str]) -> None:
    somebody = [{"prisoner_id": "pnobody", "may_be_named": True}]
    assert ada.post("drafts/preview", step="first", content=content(people=somebody)).status_code == 200

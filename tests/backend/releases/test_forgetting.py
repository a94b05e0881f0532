"""Whoever is taken down leaves every draft and every text; invented people take their releases with them."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from factories.people import make_prisoner
from factories.releases import AtTheDesk, content, end_holds, releases, tell
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.queries import tombstones
from lebenszeichen.record.sample import load_sample, remove_sample, sample_ids
from lebenszeichen.releases.models import Release, ReleaseDraft
from lebenszeichen.sync.start import prepare
from lebenszeichen.sync.takedown import take_down


def everything(app: Flask) -> str:
    """Each column of each release, draft and audit entry."""
    with app.app_context(), reading() as session:
        rows = [row for model in (Release, ReleaseDraft, AuditEntry) for row in session.scalars(select(model))]
        return json.dumps([{**vars(row), "_sa_instance_state": None} for row in rows], default=str, ensure_ascii=False)


def removed(app: Flask, id: str) -> None:
    with app.app_context():
        prepare(app.extensions["settings"])
        take_down(id)


def reason(who: AtTheDesk, path: str) -> dict[str, Any]:
    answer = who.post(path, reason="Anna Uzor was seen")
    assert answer.status_code < 300
    return dict(answer.json)


def test_a_told_release_says_its_words_without_them(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    draft = ada.draft(content(*((id, True) for id in people)))
    tell(app, ada, ben, draft)
    assert "Anna Uzor" in everything(app)
    before = releases(app)[draft["release_id"]]
    removed(app, "panna")
    after = releases(app)[draft["release_id"]]
    assert "Anna" not in everything(app)
    assert "panna" not in everything(app)
    assert after["prisoner_ids"] == ["pbasil", "pcyril"]
    assert after["texts"]["en"]["title"] == "3 people came out of prison"
    assert "Among them are Basil Most and Cyril Luh." in after["texts"]["en"]["body"]
    assert after["seq"] > before["seq"]


def test_a_hold_is_stopped_because_it_is_not_what_was_confirmed(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    draft = ada.draft(content((people[0], True), (people[1], True)))
    ben.confirm(draft)
    removed(app, people[0])
    stopped = ada.read(draft["id"])
    assert (stopped["state"], stopped["reason"], stopped["source_opened"]) == ("stopped", "taken-down", False)
    assert stopped["content_hash"] != draft["content_hash"]
    assert end_holds(app) == []
    assert "Anna" not in everything(app)
    assert len(tell(app, ada, ben, stopped)) == 1


@pytest.mark.both_databases
def test_what_was_typed_about_them_goes_too_and_a_withdrawal_does_not_name_them(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    draft = ada.draft(content((people[0], True)))
    tell(app, ada, ben, draft)
    withdrawal = reason(ada, f"releases/{draft['release_id']}/withdrawal")
    tell(app, ada, ben, withdrawal)
    assert "Anna Uzor" in releases(app)[draft["release_id"]]["texts"]["en"]["body"]
    removed(app, people[0])
    body = releases(app)[draft["release_id"]]["texts"]["en"]["body"]
    assert "about the release of one person was wrong" in body
    assert "Anna" not in everything(app)


@pytest.mark.both_databases
def test_a_doubt_that_was_typed_about_them_goes_too(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    draft = ada.draft(content((people[0], True)))
    tell(app, ada, ben, draft)
    assert ada.post(f"releases/{draft['release_id']}/question", reason="Anna Uzor?").status_code == 204
    removed(app, people[0])
    assert "Anna" not in everything(app)
    assert releases(app)[draft["release_id"]]["questioned"]


@pytest.mark.both_databases
def test_invented_people_take_their_releases_with_them(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    with app.app_context(), writing() as session:
        load_sample(session)
        invented = sample_ids(session)[0]
        make_prisoner(session, "preal")
    answer = ada.post("drafts", content=content((invented, True), ("preal", True)))
    assert answer.json["type"] == "/problems/unfit-person"
    trial, real = ada.draft(content((invented, True))), ada.draft(content((people[0], True)))
    tell(app, ada, ben, trial)
    tell(app, ada, ben, real)
    with app.app_context(), writing() as session:
        remove_sample(session)
        assert trial["release_id"] in tombstones(session, 0)
    assert set(releases(app)) == {real["release_id"]}


@pytest.mark.both_databases
def test_a_dropped_draft_keeps_no_names_and_no_ids(app: Flask, ada: AtTheDesk, people: list[str]) -> None:
    source = {"label": "Viasna", "url": "https://example.org/anna-uzor", "on": "2026-11-22"}
    draft = ada.draft(content((people[0], True), (people[1], False), sources=[source]))
    assert "Anna Uzor" in everything(app)
    dropped = ada.post(f"drafts/{draft['id']}/drop", reason="Only rumours")
    assert (dropped.status_code, dropped.json["content"]["texts"]) == (200, {})
    left = everything(app).lower()
    assert [word for word in ("uzor", "most", *people) if word in left] == []
    assert ada.read(draft["id"])["reason"] == "Only rumours"

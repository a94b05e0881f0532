"""Who is who, at the desk."""

import pytest
from flask import Flask

from factories.export_rows import export, row
from factories.imports import import_lists
from factories.people_desk import Desk
from lebenszeichen.coordinators.audit_log import entries
from lebenszeichen.database import reading, writing
from lebenszeichen.sync.takedown import hide

TWINS = [row(id, "Алёна Узор", birthday="1990-05-06") for id in ("3", "4")]
LIST = export(*TWINS, *[row(str(number)) for number in range(10, 40)])


def load(app: Flask) -> None:
    with app.app_context():
        import_lists(LIST)


def test_what_waits_stands_together_and_a_decision_takes_it_away(app: Flask, ada: Desk) -> None:
    load(app)
    (group,) = ada.client.get("/api/desk/identity").json["groups"]
    assert (group["reason"], [one["source_id"] for one in group["rows"]]) == (
        "same_name_and_birthday",
        ["viasna:3", "viasna:4"],
    )
    assert group["rows"][0]["row"]["url"].endswith("/person/invented-3")
    said = {"decision": "same", "source_ids": ["viasna:3", "viasna:4"], "kept": "viasna:4"}
    answer = ada.client.post("/api/desk/identity", json=said)
    assert answer.status_code == 201, answer.json
    after = ada.client.get("/api/desk/identity").json
    assert (after["groups"], [one["decided_by"] for one in after["decisions"]]) == ([], ["Ada"])
    load(app)
    people = ada.client.get("/api/desk/people").json
    assert [one["source_id"] for one in people if one["names"].get("ru") == "Алёна Узор"] == ["viasna:4"]
    id = next(one["id"] for one in people if one["source_id"] == "viasna:4")
    assert [one["decision"] for one in ada.person(id)["decisions"]] == ["same"]
    number = after["decisions"][0]["id"]
    assert ada.client.delete(f"/api/desk/identity/{number}").status_code == 204
    assert len(ada.client.get("/api/desk/identity").json["groups"]) == 1
    with app.app_context(), reading() as session:
        newest = [(one.action, one.subject) for one in entries(session)[:2]]
    assert newest == [("identity_taken_back", f"identity:{number}"), ("identity_decided", f"identity:{number}")]


@pytest.mark.both_databases
def test_whoever_on_the_list_is_like_a_row_stands_beside_it(app: Flask, ada: Desk) -> None:
    load(app)
    ada.names(names={"ru": "Алена УЗОР"})
    (group,) = ada.client.get("/api/desk/identity").json["groups"]
    assert [one["id"] for one in group["alike"]] == ["panna"]


@pytest.mark.both_databases
def test_what_a_family_asked_of_one_row_holds_of_the_other(app: Flask, ada: Desk) -> None:
    load(app)
    people = ada.client.get("/api/desk/people").json
    id = {one["source_id"]: one["id"] for one in people}
    flag = {"prisoner_id": id["viasna:10"], "kind": "silence", "reason": "their mother asks"}
    assert ada.client.post("/api/desk/family/flags", json=flag).status_code == 204
    with app.app_context(), writing() as session:
        hide(session, [id["viasna:10"]])
    said = {"decision": "same", "source_ids": ["viasna:10", "viasna:11"], "kept": "viasna:11"}
    assert ada.client.post("/api/desk/identity", json=said).status_code == 201
    stays = ada.person(id["viasna:11"])
    assert (stays["flags"], bool(stays["hidden_on"])) == (["silence"], True)


def test_what_makes_no_sense_is_turned_away(app: Flask, ada: Desk) -> None:
    load(app)
    for said in (
        {"decision": "same", "source_ids": ["viasna:3", "viasna:4"]},
        {"decision": "apart", "source_ids": ["viasna:3"], "kept": "viasna:3"},
        {"decision": "free", "source_ids": ["viasna:3"]},
        {"decision": "apart", "source_ids": []},
    ):
        assert ada.client.post("/api/desk/identity", json=said).status_code == 422
    said = {"decision": "apart", "source_ids": ["viasna:404"]}
    assert ada.client.post("/api/desk/identity", json=said).status_code == 404

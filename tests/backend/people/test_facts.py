"""Days and institutions that coordinators write: said by whom, and not undone by the next import."""

import pytest
from flask import Flask

from factories.export_rows import OTHER_PLACE, export, row
from factories.imports import import_lists
from factories.people import make_facility
from factories.people_desk import Desk
from lebenszeichen.database import writing

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LAWYER = {"source": "her lawyer", "as_of": "2026-11-20"}
OTHERS = [row(str(number)) for number in range(10, 40)]


def write(desk: Desk, id: str = "panna", **facts: str | None) -> int:
    return int(desk.client.put(f"/api/desk/people/{id}/facts", json={**facts, **LAWYER}).status_code)


def test_each_fact_says_who_says_so_since_when(ada: Desk) -> None:
    assert write(ada, birthday="1990-05", detained_on="2021-07-15") == 204
    told = ada.public()
    assert (told["birthday"], told["detained_on"], told["sentenced_on"]) == ("1990-05", "2021-07-15", None)
    assert told["written"] == dict.fromkeys(["birthday", "detained_on"], "her lawyer, 2026-11-20")
    assert [(one["field"], one["by"]) for one in ada.person()["edits"]] == [("birthday", "Ada"), ("detained_on", "Ada")]


def test_a_day_that_was_wrong_is_corrected_in_the_history(app: Flask, ada: Desk) -> None:
    ada.enter("detained", happened_on="2021-07-14")
    write(ada, detained_on="2021-07-15")
    assert ada.public()["events"] is None  # the day stands in the facts, and the wrong one nowhere
    live = [(one["kind"], one["happened_on"]) for one in ada.person()["events"] if not one["corrected"]]
    assert live == [("detained", "2021-07-15"), ("correction", None)]


def test_is_held_there_now_moves_somebody_and_tells_it(app: Flask, ada: Desk) -> None:
    with app.app_context(), writing() as session:
        make_facility(session, "sizo-1", match_key="сизо 1")
    assert write(ada, facility_id="sizo-1") == 204
    told = ada.public()
    assert (told["facility_id"], told["written"]) == ("sizo-1", {"facility_id": "her lawyer, 2026-11-20"})
    assert [(one["kind"], one["facility_id"], one["source"]) for one in told["events"]] == [
        ("moved", "sizo-1", "her lawyer, 2026-11-20")
    ]
    assert write(ada, facility_id="nowhere") == 404


def test_of_whoever_is_in_question_nothing_is_written(ada: Desk) -> None:
    assert write(ada, "pbasil", facility_id=None) == 409
    assert write(ada, "pbasil", detained_on="2026-11-01") == 409


@pytest.mark.parametrize(
    "said", [{"birthday": "tomorrow"}, {"birthday": "2999"}, {"state": "came_out"}, {"as_of": None}]
)
def test_what_is_not_understood_is_turned_away(ada: Desk, said: dict[str, str | None]) -> None:
    body = {**LAWYER, **said}
    assert ada.client.put("/api/desk/people/panna/facts", json=body).status_code == 422


def test_the_next_list_does_not_undo_it_until_the_source_says_something_new(app: Flask, ada: Desk) -> None:
    def load(**cells: str) -> str:
        with app.app_context():
            import_lists(export(row("5", **cells), *OTHERS))
        people = ada.client.get("/api/desk/people").json
        return str(next(one["id"] for one in people if one["source_id"] == "viasna:5"))

    id = load(birthday="1990-05-06")
    write(ada, id, birthday="1991", facility_id="ik-4")
    load(birthday="1990-05-06")
    told = ada.public(id)
    assert (told["birthday"], told["facility_id"], sorted(told["written"])) == (
        "1991",
        "ik-4",
        ["birthday", "facility_id"],
    )
    load(birthday="1990-05-07", prison=OTHER_PLACE)
    told = ada.public(id)
    assert (told["birthday"], told["facility_id"], told["written"]) == ("1990-05-07", "sizo-81", None)
    assert ada.person(id)["edits"] == []

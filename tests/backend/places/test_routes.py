"""Institutions through the desk's own requests: who may say what, and what everybody sees of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from factories.desk_people import DeskPerson, answered
from factories.people import make_facility, make_prisoner
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.places.imported import place_people, queue_places
from lebenszeichen.places.known import NewPlace

ADDRESS = ["ИК № 4", "ул. Антошкина, 3", "246035 г. Гомель"]


@pytest.fixture(autouse=True)
def _facilities(app: Flask) -> None:
    with app.app_context(), writing() as session:
        make_facility(session, state="unchecked", as_of="2022")
        make_facility(session, "ik-5", match_key="ик 5")
        make_prisoner(session, "p1", facility_id="ik-4")
        make_prisoner(session, "p2")
        queue_places(session, [NewPlace("больница", "Больница")], "Viasna", "2026-11-20")
        place_people(session, {"p2": "больница"})


def facility(person: DeskPerson, id: str = "ik-4") -> dict[str, Any]:
    return next(one for one in answered(person.get("/facilities"))["facilities"] if one["id"] == id)


def public(app: Flask, id: str = "ik-4") -> dict[str, Any]:
    with app.app_context(), reading() as session:
        return next(one for one in public_facilities(session) if one["id"] == id)


def compared(person: DeskPerson, **with_what: str) -> Any:
    seen = facility(person)["content_hash"]
    return person.post("/facilities/ik-4/word", {"content_hash": seen, **with_what})


def slug(answer: Any) -> str:
    return str(answer.json["type"]).rpartition("/")[2]


@pytest.mark.both_databases
def test_two_coordinators_open_an_institution_and_a_stranger_and_an_assistant_do_not(
    app: Flask, ada: DeskPerson, bea: DeskPerson
) -> None:
    assert app.test_client().get("/api/desk/facilities").status_code == 401
    assistant = ada.let_in("Assi", "assistant")
    assert assistant.get("/facilities").status_code == 403
    assert answered(compared(ada, source="A letter", as_of="2026-11"))["needs"] == 1
    assert public(app)["state"] == "unchecked"
    [text] = facility(bea)["waiting"]
    assert (text["confirmed_by"], text["may_confirm"], text["source"]) == (["Ada"], True, "A letter")
    assert facility(ada)["waiting"][0]["may_confirm"] is False
    seen = [{"proposal_id": text["proposal_id"], "content_hash": text["content_hash"]}]
    [answer] = answered(bea.post("/texts/words", {"texts": seen}))
    assert (answer["public"], answer["refused_because"]) == (True, None)
    assert (public(app)["state"], public(app)["source"], public(app)["as_of"]) == ("open", "A letter", "2026-11")


@pytest.mark.both_databases
def test_another_name_is_public_when_two_have_compared_it(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    wording = {"address": public(app)["address"], "name": {"de": "Strafkolonie Nr. 4"}, "source": "A letter"}
    assert answered(ada.post("/facilities/ik-4/texts", wording))["needs"] == 1
    assert "de" not in public(app)["name"]
    [text] = facility(bea)["waiting"]
    seen = [{"proposal_id": text["proposal_id"], "content_hash": text["content_hash"]}]
    assert answered(bea.post("/texts/words", {"texts": seen}))[0]["public"]
    assert public(app)["name"]["de"] == "Strafkolonie Nr. 4"
    assert {"ru", "en"} <= public(app)["name"].keys()


def test_whom_i_invited_is_not_the_second(ada: DeskPerson) -> None:
    answered(compared(ada))
    puppet = ada.let_in("Puppet")
    [text] = facility(puppet)["waiting"]
    assert text["may_confirm"] is False
    seen = [{"proposal_id": text["proposal_id"], "content_hash": text["content_hash"]}]
    assert answered(puppet.post("/texts/words", {"texts": seen}))[0]["refused_because"] == "second-must-be-another"
    assert slug(compared(puppet)) == "second-must-be-another"


def test_forty_texts_are_confirmed_in_one_request(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    with app.app_context(), writing() as session:
        for number in range(100, 138):
            make_facility(session, f"ik-{number}", match_key=f"ик {number}", state="unchecked")
    ids = [one["id"] for one in answered(ada.get("/facilities"))["facilities"]]
    for id in ids:
        answered(ada.post(f"/facilities/{id}/word", {"content_hash": facility(ada, id)["content_hash"]}))
    texts = [text for one in answered(bea.get("/facilities"))["facilities"] for text in one["waiting"]]
    seen = [{name: text[name] for name in ("proposal_id", "content_hash")} for text in texts]
    assert len(seen) == 40
    assert all(one["public"] for one in answered(bea.post("/texts/words", {"texts": seen})))
    assert [one for one in answered(bea.get("/facilities"))["facilities"] if one["to_check"]] == []


@pytest.mark.both_databases
def test_a_word_can_be_taken_back_and_a_text_refused(ada: DeskPerson, bea: DeskPerson) -> None:
    answered(compared(ada))
    id = facility(ada)["waiting"][0]["proposal_id"]
    assert slug(bea.delete(f"/texts/{id}/word")) == "nothing-to-confirm"
    assert ada.delete(f"/texts/{id}/word").status_code == 204
    assert facility(ada)["waiting"] == []
    answered(ada.post("/facilities/ik-4/texts", {"address": [*ADDRESS[:1], "ул. Иная, 3", ADDRESS[2]], "source": "X1"}))
    id = facility(bea)["waiting"][0]["proposal_id"]
    assert bea.delete(f"/texts/{id}").status_code == 204
    assert facility(ada)["waiting"] == []


@pytest.mark.both_databases
def test_closing_takes_one_and_reopening_two(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    path = "/facilities/ik-4/closing"
    assert ada.ask("PUT", path, {"closed_on": "2026-11", "moved_to": "ik-5"}).status_code == 204
    assert (public(app)["state"], public(app)["closed_on"], public(app)["moved_to"]) == ("closed", "2026-11", "ik-5")
    assert (facility(ada)["may_undo_closing"], facility(bea)["may_undo_closing"]) == (True, False)
    assert slug(bea.delete(path)) == "closing-stands"
    assert ada.delete(path).status_code == 204
    assert ada.ask("PUT", path, {}).status_code == 204
    text = {"address": ADDRESS, "source": "A letter"}
    assert slug(bea.post("/facilities/ik-4/texts", text)) == "facility-closed"
    answered(bea.post("/facilities/ik-4/texts", {**text, "reopen": True}))
    assert public(app)["state"] == "closed"
    [text] = facility(ada)["waiting"]
    assert text["kind"] == "reopening"
    seen = [{name: text[name] for name in ("proposal_id", "content_hash")}]
    assert answered(ada.post("/texts/words", {"texts": seen}))[0]["public"] is True
    assert public(app)["state"] == "open"


def test_returned_cards_are_a_flag_for_everybody_and_a_number_at_the_desk(app: Flask, ada: DeskPerson) -> None:
    entry = {"id": str(uuid4()), "day": clock.today().isoformat(), "cards": 7}
    assert ada.post("/facilities/ik-5/returned", entry).status_code == 204
    assert public(app, "ik-5")["returned"] is True
    assert [(pile["cards"], pile["mine"]) for pile in facility(ada, "ik-5")["returned"]] == [(7, True)]
    assert ada.delete(f"/facilities/ik-5/returned/{entry['id']}").status_code == 204
    assert public(app, "ik-5")["returned"] is False
    tomorrow = (clock.today() + timedelta(days=2)).isoformat()
    assert ada.post("/facilities/ik-5/returned", {**entry, "day": tomorrow}).status_code == 422


@pytest.mark.both_databases
def test_words_of_a_list_wait_at_the_desk_with_the_number_of_people(ada: DeskPerson) -> None:
    [place] = answered(ada.get("/places"))
    assert (place["text"], place["people"], place["decision"]) == ("Больница", 1, None)
    path = f"/places/{place['id']}"
    assert answered(ada.ask("PUT", f"{path}/facility", {"facility_id": "ik-5"})) == {"people": 1, "needs": 0}
    assert facility(ada, "ik-5")["held"] == 1
    assert slug(ada.post(f"{path}/none")) == "place-decided"
    assert ada.delete(f"{path}/decision").status_code == 204
    assert ada.post(f"{path}/none").status_code == 204
    assert answered(ada.get("/places"))[0]["decision"] == "none"
    assert slug(ada.post("/places/99/none")) == "unknown-place"


def test_a_new_institution_waits_for_a_second_and_none_is_made_twice(ada: DeskPerson, bea: DeskPerson) -> None:
    [place] = answered(ada.get("/places"))
    new = {
        "name": {"ru": "Больница МВД"},
        "address": ["Больница МВД", "ул. Иная, 5", "223099 г. Иной"],
        "source": "A letter",
        "place_id": place["id"],
    }
    assert answered(ada.post("/facilities", new))["needs"] == 1
    assert slug(bea.post("/facilities", {**new, "name": {"ru": "ИК № 4"}})) == "facility-exists"
    assert slug(bea.post("/facilities", {**new, "address": ["Больница МВД"]})) == "address-incomplete"
    [text] = answered(bea.get("/facilities"))["new"]
    seen = [{name: text[name] for name in ("proposal_id", "content_hash")}]
    assert answered(bea.post("/texts/words", {"texts": seen}))[0]["public"] is True
    assert facility(bea, "institution-1")["held"] == 1


@pytest.mark.parametrize("day", ["2026-13", "tomorrow", "2999", "12.11.2026", ""])
def test_a_day_that_is_none_is_refused(ada: DeskPerson, day: str) -> None:
    assert ada.ask("PUT", "/facilities/ik-4/closing", {"closed_on": day}).status_code == 422


def test_what_waits_for_me_counts_what_i_can_do(ada: DeskPerson, bea: DeskPerson) -> None:
    def waits(person: DeskPerson) -> list[int]:
        waiting = answered(person.get("/waiting"))
        return [waiting[kind] for kind in ("facilities_to_check", "texts_to_confirm", "places_unmatched")]

    assert waits(ada) == [2, 0, 1]
    answered(compared(ada))
    assert (waits(ada), waits(bea)) == ([1, 0, 1], [1, 1, 1])


def test_the_log_knows_who_did_it_and_holds_no_address(app: Flask, ada: DeskPerson) -> None:
    answered(compared(ada))
    assert ada.ask("PUT", "/facilities/ik-5/closing", {}).status_code == 204
    with app.app_context(), reading() as session:
        entries = [(one.coordinator_id, one.action, one.subject, str(one.detail)) for one in session.query(AuditEntry)]
    assert [entry[:3] for entry in entries[-2:]] == [
        (ada.id, "address_compared", "facility:ik-4"),
        (ada.id, "facility_closed", "facility:ik-5"),
    ]
    assert "Антошкина" not in str(entries)

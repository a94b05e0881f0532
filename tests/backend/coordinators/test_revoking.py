"""Somebody leaves, or is made to: at once, everywhere, and never so that one is left alone."""

import threading

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.desk_people import DeskPerson, answered, command_invite, kind
from lebenszeichen.coordinators.models import Challenge, Coordinator, DeskSession, Passkey
from lebenszeichen.coordinators.queries import active_coordinators
from lebenszeichen.database import reading


def revoke(by: DeskPerson, whom: DeskPerson) -> tuple[int, str]:
    answer = by.agreeing(f"revoke:{whom.id}", f"/coordinators/{whom.id}/revoke")
    return (204, "") if answer.status_code == 204 else kind(answer)


def test_somebody_revoked_in_mid_session_is_out_with_the_next_request(app: Flask, ada: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    word = cleo.assertion("invite")
    answered(cleo.get("/me"))
    assert revoke(ada, cleo) == (204, "")
    assert kind(cleo.get("/me")) == (401, "not-signed-in")
    assert kind(cleo.post("/invites", {"role": "coordinator", "credential": word})) == (401, "not-signed-in")
    assert kind(cleo.sign_in()) == (403, "passkey-refused")
    assert {one["name"]: one["revoked"] for one in answered(ada.get("/coordinators"))}["Cleo"] is True


def test_nothing_is_kept_with_which_they_could_come_back(app: Flask, ada: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    cleo.assertion("invite")
    assert revoke(ada, cleo) == (204, "")
    with app.app_context(), reading() as session:
        for model in (Passkey, DeskSession, Challenge):
            rows = select(func.count()).select_from(model).where(model.coordinator_id == cleo.id)
            assert session.scalar(rows) == 0


def test_the_last_two_stay(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    ada.let_in("Assistant", role="assistant")
    assert revoke(ada, bea) == (409, "last-two")
    assert revoke(ada, ada) == (409, "last-two")
    answered(bea.get("/me"))
    cleo = bea.let_in("Cleo")
    assert revoke(ada, ada) == (204, "")
    assert revoke(bea, cleo) == (409, "last-two")


def test_an_assistant_may_always_go(ada: DeskPerson) -> None:
    assert revoke(ada, ada.let_in("Cleo", role="assistant")) == (204, "")


def test_revoking_asks_for_a_fresh_word_about_this_person(ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    word = ada.assertion(f"revoke:{bea.id}")
    assert kind(ada.post(f"/coordinators/{cleo.id}/revoke", {"credential": word})) == (403, "passkey-refused")


def test_who_is_not_there_cannot_be_revoked(ada: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    assert revoke(ada, cleo) == (204, "")
    assert revoke(ada, cleo) == (404, "unknown-coordinator")
    nobody = "c0123456789"
    answer = ada.agreeing(f"revoke:{nobody}", f"/coordinators/{nobody}/revoke")
    assert kind(answer) == (404, "unknown-coordinator")


@pytest.mark.both_databases
def test_of_three_who_revoke_each_other_at_once_two_stay(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = command_invite(app, "Cleo")
    circle = [(ada, bea), (bea, cleo), (cleo, ada)]
    words = [by.assertion(f"revoke:{whom.id}") for by, whom in circle]
    together = threading.Barrier(3)
    statuses: list[int] = []

    def go(index: int) -> None:
        by, whom = circle[index]
        together.wait(30)
        answer = by.post(f"/coordinators/{whom.id}/revoke", {"credential": words[index]})
        statuses.append(answer.status_code)

    threads = [threading.Thread(target=go, args=(index,)) for index in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses.count(204) == 1
    assert set(statuses) <= {204, 401, 403, 409}
    with app.app_context(), reading() as session:
        assert active_coordinators(session) == 2
        assert session.scalar(select(func.count()).select_from(Coordinator)) == 3

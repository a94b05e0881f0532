"""A link lets one person in, once, for two days, and can be taken back."""

import threading
from datetime import timedelta

import pytest
from flask import Flask

from factories.desk_people import DeskPerson, MoveClock, answered, browser, kind, token_in
from lebenszeichen.coordinators.models import Coordinator, Invite
from lebenszeichen.database import reading


def stranger(app: Flask) -> DeskPerson:
    return DeskPerson(app, "Zoe")


def test_the_first_pair_is_founding_and_whom_they_invite_is_not(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    told = {one["name"]: (one["founding"], one["invited_by"]) for one in answered(bea.get("/coordinators"))}
    assert told == {
        "Ada": (True, None),
        "Bea": (True, None),
        "Cleo": (False, {"id": ada.id, "name": "Ada"}),
    }
    assert answered(cleo.get("/me"))["role"] == "coordinator"


def test_an_invite_shows_what_it_is_for_and_nothing_of_what_happened(app: Flask, ada: DeskPerson) -> None:
    opened = answered(stranger(app).open(ada.invite()))
    assert set(opened) == {"purpose", "role", "expires_at"}
    assert (opened["purpose"], opened["role"]) == ("join", "coordinator")


def test_a_link_keeps_its_token_from_servers_and_the_database_keeps_a_hash(app: Flask, ada: DeskPerson) -> None:
    link = ada.invite()
    assert link.startswith("http://localhost:8000/desk/enrol#invite=")
    with app.app_context(), reading() as session:
        stored = session.query(Invite).all()
        assert token_in(link) not in repr([vars(row) for row in stored])
    assert token_in(link) not in ada.get("/invites").text


def test_a_copied_invite_opens_nothing_the_second_time_and_says_so(app: Flask, ada: DeskPerson) -> None:
    link = ada.invite()
    answered(stranger(app).open(link))
    assert kind(stranger(app).open(link)) == (410, "invite-already-opened")


def test_whoever_invited_can_end_what_a_thief_began_with_the_copy(app: Flask, ada: DeskPerson) -> None:
    thief = stranger(app)
    answered(thief.open(ada.invite()))
    answered(thief.make_passkey(thief.phone, "phone", "Zoe"))
    (waiting,) = answered(ada.get("/invites"))
    assert waiting["opened"] is True
    assert ada.delete(f"/invites/{waiting['id']}").status_code == 204
    assert kind(thief.post("/enrolment/options")) == (401, "not-enrolling")
    assert kind(thief.post("/enrolment/passkeys", {"credential": {}, "label": "key"})) == (401, "not-enrolling")
    with app.app_context(), reading() as session:
        assert session.query(Coordinator).count() == 2


def test_a_link_that_was_taken_back_opens_nothing(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    link = ada.invite()
    (waiting,) = answered(bea.get("/invites"))
    assert bea.delete(f"/invites/{waiting['id']}").status_code == 204
    assert kind(stranger(app).open(link)) == (404, "unknown-invite")
    assert answered(bea.get("/invites")) == []
    assert kind(bea.delete(f"/invites/{waiting['id']}")) == (404, "unknown-invite")


def test_a_link_ends_after_two_days(app: Flask, ada: DeskPerson, move_clock: MoveClock) -> None:
    in_time, late = ada.invite(), ada.invite()
    move_clock(timedelta(hours=47, minutes=59))
    answered(stranger(app).open(in_time))
    move_clock(timedelta(hours=48, minutes=1))
    assert kind(stranger(app).open(late)) == (404, "unknown-invite")


def test_a_link_from_before_the_clock_went_back_waits_until_it_was_made(
    app: Flask, ada: DeskPerson, move_clock: MoveClock
) -> None:
    link = ada.invite()
    move_clock(-timedelta(hours=1))
    assert kind(stranger(app).open(link)) == (404, "unknown-invite")
    move_clock(timedelta(0))
    answered(stranger(app).open(link))


def test_a_guessed_link_opens_nothing(app: Flask) -> None:
    assert kind(stranger(app).open("#invite=" + "A" * 43)) == (404, "unknown-invite")


def test_inviting_asks_for_a_fresh_word_each_time(ada: DeskPerson) -> None:
    credential = ada.assertion("invite")
    assert ada.post("/invites", {"role": "coordinator", "credential": credential}).status_code == 201
    assert kind(ada.post("/invites", {"role": "coordinator", "credential": credential})) == (403, "passkey-refused")
    other = ada.assertion("passkeys")
    assert kind(ada.post("/invites", {"role": "coordinator", "credential": other})) == (403, "passkey-refused")


@pytest.mark.both_databases
def test_of_two_browsers_at_the_same_instant_one_gets_in(app: Flask, ada: DeskPerson) -> None:
    link = ada.invite()
    browsers = [browser(app) for _ in range(4)]
    together = threading.Barrier(len(browsers))
    statuses: list[int] = []

    def open_it(index: int) -> None:
        together.wait(30)
        answer = browsers[index].post("/api/desk/invites/open", json={"invite": token_in(link)})
        statuses.append(answer.status_code)

    threads = [threading.Thread(target=open_it, args=(index,)) for index in range(len(browsers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(statuses) == [200, 410, 410, 410]


def test_what_somebody_gave_out_who_is_revoked_lets_nobody_in(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    unopened, opened = cleo.invite(), cleo.invite()
    thief = stranger(app)
    answered(thief.open(opened))
    assert bea.agreeing(f"revoke:{cleo.id}", f"/coordinators/{cleo.id}/revoke").status_code == 204
    assert kind(stranger(app).open(unopened)) == (404, "unknown-invite")
    assert kind(thief.post("/enrolment/options", {"name": "Zoe"})) == (401, "not-enrolling")

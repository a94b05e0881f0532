"""Lost passkeys: two others let somebody make new ones, or the command does; never she herself, never one alone."""

from datetime import timedelta

import pytest
from flask import Flask

from factories.desk_people import Actions, DeskPerson, MoveClock, answered, command_invite, kind
from lebenszeichen.coordinators import recovery
from lebenszeichen.coordinators.errors import UnknownCoordinator
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.database import reading, writing


@pytest.fixture
def cleo(ada: DeskPerson) -> DeskPerson:
    return ada.let_in("Cleo")


def asked(by: DeskPerson, whose: DeskPerson) -> int:
    id: int = answered(by.post(f"/coordinators/{whose.id}/recovery"))["id"]
    return id


def agreed(by: DeskPerson, id: int) -> str:
    link: str = answered(by.agreeing(f"recover:{id}", f"/recoveries/{id}/agreement"))["link"]
    return link


def refused(by: DeskPerson, id: int) -> tuple[int, str]:
    return kind(by.agreeing(f"recover:{id}", f"/recoveries/{id}/agreement"))


def test_two_others_let_somebody_make_new_passkeys(
    app: Flask, ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson, actions: Actions
) -> None:
    link = agreed(bea, asked(ada, cleo))
    new = DeskPerson(app, "somebody").enrol(link)
    assert new.id == cleo.id
    me = answered(new.get("/me"))
    assert (me["name"], me["role"], len(me["passkeys"])) == ("Cleo", "coordinator", 2)
    assert actions()[-4:] == ["recovery_agreed", "recovery_link_made", "invite_opened", "recovered"]


def test_whoever_held_the_link_and_whoever_came_back_by_it_are_one_person(
    app: Flask, ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson
) -> None:
    def obstacle(first: DeskPerson, second: DeskPerson) -> str | None:
        with app.app_context(), reading() as session:
            return obstacle_to_second(session, [first.id], second.id)

    assert obstacle(bea, cleo) is None
    DeskPerson(app, "Bea herself?").enrol(agreed(bea, asked(ada, cleo)))
    assert (obstacle(bea, cleo), obstacle(cleo, bea)) == ("invited", "invited")


def test_then_all_old_passkeys_and_sessions_are_worth_nothing(
    app: Flask, ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson
) -> None:
    link = agreed(bea, asked(ada, cleo))
    answered(cleo.get("/me"))
    DeskPerson(app, "Cleo").enrol(link)
    assert kind(cleo.get("/me")) == (401, "not-signed-in")
    assert kind(cleo.sign_in()) == (403, "passkey-refused")
    assert kind(cleo.sign_in(cleo.key)) == (403, "passkey-refused")


def test_until_both_new_passkeys_are_there_the_old_ones_hold(
    app: Flask, ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson
) -> None:
    half = DeskPerson(app, "Cleo")
    answered(half.open(agreed(bea, asked(ada, cleo))))
    answered(half.make_passkey(half.phone, "phone"))
    assert answered(cleo.sign_in())["coordinator"]["id"] == cleo.id


def test_nobody_recovers_herself(ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson) -> None:
    assert kind(cleo.post(f"/coordinators/{cleo.id}/recovery")) == (403, "own-recovery")
    assert refused(cleo, asked(ada, cleo)) == (403, "own-recovery")


def test_one_alone_recovers_nobody(ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson) -> None:
    assert refused(ada, asked(ada, cleo)) == (403, "own-recovery")


def test_one_with_a_second_self_of_hers_recovers_nobody(ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson) -> None:
    puppet = bea.let_in("Puppet")
    assert refused(puppet, asked(bea, cleo)) == (403, "recovery-needs-another")
    assert refused(bea, asked(puppet, cleo)) == (403, "recovery-needs-another")


def test_a_second_word_is_given_afresh_and_for_this_one(ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson) -> None:
    id = asked(ada, cleo)
    other = bea.assertion(f"recover:{id + 1}")
    assert kind(bea.post(f"/recoveries/{id}/agreement", {"credential": other})) == (403, "passkey-refused")
    hers = ada.assertion(f"recover:{id}")
    assert kind(bea.post(f"/recoveries/{id}/agreement", {"credential": hers})) == (403, "passkey-refused")


def test_a_first_word_ends_after_two_days_or_when_it_is_taken_back(
    ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson, move_clock: MoveClock
) -> None:
    id = asked(ada, cleo)
    told = {one["id"]: one["recovery"] for one in answered(cleo.get("/coordinators"))}
    assert told[cleo.id]["asked_by"] == {"id": ada.id, "name": "Ada"}
    assert cleo.delete(f"/recoveries/{id}").status_code == 204  # "it was not I who asked"
    assert refused(bea, id) == (404, "unknown-recovery")
    late = asked(ada, cleo)
    move_clock(timedelta(hours=48, minutes=1))
    answered(bea.sign_in())
    assert refused(bea, late) == (404, "unknown-recovery")


def test_one_word_is_good_for_one_link(ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson) -> None:
    id = asked(ada, cleo)
    agreed(bea, id)
    assert refused(bea, id) == (404, "unknown-recovery")


def test_a_newer_link_ends_the_earlier(app: Flask, ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson) -> None:
    first = agreed(bea, asked(ada, cleo))
    second = agreed(bea, asked(ada, cleo))
    assert kind(DeskPerson(app).open(first)) == (404, "unknown-invite")
    answered(DeskPerson(app).open(second))


def test_the_word_of_somebody_who_is_revoked_counts_no_more(
    app: Flask, ada: DeskPerson, bea: DeskPerson, cleo: DeskPerson
) -> None:
    dora = command_invite(app, "Dora")
    id = asked(dora, cleo)
    assert bea.agreeing(f"revoke:{dora.id}", f"/coordinators/{dora.id}/revoke").status_code == 204
    assert refused(bea, id) == (404, "unknown-recovery")


def test_nobody_who_has_left_comes_back_through_a_recovery(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = ada.let_in("Cleo")
    link = agreed(bea, asked(ada, cleo))
    assert ada.agreeing(f"revoke:{cleo.id}", f"/coordinators/{cleo.id}/revoke").status_code == 204
    assert kind(DeskPerson(app).open(link)) == (404, "unknown-invite")
    assert kind(ada.post(f"/coordinators/{cleo.id}/recovery")) == (404, "unknown-coordinator")
    with app.app_context(), writing() as session, pytest.raises(UnknownCoordinator):
        recovery.recover_by_command(session, app.extensions["settings"], cleo.id)

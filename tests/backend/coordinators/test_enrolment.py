"""Two passkeys, each of another device, with one invite, in one browser."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from factories.authenticator import Authenticator
from factories.desk_people import DeskPerson, MoveClock, answered, kind
from lebenszeichen.coordinators.models import Coordinator, DeskSession
from lebenszeichen.database import reading


@pytest.fixture
def cleo(app: Flask, ada: DeskPerson) -> DeskPerson:
    """Has opened an invite."""
    cleo = DeskPerson(app, "Cleo")
    answered(cleo.open(ada.invite()))
    return cleo


def test_with_one_passkey_nobody_is_anybody_yet(app: Flask, cleo: DeskPerson) -> None:
    assert answered(cleo.make_passkey(cleo.phone, "phone", "Cleo")) == {"passkeys": 1, "done": False}
    assert kind(cleo.get("/me")) == (401, "not-signed-in")
    assert kind(cleo.sign_in()) == (403, "passkey-refused")
    with app.app_context(), reading() as session:
        assert session.query(Coordinator).count() == 2


def test_after_the_second_somebody_is_signed_in_with_another_cookie(app: Flask, cleo: DeskPerson) -> None:
    before = cleo.cookie
    answered(cleo.make_passkey(cleo.phone, "phone", "Cleo"))
    assert cleo.cookie == before
    assert answered(cleo.make_passkey(cleo.key, "key")) == {"passkeys": 2, "done": True}
    assert cleo.cookie not in {before, None}
    assert [one["label"] for one in answered(cleo.get("/me"))["passkeys"]] == ["phone", "key"]
    cleo.client.set_cookie("lebenszeichen_desk", str(before), path="/api/desk")
    assert kind(cleo.post("/enrolment/options", {"name": "Cleo"})) == (401, "not-enrolling")


def test_a_browser_is_asked_for_a_passkey_that_is_found_without_a_name_and_verifies_its_owner(
    cleo: DeskPerson,
) -> None:
    options = answered(cleo.post("/enrolment/options", {"name": "Cleo"}))
    assert options["rp"] == {"id": "localhost", "name": "Lebenszeichen"}
    assert options["user"]["name"] == "Cleo"
    assert len(options["user"]["id"]) == 86  # 64 random bytes
    assert options["attestation"] == "none"
    assert options["authenticatorSelection"] == {
        "residentKey": "required",
        "requireResidentKey": True,
        "userVerification": "required",
    }


def test_the_second_passkey_is_another_one(cleo: DeskPerson) -> None:
    answered(cleo.make_passkey(cleo.phone, "phone", "Cleo"))
    options = answered(cleo.post("/enrolment/options"))
    assert [one["type"] for one in options["excludeCredentials"]] == ["public-key"]
    # A device that does not look at the list, and makes the same credential again.
    again = cleo.phone.create({**options, "excludeCredentials": []}, credential_id=cleo.phone.keys[0].credential_id)
    assert kind(cleo.post("/enrolment/passkeys", {"credential": again, "label": "key"})) == (409, "same-passkey")


def test_somebody_elses_passkey_is_not_taken_over(cleo: DeskPerson, ada: DeskPerson) -> None:
    options = answered(cleo.post("/enrolment/options", {"name": "Cleo"}))
    copied = cleo.phone.create(options, credential_id=ada.phone.keys[0].credential_id)
    assert kind(cleo.post("/enrolment/passkeys", {"credential": copied, "label": "x"})) == (409, "same-passkey")


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "https://lebenszeichen.example"},
        {"rp_id": "lebenszeichen.example"},
        {"verified": False},
        {"kind": "webauthn.get"},
    ],
)
def test_a_passkey_of_another_site_or_of_nobody_in_person_is_refused(cleo: DeskPerson, lie: dict[str, Any]) -> None:
    assert kind(cleo.make_passkey(cleo.phone, "phone", "Cleo", **lie)) == (403, "passkey-refused")


def test_what_one_browser_was_asked_another_cannot_answer(app: Flask, cleo: DeskPerson, ada: DeskPerson) -> None:
    dora = DeskPerson(app, "Dora")
    answered(dora.open(ada.invite()))
    options = answered(cleo.post("/enrolment/options", {"name": "Cleo"}))
    answered(dora.post("/enrolment/options", {"name": "Dora"}))
    made = Authenticator().create(options)
    assert kind(dora.post("/enrolment/passkeys", {"credential": made, "label": "x"})) == (403, "passkey-refused")


def test_a_name_is_needed_and_nobody_takes_anothers(cleo: DeskPerson) -> None:
    assert kind(cleo.post("/enrolment/options")) == (422, "name-missing")
    assert kind(cleo.post("/enrolment/options", {"name": " aDa "})) == (409, "name-taken")
    for name in ("", "  ", "x" * 81, "two\nlines", "\u202eadA", "\0", "\ud800"):
        assert kind(cleo.post("/enrolment/options", {"name": name})) == (422, "invalid-request")


def test_two_who_enrol_at_once_under_one_name_do_not_both_get_it(app: Flask, cleo: DeskPerson, ada: DeskPerson) -> None:
    other = DeskPerson(app, "Cleo")
    answered(other.open(ada.invite()))
    for person in (cleo, other):
        answered(person.make_passkey(person.phone, "phone", "Cleo"))
    answered(cleo.make_passkey(cleo.key, "key"))
    assert kind(other.make_passkey(other.key, "key")) == (409, "name-taken")


def test_an_enrolment_that_rests_for_half_an_hour_ends(cleo: DeskPerson, move_clock: MoveClock) -> None:
    move_clock(timedelta(minutes=29))
    answered(cleo.make_passkey(cleo.phone, "phone", "Cleo"))
    move_clock(timedelta(minutes=58))
    answered(cleo.post("/enrolment/options"))
    move_clock(timedelta(minutes=89))
    assert kind(cleo.post("/enrolment/options")) == (401, "not-enrolling")


def test_who_has_an_invite_open_sees_nothing_of_the_desk(app: Flask, cleo: DeskPerson) -> None:
    for path in ("/me", "/coordinators", "/invites", "/audit", "/audit.csv"):
        assert kind(cleo.get(path)) == (401, "not-signed-in")
    with app.app_context(), reading() as session:
        assert session.query(DeskSession).filter_by(coordinator_id=None).count() == 1

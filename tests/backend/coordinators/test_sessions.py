"""Who is signed in stays so for half an hour without a request, for twelve hours at most, and not one moment longer."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from factories.desk_people import DeskPerson, MoveClock, answered, kind
from lebenszeichen import clock
from lebenszeichen.coordinators.models import DeskSession
from lebenszeichen.database import reading
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.settings import Settings


def seen(app: Flask, person: DeskPerson) -> object:
    with app.app_context(), reading() as session:
        return session.scalars(select(DeskSession.seen_at).where(DeskSession.coordinator_id == person.id)).all()


def test_a_passkey_signs_in_and_says_who_it_is(ada: DeskPerson) -> None:
    ada.post("/sign-out")
    told = answered(ada.sign_in())["coordinator"]
    assert told == answered(ada.get("/me"))
    assert (told["id"], told["name"], told["role"]) == (ada.id, "Ada", "coordinator")
    assert 1790 <= told["session_seconds_left"] <= 1800
    assert answered(ada.sign_in(ada.key))["coordinator"]["id"] == ada.id


def test_that_nobody_is_signed_in_is_an_answer_and_no_error(ada: DeskPerson, move_clock: MoveClock) -> None:
    assert answered(ada.get("/session")) == {"coordinator": answered(ada.get("/me"))}
    move_clock(timedelta(minutes=31))
    assert answered(ada.get("/session")) == {"coordinator": None}, "the session is over"
    assert kind(ada.get("/me")) == (401, "not-signed-in")
    ada.client.delete_cookie(SESSION_COOKIE, path="/api/desk")
    assert answered(ada.get("/session")) == {"coordinator": None}, "without a cookie"


def test_who_opened_an_invite_is_not_signed_in(app: Flask, ada: DeskPerson) -> None:
    newcomer = DeskPerson(app, "Cleo")
    answered(newcomer.open(ada.invite()))
    assert answered(newcomer.get("/session")) == {"coordinator": None}


def test_the_cookie_is_for_no_script_and_no_other_site(ada: DeskPerson) -> None:
    header = ada.sign_in().headers["Set-Cookie"]
    assert {part.strip() for part in header.split(";")[1:]} == {"HttpOnly", "Path=/api/desk", "SameSite=Strict"}


def test_over_https_the_cookie_never_leaves_it(app: Flask, ada: DeskPerson, monkeypatch: pytest.MonkeyPatch) -> None:
    settings: Settings = app.extensions["settings"]
    https = Settings(
        home=settings.home, database_url=settings.database_url, public_url="https://localhost:8000", storage_key=b"x"
    )
    options = answered(ada.post("/sign-in/options"))
    monkeypatch.setitem(app.extensions, "settings", https)
    credential = ada.phone.get(options, origin=https.public_url)
    answer = ada.post("/sign-in", {"credential": credential})
    assert "Secure" in {part.strip() for part in answer.headers["Set-Cookie"].split(";")}


def test_who_signs_in_again_has_one_session_in_that_browser(app: Flask, ada: DeskPerson) -> None:
    answered(ada.sign_in())
    answered(ada.sign_in())
    assert len(seen(app, ada)) == 1  # type: ignore[arg-type]


def test_a_sign_in_cannot_be_played_again(ada: DeskPerson) -> None:
    credential = ada.phone.get(answered(ada.post("/sign-in/options")))
    answered(ada.post("/sign-in", {"credential": credential}))
    assert kind(ada.post("/sign-in", {"credential": credential})) == (403, "passkey-refused")


@pytest.mark.parametrize(
    "lie", [{"origin": "http://localhost:8001"}, {"rp_id": "evil.example"}, {"verified": False}, {"user_handle": b""}]
)
def test_a_sign_in_for_another_site_without_the_person_or_without_their_handle_is_refused(
    ada: DeskPerson, lie: dict[str, object]
) -> None:
    assert kind(ada.sign_in(**lie)) == (403, "passkey-refused")


def test_a_word_for_something_else_does_not_sign_in(ada: DeskPerson) -> None:
    assert kind(ada.post("/sign-in", {"credential": ada.assertion("invite")})) == (403, "passkey-refused")


def test_half_an_hour_without_a_request_ends_a_session(ada: DeskPerson, move_clock: MoveClock) -> None:
    for minutes in (29, 58, 87):
        move_clock(timedelta(minutes=minutes))
        assert ada.post("/me/here").status_code == 204
    move_clock(timedelta(minutes=87 + 31))
    assert kind(ada.get("/me")) == (401, "not-signed-in")


def test_after_twelve_hours_everybody_signs_in_again(ada: DeskPerson, move_clock: MoveClock) -> None:
    for quarter in range(1, 48):
        move_clock(timedelta(minutes=15 * quarter))
        assert ada.post("/me/here").status_code == 204
    move_clock(timedelta(hours=12))
    assert kind(ada.get("/me")) == (401, "not-signed-in")


def test_being_there_is_written_once_a_minute_at_most(app: Flask, ada: DeskPerson, move_clock: MoveClock) -> None:
    before = seen(app, ada)
    move_clock(timedelta(seconds=50))
    ada.post("/me/here")
    assert seen(app, ada) == before
    move_clock(timedelta(seconds=70))
    ada.post("/me/here")
    assert seen(app, ada) != before


def test_reading_alone_keeps_no_session_alive(app: Flask, ada: DeskPerson, move_clock: MoveClock) -> None:
    before = seen(app, ada)
    for minutes in (10, 20, 29):
        move_clock(timedelta(minutes=minutes))
        answered(ada.get("/me"))
    assert seen(app, ada) == before
    move_clock(timedelta(minutes=31))
    assert kind(ada.get("/me")) == (401, "not-signed-in")


def test_a_server_whose_clock_went_back_asks_everybody_to_sign_in_again(ada: DeskPerson, move_clock: MoveClock) -> None:
    move_clock(-timedelta(minutes=3))
    assert kind(ada.get("/me")) == (401, "not-signed-in")


def test_two_machines_whose_clocks_differ_by_a_minute_are_one_server(ada: DeskPerson, move_clock: MoveClock) -> None:
    move_clock(-timedelta(minutes=1))
    answered(ada.get("/me"))
    move_clock(timedelta(minutes=1))
    answered(ada.get("/me"))


def test_signing_out_ends_the_session_for_whoever_kept_the_cookie(ada: DeskPerson) -> None:
    kept = ada.cookie
    assert ada.post("/sign-out").status_code == 204
    assert ada.cookie is None
    ada.client.set_cookie("lebenszeichen_desk", str(kept), path="/api/desk")
    assert kind(ada.get("/me")) == (401, "not-signed-in")


def test_the_token_is_nowhere_in_the_database(app: Flask, ada: DeskPerson) -> None:
    with app.app_context(), reading() as session:
        assert str(ada.cookie) not in repr([vars(row) for row in session.scalars(select(DeskSession))])


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:8000.evil.example", ""])
def test_a_write_from_another_sites_page_changes_nothing(ada: DeskPerson, origin: str) -> None:
    ada.client.environ_base["HTTP_ORIGIN"] = origin
    for path in ("/sign-out", "/sign-in/options", "/invites/open", "/enrolment/options", "/assertion-options"):
        assert kind(ada.post(path)) == (403, "foreign-origin")
    answered(ada.get("/me"))


def test_doors_answer_too_many_and_when_to_come_again(app: Flask, ada: DeskPerson) -> None:
    while (answer := ada.post("/sign-in/options")).status_code == 200:
        pass
    assert kind(answer) == (429, "too-many-requests")
    assert int(answer.headers["Retry-After"]) >= 1
    answered(ada.get("/me"))


def test_a_further_passkey_asks_for_a_fresh_word_and_signs_in(ada: DeskPerson) -> None:
    assert kind(ada.post("/me/passkeys/options", {"credential": ada.assertion("invite")})) == (403, "passkey-refused")
    options = answered(ada.agreeing("passkeys", "/me/passkeys/options"))
    assert len(options["excludeCredentials"]) == 2
    third = DeskPerson(ada.app).phone
    added = answered(ada.post("/me/passkeys", {"credential": third.create(options), "label": "spare"}))
    assert (added["label"], added["last_used_on"]) == ("spare", None)
    assert answered(ada.sign_in(third))["coordinator"]["id"] == ada.id
    assert clock.today().isoformat() == answered(ada.get("/me"))["passkeys"][2]["last_used_on"]


def test_two_passkeys_stay_and_a_removed_one_opens_nothing_more(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    first, second = (one["id"] for one in answered(ada.get("/me"))["passkeys"])
    assert kind(ada.delete(f"/me/passkeys/{second}")) == (409, "two-passkeys-stay")
    options = answered(ada.agreeing("passkeys", "/me/passkeys/options"))
    third = DeskPerson(app).phone
    answered(ada.post("/me/passkeys", {"credential": third.create(options), "label": "spare"}))
    elsewhere = DeskPerson(app)
    elsewhere.phone = ada.phone
    answered(elsewhere.sign_in())
    hers = answered(bea.get("/me"))["passkeys"][0]["id"]
    assert kind(ada.delete(f"/me/passkeys/{hers}")) == (404, "unknown-passkey")
    assert ada.delete(f"/me/passkeys/{first}").status_code == 204
    assert kind(elsewhere.get("/me")) == (401, "not-signed-in")
    assert kind(elsewhere.sign_in()) == (403, "passkey-refused")
    assert len(answered(ada.get("/me"))["passkeys"]) == 2

"""A fresh assertion: by this person, for this purpose, on this site, once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from factories.authenticator import Authenticator, give_passkey
from factories.coordinators import make_coordinator
from lebenszeichen import clock
from lebenszeichen.coordinators.errors import PasskeyRefused
from lebenszeichen.coordinators.passkeys import assertion_options, verify_assertion
from lebenszeichen.database import writing
from lebenszeichen.settings import Settings

PURPOSE = "draft:7:abc"


@pytest.fixture
def settings(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


@pytest.fixture
def ada(app: Flask) -> str:
    with app.app_context(), writing() as session:
        return make_coordinator(session, "Ada")


@pytest.fixture
def phone(app: Flask, ada: str) -> Authenticator:
    return give_passkey(app, ada)


def options_for(app: Flask, coordinator_id: str, purpose: str = PURPOSE) -> dict[str, Any]:
    with app.app_context(), writing() as session:
        return assertion_options(session, app.extensions["settings"], coordinator_id, purpose)


def is_accepted(app: Flask, coordinator_id: str, credential: Mapping[str, Any], purpose: str = PURPOSE) -> bool:
    try:
        with app.app_context(), writing() as session:
            verify_assertion(session, app.extensions["settings"], coordinator_id, purpose, credential)
    except PasskeyRefused:
        return False
    return True


def test_a_fresh_assertion_is_accepted_once(app: Flask, ada: str, phone: Authenticator) -> None:
    credential = phone.get(options_for(app, ada))
    assert is_accepted(app, ada, credential)
    assert not is_accepted(app, ada, credential)


def test_it_asks_for_one_of_their_own_passkeys_and_for_the_person_behind_it(
    app: Flask, ada: str, phone: Authenticator
) -> None:
    options = options_for(app, ada)
    assert options["userVerification"] == "required"
    assert options["rpId"] == "localhost"
    assert [len(one["id"]) for one in options["allowCredentials"]] == [43]
    assert len(options["challenge"]) == 43


def test_an_assertion_for_another_purpose_is_refused(app: Flask, ada: str, phone: Authenticator) -> None:
    assert not is_accepted(app, ada, phone.get(options_for(app, ada, "draft:7:abd")))


def test_an_assertion_by_another_coordinators_passkey_is_refused(app: Flask, ada: str, phone: Authenticator) -> None:
    with app.app_context(), writing() as session:
        bea = make_coordinator(session, "Bea")
    hers = give_passkey(app, bea)
    assert not is_accepted(app, ada, hers.get(options_for(app, ada), key=hers.keys[0]))
    assert not is_accepted(app, ada, hers.get(options_for(app, bea)))
    assert not is_accepted(app, bea, phone.get(options_for(app, ada)))


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://localhost:8001"},
        {"origin": "https://localhost:8000"},
        {"origin": "http://localhost.evil.example:8000"},
        {"rp_id": "evil.example"},
        {"verified": False},
        {"kind": "webauthn.create"},
        {"user_handle": b"somebody else"},
    ],
)
def test_what_another_site_or_nobody_in_person_signed_is_refused(
    app: Flask, ada: str, phone: Authenticator, lie: dict[str, Any]
) -> None:
    assert not is_accepted(app, ada, phone.get(options_for(app, ada), **lie))
    assert is_accepted(app, ada, phone.get(options_for(app, ada)))


def test_a_counter_that_does_not_rise_shows_a_copied_key(app: Flask, ada: str, phone: Authenticator) -> None:
    assert is_accepted(app, ada, phone.get(options_for(app, ada), count=5))
    assert not is_accepted(app, ada, phone.get(options_for(app, ada), count=5))
    assert not is_accepted(app, ada, phone.get(options_for(app, ada), count=4))
    assert is_accepted(app, ada, phone.get(options_for(app, ada), count=6))


@pytest.mark.both_databases
def test_a_passkey_that_never_counts_is_accepted(app: Flask, ada: str, phone: Authenticator) -> None:
    phone.counts = False
    assert is_accepted(app, ada, phone.get(options_for(app, ada)))
    assert is_accepted(app, ada, phone.get(options_for(app, ada)))


def test_an_answer_after_five_minutes_is_too_late(
    app: Flask, ada: str, phone: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_time, late = phone.get(options_for(app, ada)), phone.get(options_for(app, ada))
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=4, seconds=59))
    assert is_accepted(app, ada, in_time)
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=5, seconds=1))
    assert not is_accepted(app, ada, late)


def test_a_challenge_made_before_the_servers_clock_went_back_is_refused(
    app: Flask, ada: str, phone: Authenticator, monkeypatch: pytest.MonkeyPatch
) -> None:
    credential = phone.get(options_for(app, ada))
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now - timedelta(hours=1))
    assert not is_accepted(app, ada, credential)


def test_an_altered_answer_is_refused(app: Flask, ada: str, phone: Authenticator) -> None:
    for part in ("authenticatorData", "signature", "clientDataJSON"):
        credential = phone.get(options_for(app, ada))
        whole = credential["response"][part]
        credential["response"][part] = whole[:20] + ("A" if whole[20] != "A" else "B") + whole[21:]
        assert not is_accepted(app, ada, credential)


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"response": None},
        {"response": {"clientDataJSON": 7}},
        {"response": {"clientDataJSON": "!!"}},
        {"response": {"clientDataJSON": "bnVsbA"}},
        {"response": {"clientDataJSON": "eyJjaGFsbGVuZ2UiOiAiXHUwMDAwIn0"}},
        {"response": {"clientDataJSON": "eyJjaGFsbGVuZ2UiOiBbXX0"}},
    ],
)
def test_nonsense_is_refused_without_a_fault(app: Flask, ada: str, nonsense: dict[str, Any]) -> None:
    assert not is_accepted(app, ada, nonsense)


def test_a_refusal_further_on_leaves_the_assertion_for_another_attempt(
    app: Flask, settings: Settings, ada: str, phone: Authenticator
) -> None:
    credential = phone.get(options_for(app, ada))

    def accept_and_fail() -> None:
        with app.app_context(), writing() as session:
            verify_assertion(session, settings, ada, PURPOSE, credential)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        accept_and_fail()
    assert is_accepted(app, ada, credential)

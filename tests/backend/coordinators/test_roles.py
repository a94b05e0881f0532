"""What an assistant may and may not: the table of permissions, tried at each address."""

import re

import pytest
from flask import Flask

from factories.coordinators import desk_client, make_coordinator
from factories.desk_people import DeskPerson, answered, kind
from lebenszeichen.database import writing
from lebenszeichen.http.permissions import Role, role_for

DESK = "/api/desk"


EXAMPLES = {"any": "charges", "int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}


def _filled(rule: str) -> str:
    """A path with something of the right form in the place of each part that varies."""
    return re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>", lambda part: EXAMPLES.get(part[1], "c0123456789"), rule)


def addresses(app: Flask, role: Role) -> list[tuple[str, str]]:
    """Method and path of all that asks for this role, with something in the place of its parts."""
    return [
        (method, _filled(rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(DESK) and role_for(rule.endpoint) is role
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_only_coordinators_decide_an_assistant_is_refused(app: Flask) -> None:
    with app.app_context(), writing() as session:
        assistant = make_coordinator(session, "Cleo", role="assistant")
    client = desk_client(app, assistant)
    refused = addresses(app, Role.COORDINATOR)
    assert len(refused) >= 9
    for method, path in refused:
        assert kind(client.open(path, method=method)) == (403, "not-your-task"), path


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_stranger_is_let_to_nothing_but_the_doors(app: Flask) -> None:
    stranger = DeskPerson(app)
    for role in (Role.ASSISTANT, Role.COORDINATOR):
        for method, path in addresses(app, role):
            assert kind(stranger.client.open(path, method=method)) == (401, "not-signed-in"), path
    for method, path in addresses(app, Role.NEWCOMER):
        assert kind(stranger.client.open(path, method=method)) == (401, "not-enrolling"), path
    assert {path for _, path in addresses(app, Role.ANYONE)} == {
        f"{DESK}/invites/open",
        f"{DESK}/session",
        f"{DESK}/sign-in",
        f"{DESK}/sign-in/options",
    }


def test_an_assistant_comes_in_and_looks_after_their_own_passkeys(ada: DeskPerson) -> None:
    cleo = ada.let_in("Cleo", role="assistant")
    assert answered(cleo.get("/me"))["role"] == "assistant"
    answered(cleo.agreeing("passkeys", "/me/passkeys/options"))
    assert kind(cleo.agreeing("invite", "/invites", role="assistant")) == (403, "not-your-task")
    assert cleo.post("/sign-out").status_code == 204


def test_nobody_is_let_in_with_a_role_that_does_not_exist(ada: DeskPerson) -> None:
    for role in ("anyone", "operator", ""):
        assert kind(ada.agreeing("invite", "/invites", role=role)) == (422, "invalid-request")


def test_a_word_can_be_asked_for_known_purposes_only(ada: DeskPerson) -> None:
    for purpose in ("sign_in", "enrol:x", "draft:1:abc", "add:x", "invite ", "revoke:x", ""):
        assert kind(ada.post("/assertion-options", {"purpose": purpose})) == (422, "invalid-request")

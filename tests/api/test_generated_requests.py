"""Requests generated from our own OpenAPI document: whatever is sent, the answer is one that the document names."""

import re
from collections import defaultdict
from collections.abc import Callable

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.known_requests import KNOWN, World
from factories.coordinators import desk_client, make_coordinator
from factories.phones import Phone
from lebenszeichen import accounts, coordinators
from lebenszeichen.database import writing
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.http.permissions import Role, role_for
from lebenszeichen.sync import start

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
MANY, FEW = 30, 3
"""How many requests are generated: where they go further, and where they are turned away at once."""
PART = re.compile(r"<(?:[^:>]*:)?([^>]+)>")
"""A part of a rule that varies, as Flask writes it."""

Shown = Callable[[], dict[str, dict[str, str]]]
"""What somebody shows with each request: `headers`, `cookies`."""
Answers = dict[str, set[int]]
"""Operation → the statuses that were seen."""

pytestmark = [
    pytest.mark.usefixtures("listed"),
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
    pytest.mark.timeout(600),
]


def bounded(examples: int) -> settings:
    """The same requests every time, in seconds."""
    return settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )


@pytest.fixture
def published(app: Flask) -> str:
    """A server that has published its list; the hash of one of its files."""
    with app.app_context():
        start.prepare(app.extensions["settings"])
    levels: str = app.test_client().get("/api/manifest").json["levels"]["hash"]
    return levels


def as_documented(part: re.Match[str]) -> str:
    return f"{{{part[1]}}}"


def roles(app: Flask) -> dict[str, Role]:
    """Operation, as the document names it → the role it asks for."""
    return {
        f"{method} {PART.sub(as_documented, rule.rule)}": role
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
        if (role := role_for(rule.endpoint)) is not None
    }


def described(app: Flask) -> set[str]:
    operations = schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations()
    return {operation.ok().label for operation in operations if isinstance(operation, Ok)}


def answers_to_generated_requests(app: Flask, known_file: str, allowed: set[Role], shown: Shown) -> Answers:
    seen: Answers = defaultdict(set)
    ask_for = roles(app)
    own_page = {"Accept-Encoding": "identity", "Origin": app.extensions["settings"].public_url}

    def ask(case: Case) -> None:
        with_it = shown()
        answer = case.call(headers={**own_page, **with_it.get("headers", {})}, cookies=with_it.get("cookies", {}))
        case.validate_response(answer, checks=CHECKS)
        seen[case.operation.label].add(answer.status_code)

    for result in schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        examples = MANY if ask_for[operation.label] in allowed else FEW
        bounded(examples)(given(case=operation.as_strategy())(ask))()
        if "hash" in operation.path:
            ask(operation.Case(path_parameters={"hash": known_file}))
    return seen


def answers_to_known_requests(app: Flask) -> Answers:
    seen: Answers = defaultdict(set)
    world = World(app)
    for result in schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        if operation.label not in KNOWN:
            continue
        known = KNOWN[operation.label](world)
        body = {} if known.body is None else {"body": known.body, "media_type": known.media_type}
        case = operation.Case(path_parameters=known.path, **body)
        own_page = {"Origin": app.extensions["settings"].public_url}
        answer = case.call(headers={**own_page, **known.headers}, cookies=known.cookies)
        case.validate_response(answer, checks=CHECKS)
        seen[operation.label].add(answer.status_code)
    return seen


def succeeded(answers: Answers) -> set[str]:
    return {operation for operation, statuses in answers.items() if any(200 <= status < 300 for status in statuses)}


def with_role(app: Flask, *wanted: Role) -> set[str]:
    return {operation for operation, role in roles(app).items() if role in wanted}


def new_session(app: Flask, coordinator_id: str) -> str:
    cookie = desk_client(app, coordinator_id).get_cookie(SESSION_COOKIE)
    assert cookie is not None
    return cookie.value


def test_a_stranger_meets_no_server_error_and_reads_all_that_is_public(app: Flask, published: str) -> None:
    answers = answers_to_generated_requests(app, published, {Role.ANYONE}, dict)
    public = set(answers) & with_role(app, Role.ANYONE)
    assert public - succeeded(answers) <= set(KNOWN)
    # 404: a path of another form; 422 never, because nothing of the request is looked at before.
    assert {status for operation in set(answers) - public for status in answers[operation]} <= {401, 404}


def test_a_device_meets_no_server_error_and_reaches_what_is_a_devices(app: Flask, published: str) -> None:
    phone = Phone(app)

    def known_token() -> dict[str, dict[str, str]]:
        with app.app_context():
            if accounts.authenticate(phone.token) is None:  # a request before has asked to be forgotten
                phone.register()
        return {"headers": {"Authorization": f"Bearer {phone.token}"}}

    answers = answers_to_generated_requests(app, published, {Role.DEVICE}, known_token)
    assert set(answers) & with_role(app, Role.DEVICE) - succeeded(answers) <= set(KNOWN)


def test_a_coordinator_meets_no_server_error_whatever_is_sent(app: Flask, published: str) -> None:
    with app.app_context(), writing() as session:
        ids = [make_coordinator(session, name, founding=True) for name in ("Ada", "Bea", "Cleo")]

    cookie = new_session(app, ids[0])

    def known_session() -> dict[str, dict[str, str]]:
        nonlocal cookie
        with app.test_request_context():
            if coordinators.authenticate(cookie) is None:  # a request before has signed out
                cookie = new_session(app, ids[0])
        return {"cookies": {SESSION_COOKIE: cookie}}

    answers = answers_to_generated_requests(app, published, {Role.ASSISTANT, Role.COORDINATOR}, known_session)
    desk = set(answers) & with_role(app, Role.ASSISTANT, Role.COORDINATOR)
    assert {operation for operation in desk if 401 in answers[operation]} == set()
    assert desk - succeeded(answers) <= set(KNOWN)


def test_what_is_described_can_be_done_by_whoever_has_what_it_asks_for(app: Flask, published: str) -> None:
    answers = answers_to_known_requests(app)
    assert {operation: answers[operation] for operation in set(KNOWN) - succeeded(answers)} == {}
    # With what the other roles reach by themselves (above), that is everything.
    by_themselves = with_role(app, Role.ANYONE, Role.DEVICE, Role.ASSISTANT, Role.COORDINATOR)
    assert described(app) - by_themselves - set(KNOWN) == set()

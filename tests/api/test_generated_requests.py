"""Requests generated from our own OpenAPI document: whatever is sent, the answer is one that the document names."""

from collections import defaultdict
from collections.abc import Callable, Mapping

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

from factories.phones import Phone
from lebenszeichen.sync import start

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ASKS_FOR_A_DEVICE = {"POST /api/mutations", "DELETE /api/devices/current"}

BOUNDED = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
"""The same requests every time, in seconds."""

Headers = Callable[[], Mapping[str, str]]
Answers = dict[str, set[int]]
"""Operation → the statuses that were seen."""

pytestmark = [pytest.mark.usefixtures("listed"), pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def published(app: Flask) -> str:
    """A server that has published its list; the hash of one of its files."""
    with app.app_context():
        start.prepare(app.extensions["settings"])
    levels: str = app.test_client().get("/api/manifest").json["levels"]["hash"]
    return levels


def answers_to_generated_requests(app: Flask, known_file: str, headers: Headers) -> Answers:
    seen: Answers = defaultdict(set)

    def ask(case: Case) -> None:
        answer = case.call(headers={"Accept-Encoding": "identity", **headers()})
        case.validate_response(answer, checks=CHECKS)
        seen[case.operation.label].add(answer.status_code)

    for result in schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        BOUNDED(given(case=operation.as_strategy())(ask))()
        if "hash" in operation.path:
            ask(operation.Case(path_parameters={"hash": known_file}))
    return seen


def succeeded(answers: Answers) -> set[str]:
    return {operation for operation, statuses in answers.items() if any(200 <= status < 300 for status in statuses)}


def test_a_stranger_meets_no_server_error_and_reads_all_that_is_public(app: Flask, published: str) -> None:
    answers = answers_to_generated_requests(app, published, dict)
    assert succeeded(answers) == set(answers) - ASKS_FOR_A_DEVICE
    assert {status for operation in ASKS_FOR_A_DEVICE for status in answers[operation]} == {401}


def test_a_device_meets_no_server_error_and_reaches_nine_of_ten_operations(app: Flask, published: str) -> None:
    def fresh_token() -> Mapping[str, str]:
        # One for each request: an earlier one may have asked to be forgotten.
        return {"Authorization": f"Bearer {Phone(app).token}"}

    answers = answers_to_generated_requests(app, published, fresh_token)
    assert len(succeeded(answers)) >= 0.9 * len(answers)

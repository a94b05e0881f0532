"""Requests generated from our own OpenAPI document, sent by a browser that has subscribed."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from factories.browsers import confirmed_browser

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
A_SUBSCRIBERS = {
    "PUT /api/alerts/subscriptions/current",
    "DELETE /api/alerts/subscriptions/current",
    "POST /api/alerts/tests",
    "GET /api/alerts/tests/{test}",
}

BOUNDED = settings(
    max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_subscriber_meets_no_server_error_and_is_let_in_everywhere(app: Flask) -> None:
    seen: dict[str, set[int]] = {}

    def ask(case: Case) -> None:
        # One for each request: an earlier one may have ended the subscription.
        answer = case.call(headers=dict(confirmed_browser(app).bearer))
        case.validate_response(answer, checks=CHECKS)
        seen.setdefault(case.operation.label, set()).add(answer.status_code)

    for result in schemathesis.openapi.from_wsgi("/api/openapi.json", app).get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        if operation.path.startswith("/api/alerts/"):
            BOUNDED(given(case=operation.as_strategy())(ask))()
    assert set(seen) >= A_SUBSCRIBERS
    assert {operation for operation in A_SUBSCRIBERS if 401 in seen[operation]} == set()
    assert 202 in seen["POST /api/alerts/tests"]
    assert 204 in seen["DELETE /api/alerts/subscriptions/current"]

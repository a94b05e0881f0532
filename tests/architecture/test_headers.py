"""Every answer carries the strict policy, whatever it is an answer to."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from lebenszeichen.http.headers import CONTENT_SECURITY_POLICY, DATA_POLICY
from lebenszeichen.sync import start

ADDRESSES = {
    "/": 200,
    "/de/": 200,
    "/en/prisoners": 200,
    "/en/prisoners/nobody": 404,
    "/en/imprint": 200,
    "/nothing-here": 404,
    "/api/manifest": 200,
    "/api/levels": 200,
    "/api/files/unknown": 404,
    "/api/devices/current": 405,
    "/api/openapi.json": 200,
    "/app/assets/no-such-asset.js": 404,
    "/static/icon.svg": 200,
    "/broken": 500,
}
"""Address → the status of a GET by a stranger."""

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def prepared(app: Flask) -> FlaskClient:
    def broken() -> str:
        raise RuntimeError("on purpose")

    app.add_url_rule("/broken", "pages.broken", broken)
    with app.app_context():
        start.prepare(app.extensions["settings"])
    return app.test_client()


@on_sqlite
def test_every_answer_carries_the_policy(prepared: FlaskClient) -> None:
    for address, status in ADDRESSES.items():
        answer = prepared.get(address)
        # 503: an app that is not built yet says so.
        assert answer.status_code in (status, 503 if address.startswith("/app/") else status), address
        is_data = address.startswith("/api/")
        policy = DATA_POLICY if is_data else CONTENT_SECURITY_POLICY
        assert answer.headers["Content-Security-Policy"] == policy, address
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", address
        assert is_data or answer.headers["Referrer-Policy"] == "no-referrer", address
        assert "Set-Cookie" not in answer.headers, address


@on_sqlite
def test_no_page_has_a_script_or_a_style_of_its_own(prepared: FlaskClient) -> None:
    for address in ADDRESSES:
        answer = prepared.get(address)
        if answer.mimetype == "text/html":
            own = re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", answer.text)
            assert own is None, address


@on_sqlite
def test_what_the_data_policy_is_put_on_is_no_page(prepared: FlaskClient) -> None:
    for address in ADDRESSES:
        answer = prepared.get(address)
        if answer.headers["Content-Security-Policy"] == DATA_POLICY:
            assert answer.mimetype in {"application/json", "application/problem+json"}, address


def test_the_policy_allows_only_ourselves() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")

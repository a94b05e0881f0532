from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lebenszeichen.pages import problems, routes


@pytest.mark.parametrize(
    ("path", "words"), [("/de/nothing", "Hier ist nichts"), ("/de/prisoners/pnobody", "Hier ist nichts")]
)
def test_a_wrong_address_is_answered_for_people(client: FlaskClient, path: str, words: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert words in response.get_data(as_text=True)
    assert response.headers["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in response.headers


def test_an_address_without_a_language_is_answered_in_the_browsers(client: FlaskClient) -> None:
    response = client.get("/nothing", headers={"Accept-Language": "de"})
    assert "Hier ist nichts" in response.get_data(as_text=True)


def test_the_api_goes_on_speaking_to_programs(client: FlaskClient) -> None:
    response = client.get("/api/nothing")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


def test_a_wrong_method_keeps_its_headers(client: FlaskClient) -> None:
    response = client.post("/de/guides")
    assert (response.status_code, response.mimetype) == (405, "text/html")
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize(("status", "words"), [(410, "This has been taken down"), (500, "went wrong on our side")])
def test_other_problems_are_told_in_words(
    app_with: Callable[[Callable[[Session], None]], Flask], status: int, words: str
) -> None:
    app = app_with(lambda _session: None)
    app.add_url_rule("/en/broken", "pages.broken", lambda: abort(status))
    response = app.test_client().get("/en/broken")
    assert response.status_code == status
    assert words in response.get_data(as_text=True)


def test_a_fault_of_ours_shows_nothing_internal(
    app_with: Callable[[Callable[[Session], None]], Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret place")

    client = app_with(lambda _session: None).test_client()
    monkeypatch.setattr(routes, "current_list", broken)
    response = client.get("/en/prisoners")
    html = response.get_data(as_text=True)
    assert response.status_code == 500
    assert "Something went wrong on our side" in html
    assert "secret" not in html


def test_a_page_that_breaks_even_while_it_says_so_tells_the_log_nobodys_address(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret place")

    monkeypatch.setattr(problems, "page", broken)
    response = client.get("/de/prisoners/pmarked")
    assert response.status_code == 500
    assert "RuntimeError" in caplog.text
    assert "pmarked" not in caplog.text
    assert "secret" not in caplog.text

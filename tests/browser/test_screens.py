"""The list of screens is the router: a screen without a word on each of its states fails here."""

from browser.routes import app_routes, public_pages
from browser.screens import APP, PUBLIC, STATES, Absent


def test_every_route_of_the_app_says_how_each_state_is_reached() -> None:
    assert [route.name for route in app_routes()] == list(APP)
    assert {name: set(states) for name, states in APP.items()} == {name: set(STATES) for name in APP}


def test_every_plain_page_says_how_each_state_is_reached() -> None:
    assert set(public_pages()) == set(PUBLIC)
    assert {name: set(states) for name, states in PUBLIC.items()} == {name: set(STATES) for name in PUBLIC}


def test_a_state_that_the_route_table_promises_is_reached() -> None:
    promised = [(route.name, state) for route in app_routes() for state in route.states]
    assert [
        (name, state) for name, state in promised if state != "empty" and isinstance(APP[name][state], Absent)
    ] == []

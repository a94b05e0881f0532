"""Every route has a line in the table of permissions, and no line stands for a route that does not exist."""

from pathlib import Path

import pytest
from flask import Flask

from lebenszeichen.app import create_app
from lebenszeichen.http.permissions import PERMISSIONS, Role, role_for
from lebenszeichen.settings import Settings

WRITING = {"POST", "PUT", "PATCH", "DELETE"}
OPEN_TO_STRANGERS = {
    "accounts.register_device",  # a phone that registers has no token yet
    "alerts.confirm",  # shows what only the phone that was written to can know
    "alerts.subscribe",  # a browser that asks to be told has no token yet
    "coordinators.ask_to_sign_in",  # makes a challenge, which says nothing and lives for minutes
    "coordinators.open_invite",  # asks for an invite's token
    "coordinators.sign_in",  # asks for a passkey
    "mistakes.say_mistake",  # counts one of a few fixed choices, and changes nothing
    "printing.print_sheets",  # makes a file of what everybody may read; nothing is changed or kept
    "pages.ask_as_family",  # a family has no token; what it may do in a day is bounded, and two people decide
}
"""What may be changed without a token of the requests' own kind."""


@pytest.fixture
def unopened(tmp_path: Path) -> Flask:
    """The application without a database behind it: only its routes are looked at."""
    return create_app(Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path / 'unopened.db'}"))


def test_somebody_has_decided_about_every_route(unopened: Flask) -> None:
    undecided = {rule.endpoint for rule in unopened.url_map.iter_rules() if role_for(rule.endpoint) is None}
    assert undecided == set()


def test_the_table_names_no_route_that_does_not_exist(unopened: Flask) -> None:
    existing = {rule.endpoint for rule in unopened.url_map.iter_rules()}
    assert set(PERMISSIONS) - existing == set()


def test_strangers_change_nothing_but_to_register(unopened: Flask) -> None:
    changing = {
        rule.endpoint
        for rule in unopened.url_map.iter_rules()
        if WRITING & (rule.methods or set()) and role_for(rule.endpoint) is Role.ANYONE
    }
    assert changing == OPEN_TO_STRANGERS

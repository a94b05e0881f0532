from dataclasses import replace
from pathlib import Path

import pytest

from lebenszeichen.alerts.contact import vapid_contact
from lebenszeichen.settings import Operator, Settings, SettingsError


@pytest.fixture
def public() -> Settings:
    return Settings(home=Path("unused"), database_url="sqlite:///unopened.db", public_url="https://cards.example")


def test_the_operators_address_stands_in_for_one_that_is_not_set(public: Settings) -> None:
    named = replace(public, operator=Operator(email="cards@example.org"))
    assert vapid_contact(named) == "mailto:cards@example.org"
    assert vapid_contact(replace(named, vapid_contact="https://example.org/x")) == "https://example.org/x"


def test_a_trial_on_ones_own_computer_needs_none(public: Settings) -> None:
    assert vapid_contact(replace(public, public_url="http://localhost:8000")).startswith("mailto:")


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "cards@example.org",
        "mailto:",
        "mailto:cards",
        "mailto:mailto:cards@example.org",
        "mailto:<cards@example.org>",
        "mailto: cards@example.org",
        "mailto:cards@example.org, other@example.org",
        "mailto:cards@localhost",
        "mailto:cards@cards.localhost",
        "mailto:cards@printer.local",
        "mailto:cards@example.invalid",
        "mailto:cards@EXAMPLE.INVALID",
        "mailto:cards@127.0.0.1",
        "mailto:cards@example..org",
        "http://example.org",
        "https://localhost:8000",
        "https://cards.local/x",
        "https://[::1]/",
        "https://[x/",
        "https://10.0.0.1",
        "https://",
    ],
)
def test_a_contact_that_a_push_service_would_refuse_is_refused_at_the_door(public: Settings, contact: str) -> None:
    with pytest.raises(SettingsError, match="VAPID_CONTACT"):
        vapid_contact(replace(public, vapid_contact=contact))

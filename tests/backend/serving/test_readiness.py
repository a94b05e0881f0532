from dataclasses import replace
from pathlib import Path

import pytest

from factories.databases import VAPID_PRIVATE_KEY
from lebenszeichen.serving import readiness
from lebenszeichen.settings import Operator, Settings

OPERATOR = Operator(name="Cards e.V.", address="Street 1 | 10115 Berlin", email="cards@example.org")


@pytest.fixture
def trial(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url=f"sqlite:///{tmp_path / 'unopened.db'}")


@pytest.fixture
def public(trial: Settings) -> Settings:
    return replace(trial, public_url="https://cards.example", operator=OPERATOR, storage_key=bytes(32))


def test_a_trial_on_ones_own_computer_lacks_nothing(trial: Settings) -> None:
    assert readiness.missing(trial) == []


def test_a_public_server_with_everything_may_start(public: Settings) -> None:
    assert readiness.missing(public) == []


def test_a_public_server_without_https_may_not(public: Settings) -> None:
    assert ["https://" in item for item in readiness.missing(replace(public, public_url="http://cards.example"))] == [
        True
    ]


@pytest.mark.parametrize("name", ["name", "address", "email"])
def test_a_public_server_names_its_operator(public: Settings, name: str) -> None:
    lacking = replace(public, operator=replace(OPERATOR, **{name: ""}), vapid_contact="https://cards.example")
    assert [item.split(":")[0] for item in readiness.missing(lacking)] == [f"OPERATOR_{name.upper()}"]


def test_push_services_need_somebody_to_write_to(public: Settings) -> None:
    nobody = replace(public, vapid_contact="mailto:cards@localhost")
    assert ["VAPID_CONTACT" in item for item in readiness.missing(nobody)] == [True]


@pytest.mark.parametrize("is_public", [True, False])
def test_a_shared_database_needs_keys_that_every_machine_has(
    trial: Settings, public: Settings, is_public: bool
) -> None:
    shared = replace(public if is_public else trial, database_url="postgresql+psycopg://db/cards", storage_key=None)
    assert [item.split(" ")[0] for item in readiness.missing(shared)] == [
        "LEBENSZEICHEN_STORAGE_KEY",
        "VAPID_PRIVATE_KEYS",
    ]
    set_up = replace(shared, storage_key=bytes(32), vapid_private_keys=(VAPID_PRIVATE_KEY,))
    assert readiness.missing(set_up) == []


def test_a_key_that_is_no_key_is_named_before_anybody_subscribes(trial: Settings) -> None:
    broken = replace(trial, vapid_private_keys=("x",))
    assert ["VAPID_PRIVATE_KEYS" in item for item in readiness.missing(broken)] == [True]


def test_everything_that_is_missing_is_named_at_once(trial: Settings) -> None:
    named = readiness.missing(replace(trial, public_url="http://cards.example"))
    wanted = ("PUBLIC_URL", "OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL", "VAPID_CONTACT")
    assert [item.split(":")[0].split(" ")[0] for item in named] == list(wanted)


def test_another_host_without_https_is_warned_about(trial: Settings, public: Settings) -> None:
    assert readiness.warnings(trial) == []
    assert readiness.warnings(replace(public, host="192.0.2.7")) == []
    assert ["https" in warning for warning in readiness.warnings(replace(trial, host="192.0.2.7"))] == [True]

from dataclasses import replace
from pathlib import Path

import pytest

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
    lacking = replace(public, operator=replace(OPERATOR, **{name: ""}))
    assert [item.split(":")[0] for item in readiness.missing(lacking)] == [f"OPERATOR_{name.upper()}"]


def test_a_shared_database_needs_a_key_that_every_machine_has(public: Settings) -> None:
    shared = replace(public, database_url="postgresql+psycopg://db/cards", storage_key=None)
    assert ["LEBENSZEICHEN_STORAGE_KEY" in item for item in readiness.missing(shared)] == [True]


def test_everything_that_is_missing_is_named_at_once(trial: Settings) -> None:
    assert len(readiness.missing(replace(trial, public_url="http://cards.example"))) == 4


def test_another_host_without_https_is_warned_about(trial: Settings, public: Settings) -> None:
    assert readiness.warnings(trial) == []
    assert readiness.warnings(replace(public, host="192.0.2.7")) == []
    assert ["https" in warning for warning in readiness.warnings(replace(trial, host="192.0.2.7"))] == [True]

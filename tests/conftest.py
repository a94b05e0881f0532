"""Fixtures for everything that needs a server: `app` and `client`, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from factories.databases import STORAGE_KEY, VAPID_PRIVATE_KEY, Databases, begin_epoch
from factories.many_apps import (
    keep_what_is_loaded_from_the_collector,
    share_compiled_addresses,
    share_compiled_pages,
    share_compiled_statements,
)
from factories.people import make_prisoner
from lebenszeichen import clock
from lebenszeichen.app import create_app
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import engine, writing
from lebenszeichen.settings import Settings
from real_server import RealServer

_SERVERS = Path(__file__).parent / "backend"
_HOW_IT_STARTS = (_SERVERS / "serving", Path(__file__).parent / "packaging")
"""Tests of how the program is started. All others ask what it does then."""

# How long something took decides nothing: a busy machine takes several times as long.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_configure() -> None:
    share_compiled_addresses()
    share_compiled_pages()
    share_compiled_statements()


def pytest_collection_finish() -> None:
    keep_what_is_loaded_from_the_collector()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    RealServer.forked = not any(item.path.is_relative_to(folder) for folder in _HOW_IT_STARTS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """On which databases a test runs that does not say so itself.

    Of those in tests/backend, on both only what is marked: what races, locks, counts, keeps a log or starts anew. Of
    the rest, as many as it takes to say to PostgreSQL every statement that it says, and to hear each refusal.
    """
    if "database_url" not in metafunc.fixturenames:
        return
    if any("database_url" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")):
        return
    both = metafunc.definition.get_closest_marker("both_databases") or not metafunc.definition.path.is_relative_to(
        _SERVERS
    )
    metafunc.parametrize("database_url", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    databases = Databases(tmp_path_factory.mktemp("databases"))
    yield databases
    databases.stop()


@pytest.fixture
def database_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A fresh, migrated database; of which kind is decided above.

    To name it: `@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)`.
    """
    (tmp_path / "home").mkdir()
    if request.param == "sqlite":
        yield databases.sqlite_url(tmp_path / "home")
        return
    url = databases.postgresql_url()
    yield url
    databases.give_back(url)


@pytest.fixture
def app(database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """A server on a fresh database. Units of work need `with app.app_context():`; requests make their own."""
    app = create_app(
        Settings(
            home=tmp_path / "home",
            database_url=database_url,
            storage_key=STORAGE_KEY,
            letters_settle_minutes=0,  # a test asks at once what counts
            vapid_private_keys=(VAPID_PRIVATE_KEY,),
        )
    )
    with app.app_context():
        begin_epoch()
    yield app
    with app.app_context():
        engine().dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def listed(app: Flask) -> str:
    """Somebody on the list, and the default campaign; the prisoner's id."""
    with app.app_context(), writing() as session:
        ensure_default_campaign(session, clock.today())
        return make_prisoner(session)

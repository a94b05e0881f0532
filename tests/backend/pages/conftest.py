from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from factories.public_rows import fill
from lebenszeichen.app import create_app
from lebenszeichen.database import writing
from lebenszeichen.database.schema import upgrade
from lebenszeichen.database.spaces import advance
from lebenszeichen.settings import Settings

AppWith = Callable[[Callable[[Session], None]], Flask]


@pytest.fixture(scope="session")
def app_with(tmp_path_factory: pytest.TempPathFactory) -> AppWith:
    def make(add: Callable[[Session], None]) -> Flask:
        home: Path = tmp_path_factory.mktemp("home")
        app = create_app(Settings(home=home, database_url=f"sqlite:///{home / 'test.db'}"))
        with app.app_context():
            upgrade()
            with writing() as session:
                add(session)
                advance(session, "list")
        return app

    return make


@pytest.fixture(scope="session")
def filled_app(app_with: AppWith) -> Flask:
    return app_with(fill)


@pytest.fixture(scope="session")
def empty_app(app_with: AppWith) -> Flask:
    return app_with(lambda _session: None)


@pytest.fixture
def client(filled_app: Flask) -> Iterator[FlaskClient]:
    with filled_app.test_client() as client:
        yield client

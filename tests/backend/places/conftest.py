"""The first pair at the desk."""

import pytest
from flask import Flask

from factories.desk_people import DeskPerson, seated_pair


@pytest.fixture
def pair(app: Flask) -> tuple[DeskPerson, DeskPerson]:
    return seated_pair(app)


@pytest.fixture
def ada(pair: tuple[DeskPerson, DeskPerson]) -> DeskPerson:
    return pair[0]


@pytest.fixture
def bea(pair: tuple[DeskPerson, DeskPerson]) -> DeskPerson:
    return pair[1]

"""Two coordinators and people on the list."""

import pytest
from flask import Flask

from factories.people import make_facility, make_prisoner
from factories.people_desk import Desk
from lebenszeichen.database import writing
from lebenszeichen.prisoners.facts import PrisonerDetails
from lebenszeichen.prisoners.service import ChangedPrisoner, change_prisoners


@pytest.fixture
def ada(app: Flask) -> Desk:
    with app.app_context(), writing() as session:
        make_facility(session)
        make_prisoner(session, "panna", source_id="viasna:1", facility_id="ik-4", detained_on="2021-07-14")
        make_prisoner(session, "pbasil", source_id="viasna:2", state="do_not_write")
        change_prisoners(session, [ChangedPrisoner("panna", details=PrisonerDetails("ст. 342", "Инженер"))])
    return Desk(app, "Ada")


@pytest.fixture
def ben(app: Flask) -> Desk:
    return Desk(app, "Ben")

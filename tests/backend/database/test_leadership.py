"""Who leads, when what the leadership hangs on is gone."""

import pytest
from flask import Flask
from sqlalchemy import text

from lebenszeichen.database import engine
from lebenszeichen.database.leadership import leadership
from lebenszeichen.settings import Settings

_OTHERS = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_leader_whose_database_was_gone_leads_no_more_and_another_may(app: Flask) -> None:
    settings: Settings = app.extensions["settings"]
    with app.app_context():
        with leadership(settings) as lead:
            assert lead is not None
            assert lead.is_ours()
            with engine().connect() as other:
                other.execute(text(_OTHERS + "pg_backend_pid()"))
            assert not lead.is_ours()
            assert not lead.is_ours()
        with leadership(settings) as again:
            assert again is not None

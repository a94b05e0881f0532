"""What the migrations make and what the models say is the same, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask

from lebenszeichen.database import engine
from lebenszeichen.database.models import metadata


def test_the_migrations_make_what_the_models_say(app: Flask) -> None:
    with app.app_context(), engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_first_schema_starts_with_its_counters_and_one_row_of_state(app: Flask) -> None:
    with app.app_context(), engine().connect() as connection:
        counters = dict(connection.exec_driver_sql("SELECT space, seq FROM space_counters").all())
        epochs = connection.exec_driver_sql("SELECT epoch FROM server_state").scalars().all()
    assert counters == {"list": 0, "levels": 0, "desk": 0}
    assert [len(epoch) for epoch in epochs] == [8]

"""What must be in the database before a server answers. Everything here needs an app context and can be repeated."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from lebenszeichen.database import engine, writing
from lebenszeichen.database.schema import alembic_config, upgrade
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.record.service import load_record
from lebenszeichen.settings import Settings
from lebenszeichen.sync import start


def bring_up_to_date(settings: Settings) -> None:
    """Migrate, then load, make and publish what every server has."""
    upgrade()
    with writing() as session:
        load_record(session, read_suppressions(settings))
    start.prepare(settings)


def is_up_to_date() -> bool:
    """Does the database have exactly the schema of this version?"""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine().connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def begin_serving(settings: Settings) -> None:
    """Look whether this database's memory went back, and publish this version's guides and notices."""
    start.prepare(settings)

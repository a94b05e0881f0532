"""What must be in the database before a server answers. Everything here can be repeated."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from lebenszeichen.database import engine
from lebenszeichen.database.schema import alembic_config, upgrade
from lebenszeichen.settings import Settings


def bring_up_to_date() -> None:
    """Migrate, then load what every server has: the public record and the default campaign."""
    upgrade()


def is_up_to_date() -> bool:
    """Does the database have exactly the schema of this version?"""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    with engine().connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == head


def publish_own_texts(settings: Settings) -> None:
    """Put this version's guides and notices into the manifest."""

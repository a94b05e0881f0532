"""Bring the database to the newest schema."""

from importlib import resources
from pathlib import Path

from alembic import command
from alembic.config import Config

from lebenszeichen.database.session import engine


def migrations_folder() -> Path:
    """Where the migrations lie: inside an installed wheel, or at the top of a checkout."""
    packaged = Path(str(resources.files("lebenszeichen"))) / "migrations"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "migrations"


def alembic_config() -> Config:
    """Alembic's configuration without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    return config


def upgrade(revision: str = "head") -> None:
    """Run the migrations up to `revision` on the current application's database."""
    config = alembic_config()
    with engine().connect() as connection:
        # Alembic's batches recreate tables on SQLite; deferred is enough, nobody else is at work yet.
        config.attributes["connection"] = connection.execution_options(lebenszeichen_mode="write")
        command.upgrade(config, revision)
        connection.commit()

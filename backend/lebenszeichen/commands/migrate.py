"""`lebenszeichen migrate`: the schema, and what every server needs to have in it."""

import click

from lebenszeichen.app import create_app
from lebenszeichen.serving.preparation import bring_up_to_date
from lebenszeichen.settings import from_environment


@click.command()
def migrate() -> None:
    """Bring the database to this version's schema, and load the public record and the default campaign.

    Can be repeated. On PostgreSQL run it once for each new version before `serve`; on SQLite `serve` does it itself.
    """
    settings = from_environment()
    with create_app(settings).app_context():
        bring_up_to_date(settings)
    click.echo("The database is up to date.")

"""`lebenszeichen record load`: institutions, people who came out and releases, from the public record."""

import click

from lebenszeichen.app import create_app
from lebenszeichen.database import writing
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.record.service import load_record
from lebenszeichen.settings import from_environment
from lebenszeichen.sync.publication import publish_list


@click.group()
def record() -> None:
    """The public record that comes with the program."""


@record.command()
def load() -> None:
    """Load what is not there yet. `migrate` and `serve` do it by themselves; can be repeated."""
    settings = from_environment()
    with create_app(settings).app_context():
        with writing() as session:
            loaded = load_record(session, read_suppressions(settings))
        publish_list()
    click.echo(
        f"New: {loaded.facilities} institutions, {loaded.prisoners} people who came out, {loaded.releases} releases."
    )

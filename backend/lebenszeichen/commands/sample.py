"""`lebenszeichen sample load|remove`: an invented list, to try the software before a real one is there."""

import click

from lebenszeichen.app import create_app
from lebenszeichen.database import writing
from lebenszeichen.letters.service import delete_letters_to
from lebenszeichen.record.sample import load_sample, remove_sample, sample_ids
from lebenszeichen.settings import from_environment
from lebenszeichen.sync.publication import publish_list


@click.group()
def sample() -> None:
    """Invented people and institutions, marked as invented on every screen."""


@sample.command()
def load() -> None:
    """Load the sample list. Can be repeated. Not on a public server: people there look for people who exist."""
    settings = from_environment()
    if settings.is_public:
        raise click.ClickException(f"{settings.public_url} is a public server: invented people have no place on it.")
    with create_app(settings).app_context():
        with writing() as session:
            count = load_sample(session)
        publish_list()
    click.echo(f"Loaded {count} invented people. Remove them with: lebenszeichen sample remove")


@sample.command()
def remove() -> None:
    """Remove all invented people and institutions, and the cards that were written to them."""
    with create_app(from_environment()).app_context():
        with writing() as session:
            ids = sample_ids(session)
            if ids:
                delete_letters_to(session, ids)
            count = remove_sample(session)
        publish_list()
    click.echo(f"Removed {count} invented people and everything that belonged to them.")

"""`lebenszeichen serve`: everything one machine needs, in one command."""

import click

from lebenszeichen.app import create_app
from lebenszeichen.coordinators.invites import founding_links
from lebenszeichen.coordinators.queries import founders_missing
from lebenszeichen.database import engine, writing
from lebenszeichen.http.app_files import app_folder
from lebenszeichen.http.kept_assets import keep_assets
from lebenszeichen.serving import preparation, readiness
from lebenszeichen.serving.companion import Companion
from lebenszeichen.serving.web import WebServer
from lebenszeichen.settings import Settings, from_environment, subprocess_environment


@click.command()
@click.option("--no-worker", is_flag=True, help="Start no clock and queue: another process or machine runs them.")
@click.option("--processes", default=1, show_default=True, help="Web processes.")
@click.option("--threads", default=8, show_default=True, help="Threads in each of them.")
def serve(no_worker: bool, processes: int, threads: int) -> None:
    """Serve pages, app and API, with the worker beside them. Never loads samples."""
    settings = from_environment()
    _check(settings)
    _prepare(settings)
    companion = None if no_worker else Companion(subprocess_environment(settings))
    WebServer(settings, processes=processes, threads=threads, companion=companion).run()


def _check(settings: Settings) -> None:
    for warning in readiness.warnings(settings):
        click.echo(f"Warning: {warning}", err=True)
    if missing := readiness.missing(settings):
        listing = "\n".join(f"  - {item}" for item in missing)
        raise click.ClickException(f"a public server must not start like this. Missing:\n{listing}")


def _prepare(settings: Settings) -> None:
    """All that touches the database or the disk, before any web process is forked."""
    with create_app(settings).app_context():
        if settings.is_sqlite:
            preparation.bring_up_to_date(settings)
        elif preparation.is_up_to_date():
            preparation.begin_serving(settings)
        else:
            raise click.ClickException(
                "the database has another schema than this version: run `lebenszeichen migrate`."
            )
        _let_the_first_pair_in(settings)
        engine().dispose()
    if (built := app_folder()) is not None:
        keep_assets(built, settings.home)


def _let_the_first_pair_in(settings: Settings) -> None:
    """While nobody works at the desk: links for the first two, on the terminal of a trial on one's own computer.

    A public server's output is a log, and whoever reads the log must not become a coordinator: there only the command
    prints them. Links of an earlier start stop working, so that there are never more than are missing.
    """
    with writing() as session:
        if not founders_missing(session):
            return
        links = [] if settings.is_public else founding_links(session, settings)
    if settings.is_public:
        click.echo("The desk waits for its first two coordinators: run `lebenszeichen coordinator invite`.")
    for link in links:
        click.echo(f"For one of the desk's first coordinators, once, within 48 hours: {link.link}")

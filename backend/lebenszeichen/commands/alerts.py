"""`lebenszeichen alerts status|new-key|test`: what an operator has to know of alerts. Counts, never anybody."""

import secrets
from collections.abc import Iterator
from datetime import timedelta

import click

from lebenszeichen import clock
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.checking import faults, phones_that_hear_first
from lebenszeichen.alerts.keys import make_key_file, new_private_key, vapid_keys
from lebenszeichen.alerts.queries import Standing, standing
from lebenszeichen.alerts.wording import wording_of
from lebenszeichen.commands.context import application
from lebenszeichen.commands.tables import Cell, Format, format_option, print_table
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database import reading, writing
from lebenszeichen.settings import Settings, SettingsError

_TEST_LASTS = timedelta(hours=1)


@click.group()
def alerts() -> None:
    """Alerts to phones, in numbers."""


@alerts.command()
@format_option
def status(format: Format) -> None:
    """How many hear, through whom, with which keys; what waits; and what is wrong. Ends with 1 when something is."""
    with application() as settings, reading() as session:
        found = standing(session, clock.now())
        wrong = list(faults(session, settings))
        rows = list(_rows(settings, found))
    print_table("Alerts", ("what", "which", "how many", "note"), rows, format)
    for fault in wrong:
        click.echo(f"Wrong: {fault}", err=True)
    if wrong:
        raise SystemExit(1)


@alerts.command("new-key")
def new_key() -> None:
    """Make one more key to sign with: it serves new subscriptions, the older ones keep theirs until they are empty."""
    with application() as settings:
        if settings.is_sqlite and not settings.vapid_private_keys:
            key = make_key_file(settings)
            with writing() as session:
                note(session, None, "alert_key_made", f"key:{key.id}")
            click.echo(f"{key.id} serves new subscriptions from now on. Back up {settings.home}/keys.")
            return
    click.echo("Put this before the others in VAPID_PRIVATE_KEYS on every machine, then restart:", err=True)
    click.echo(new_private_key())


@alerts.command()
def test() -> None:
    """Send a test to the coordinators' own phones."""
    with application(), writing() as session:
        phones = phones_that_hear_first(session)
        if not phones:
            raise click.ClickException("no coordinator's phone hears first: turn it on at the desk.")
        announce(
            session,
            key=f"test:coordinators:{secrets.token_hex(6)}",
            kind="test",
            audience="coordinators",
            texts=wording_of("test"),
            lasts=_TEST_LASTS,
        )
        note(session, None, "alert_test_sent", phones=phones)
    click.echo(
        f"A test is on its way to {phones} phones; `lebenszeichen alerts status` shows what waits and what failed."
    )


def _rows(settings: Settings, found: Standing) -> Iterator[tuple[Cell, ...]]:
    yield "subscriptions", "confirmed", found.confirmed, None
    yield "subscriptions", "waiting for a sign of life", found.subscriptions - found.confirmed, None
    for host, count in found.by_host.items():
        yield "push service", host, count, found.paused_hosts.get(host)
    for key_id, count, remark in _keys(settings, found):
        yield "key", key_id, count, remark
    for state, count in found.deliveries.items():
        yield "messages of 30 days", state, count, None


def _keys(settings: Settings, found: Standing) -> Iterator[tuple[str, int, str | None]]:
    try:
        ours = [key.id for key in vapid_keys(settings)]
    except SettingsError:
        ours = []
    for number, key_id in enumerate(ours):
        count = found.by_key.get(key_id, 0)
        yield (
            key_id,
            count,
            "serves new subscriptions" if number == 0 else None if count else "empty: may be taken away",
        )
    for key_id in sorted(found.by_key.keys() - set(ours)):
        yield key_id, found.by_key[key_id], "missing here"

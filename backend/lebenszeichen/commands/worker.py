"""`lebenszeichen worker`: the clock, in a process of its own."""

import click


@click.command()
def worker() -> None:
    """Run the clock: publish, forget, clean up. Several may be started; one leads, the others wait."""
    from lebenszeichen.settings import from_environment  # noqa: PLC0415
    from lebenszeichen.worker import run  # noqa: PLC0415

    run(from_environment())

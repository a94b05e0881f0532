"""The command line. Each command lives in a module of its own, imported only when it is called."""

from collections.abc import Sequence
from importlib import import_module

import click

COMMANDS: dict[str, str] = {
    "alerts": "lebenszeichen.commands.alerts:alerts",
    "audit": "lebenszeichen.commands.audit:audit",
    "backup": "lebenszeichen.commands.backup:backup",
    "campaign": "lebenszeichen.commands.campaigns:campaign",
    "coordinator": "lebenszeichen.commands.coordinator:coordinator",
    "counts": "lebenszeichen.commands.counts:counts",
    "facilities": "lebenszeichen.commands.facilities:facilities",
    "forget": "lebenszeichen.commands.forget:forget",
    "import": "lebenszeichen.commands.imports:import_list",
    "letters": "lebenszeichen.commands.letters:letters",
    "migrate": "lebenszeichen.commands.migrate:migrate",
    "openapi": "lebenszeichen.commands.openapi:openapi",
    "prisoners": "lebenszeichen.commands.prisoners:prisoners",
    "record": "lebenszeichen.commands.record:record",
    "sample": "lebenszeichen.commands.sample:sample",
    "serve": "lebenszeichen.commands.serve:serve",
    "worker": "lebenszeichen.commands.worker:worker",
}
"""Name → `module:attribute`. A new command is one line here and one module."""


class LazyGroup(click.Group):
    """A group that imports a command when somebody asks for it: `lebenszeichen --version` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="lebenszeichen")
def _group() -> None:
    """Lebenszeichen: cards to political prisoners, counted once."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The `lebenszeichen` program. A wrong setting ends it with one line that says what to do."""
    from lebenszeichen.settings import SettingsError  # noqa: PLC0415  (kept out of `--help`)

    try:
        _group.main(args=arguments)
    except SettingsError as error:
        raise SystemExit(f"lebenszeichen: {error}") from None

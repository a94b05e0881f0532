"""Every command, with what one person would type."""

from collections.abc import Iterator

import click

from lebenszeichen.commands import _group

COMMANDS: dict[str, list[str]] = {
    "alerts new-key": [],
    "alerts status": [],
    "alerts test": [],
    "audit export": [],
    "backup mark": ["0"],
    "backup number": [],
    "campaign close": ["everyone"],
    "campaign create": ["free", "--name", "en=Free"],
    "campaign list": [],
    "coordinator invite": [],
    "coordinator list": [],
    "coordinator recover": ["{ada}"],
    "coordinator revoke": ["{ada}"],
    "counts": [],
    "facilities close": ["ik-4"],
    "facilities confirm": ["ik-4", "--by", "Eve", "--yes"],
    "facilities list": [],
    "facilities place": ["1", "--is", "ik-4", "--by", "Eve"],
    "facilities places": [],
    "facilities returned": ["ik-4", "--cards", "3", "--by", "Eve"],
    "forget": [],
    "import apply": ["i0000000", "--by", "Eve"],
    "import drop": ["i0000000"],
    "import poll": [],
    "import staged": [],
    "import undo": ["i0000000", "--by", "Eve"],
    "import viasna": ["{list}", "--by", "Eve"],
    "import waiting": [],
    "letters held": [],
    "letters hold-again": ["--campaign", "everyone", "--day", "2026-11-21"],
    "letters leave-out": ["--campaign", "everyone", "--day", "2026-11-21"],
    "letters release": [],
    "migrate": [],
    "openapi": [],
    "prisoners remove": ["panna", "--yes"],
    "prisoners requests": [],
    "record load": [],
    "sample load": [],
    "sample remove": [],
}
"""Every command with what one person would type."""
SERVERS = {"serve", "worker"}
"""They start what the other tests ask."""


def commands(group: click.Command = _group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not isinstance(group, click.Group):
        yield path
        return
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield from commands(found, (*path, name))

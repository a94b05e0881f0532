"""The members of a fact's args, read strictly: what is not understood is not counted."""

import re
from collections.abc import Mapping
from datetime import date

from lebenszeichen.identifiers import is_uuid
from lebenszeichen.problem import Problem

Args = Mapping[str, object]

# Wider than the ids that we make ourselves; narrow enough for every database.
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class InvalidFact(Problem):
    slug = "invalid-fact"
    status = 422
    title = "The fact is not of the form that its kind has."


def only(args: Args, *names: str) -> None:
    """Raises InvalidFact when one of these members is missing, or there is another one."""
    for name in names:
        if name not in args:
            raise InvalidFact("A member is missing.", pointer=f"/args/{name}")
    if args.keys() - set(names):
        raise InvalidFact("There is a member that this kind of fact does not have.", pointer="/args")


def uuid_in(args: Args, name: str) -> str:
    """A UUID in lower case, with dashes. Raises InvalidFact."""
    value = args[name]
    if not isinstance(value, str) or not is_uuid(value):
        raise InvalidFact("This id is a UUID.", pointer=f"/args/{name}")
    return value


def slug_in(args: Args, name: str) -> str:
    """The id of a person or a campaign. Raises InvalidFact."""
    return _slug(args[name], f"/args/{name}")


def slugs_in(args: Args, name: str, *, least: int, most: int) -> tuple[str, ...]:
    """Different ids of people. Raises InvalidFact."""
    value = args[name]
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise InvalidFact(f"This is a list of {least} to {most} ids.", pointer=f"/args/{name}")
    ids = tuple(_slug(one, f"/args/{name}/{place}") for place, one in enumerate(value))
    if len(set(ids)) < len(ids):
        raise InvalidFact("An id is named twice.", pointer=f"/args/{name}")
    return ids


def day_in(args: Args, name: str) -> date:
    """A day like 2026-11-21. Raises InvalidFact."""
    value = args[name]
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise InvalidFact("A day is written like 2026-11-21.", pointer=f"/args/{name}")
    return day


def whole_in(args: Args, name: str, *, least: int, most: int) -> int:
    """A whole number in these bounds. Raises InvalidFact."""
    value = args[name]
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise InvalidFact(f"This is a whole number from {least} to {most}.", pointer=f"/args/{name}")
    return value


def text_in(args: Args, name: str, form: re.Pattern[str]) -> str:
    """Text of this form. Raises InvalidFact."""
    value = args[name]
    if not isinstance(value, str) or not form.fullmatch(value):
        raise InvalidFact("This is not of its form.", pointer=f"/args/{name}")
    return value


def _slug(value: object, pointer: str) -> str:
    if not isinstance(value, str) or not _SLUG.fullmatch(value):
        raise InvalidFact("This is not an id.", pointer=pointer)
    return value

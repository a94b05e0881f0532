"""How far something long has come, told while it goes on. Pure."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step has come: `reading` counts lines, `comparing` and `keeping` are one."""

    step: str
    done: int
    total: int


def at_once(work: Generator[Any, None, Result]) -> Result:
    """The result, for whoever does not ask how far it has come."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: Result = done.value
            return result

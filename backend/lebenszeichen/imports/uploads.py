"""An upload told while it is compared: one JSON line for each step, the last with the number or the problem."""

import json
from collections.abc import Generator, Iterator
from dataclasses import asdict
from typing import Any

from lebenszeichen.imports.progress import Progress
from lebenszeichen.imports.staged import Kept
from lebenszeichen.problem import Problem


def told_as_lines(work: Generator[Progress, None, Kept]) -> Iterator[str]:
    """`{"step", "done", "total"}` again and again, then `{"id"}` or `{"problem": …}` as RFC 9457 has it."""
    while True:
        try:
            yield _line(asdict(next(work)))
        except StopIteration as done:
            kept: Kept = done.value
            yield _line({"id": kept.id})
            return
        except Problem as problem:
            yield _line({"problem": problem.as_json()})
            return


def _line(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False) + "\n"

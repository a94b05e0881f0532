"""Shows how far an import has come: a bar on standard error, so that a report on standard output can be piped."""

from collections.abc import Generator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from lebenszeichen.imports.progress import Progress

Result = TypeVar("Result")


def shown_progress(work: Generator[Progress, None, Result]) -> Result:
    """The result of the work, with a bar for each of its steps."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, object] = {}
        while True:
            try:
                step = next(work)
            except StopIteration as done:
                result: Result = done.value
                return result
            if step.step not in tasks:
                tasks[step.step] = bars.add_task(step.step, total=step.total)
            bars.update(tasks[step.step], completed=step.done, total=step.total)  # type: ignore[arg-type]

"""What a bench has to say: a table for people, a file for programs."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench"
_GOAL = re.compile(r"^(<=|>=|<|>) ([\d.]+)$")


@dataclass(frozen=True)
class Figure:
    """One measured number. `goal` such as "<= 45", empty for none; `peer`: what another program needs, if measured."""

    name: str
    value: float
    unit: str
    goal: str = ""
    peer: str = ""

    @property
    def is_met(self) -> bool:
        """Is the goal reached? True when there is none."""
        if not self.goal:
            return True
        parts = _GOAL.match(self.goal)
        if parts is None:
            raise ValueError(f"a goal is a comparison and a number, not {self.goal!r}")
        limit = float(parts[2])
        return {
            "<=": self.value <= limit,
            ">=": self.value >= limit,
            "<": self.value < limit,
            ">": self.value > limit,
        }[parts[1]]


def show(name: str, figures: Sequence[Figure]) -> None:
    """Print the table."""
    table = Table("what", "measured", "goal", "", "peer", title=name)
    for figure in figures:
        met = "" if not figure.goal else "met" if figure.is_met else "MISSED"
        table.add_row(figure.name, f"{figure.value:,.2f} {figure.unit}", figure.goal, met, figure.peer)
    Console().print(table)


def tell(name: str, figures: Sequence[Figure]) -> None:
    """Print the table and write `var/bench/NAME.json`."""
    show(name, figures)
    FOLDER.mkdir(parents=True, exist_ok=True)
    document = {"figures": [asdict(figure) for figure in figures]}
    (FOLDER / f"{name}.json").write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")

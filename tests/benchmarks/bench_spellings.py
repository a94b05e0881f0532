"""Surnames as official tables and the press spell them, typed with and without a slip: who is among the first five?

5,000 invented people; what is asked and how it is counted: tests/frontend/local/search/spellings/survey.ts.
`PYTHONPATH=tests python -m benchmarks.bench_spellings [HOW MANY FOR EACH] [LANGUAGES OF THE LIST]` prints it all.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Figure
from real_server import ROOT

MEASURE = ROOT / "tests" / "frontend" / "local" / "search" / "spellings" / "measure.ts"
TYPOS = ("none", "insert", "delete", "replace", "swap")


def measure() -> list[Figure]:
    found = survey()
    figures = [
        Figure(f"surname among the first five, worst spelling: {typo}", worst(found, typo), "%") for typo in TYPOS
    ]
    return [
        *figures,
        Figure("other surnames on one key, median", found["others"]["median"], "", "<= 3"),
        Figure("search, 5,000 people, processor time: median", found["search"]["median"], "ms", "<= 10"),
        Figure("search, 5,000 people, processor time: 95th percentile", found["search"]["p95"], "ms"),
        Figure("folding 5,000 people's names, processor time", found["built"], "ms"),
    ]


def survey(*arguments: str) -> Any:
    with TemporaryDirectory() as folder:
        out = Path(folder) / "measure.mjs"
        command = ["npx", "rolldown", MEASURE, "--platform", "node", "--format", "esm", "--file", out]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        return json.loads(subprocess.run(["node", out, *arguments], check=True, capture_output=True).stdout)


def share(row: Any) -> float:
    return float(100 * row["found"] / row["asked"])


def worst(found: Any, typo: str) -> float:
    return min(share(row) for row in found["rows"] if row["typo"] == typo)


def show(found: Any) -> None:
    table = Table("spelling", *TYPOS)
    for scheme in dict.fromkeys(row["scheme"] for row in found["rows"]):
        rows = {row["typo"]: row for row in found["rows"] if row["scheme"] == scheme}
        table.add_row(scheme, *(f"{share(rows[typo]):.1f}" for typo in TYPOS))
    Console().print(table)
    Console().print({key: found[key] for key in ("surnames", "others", "built", "search")})
    missed = [f"{row['typo']}: {one}" for row in found["rows"] for one in row["missed"]]
    Console().print(f"{len(missed)} missed, such as", missed[:: max(1, len(missed) // 25)])


if __name__ == "__main__":
    show(survey(*sys.argv[1:]))

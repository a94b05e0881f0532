"""A list of the real size (8,696 rows, 6.6 MB) into SQLite: seconds, how long others may not write, and memory."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from factories.databases import STORAGE_KEY, migrate
from factories.imports import TODAY
from factories.viasna_export import Export, write_export
from lebenszeichen.app import create_app
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.plan import make_plan
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.imports.staging import read_staging
from lebenszeichen.imports.viasna import SOURCE, read_export
from lebenszeichen.settings import Settings

TESTS = Path(__file__).parents[1]
RUNS = ("first list", "a week later", "the same again")


def measure() -> list[Figure]:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        files = {
            RUNS[0]: write_export(home / "first.csv", Export()),
            RUNS[1]: write_export(home / "second.csv", Export(after_release=True)),
        }
        files[RUNS[2]] = files[RUNS[1]]
        migrate(Settings(home=home, database_url=f"sqlite:///{home / 'bench.db'}", storage_key=STORAGE_KEY))
        return [figure for name, file in files.items() for figure in figures(name, in_a_child(home, file))]


def figures(name: str, measured: dict[str, float]) -> Iterator[Figure]:
    yield Figure(f"read and compare 8,696 rows, {name}", measured["compared"], "s", "<= 5")
    yield Figure(f"write lock, {name}", measured["locked"], "s", "<= 1")
    yield Figure(f"peak memory of the process, {name}", measured["memory"], "MB")


def in_a_child(home: Path, file: Path) -> dict[str, float]:
    """One import in a process of its own: its peak memory is nobody else's."""
    command = [sys.executable, "-m", "benchmarks.bench_import", str(home), str(file)]
    done = subprocess.run(command, cwd=TESTS, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def run(home: Path, file: Path) -> dict[str, float]:
    """What the command does, with a clock beside each part."""
    import resource

    settings = Settings(home=home, database_url=f"sqlite:///{home / 'bench.db'}", storage_key=STORAGE_KEY)
    measured: dict[str, float] = {}
    with create_app(settings).app_context():
        with timed(measured, "compared"):
            lists = [read_export(file.read_bytes(), file.name, key=STORAGE_KEY, today=TODAY)]
            with reading() as session:
                staging = read_staging(session, SOURCE)
            plan = make_plan(lists, staging, key=STORAGE_KEY, as_of=TODAY.isoformat(), accept_large_change=True)
        with timed(measured, "locked"), writing() as session:
            apply_plan(session, plan)
    measured["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return measured


@contextmanager
def timed(measured: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    measured[name] = time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]), Path(sys.argv[2]))))

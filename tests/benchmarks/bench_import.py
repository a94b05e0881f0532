"""Lists of the real size in three languages, and of 100,000 rows, into SQLite: seconds, the write lock, and memory."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from factories.databases import STORAGE_KEY, migrate
from factories.imports import TODAY
from factories.viasna_export import Export, write_export
from lebenszeichen.app import create_app
from lebenszeichen.imports.progress import at_once
from lebenszeichen.imports.rows import LANGUAGES
from lebenszeichen.imports.searching import page_of
from lebenszeichen.imports.showing import import_rows, show_import
from lebenszeichen.imports.staged import say_yes, stage
from lebenszeichen.settings import Settings
from torture.installation import NOTHING_IS_HELD, Installation
from torture.pushing_meanwhile import push_meanwhile

TESTS = Path(__file__).parents[1]
REAL, LARGE = 8696, 100_000
PHONES = 8
WEEKS = ("first list", "a week later", "the same again")


def measure() -> list[Figure]:
    found = []
    for rows, languages in ((REAL, LANGUAGES), (LARGE, LANGUAGES[:1])):
        with TemporaryDirectory() as folder:
            home = Path(folder)
            weeks = [
                [
                    write_export(
                        home / f"{late}.{lang}.csv", Export(rows, locale=lang, same_people=True, after_release=late)
                    )
                    for lang in languages
                ]
                for late in (False, True)
            ]
            migrate(_settings(home))
            for name, files in zip(WEEKS, [*weeks, weeks[1]], strict=True):
                found += figures(f"{rows:,} rows × {len(languages)}, {name}", in_a_child(home, files), rows)
    return [*found, *meanwhile()]


def meanwhile() -> Iterator[Figure]:
    """Over HTTP, with phones that push without a pause."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        installation = Installation(home, f"sqlite:///{home / 'lebenszeichen.db'}", settings=NOTHING_IS_HELD)
        try:
            installation.start()
            found = push_meanwhile(installation, REAL, PHONES)
        finally:
            installation.stop()
    what = f"{REAL:,} rows × {len(LANGUAGES)}, {PHONES} phones pushing"
    for name, span in (("compared", found.uploaded), ("compared again and applied", found.applied)):
        yield Figure(f"uploaded list {name}, {what}", span[1] - span[0], "s")
        yield Figure(f"pushes answered meanwhile, {name}", len(found.within(span)), "")
        yield Figure(f"the longest of them, {name}", found.longest(span), "s")


def figures(name: str, measured: dict[str, float], rows: int) -> Iterator[Figure]:
    real = rows == REAL
    yield Figure(f"read, compare and show, {name}", measured["shown"], "s", "<= 5" if real else "")
    yield Figure(f"write lock, {name}", measured["locked"], "s", "<= 1" if real else "")
    yield Figure(f"a page of {measured['rows']:,.0f} staged rows, {name}", measured["page"], "s")
    yield Figure(f"peak memory of the process, {name}", measured["memory"], "MB")


def in_a_child(home: Path, files: Sequence[Path]) -> dict[str, float]:
    """One import in a process of its own: its peak memory is nobody else's."""
    command = [sys.executable, "-m", "benchmarks.bench_import", str(home), *map(str, files)]
    done = subprocess.run(command, cwd=TESTS, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def run(home: Path, files: Sequence[Path]) -> dict[str, float]:
    """What the desk does, with a clock beside each part."""
    import resource

    settings = _settings(home)
    measured: dict[str, float] = {}
    with create_app(settings).app_context():
        contents = [(file.read_bytes(), file.name) for file in files]
        with timed(measured, "shown"):
            kept = at_once(stage(settings, contents, as_of=TODAY.isoformat(), lang=None, by="Anna"))
            show_import(settings, kept.id, "")
        with timed(measured, "page"):
            page_of(import_rows(settings, kept.id), group=None, q="", after=None, limit=100)
        measured["rows"] = len(kept.compared.rows)
        if reasons := kept.compared.plan.extent.reasons:
            assert say_yes(settings, kept, by="Anna").reasons == reasons
        with timed(measured, "locked"):
            assert say_yes(settings, kept, by="Boris").report is not None
    measured["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return measured


def _settings(home: Path) -> Settings:
    return Settings(home=home, database_url=f"sqlite:///{home / 'bench.db'}", storage_key=STORAGE_KEY)


@contextmanager
def timed(measured: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    measured[name] = time.perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])))

"""`make test`: every part in turn, with the time each took against its budget on two cores.

Runs on any Python 3.11 without packages, because installing is its first part. Python's own tests come last and in one
pytest run, so that its summary line closes the output.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
PYTEST_PARTS = {
    "units": ["tests/backend", "tests/architecture", "tests/migrations"],
    "faults": ["tests/faults", "tests/privacy", "tests/api", "tests/packaging"],
    "browsers": ["tests/browser"],
}
"""Part → its folders. tests/part_times.py says how long each took."""

_MEMORY = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)
_PLENTY = 4 * 1024**3
"""Bytes; a whole run writes less than one of these."""

TWO_CORES = ["--numprocesses", "2", "-p", "two_cores"]


@dataclass(frozen=True)
class Part:
    """Commands that run at the same time, one for each core."""

    name: str
    budget: int
    commands: Sequence[Sequence[str]]


STATIC = Part(
    "static",
    90,
    [
        [
            "sh",
            "-c",
            f"{BIN}/ruff format --check . && {BIN}/ruff check . && {BIN}/lint-imports --no-cache && {BIN}/mypy",
        ],
        ["sh", "-c", "npm run --silent check && npm run --silent types"],
    ],
)
BUILD = Part("build", 30, [["make", "--no-print-directory", "build"]])
SIMULATION = Part("simulation", 60, [["node", "tests/simulation/run.mjs"]])
"""300 schedules in two processes; `make simulate` runs more. A third of what faults may take in all."""
VITEST = Part("units (TypeScript)", 25, [["npm", "run", "--silent", "test"]])


def main(wanted: Sequence[str]) -> int:
    """Run the wanted parts, all when none is named. 0 when everything passed."""
    # A hundred processes start the program: without its compiled files each would compile all of it again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    names = list(wanted) or ["install", "static", *PYTEST_PARTS]
    times: list[str] = []
    failed: list[str] = []
    if "install" in names:
        _note("install", 180, _install, times, failed)
        if failed:
            return 1
    for part in _parts(names):
        _note(part.name, part.budget, lambda part=part: _run_together(part.commands), times, failed)
    folders = [folder for name in names for folder in PYTEST_PARTS.get(name, []) if (ROOT / folder).is_dir()]
    if folders and not _pytest(folders, times):
        failed.append("pytest")
    if not folders:
        print("\n".join(times))
    if failed:
        print(f"failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def _parts(names: Sequence[str]) -> list[Part]:
    parts = [STATIC] if "static" in names else []
    if {"faults", "browsers"} & set(names):
        parts.append(BUILD)
    if "faults" in names:
        parts.append(SIMULATION)
    return [*parts, VITEST] if "units" in names else parts


def _note(name: str, budget: int, run: object, times: list[str], failed: list[str]) -> None:
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    passed = callable(run) and run()
    line = f"{name:<20}{time.monotonic() - begun:7.1f} s of {budget} s"
    print(f"== {line}{'' if passed else '  FAILED'}", flush=True)
    times.append(line)
    if not passed:
        failed.append(name)


def _install() -> bool:
    targets = [".venv/stamps/test", "node_modules/.stamp"]
    return _run_together([["make", "--no-print-directory", *targets]]) and _chromium()


def _chromium() -> bool:
    """Debian's Chromium, installed only where that is allowed; elsewhere its absence is named.

    Its headless shell, which costs the processor less, is only taken along: without it the journeys take Chromium.
    """
    packages = ["chromium", "fonts-dejavu-core"]
    shell = "chromium-headless-shell"
    if os.geteuid() == 0 and shutil.which("apt-get") and not (shutil.which("chromium") and shutil.which(shell)):
        _apt_get("update")
        _apt_get("install", "-y", "--no-install-recommends", *packages)
        _apt_get("install", "-y", "--no-install-recommends", shell)
    if not shutil.which("chromium"):
        print(f"Chromium is missing. On Debian: apt-get install --no-install-recommends {' '.join(packages)} {shell}")
        return False
    return True


def _apt_get(*arguments: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patience = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20"]
    subprocess.run(["apt-get", "-qq", *patience, *arguments], env=environment, check=False)


def _run_together(commands: Sequence[Sequence[str]]) -> bool:
    running = [subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL) for command in commands]
    codes = [process.wait() for process in running]
    return not any(codes)


def _pytest(folders: Sequence[str], times: Sequence[str]) -> bool:
    environment = {**os.environ, "LEBENSZEICHEN_PART_TIMES": "\n".join(times), "PYTHONPATH": str(ROOT / "tests")}
    # What a passing test wrote is of no use to anybody, and may lie in memory.
    keeping = ["-o", "tmp_path_retention_policy=failed"]
    command = [str(BIN / "python"), "-m", "pytest", "-p", "part_times", *TWO_CORES, *keeping, *folders]
    with _temporary_folder() as folder:
        environment |= {"TMPDIR": folder}
        return subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False).returncode == 0


@contextmanager
def _temporary_folder() -> Iterator[str]:
    """Where databases, servers and browsers of tests write: in memory where there is plenty of it.

    Every commit waits for the disk, thousands of times. Processes are killed here, computers are not.
    """
    if not _is_plenty():
        yield tempfile.gettempdir()
        return
    folder = tempfile.mkdtemp(prefix="lebenszeichen-tests-", dir=_MEMORY)
    os.chmod(folder, 0o755)  # noqa: S103  (where root runs the tests, PostgreSQL runs as somebody else)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_plenty() -> bool:
    if not _MEMORY.is_dir() or shutil.disk_usage(_MEMORY).free < _PLENTY:
        return False
    told = dict(line.split(":", 1) for line in Path("/proc/meminfo").read_text("ascii").splitlines())
    return int(told["MemAvailable"].split()[0]) * 1024 > 2 * _PLENTY


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

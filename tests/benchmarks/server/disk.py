"""What the disk gives: a commit cannot be quicker than it."""

import os
import sqlite3
import time
from pathlib import Path
from statistics import median

SECONDS = 2.0


def fsyncs_a_second(folder: Path) -> float:
    """A plain loop of write and fsync on one file."""
    file = os.open(folder / "fsync", os.O_WRONLY | os.O_CREAT)
    begun, count = time.monotonic(), 0
    while time.monotonic() - begun < SECONDS:
        os.pwrite(file, b"x" * 4096, count % 64 * 4096)
        os.fsync(file)
        count += 1
    os.close(file)
    return count / (time.monotonic() - begun)


def sqlite_commits(folder: Path, synchronous: str) -> float:
    """Median milliseconds of a commit of one row in WAL mode."""
    connection = sqlite3.connect(folder / f"commits-{synchronous}.db", isolation_level=None)
    for pragma in ("journal_mode=WAL", f"synchronous={synchronous}"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT)")
    times: list[float] = []
    end = time.monotonic() + SECONDS / 2
    while time.monotonic() < end:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO rows (text) VALUES (?)", ("x" * 100,))
        begun = time.perf_counter()
        connection.execute("COMMIT")
        times.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return median(times)


def measure(folder: Path) -> dict[str, float]:
    """Of the filesystem that `folder` is on."""
    return {
        "fsyncs_a_second": fsyncs_a_second(folder),
        "sqlite_commit_full_ms": sqlite_commits(folder, "FULL"),
        "sqlite_commit_normal_ms": sqlite_commits(folder, "NORMAL"),
    }

"""A dump and a restore by the programs and in the order that docs/operations.md tells operators."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from factories.postgresql import PROGRAMS


def dump(database_url: str, target: Path) -> None:
    """While the server runs."""
    if database_url.startswith("sqlite"):
        with closing(sqlite3.connect(_file(database_url))) as database, closing(sqlite3.connect(target)) as copy:
            database.backup(copy)  # what `.backup` of the sqlite3 program does
        return
    _run("pg_dump", "--format=custom", f"--file={target}", f"--dbname={_uri(database_url)}")


def restore(database_url: str, source: Path) -> None:
    """While nothing of the server runs."""
    if database_url.startswith("sqlite"):
        file = _file(database_url)
        for beside in ("", "-wal", "-shm"):
            file.with_name(file.name + beside).unlink(missing_ok=True)
        shutil.copyfile(source, file)
        return
    options = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *options, f"--dbname={_uri(database_url)}", str(source))


def _file(database_url: str) -> Path:
    return Path(database_url.removeprefix("sqlite:///"))


def _uri(database_url: str) -> str:
    return database_url.replace("+psycopg", "")


def _run(program: str, *arguments: str) -> None:
    subprocess.run([str(PROGRAMS / program), *arguments], check=True, stdin=subprocess.DEVNULL)

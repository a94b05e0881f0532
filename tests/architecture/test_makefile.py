"""`make serve` puts invented people only where nobody else looks. A program that notes its words stands in for ours."""

import os
import subprocess
from pathlib import Path

import pytest

from architecture.source_tree import ROOT


def commands_run(tmp_path: Path, **environment: str) -> list[str]:
    """What `make` runs to bring the samples."""
    program = tmp_path / "venv" / "bin" / "lebenszeichen"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/ran\n')
    program.chmod(0o755)
    stamp = tmp_path / "venv" / "stamps" / "serve"
    home = tmp_path / "home"
    sum_of_url = subprocess.run(
        ["cksum"], input=environment.get("DATABASE_URL", ""), capture_output=True, text=True, check=True
    ).stdout.split()[0]
    subprocess.run(
        ["make", "-o", str(stamp), f"VENV={tmp_path / 'venv'}", str(home / f"samples-loaded-{sum_of_url}")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LEBENSZEICHEN_HOME": str(home), **environment},
        check=True,
        capture_output=True,
    )
    return (tmp_path / "ran").read_text().splitlines()


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"PUBLIC_URL": "http://localhost:8123", "DATABASE_URL": "sqlite:///x.db"},
        {"DATABASE_URL": "postgresql://me:secret@localhost:5432/cards"},
        {"DATABASE_URL": "postgresql:///cards"},
        {"DATABASE_URL": "postgresql://me@/cards?host=/run/postgresql"},
    ],
)
def test_samples_are_loaded_on_this_computer(tmp_path: Path, environment: dict[str, str]) -> None:
    assert commands_run(tmp_path, **environment) == ["migrate", "sample load"]


@pytest.mark.parametrize(
    "environment",
    [
        {"PUBLIC_URL": "https://cards.example.org"},
        {"PUBLIC_URL": "http://localhost.example.org"},
        {"DATABASE_URL": "postgresql://me:secret@db.example.org/cards"},
        {"DATABASE_URL": "postgresql://localhost@db.example.org/cards"},
        {"DATABASE_URL": "postgresql:///cards?host=db.example.org"},
    ],
)
def test_no_samples_are_loaded_where_others_look(tmp_path: Path, environment: dict[str, str]) -> None:
    assert commands_run(tmp_path, **environment) == ["migrate"]

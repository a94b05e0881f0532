"""A checkout of its own, whose built app can be exchanged: a server from one version to the next."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

from real_server import ROOT

_WITHOUT = shutil.ignore_patterns("__pycache__", "app_files", "migrations")


class Checkout:
    """A copy of the backend with a built app beside it. `program` starts it as `lebenszeichen` does the original."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.program = folder / "lebenszeichen"
        shutil.copytree(ROOT / "backend", folder / "backend", ignore=_WITHOUT)
        shutil.copytree(ROOT / "migrations", folder / "migrations")
        python = ROOT / ".venv" / "bin" / "python"
        self.program.write_text(
            f'#!/bin/sh\nPYTHONPATH={folder / "backend"} exec {python} -m lebenszeichen.commands "$@"\n'
        )
        self.program.chmod(self.program.stat().st_mode | stat.S_IXUSR)

    def install(self, built: Path) -> None:
        """Put a built app in place of the one that is there."""
        dist = self._folder / "frontend" / "dist"
        shutil.rmtree(dist, ignore_errors=True)
        shutil.copytree(built, dist)


def build_app(folder: Path, version: str) -> Path:
    """Build the app as `make build` does, with another version's name in it. Returns where it lies."""
    target = folder / version
    out = os.path.relpath(target, ROOT / "frontend")
    subprocess.run(
        ["npm", "run", "--silent", "build", "--", "--outDir", out, "--emptyOutDir", "--logLevel", "warn"],
        cwd=ROOT,
        env={**os.environ, "VITE_VERSION": version},
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return target

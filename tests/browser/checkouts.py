"""A checkout of its own, whose built app can be exchanged: a server from one version to the next."""

import re
import shutil
import stat
import subprocess
from pathlib import Path

from real_server import ROOT

_VERSION = re.compile(r'^version = "[^"]+"$', re.MULTILINE)
# What Python compiled of these files is copied with them, and is not compiled again.
_WITHOUT = shutil.ignore_patterns("app_files", "migrations")


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
    """Build the app of this checkout as `make build` does, but as another version. Returns where it lies."""
    source = folder / version
    for part in ("frontend", "service_worker"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("dist"))
    for name in ("package.json", "tsconfig.base.json"):
        shutil.copy(ROOT / name, source / name)
    (source / "node_modules").symlink_to(ROOT / "node_modules")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (source / "pyproject.toml").write_text(_VERSION.sub(f'version = "{version}"', project, count=1), "utf-8")
    subprocess.run(["npm", "run", "--silent", "build:app"], cwd=source, stdin=subprocess.DEVNULL, check=True)
    return source / "frontend" / "dist"

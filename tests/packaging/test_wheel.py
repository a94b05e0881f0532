"""A wheel carries app, migrations, texts and what paper is set with: it serves alone, with no Node and no checkout."""

import json
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from real_server import ROOT, RealServer

UV = ROOT / ".venv" / "bin" / "uv"


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)


def build_wheel(checkout: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return run(
        UV, "build", "--wheel", "--no-build-isolation", "--python", sys.executable, "--out-dir", out, ".", cwd=checkout
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    built = build_wheel(ROOT, out)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`lebenszeichen` in a fresh environment that has the locked dependencies and the wheel, and nothing else."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    python = environment / "bin" / "python"
    steps = [
        ["venv", "--quiet", "--python", sys.executable, environment],
        ["pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", ROOT / "requirements.lock"],
        ["pip", "install", "--quiet", "--python", python, "--no-deps", wheel],
    ]
    for step in steps:
        done = run(UV, *step)
        assert done.returncode == 0, done.stderr
    return environment / "bin" / "lebenszeichen"


@pytest.fixture(scope="module")
def server(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    """With the sample list, where no other program is found."""
    empty = tmp_path_factory.mktemp("no-programs-here")
    server = RealServer(tmp_path_factory.mktemp("wheel") / "home", program=program, environment={"PATH": str(empty)})
    server.start()
    server.run("sample", "load")
    yield server
    server.stop()


def somebody_held(server: RealServer) -> str:
    """The id of somebody on the list in an open institution."""
    manifest = json.loads(server.fetch("/api/manifest")[1])
    snapshot = json.loads(server.fetch(manifest["list"]["snapshot"]["path"])[1])
    opened = {one["id"] for one in snapshot["facilities"] if one["state"] == "open"}
    people = snapshot["prisoners"]
    places = zip(people["id"], people["state"], people["facility_id"], strict=True)
    return next(str(id) for id, state, place in places if state == "held" and place in opened)


def test_a_wheel_carries_app_migrations_and_texts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "lebenszeichen/app_files/index.html" in names
    assert "lebenszeichen/app_files/sw.js" in names
    assert "lebenszeichen/desk_files/index.html" in names
    assert "lebenszeichen/migrations/versions/0001_the_first_schema.py" in names
    assert any(name.startswith("lebenszeichen/guides/texts/de/") for name in names)
    assert not any("__pycache__" in name for name in names)


def test_an_installed_wheel_serves_pages_app_and_list_without_node(server: RealServer) -> None:
    assert shutil.which("node", path=server.environment["PATH"]) is None
    status, page = server.fetch("/de/")
    assert (status, b"<html" in page) == (200, True)
    status, shell = server.fetch("/app/")
    assert (status, b"/app/assets/" in shell) == (200, True)
    status, desk = server.fetch("/desk/")
    assert (status, b"/desk/assets/" in desk) == (200, True)
    status, manifest = server.fetch("/api/manifest")
    assert status == 200
    assert set(json.loads(manifest)["texts"]) == {"de", "en"}


def test_an_installed_wheel_prints_an_address_with_the_letters_that_it_brings(server: RealServer) -> None:
    body = {"kind": "envelopes_c6", "prisoner_ids": [somebody_held(server)]}
    request = urllib.request.Request(  # noqa: S310  (our own address)
        f"{server.url}/api/print", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  (our own address)
        printed = answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert printed.startswith(b"%PDF-")


def test_a_wheel_without_the_app_is_refused_with_what_to_do(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT / "backend", checkout / "backend", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, checkout / name)
    built = build_wheel(checkout, tmp_path / "out")
    assert built.returncode != 0
    assert "make build" in built.stderr

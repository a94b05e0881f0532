from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lebenszeichen import clock
from lebenszeichen.http.kept_assets import assets_folder, keep_assets

START = datetime(2026, 11, 21, 12, tzinfo=UTC)


def build(folder: Path, *names: str) -> Path:
    assets = folder / "assets"
    assets.mkdir(parents=True)
    for name in names:
        (assets / name).write_text(name)
    return folder


def kept(home: Path) -> set[str]:
    return {file.name for file in assets_folder(home).iterdir()} - {"current.txt"}


def start_at(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    monkeypatch.setattr(clock, "now", lambda: START + timedelta(days=days))


def test_the_assets_of_the_last_build_are_still_there_after_an_update(tmp_path: Path) -> None:
    keep_assets(build(tmp_path / "first", "app-1.js", "app-1.css"), tmp_path)
    keep_assets(build(tmp_path / "second", "app-2.js", "app-1.css"), tmp_path)
    assert kept(tmp_path) == {"app-1.js", "app-1.css", "app-2.js"}
    assert (assets_folder(tmp_path) / "app-1.js").read_text() == "app-1.js"


def test_thirty_days_begin_with_the_update_and_not_with_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(tmp_path / "first", "app-1.js")
    second = build(tmp_path / "second", "app-2.js")
    start_at(monkeypatch, 0)
    keep_assets(first, tmp_path)
    start_at(monkeypatch, 200)
    keep_assets(second, tmp_path)
    start_at(monkeypatch, 229)
    keep_assets(second, tmp_path)
    assert kept(tmp_path) == {"app-1.js", "app-2.js"}
    start_at(monkeypatch, 231)
    keep_assets(second, tmp_path)
    assert kept(tmp_path) == {"app-2.js"}


def test_starting_again_keeps_what_is_there(tmp_path: Path) -> None:
    built = build(tmp_path / "only", "app-1.js")
    keep_assets(built, tmp_path)
    keep_assets(built, tmp_path)
    assert kept(tmp_path) == {"app-1.js"}

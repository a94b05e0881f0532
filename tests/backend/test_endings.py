"""The memory of what was ended: of this key, on the disk, as long as a dump could bring it back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from lebenszeichen import clock
from lebenszeichen.endings import Endings, forget_old_endings, path, read_endings, remember_ending
from lebenszeichen.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", database_url="sqlite://", storage_key=bytes(32))


def test_without_a_file_nothing_was_ended(settings: Settings) -> None:
    assert read_endings(settings) == Endings()
    assert read_endings(settings).among("device", ["a"]) == []


def test_what_was_ended_is_known_by_its_kind_and_under_its_key(settings: Settings) -> None:
    remember_ending(settings, "device", "a")
    assert read_endings(settings).among("device", ["b", "a"]) == ["a"]
    assert read_endings(settings).among("coordinator", ["a"]) == []
    other = replace(settings, storage_key=bytes(31) + b"\1")
    assert read_endings(other).among("device", ["a"]) == []


def test_a_line_that_a_power_cut_left_unfinished_spoils_no_other(settings: Settings) -> None:
    remember_ending(settings, "device", "a")
    with path(settings).open("a") as file:
        file.write("2026-11-22 device 00")
    remember_ending(settings, "device", "b")
    assert read_endings(settings).among("device", ["a", "b"]) == ["a", "b"]


def test_phones_and_alerts_lapse_when_no_dump_can_hold_them_and_the_desk_is_remembered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("device", "subscription", "coordinator", "passkey"):
        remember_ending(settings, kind, "old")
    then = datetime.now(UTC) + timedelta(days=61)
    monkeypatch.setattr(clock, "now", lambda: then)
    remember_ending(settings, "device", "new")
    forget_old_endings(settings)
    known = read_endings(settings)
    assert known.among("device", ["old", "new"]) == ["new"]
    assert known.among("subscription", ["old"]) == []
    assert known.among("coordinator", ["old"]) == known.among("passkey", ["old"]) == ["old"]
    assert path(settings).stat().st_mode & 0o777 == 0o600


def test_nothing_is_lost_while_the_file_is_replaced(settings: Settings) -> None:
    remember_ending(settings, "device", "first")
    old = path(settings).read_text().replace(str(clock.today()), "2020-01-01")
    writers = [get_context("fork").Process(target=_remember, args=(settings, name)) for name in "abc"]
    for writer in writers:
        writer.start()
    for _ in range(20):
        with path(settings).open("a") as file:
            file.write(old)
        forget_old_endings(settings)
    for writer in writers:
        writer.join()
    ids = [f"{name}{number}" for name in "abc" for number in range(10)]
    assert read_endings(settings).among("device", ids) == ids


def _remember(settings: Settings, name: str) -> None:
    for number in range(10):
        remember_ending(settings, "device", f"{name}{number}")

import gzip
from pathlib import Path

import brotli
import pytest

from lebenszeichen.http.app_files import find_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "app-1a2b.js").write_text("export const answer = 42;\n" * 50)
    (folder / "icon.png").write_bytes(bytes(range(256)))
    (tmp_path / "secret.txt").write_text("outside")
    return folder


def test_a_script_is_packed_in_both_encodings(folder: Path) -> None:
    file = find_file(folder, "assets/app-1a2b.js")
    assert file is not None
    assert file.mimetype == "text/javascript"
    assert brotli.decompress(file.packed["br"]) == gzip.decompress(file.packed["gzip"]) == file.body
    assert len(file.packed["br"]) < len(file.body)


def test_a_picture_is_not_packed_again(folder: Path) -> None:
    file = find_file(folder, "icon.png")
    assert file is not None
    assert file.packed == {}


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/passwd", "assets/../../secret.txt", "", "assets", "nothing", "a" * 300, "a\0b"]
)
def test_nothing_outside_the_folder_is_found(folder: Path, path: str) -> None:
    assert find_file(folder, path) is None


def test_a_file_that_was_built_again_is_read_again(folder: Path) -> None:
    first = find_file(folder, "assets/app-1a2b.js")
    (folder / "assets" / "app-1a2b.js").write_text("another")
    second = find_file(folder, "assets/app-1a2b.js")
    assert first is not None
    assert second is not None
    assert second.body == b"another"

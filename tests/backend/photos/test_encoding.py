"""Whatever picture comes in, ours goes out: small, upright, and with nothing in it but pixels."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from factories.pictures import CAMERA, COMMENT, opened, picture
from lebenszeichen.photos.encoding import LONGEST_EDGE, clean_photo
from lebenszeichen.photos.errors import LARGEST_FILE, UnreadablePhoto


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_is_left_of_who_took_it_where_and_when(kind: str) -> None:
    dirty = picture(kind)
    assert CAMERA.encode() in dirty
    clean = clean_photo(dirty)
    found = opened(clean.body)
    assert (found.format, found.size) == ("WEBP", (clean.width, clean.height)) == ("WEBP", (360, 480))
    assert not {"exif", "icc_profile", "xmp", "comment"} & found.info.keys()
    assert not any(word.encode() in clean.body for word in (CAMERA, COMMENT, "profile", "EXIF", "ICCP"))


def test_a_picture_that_a_telephone_stored_on_its_side_stands_up() -> None:
    clean = opened(clean_photo(picture(turned=True)).body).convert("L")
    assert clean.size == (360, 480)
    assert [clean.getpixel((180, y)) > 128 for y in (60, 420)] == [True, False]


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1", "CMYK"])
def test_every_kind_of_colour_is_understood(mode: str) -> None:
    body = picture("JPEG" if mode == "CMYK" else "PNG", (300, 200), mode)
    assert opened(clean_photo(body).body).size == (300, 200)


def test_the_same_picture_has_the_same_name_and_is_never_made_larger() -> None:
    one, again = clean_photo(picture(size=(100, 80))), clean_photo(picture(size=(100, 80)))
    assert one == again
    assert (one.width, one.height) == (100, 80)
    assert max(clean_photo(picture(size=(4000, 300))).width, 1) == LONGEST_EDGE


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is as large as this."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    written = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = b"IDAT" + zlib.compress(bytes(1_000_000))
    return written + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))


def gif() -> bytes:
    file = BytesIO()
    Image.new("P", (100, 100)).save(file, "GIF")
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (bomb(60_000, 60_000), "too_many_pixels"),
        (b"\xff" * (LARGEST_FILE + 1), "too_large"),
        (picture(size=(47, 400)), "too_small"),
        (gif(), "damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "damaged"),
        (picture("PNG")[:900], "damaged"),
        (b"", "damaged"),
    ],
    ids=["bomb", "too large", "too small", "GIF", "SVG", "cut in half", "empty"],
)
def test_what_is_no_picture_of_ours_is_named(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePhoto) as refused:
        clean_photo(body)
    assert refused.value.extra["reason"] == reason


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow tells of damaged Exif that it skips
@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.integers(0, 3000), st.binary(max_size=12))
def test_a_damaged_file_is_refused_or_made_clean_and_nothing_else_happens(kind: str, at: int, noise: bytes) -> None:
    whole = picture(kind, (64, 64))
    try:
        clean = clean_photo(whole[:at] + noise + whole[at + len(noise) :])
    except UnreadablePhoto:
        return
    assert opened(clean.body).format == "WEBP"

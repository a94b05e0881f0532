"""A picture in, ours out: small, upright, and nothing in it but pixels. Pure; the only place that opens pictures."""

import hashlib
from io import BytesIO
from threading import Lock

from PIL import Image, ImageOps

from lebenszeichen.photos.errors import LARGEST_FILE, UnreadablePhoto
from lebenszeichen.prisoners.photos import CleanPhoto

MOST_PIXELS = 24_000_000
"""Of a telephone's camera: 12 million. Unpacked this is 72 MB, for one picture at a time."""
LEAST_EDGE = 48
LONGEST_EDGE = 480
"""Pixels: what a stamp of a phone's width shows sharply; 10 to 30 KB."""
_QUALITY = 78
_FORMATS = ("JPEG", "PNG", "WEBP")
# Looked at here before anything is unpacked, with a lower limit than Pillow's own warning has.
Image.MAX_IMAGE_PIXELS = None
_one_at_a_time = Lock()


def clean_photo(body: bytes) -> CleanPhoto:
    """Unpack, turn upright, make small, write anew: no place, time, camera, comment or colour profile is left.

    Raises UnreadablePhoto for whatever is no JPEG, PNG or WebP of these sizes.
    """
    if len(body) > LARGEST_FILE:
        raise UnreadablePhoto("too_large")
    with _one_at_a_time:
        try:
            small = _small(body)
        except UnreadablePhoto:
            raise
        except Exception:  # whatever a damaged file makes a decoder say
            raise UnreadablePhoto("damaged") from None
        written = BytesIO()
        small.save(written, "WEBP", quality=_QUALITY, method=4)
    clean = written.getvalue()
    return CleanPhoto(clean, hashlib.sha256(clean).hexdigest(), small.width, small.height)


def _small(body: bytes) -> Image.Image:
    with Image.open(BytesIO(body), formats=_FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise UnreadablePhoto("too_many_pixels")
        if min(picture.size) < LEAST_EDGE:
            raise UnreadablePhoto("too_small")
        picture.draft("RGB", (2 * LONGEST_EDGE, 2 * LONGEST_EDGE))  # a JPEG is unpacked no larger than it has to be
        upright = ImageOps.exif_transpose(picture)
        if upright.mode not in {"L", "RGB", "RGBA"}:
            upright = upright.convert("RGBA")
        upright.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
        seen_through = upright.convert("RGBA")
    # A new picture: what the old one carried beside its pixels does not come along.
    clean = Image.new("RGB", seen_through.size, "white")
    clean.paste(seen_through, mask=seen_through.getchannel("A"))
    return clean

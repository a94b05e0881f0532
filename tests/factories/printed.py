"""What a printed page shows: its text, where each letter stands, and its pixels."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """A letter's box on its page: millimetres from the upper left corner."""

    letter: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PrintedPage:
    width: float
    height: float
    text: list[str]
    """Rows, in reading order."""
    glyphs: list[Glyph]
    ink: tuple[float, float, float, float] | None
    """The box around everything that is not white, looked at in pixels: left, top, right, bottom in mm."""


def pages_of(pdf: bytes) -> list[PrintedPage]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def is_tagged(pdf: bytes) -> bool:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return bool(raw.FPDFCatalog_IsTagged(document.raw))
    finally:
        document.close()


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Name → is it embedded? Of every letter on every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [text for page in document for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
        return {font.get_base_name(): font.is_embedded for font in (text.get_font() for text in texts)}
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PrintedPage:
    width, height = page.get_size()
    words = page.get_textpage()
    rows = [row.strip() for row in words.get_text_range().splitlines() if row.strip()]
    picture = page.render(scale=2, grayscale=True).to_pil().point(lambda shade: 255 if shade < 250 else 0)
    found = picture.getbbox()
    ink = tuple(round(pixel / 2 / MM, 2) for pixel in found) if found else None
    return PrintedPage(width / MM, height / MM, rows, list(_glyphs(words, height)), ink)  # type: ignore[arg-type]


def _glyphs(words: pypdfium2.PdfTextPage, height: float) -> Iterator[Glyph]:
    for index in range(words.count_chars()):
        letter = words.get_text_range(index, 1)
        left, bottom, right, top = words.get_charbox(index)
        if letter.strip():
            yield Glyph(letter, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)

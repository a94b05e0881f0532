"""The few pictures that are kept in docs/screenshots: four phones side by side, and two screens of a desktop."""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser

from browser.tour import Tour
from real_server import ROOT, RealServer

FOLDER = ROOT / "docs" / "screenshots"
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
SCALE = 2
GAP, ROUND = 28 * SCALE, 22 * SCALE
GROUND = (216, 208, 192)
SHOWN = (
    ("/app/", "light"),
    ("/app/prisoners/:id", "light"),
    ("/app/prisoners/:id/write?step=copy", "dark"),
    ("/app/releases", "dark"),
)


def take_for_readme(browser: Browser, server: RealServer) -> None:
    """Writes phones.webp, people.webp and guide.webp."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    phone = _opened(browser, server, PHONE)
    _save(_side_by_side([_picture(phone, path, theme) for path, theme in SHOWN]), "phones.webp")
    phone.close()
    desktop = _opened(browser, server, DESKTOP)
    _save(_picture(desktop, "/app/prisoners/:id", "light"), "people.webp")
    _save(_picture(desktop, "/app/guides/content", "dark"), "guide.webp")
    desktop.close()


def _opened(browser: Browser, server: RealServer, size: dict[str, int]) -> Tour:
    """Kept, and at the first screen; the walk itself is left there."""
    tour = Tour(browser, server, "data", "en", {"viewport": size, "device_scale_factor": SCALE})
    next(view for view in tour.app() if view == "write")
    return tour


def _picture(tour: Tour, path: str, theme: str) -> Image.Image:
    tour.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    tour.go(path.replace(":id", tour.people["held"]))
    tour.page.evaluate("window.scrollTo(0, 0)")
    tour.page.mouse.move(0, 0)
    return Image.open(BytesIO(tour.page.screenshot())).convert("RGB")


def _side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """Phones with round corners on a calm ground."""
    width, height = pictures[0].size
    sheet = Image.new("RGB", (GAP + len(pictures) * (width + GAP), height + 2 * GAP), GROUND)
    corners = Image.new("L", (width, height), 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, width - 1, height - 1), ROUND, fill=255)
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (GAP + place * (width + GAP), GAP), corners)
    return sheet


def _save(picture: Image.Image, name: str) -> None:
    smaller = picture.resize((picture.width * 3 // 4, picture.height * 3 // 4), Image.Resampling.LANCZOS)
    target: Path = FOLDER / name
    smaller.save(target, quality=82, method=6)
    sys.stdout.write(f"{target.stat().st_size // 1024:4} KB: {target.relative_to(ROOT)}\n")

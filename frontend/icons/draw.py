"""Draws the app's icons into frontend/public: `.venv/bin/python frontend/icons/draw.py`.

A stamp with a perforated edge and three waves, the same as on a person's page, without letters. The maskable icon keeps
everything within the inner 80 % circle that every launcher shows. Needs Pillow.
"""

import math
from pathlib import Path

from PIL import Image, ImageDraw

PUBLIC = Path(__file__).resolve().parent.parent / "public"
PAPER, STAMP, INK, WAVE = "#f6f1e6", "#fffdf8", "#2355a6", "#93b1e0"
OVERSAMPLING = 4


def main() -> None:
    for name, size, rounded, scale in (
        ("icon-192.png", 192, True, 0.86),
        ("icon-512.png", 512, True, 0.86),
        ("icon-maskable-512.png", 512, False, 0.62),
        ("icon-180.png", 180, False, 0.74),
    ):
        draw_icon(size, rounded=rounded, scale=scale).save(PUBLIC / name, optimize=True)
    (PUBLIC / "icon.svg").write_text(svg_icon(), encoding="utf-8")


def draw_icon(size: int, *, rounded: bool, scale: float) -> Image.Image:
    """A square icon of `size` pixels; `scale` is the stamp's height as a share of it."""
    side = size * OVERSAMPLING
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((0, 0, side - 1, side - 1), radius=side * 0.22 if rounded else 0, fill=INK)
    _draw_stamp(draw, side, scale)
    small = image.resize((size, size), Image.Resampling.LANCZOS)
    return small.quantize(64, method=Image.Quantize.FASTOCTREE)  # a third of the bytes, precached with the shell


def _draw_stamp(draw: ImageDraw.ImageDraw, side: int, scale: float) -> None:
    unit = side * scale / 60
    left, top = (side - 48 * unit) / 2, (side - 60 * unit) / 2

    def box(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return (left + x0 * unit, top + y0 * unit, left + x1 * unit, top + y1 * unit)

    draw.rectangle(box(0, 0, 48, 60), fill=STAMP)
    for x, y in _holes():
        draw.ellipse(box(x - 2, y - 2, x + 2, y + 2), fill=INK)
    draw.rectangle(box(6, 6, 42, 54), outline=WAVE, width=max(1, round(unit)))
    for row, colour in enumerate((INK, INK, INK)):
        points = [_wave_point(left, top, unit, row, step) for step in range(61)]
        draw.line(points, fill=colour, width=max(2, round(unit * 2.2)), joint="curve")


def _holes() -> list[tuple[float, float]]:
    across = [(x + 3, y) for x in range(0, 48, 6) for y in (0, 60)]
    down = [(x, y + 3) for y in range(0, 60, 6) for x in (0, 48)]
    return [*across, *down]


def _wave_point(left: float, top: float, unit: float, row: int, step: int) -> tuple[float, float]:
    x = 11 + step * 26 / 60
    y = 21 + row * 9 + 2.6 * math.sin(step / 60 * math.tau * 1.5)
    return (left + x * unit, top + y * unit)


def svg_icon() -> str:
    """The same icon for browser tabs."""
    holes = "".join(f'<circle cx="{x}" cy="{y}" r="2"/>' for x, y in _holes())
    waves = "".join(f'<path d="M11 {21 + row * 9}q4.33 -5 8.67 0t8.67 0t8.67 0"/>' for row in range(3))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-11 -5 70 70">'
        f'<rect x="-11" y="-5" width="70" height="70" rx="15" fill="{INK}"/>'
        f'<path fill="{STAMP}" d="M0 0h48v60H0z"/><g fill="{INK}">{holes}</g>'
        f'<path fill="none" stroke="{WAVE}" d="M6 6h36v48H6z"/>'
        f'<g fill="none" stroke="{INK}" stroke-width="2.2" stroke-linecap="round">{waves}</g></svg>\n'
    )


if __name__ == "__main__":
    main()

"""What can be printed, and where on the paper a name and an address may stand. Pure; millimetres and points."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["cards", "envelopes_c6", "envelopes_dl", "labels"]

MOST_PEOPLE = 240
"""Ten sheets of labels."""
_ALL = (14, 13, 12, 11, 10, 9, 8, 7)


@dataclass(frozen=True, slots=True)
class Paper:
    """One sheet, and on it one area for each person: `columns` times `rows`, each `cell` large.

    Lengths are millimetres. `left` and `top` lead from a cell's corner to the area that `width` and `height` give:
    nothing stands outside of it, neither where a stamp goes nor where sorting machines print their own mark.
    """

    title: str
    """The format, as everybody calls it: a document needs a title, and nothing of ours may be one."""
    page: tuple[float, float]
    cell: tuple[float, float]
    left: float
    top: float
    width: float
    height: float
    sizes: tuple[int, ...]
    """Points, largest first."""
    margin_top: float = 0

    @property
    def columns(self) -> int:
        return int(self.page[0] // self.cell[0])

    @property
    def rows(self) -> int:
        return int((self.page[1] - 2 * self.margin_top) // self.cell[1])


PAPERS: dict[Kind, Paper] = {
    # The right half of a card's back, under the stamp.
    "cards": Paper("A6", (148, 105), (148, 105), left=80, top=40, width=62, height=50, sizes=_ALL),
    # A stamp takes the upper 40 mm of an envelope, a sorting machine's mark the lowest 15.
    "envelopes_c6": Paper("C6", (162, 114), (162, 114), left=66, top=40, width=84, height=58, sizes=_ALL),
    "envelopes_dl": Paper("DL", (220, 110), (220, 110), left=110, top=40, width=98, height=54, sizes=_ALL),
    # 3 × 8 labels of 70 × 37 mm. Few printers reach the paper's edge: nothing stands in its outer 5 mm.
    "labels": Paper(
        "70 × 37", (210, 297), (70, 37), left=6, top=5, width=58, height=27, sizes=_ALL[2:], margin_top=0.5
    ),
}

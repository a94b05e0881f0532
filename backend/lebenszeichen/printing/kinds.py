"""What can be printed, and where on the paper a name and an address may stand. Pure; millimetres and points."""

from dataclasses import dataclass
from typing import Literal

PostedKind = Literal["cards", "envelopes_c6", "envelopes_dl", "labels"]
"""What goes into the letter box: nothing of ours stands on it."""
Kind = PostedKind | Literal["list"]

MOST_PEOPLE = 240
"""Ten sheets of labels."""
_ALL = (14, 13, 12, 11, 10, 9, 8, 7)


@dataclass(frozen=True, slots=True)
class Area:
    """Where text may stand: millimetres, and the sizes of letters in points, largest first."""

    width: float
    height: float
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Area):
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
    margin_top: float = 0

    @property
    def columns(self) -> int:
        return int(self.page[0] // self.cell[0])

    @property
    def rows(self) -> int:
        return int((self.page[1] - 2 * self.margin_top) // self.cell[1])


PAPERS: dict[PostedKind, Paper] = {
    # The right half of a card's back, under the stamp.
    "cards": Paper(title="A6", page=(148, 105), cell=(148, 105), left=80, top=40, width=62, height=50, sizes=_ALL),
    # A stamp takes the upper 40 mm of an envelope, a sorting machine's mark the lowest 15.
    "envelopes_c6": Paper(
        title="C6", page=(162, 114), cell=(162, 114), left=66, top=40, width=84, height=58, sizes=_ALL
    ),
    "envelopes_dl": Paper(
        title="DL", page=(220, 110), cell=(220, 110), left=110, top=40, width=98, height=54, sizes=_ALL
    ),
    # 3 × 8 labels of 70 × 37 mm. Few printers reach the paper's edge: nothing stands in its outer 5 mm.
    "labels": Paper(
        title="70 × 37",
        page=(210, 297),
        cell=(70, 37),
        left=6,
        top=5,
        width=58,
        height=27,
        sizes=_ALL[2:],
        margin_top=0.5,
    ),
}

# The list for the table, six people on a sheet, for tired eyes: list.typ says where these stand.
LIST_ADDRESS = Area(width=104, height=36, sizes=(16, 15, *_ALL))
LIST_NAME = Area(width=76, height=14, sizes=(16, 15, *_ALL))
LIST_PLACES = 6

"""Cards of an evening, and what somebody types for each: letters until that person is shown, and which row it is."""

import random
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.bench_search import bundle
from browser.phone import Phone

SHOWN = 5
"""People whom the screen shows at once."""

_FEWEST = """({ people, wanted, shown }) => {
  const index = Search.buildIndex(people, null);
  return wanted.map(([id, surname, rest]) => {
    const whole = `${surname} ${rest}`;
    const places = [...whole].map((_, at) => index.search(whole.slice(0, at + 1)).findIndex((one) => one.id === id));
    const seen = places.findIndex((place) => place >= 0 && place < shown);
    return whole.slice(0, seen + 1) + (places[seen] + 1);
  });
}"""


@dataclass(frozen=True)
class Card:
    prisoner_id: str
    name: str
    """As the screen says it."""
    typed: str
    """Letters and the row's number; a thumb taps the plus instead of the number."""


def cards(phone: Phone, rows: list[dict[str, Any]], number: int) -> list[Card]:
    """So many cards, each to somebody else: what an evening that spreads its cards makes, and the dearest to count."""
    people = [row for row in rows if "names" in row]
    drawn = random.Random(5).sample(people, number)  # noqa: S311
    wanted = [[row["id"], *reversed(row["names"]["de"].split(maxsplit=1))] for row in drawn]
    page = phone.page()
    with TemporaryDirectory() as folder:
        page.evaluate(bundle(Path(folder)))
    found = page.evaluate(_FEWEST, {"people": people, "wanted": wanted, "shown": SHOWN})
    page.close()
    return [Card(row["id"], row["names"]["de"], typed) for row, typed in zip(drawn, found, strict=True)]

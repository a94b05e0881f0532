"""How many posted cards came from one line (an IPv4 address, a /64) today: in memory only, in each process by itself.

Under the hash that limits use, whose key is thrown away every day; the numbers go with it.
"""

from collections import Counter
from datetime import date
from threading import Lock

from flask import Flask, current_app

from lebenszeichen import clock
from lebenszeichen.http.limits import hashed_address

_NAME = "cards_by_line"


class CardsByLine:
    """Today's numbers; yesterday's are gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day: date | None = None
        self._cards: Counter[str] = Counter()

    def add(self, line: str, cards: int) -> int:
        """So many more came from there; how many there are with them."""
        with self._lock:
            if self._day != clock.today():
                self._day, self._cards = clock.today(), Counter()
            if cards:
                self._cards[line] += cards
            return self._cards[line]


def register(app: Flask) -> None:
    """Begin to count for this application."""
    app.extensions[_NAME] = CardsByLine()


def cards_of_this_line() -> int:
    """Posted cards that came today from where this request comes from."""
    return note_cards_of_this_line(0)


def note_cards_of_this_line(cards: int) -> int:
    """So many more were applied; how many there are with them."""
    lines: CardsByLine = current_app.extensions[_NAME]
    return lines.add(hashed_address(), cards)

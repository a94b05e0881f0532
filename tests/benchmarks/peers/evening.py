"""One phone's evening with one engine: the whole list, ten changed rows later, twenty cards."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from benchmarks.peers.origin import Origin
from benchmarks.peers.phone import ListeningBrowser, Phone
from benchmarks.peers.product import Product
from benchmarks.peers.traffic import Traffic

FIRST, CHANGES, CARDS = "first sync", "ten changed rows", "20 cards"
CHANGED, WRITTEN = 10, 20
OURS = "ours"
Measured = dict[str, float]
"""`ms`; `requests`, `up` and `down` (bytes) until then; `requests_in_all` and so on when the phone was quiet again."""


@dataclass(frozen=True)
class Setting:
    """An engine as somebody would set it up. `batch`: rows a request; None: the engine's own."""

    engine: str
    batch: int | None = None

    @property
    def name(self) -> str:
        called = {"ours": "Lebenszeichen", "pouch": "PouchDB", "rx": "RxDB"}[self.engine]
        return called if self.engine == OURS else f"{called}, {self.batch or 'default'}"


@dataclass
class Hall:
    """Everything that an evening needs."""

    browser: ListeningBrowser
    origin: Origin
    product: Product

    def __post_init__(self) -> None:
        self.origin.give("load", self.product.rows)
        self._spellings = ("Wandel" + "abcdefghij"[number // 10 % 10] + "klmnopqrst"[number % 10] for number in count())

    def first_sync(self, setting: Setting, condition: str) -> Measured:
        """Only the first part, to find a peer's best setting."""
        with self._phone(setting, condition) as phone:
            return self._first_sync(phone)

    def evening(self, setting: Setting, condition: str) -> dict[str, Measured]:
        with self._phone(setting, condition) as phone:
            measured = {FIRST: self._first_sync(phone), CHANGES: self._changes(phone), CARDS: self._cards(phone)}
        self.product.make_current()
        return measured

    def _first_sync(self, phone: Phone) -> Measured:
        somebody = self.product.rows[len(self.product.people) // 2]
        surname = somebody["names"]["en"].split()[-1]
        moments, traffic = phone.do("firstSync", surname, len(self.product.rows))
        if not moments["found"]:
            raise RuntimeError(f"nobody is called {surname}")
        return {**_told(moments, traffic), "ms": moments["drawn"] - moments["begun"]}

    def _changes(self, phone: Phone) -> Measured:
        spelling = next(self._spellings)
        self.origin.give("change", self.product.change(self.product.people[:CHANGED], spelling))
        moments, traffic = phone.do("changes", spelling)
        if len(moments["found"]) < CHANGED:
            raise RuntimeError(f"{spelling}: found {moments['found']}")
        return {**_told(moments, traffic), "ms": moments["drawn"] - moments["begun"]}

    def _cards(self, phone: Phone) -> Measured:
        phone.do("prepareCards")
        moments, traffic = phone.do("cards", self.product.people[:WRITTEN])
        told = {**_told(moments, traffic), "ms": moments["ready"] - moments["begun"]}
        return {**told, "saved_ms": moments["saved"] - moments["begun"]}

    @contextmanager
    def _phone(self, setting: Setting, condition: str) -> Iterator[Phone]:
        phone = Phone(self.browser, self.origin.address(setting.engine, setting.batch), condition)
        try:
            yield phone
        finally:
            phone.close()


def _told(moments: dict[str, float], traffic: Traffic) -> Measured:
    """What was on the wire until the data was there, and in all."""
    until, whole = traffic.until(moments["ready"] / 1000), traffic.until(float("inf"))
    return {**until, **{f"{name}_in_all": value for name, value in whole.items()}}

"""Finding a person by name on the plain list, in every spelling, as the app finds one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from lebenszeichen.names.folding import fold_word, fold_words, split_words
from lebenszeichen.pages.public_list import Prisoner, PublicList

# What may still follow a half-typed word and make another sound of its end: "Bialiat" becomes "Bialiats".
_CONTINUATIONS = ("", "a", "i", "l", "h", "ch", "sch", "k", "s", "z", "t")
_INSIDE_FROM = 3
"""Shorter words are not found inside others: everything would match."""
_NONE = 9


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed word as it is, and the beginning that no further letter can change."""

    folded: str
    certain: str

    def rank_in(self, word: str) -> int:
        """0 for the beginning of a word, 1 for what it may become, 2 inside of one, 9 for not at all."""
        if word.startswith(self.folded):
            return 0
        if self.certain and word.startswith(self.certain):
            return 1
        return 2 if len(self.folded) >= _INSIDE_FROM and self.folded in word else _NONE


def find_by_name(public_list: PublicList, text: str) -> list[Prisoner]:
    """Everybody in whose name each typed word is found, best first; nobody when no word has letters."""
    typed = [_typed(word) for word in split_words(text) if fold_word(word)]
    if not typed:
        return []
    ranked = [(_rank(typed, prisoner), prisoner) for prisoner in public_list.prisoners.values()]
    found = [(rank, prisoner) for rank, prisoner in ranked if rank < _NONE]
    return [prisoner for _, prisoner in sorted(found, key=lambda pair: pair[0])]


def _rank(typed: Iterable[_Typed], prisoner: Prisoner) -> int:
    words = {word for name in (*prisoner.names.values(), *prisoner.aliases) for word in _folded_name(name)}
    return max(min((wanted.rank_in(word) for word in words), default=_NONE) for wanted in typed)


@lru_cache(maxsize=50_000)
def _folded_name(name: str) -> tuple[str, ...]:
    return tuple(fold_words(name))


def _typed(word: str) -> _Typed:
    folded = fold_word(word)
    futures = [fold_word(word + letters) for letters in _CONTINUATIONS]
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*futures, strict=False))
    return _Typed(folded, "".join(letters[0] for letters in same))

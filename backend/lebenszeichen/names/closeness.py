"""Which name is meant among those of one skeleton, which does not know a from o.

The twin of `frontend/src/local/search/closeness.ts`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from lebenszeichen.names.folding import spell_out, split_words
from lebenszeichen.names.rough import roughly
from lebenszeichen.names.slips import count_slips

# What sounds alike but is written otherwise is closer than what is only written alike.
_SOUND = 16

_Heard = tuple[str, str]


def closeness(text: str) -> Callable[[Iterable[str]], int]:
    """A measure of how far somebody's names are from what was typed: 0 where they are written just so."""
    latin = re.search("[a-z]", text, re.IGNORECASE) is not None
    typed = [_hear(word, latin) for word in split_words(text)]
    known: dict[str, tuple[int, ...]] = {}

    def far(word: str) -> tuple[int, ...]:
        if word not in known:
            heard = _hear(word, latin)
            known[word] = tuple(_far(one, heard) for one in typed)
        return known[word]

    return lambda names: sum(map(min, zip(*(far(word) for name in names for word in split_words(name)), strict=True)))


def _hear(word: str, latin: bool) -> _Heard:
    sound = spell_out(word)
    written = "".join(
        part for part in unicodedata.normalize("NFD", word) if not unicodedata.category(part).startswith("M")
    )
    return written, roughly(sound) if latin else sound


def _far(one: _Heard, other: _Heard) -> int:
    letters = count_slips(one[0], other[0])
    return _SOUND * min(letters, count_slips(one[1], other[1])) + letters

"""One typed word and how well a folded word of a name answers it. The twin of `match.ts` and `query.ts` in the app."""

from enum import IntEnum

from lebenszeichen.names.folding import fold_word
from lebenszeichen.names.rough import fold_german, roughly
from lebenszeichen.names.slips import unslipped


class Fit(IntEnum):
    """The lower the better."""

    WHOLE = 1
    ALL_BUT_ONE = 2
    """The last sound is still to be typed."""
    NEARLY = 3
    """The whole word, but for one slip of the finger."""
    PREFIX = 4
    OPEN_PREFIX = 5
    ONE_TOO_MANY = 6
    """The whole word, and one letter more: the beginning of a longer one, or a slip."""
    INSIDE = 7
    NEARLY_PREFIX = 8
    """It begins so, but for one slip."""


NONE = 9

# Shorter words are never found inside others or with a slip: everything would match.
_INSIDE_FROM = 3
_SLIP_FROM = 4
_SLIP_IN_PREFIX_FROM = 4
# Letters that make other sounds of what was typed: after "Bialiat" may come "s", and "ts" is another sound than "t".
_CONTINUATIONS = ("", "a", "i", "l", "h", "ch", "sch", "k", "s", "z", "t")


class TypedWord:
    """A typed word in lower case; remembers how well each word of a name answers it."""

    def __init__(self, typed: str) -> None:
        self._folded = fold_word(typed)
        self._german = fold_german(typed, self._folded)
        self._open = _open(typed)
        self._shorter = _Meant({typed[:-1]}) if len(typed) >= _SLIP_FROM else _Meant(set())
        self._nearly = _Meant(unslipped(typed)) if len(typed) >= _SLIP_FROM else _Meant(set())
        self._known: dict[str, int] = {}

    def fit(self, token: str) -> int:
        """A `Fit`, or NONE."""
        known = self._known.get(token)
        if known is None:
            known = self._known[token] = self._fit(token)
        return known

    def _fit(self, token: str) -> int:
        folded = self._folded
        if token == folded or (self._german and roughly(token) == self._german):
            return Fit.WHOLE
        begins = token.startswith(folded)
        if begins and len(token) == len(folded) + 1:
            return Fit.ALL_BUT_ONE
        if token in self._shorter:
            return Fit.ONE_TOO_MANY
        if token in self._nearly:
            return Fit.NEARLY
        return Fit.PREFIX if begins else self._distant_fit(token)

    def _distant_fit(self, token: str) -> int:
        folded, german = self._folded, self._german
        if any(token.startswith(beginning) for beginning in self._open):
            return Fit.OPEN_PREFIX
        if german and roughly(token).startswith(german):
            return Fit.OPEN_PREFIX
        if len(folded) >= _INSIDE_FROM and folded in token:
            return Fit.INSIDE
        if len(folded) >= _SLIP_IN_PREFIX_FROM and begins_with_typo(token, folded):
            return Fit.NEARLY_PREFIX
        return NONE


class _Meant:
    """Some words, folded, as everybody means them and as a German newspaper does."""

    def __init__(self, words: set[str]) -> None:
        folded = {word: fold_word(word) for word in words}
        self._keys = frozenset(folded.values())
        self._german = frozenset(fold_german(word, key) for word, key in folded.items()) - {""}

    def __contains__(self, token: str) -> bool:
        return token in self._keys or (bool(self._german) and roughly(token) in self._german)


def _open(word: str) -> frozenset[str]:
    futures = [fold_word(word + letters) for letters in _CONTINUATIONS]
    shared = _shared_beginning(futures)
    return frozenset([shared] if shared else [future[0] for future in futures if future])


def _shared_beginning(words: list[str]) -> str:
    shortest, longest = min(words), max(words)
    place = 0
    while place < min(len(shortest), len(longest)) and shortest[place] == longest[place]:
        place += 1
    return shortest[:place]


def begins_with_typo(token: str, typed: str) -> bool:
    """Does the token begin with the typed letters, but for one that is wrong, missing, too much or swapped?"""
    same = 0
    while same < min(len(token), len(typed)) and token[same] == typed[same]:
        same += 1
    rest = typed[same:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return (
        token[same + 1 :].startswith(rest[1:])  # wrong
        or token[same + 1 :].startswith(rest)  # missing
        or token[same:].startswith(rest[1:])  # too much
        or (len(rest) > 1 and token[same:].startswith(swapped))
    )

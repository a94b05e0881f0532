"""Does somebody's name answer what was typed? For the plain page without JavaScript; the app has its own twin."""

from collections.abc import Iterable
from functools import lru_cache

from lebenszeichen.names.folding import fold_word, split_words
from lebenszeichen.names.parts import is_patronymic

SURNAME, PREFIX, OPEN_PREFIX, INSIDE, TYPO = range(5)
"""Ranks, the best first: a surname begins so, another word does, it still may, it stands inside, but for one letter."""

_INSIDE_FROM = 3
_TYPO_FROM = 4
# Letters that make other sounds of what was typed: after "Bialiat" may come "s", and "ts" is another sound than "t".
_CONTINUATIONS = ("", "a", "i", "l", "h", "ch", "sch", "k", "s", "z", "t")


def matches(query: str, names: Iterable[str]) -> int | None:
    """The rank of somebody with these names (all languages, aliases); None when a typed word finds nothing.

    An empty query finds everybody, with the best rank.
    """
    typed = _typed(query)
    if not typed:
        return None if split_words(query) else SURNAME
    surnames, others = _tokens(tuple(names))
    worst = SURNAME
    for folded, beginnings in typed:
        rank = min(
            (_rank(token, folded, beginnings, token in surnames) for token in surnames | others), default=TYPO + 1
        )
        if rank > TYPO:
            return None
        worst = max(worst, rank)
    return worst


@lru_cache(maxsize=64)
def _typed(query: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Each typed word: what it surely is so far, and the beginnings of what it may become."""
    return tuple((key, _open(word)) for word in split_words(query) if (key := fold_word(word)))


# Kept: the whole list is asked at every search, and its names change once a week.
@lru_cache(maxsize=1 << 14)
def _tokens(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    surnames: set[str] = set()
    others: set[str] = set()
    for name in names:
        words = split_words(name)
        place = surname_place(words)
        for position, word in enumerate(words):
            (surnames if position == place else others).add(fold_word(word))
    return frozenset(surnames), frozenset(others)


def surname_place(words: list[str]) -> int:
    """Which word is the surname: the first before a patronymic at the end, else the last."""
    return 0 if len(words) == 3 and is_patronymic(words[2]) else len(words) - 1


def _rank(token: str, folded: str, beginnings: frozenset[str], surname: bool) -> int:
    if token.startswith(folded):
        return SURNAME if surname else PREFIX
    if any(token.startswith(beginning) for beginning in beginnings):
        return OPEN_PREFIX
    if len(folded) >= _INSIDE_FROM and folded in token:
        return INSIDE
    if len(folded) >= _TYPO_FROM and begins_with_typo(token, folded):
        return TYPO
    return TYPO + 1


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

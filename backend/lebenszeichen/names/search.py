"""Who is meant by what was typed? For the plain page without JavaScript.

The twin of `frontend/src/local/search/index.ts`; both find the same, held by tests/fixtures/folding.json.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from lebenszeichen.names.closeness import closeness
from lebenszeichen.names.folding import fold_word, split_words
from lebenszeichen.names.parts import is_patronymic
from lebenszeichen.names.typed import NONE, Fit, TypedWord

Person = TypeVar("Person")

# So many of those who are meant if a finger slipped go before all whose names begin so; of fewer letters, too many do.
_FEW = 5
_SLIP_FIRST_FROM = 4


def matches(query: str, names: Iterable[str]) -> int | None:
    """How well somebody's names (all languages, aliases) answer, 0 the best; None when a typed word finds nothing.

    Twice a `Fit`, and one more where the surname answers worse than another name. An empty query finds everybody: 0.
    """
    typed = _typed(query)
    if not typed:
        return None if split_words(query) else 0
    surnames, others = _tokens(tuple(names))
    worst, surname = 0, NONE
    for word in typed:
        best = min(map(word.fit, surnames), default=NONE)
        surname = min(surname, best)
        worst = max(worst, min(best, min(map(word.fit, others), default=NONE)))
    if worst == NONE:
        return None
    return 2 * _elsewhere(worst) + 1 if surname > worst else 2 * worst


def _elsewhere(fit: int) -> int:
    """A given name, whole or nearly so, is not more than the beginning of a surname."""
    return Fit.ONE_TOO_MANY if fit == Fit.NEARLY else max(fit, Fit.PREFIX)


def best_first(query: str, people: Sequence[Person], names_of: Callable[[Person], Sequence[str]]) -> list[Person]:
    """Those of `people` who are found, best first; equal ones stay in their order."""
    found: list[list[Person]] = [[] for _ in range(2 * NONE)]
    for person in people:
        rank = matches(query, names_of(person))
        if rank is not None:
            found[rank].append(person)
    far = closeness(query)

    def closest(fit: Fit) -> list[Person]:
        return [
            person for at in (2 * fit, 2 * fit + 1) for person in sorted(found[at], key=lambda one: far(names_of(one)))
        ]

    def between(first: int, end: int) -> list[Person]:
        return [person for rank in found[2 * first : 2 * end] for person in rank]

    everybody, whole, nearly = between(0, Fit.WHOLE), closest(Fit.WHOLE), closest(Fit.NEARLY)
    few = _FEW if not whole and len(query.strip()) >= _SLIP_FIRST_FROM else 0
    return [
        *everybody,
        *whole,
        *closest(Fit.ALL_BUT_ONE),
        *nearly[:few],
        *between(Fit.PREFIX, Fit.ONE_TOO_MANY),
        *nearly[few:],
        *between(Fit.ONE_TOO_MANY, NONE),
    ]


# Few, because what people look for is nobody's business for long.
@lru_cache(maxsize=8)
def _typed(query: str) -> tuple[TypedWord, ...]:
    return tuple(TypedWord(word) for word in split_words(query) if fold_word(word))


# Kept: the whole list is asked at every search, and its names change once a week.
@lru_cache(maxsize=1 << 14)
def _tokens(names: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    surnames: set[str] = set()
    others: set[str] = set()
    for name in names:
        words = split_words(name)
        place = surname_place(words)
        for position, word in enumerate(words):
            (surnames if position == place else others).add(_folded(word))
    return frozenset(surnames), frozenset(others)


# Given names and their like stand in the list a hundred times.
_folded = lru_cache(maxsize=1 << 14)(fold_word)


def surname_place(words: list[str]) -> int:
    """Which word is the surname: the first before a patronymic at the end, else the last."""
    return 0 if len(words) == 3 and is_patronymic(words[2]) else len(words) - 1

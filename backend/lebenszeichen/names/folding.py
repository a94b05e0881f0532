"""One key for the many spellings of one name: Бяляцкі, Беляцкий, Bialiatski, Bjaljazki, Bialacki, Byalyatski.

The twin of `frontend/src/local/search/fold.ts`: both give the same keys, held by tests/fixtures/folding.json.
"""

import re
import unicodedata

from lebenszeichen.names.letters import CYRILLIC, LATIN, MARKED

_SEPARATORS = re.compile(r"[\s\-‐-―.,;:/()]+")
# The breve of й and ў and the dots of ё and ї are part of the letter; all other marks are dropped.
_COMPOSED = frozenset("йўёїґ")
_PIECES = re.compile("|".join(latin for latin, _ in LATIN) + r"|.", re.DOTALL)
_SOUNDS = dict(LATIN) | CYRILLIC

# What only the neighbours tell. The order matters: each step sees the result of the one before.
_SETTLING = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dz", "d"),  # Дзмітрый = Дмитрий
        (r"(.)\1+", r"\1"),  # Наталля = Наталья
        (r"z(?=k)", "c"),  # Bjaljazki = Bialiatski
        (r"c(?=[ie])", "t"),  # Ціханоўскі = Тихановский
        (r"([aeo])u", r"\1v"),  # Tsikhanouski = Ціханоўскі
        (r"^u(?=[^aeiou])", "v"),  # Uladzimir = Владимир
        (r"i+(?=[aeou])", ""),  # Bialiatski = Беляцкий
        (r"[eo]", "a"),  # Kalesnikava = Калеснікава, Сяргей = Сергей
        (r"(.)\1+", r"\1"),
    )
)


def split_words(text: str) -> list[str]:
    """The words of a name or a query, in lower case."""
    return [word for word in _SEPARATORS.split(unicodedata.normalize("NFC", text).lower()) if word]


def fold_words(text: str) -> list[str]:
    """Each word folded; words without letters are left out."""
    return [key for word in split_words(text) if (key := fold_word(word))]


def fold_word(word: str) -> str:
    """The skeleton of one word in lower case."""
    sounds = spell_out(word)
    for pattern, sound in _SETTLING:
        sounds = pattern.sub(sound, sounds)
    return sounds


def spell_out(word: str) -> str:
    """One word in lower case, letter by letter, without regard to what stands beside it: o is not yet a."""
    if word.isascii():
        return "".join(_SOUNDS.get(piece, "") for piece in _PIECES.findall(word))
    marked = "".join(MARKED.get(letter, letter) for letter in word)
    plain = "".join(letter if letter in _COMPOSED else _without_marks(letter) for letter in marked)
    return "".join(_SOUNDS.get(piece, "") for piece in _PIECES.findall(plain))


def _without_marks(letter: str) -> str:
    return "".join(
        part for part in unicodedata.normalize("NFD", letter) if not unicodedata.category(part).startswith("M")
    )

"""An evening's code, which is its id: seven characters that can be spoken, and that say how cards are counted there.

The first says the way of counting, the last is a check over the six before it: whoever mishears one character, or
changes two about, is told so without a network. `frontend/src/local/events/code.ts` is the same in the app.
"""

import secrets
from typing import Literal

CountedBy = Literal["phones", "paper"]

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""31 characters, a prime: every single mistake and every swap changes the check. Without 0, 1, i, l, o."""
LENGTH = 7
_PAPER_FROM = 15
"""Value of the first character from which cards are counted on paper."""


def new_code(counting: CountedBy) -> str:
    """A random code of this way of counting: about 450 million of each."""
    first = secrets.choice(ALPHABET[:_PAPER_FROM] if counting == "phones" else ALPHABET[_PAPER_FROM:])
    beginning = first + "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 2))
    return beginning + _check(beginning)


def is_code(text: str) -> bool:
    """Is this a code as it is kept: seven characters in lower case, without the dash, and the check right?"""
    return len(text) == LENGTH and set(text) <= set(ALPHABET) and text[-1] == _check(text[:-1])


def counting_of(code: str) -> CountedBy:
    """Who counts an evening's cards."""
    return "phones" if ALPHABET.index(code[0]) < _PAPER_FROM else "paper"


def shown_code(code: str) -> str:
    """As it is shown and spoken: `abc-defg`."""
    return f"{code[:3]}-{code[3:]}"


def _check(beginning: str) -> str:
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(beginning, start=1))
    return ALPHABET[total % len(ALPHABET)]

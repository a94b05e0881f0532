"""What the German press writes: s may be с or з, and z is ц. The twin of `frontend/src/local/search/rough.ts`."""

import re

from lebenszeichen.names.folding import fold_word

_ONE = str.maketrans("zc", "ss")
_PIECES = re.compile("dsch|sch|cz|zh|ds|sz|z")
_GERMAN = {"ds": "dz", "sz": "sts", "z": "ts"}


def roughly(folded: str) -> str:
    """The skeleton with с, з and ц as one letter."""
    return folded.translate(_ONE)


def fold_german(word: str, folded: str) -> str:
    """What a word with s or z is to a German newspaper, folded and then roughly; empty for others."""
    if "s" not in word and "z" not in word:
        return ""
    meant = _PIECES.sub(lambda found: _GERMAN.get(found[0], found[0]), word)
    return roughly(folded if meant == word else fold_word(meant))

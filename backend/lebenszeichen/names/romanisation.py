"""A Latin name where a list gives none, after the practice of Belarusian passports since the rule of 2008/2010: without
diacritics, as people write their own names abroad (Siarhei Tsikhanouski, Ales Bialiatski, Maryia Kalesnikava).

Whatever comes from here is marked as derived: it is our spelling, not the person's.
"""

_BELARUSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "ж": "zh", "з": "z", "і": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "ы": "y", "ь": "", "э": "e", "’": "", "'": "", "ʼ": "",
}  # fmt: skip
_RUSSIAN = _BELARUSIAN | {"г": "g", "и": "i", "щ": "shch", "ъ": ""}

_IOTATED = {"е": "e", "ё": "o", "ю": "u", "я": "a"}
_VOWELS = frozenset("аеёіиоуэюяў")
_SEPARATORS = frozenset("ʼ’'ьъ")


def romanise(name: str, lang: str) -> str:
    """The name in Latin letters, from Belarusian (`be`) or Russian (`ru`); other signs stay as they are."""
    return " ".join(_word(word, lang) for word in name.split())


def _word(word: str, lang: str) -> str:
    table = _RUSSIAN if lang == "ru" else _BELARUSIAN
    out: list[str] = []
    for place, letter in enumerate(word):
        before = word[place - 1].lower() if place else ""
        if _is_silent(word, place):
            continue
        latin = _letter(letter.lower(), before, table)
        out.append(_cased(latin, letter, word, place))
    return "".join(out)


def _is_silent(word: str, place: int) -> bool:
    """й at the end of Юрый, Дзмітрый, Тихановский; the first ц of Таццяна."""
    pair = word[place - 1 : place + 1].lower()
    ends = place > 1 and place == len(word) - 1 and pair in {"ый", "ий"}
    return ends or word[place : place + 2].lower() == "цц"


def _letter(letter: str, before: str, table: dict[str, str]) -> str:
    if letter not in _IOTATED:
        return table.get(letter, letter)
    vowel = _IOTATED[letter]
    if not before.isalpha() or before in _VOWELS | _SEPARATORS:
        return "y" + vowel  # Яўген, Дар’я, Юлія
    if letter == "е":
        return vowel  # Алесь, Сяргей: no i-sound is written
    return "i" + vowel  # Бяляцкі; after ы too, so that no two y meet: Марыя


def _cased(latin: str, letter: str, word: str, place: int) -> str:
    if not letter.isupper():
        return latin
    neighbour = word[place + 1 : place + 2] or word[place - 1 : place]
    return latin.upper() if neighbour.isupper() else latin.capitalize()

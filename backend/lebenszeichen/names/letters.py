"""Names letter by letter, onto one skeleton for Belarusian, Russian and every way of writing them in Latin letters.

The twin of `frontend/src/local/search/letters.ts`; a test holds both tables against each other.
The skeleton's own letters: vowels a (for e and o too, once folded) i u; consonants b c d f h k l m n p r s t v x z.
h = г х ч ("ch" is ч to the English and х to Germans and Poles) · x = ш ж · c = ц · v = в ў
"""

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "ё": "e", "ж": "x", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ў": "v", "ф": "f", "х": "h", "ц": "c", "ч": "h", "ш": "x", "щ": "xh", "ы": "i", "э": "e",
    "є": "e", "ю": "iu", "я": "ia",
}  # fmt: skip

# Longest first.
LATIN = (
    ("schtsch", "xh"), ("szcz", "xh"), ("shch", "xh"), ("tsch", "h"), ("dsch", "dx"), ("sch", "x"), ("tch", "h"),
    ("kh", "h"), ("ch", "h"), ("cz", "h"), ("sh", "x"), ("sz", "x"), ("zh", "x"), ("ts", "c"), ("tz", "c"),
    ("ct", "kt"), ("ph", "f"), ("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"), ("e", "e"), ("f", "f"), ("g", "h"),
    ("h", "h"), ("i", "i"), ("j", "i"), ("k", "k"), ("l", "l"), ("m", "m"), ("n", "n"), ("o", "o"), ("p", "p"),
    ("q", "k"), ("r", "r"), ("s", "s"), ("t", "t"), ("u", "u"), ("v", "v"), ("w", "v"), ("x", "ks"), ("y", "i"),
    ("z", "z"),
)  # fmt: skip

# Letters whose mark changes the sound; all other marks are dropped.
MARKED = {
    "č": "ch", "š": "sh", "ŝ": "shch", "ž": "zh", "ż": "zh", "ŭ": "v", "û": "ju", "â": "ja", "ł": "l", "đ": "d",
    "ø": "o", "ß": "ss", "æ": "e", "œ": "e",
}  # fmt: skip

"""The lines of an envelope to Belarus, in the order that letters guides give: name; institution; street and number;
postcode and town; REPUBLIC OF BELARUS. All in one language but the line with the country.
"""

import re
from collections.abc import Mapping, Sequence

from lebenszeichen.names.parts import envelope_name

COUNTRY_LINE = "REPUBLIC OF BELARUS"

_POSTCODE = re.compile(r"(?<!\d)(\d{6})(?!\d)")
_FALLBACK = {"ru": ("ru", "be", "en"), "be": ("be", "ru", "en"), "en": ("en", "be", "ru")}
_BELARUSIAN_ONLY = re.compile(r"[іўІЎ]")
_CYRILLIC = re.compile(r"[а-яёіў]", re.IGNORECASE)


def language_of(text: str) -> str:
    """`be` when letters that only Belarusian has stand in it, `ru` for other Cyrillic, else `en`."""
    if _BELARUSIAN_ONLY.search(text):
        return "be"
    return "ru" if _CYRILLIC.search(text) else "en"


def address_lines(institution: str, text: str) -> list[str] | None:
    """An export's address as the lines after the name; None when no postcode is in it: such a text goes nowhere.

    "ул. Антошкина, 3, 246035, г. Гомель" and "246035, г. Гомель, ул. Антошкина, 3" give the same lines.
    """
    found = _POSTCODE.search(text)
    if not found:
        return None
    before, after = _pieces(text[: found.start()]), _pieces(text[found.end() :])
    if before and after:
        street, town = before, after
    elif after:
        street, town = after[1:], after[:1]
    else:
        street, town = before[:-1], before[-1:]
    place = " ".join([found[1], ", ".join(town)]).strip()
    return [line for line in (institution.strip(), ", ".join(street), place, COUNTRY_LINE) if line]


def _pieces(text: str) -> list[str]:
    pieces = [piece.strip(" .;") if piece.strip() == "." else piece.strip(" ;") for piece in re.split(r"[,;\n]", text)]
    return [piece for piece in pieces if piece]


def envelope_lines(names: Mapping[str, str], address: Sequence[str], lang: str) -> list[str] | None:
    """All lines, the name in the address's own language.

    None when no name in the same script is known: a name and an address in two scripts are not put on one envelope.
    """
    candidates = [names[code] for code in _FALLBACK.get(lang, (lang,)) if code in names]
    cyrillic = lang in {"be", "ru"}
    fitting = [name for name in candidates if bool(_CYRILLIC.search(name)) == cyrillic]
    if not fitting or not address:
        return None
    return [envelope_name(fitting[0]), *address]

"""The two lists that are fetched: 1,500 people in about 571 bytes each, and what an import of real size makes.

Every person is invented. The 1,500 are put together from syllables, so that names repeat as little as real ones do:
drawn from a small pool they would pack to nothing, and a codec would be measured instead of an engine.
"""

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from factories.people import make_facility, make_prisoner
from factories.viasna_export import Export, write_export
from lebenszeichen import clock
from lebenszeichen.database import writing
from real_server import RealServer

PEOPLE = 1500
ROW_BYTES = 571
"""What a row of the peers' measured list took, on average."""
HOUSES = 40
_CYRILLIC, _LATIN = "абвгдеіклмнопрстухцшыэюя", "a b v h d e i k l m n o p r s t u ch c š y e ju ja"
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
_SEED = 571
_PENALTIES = (
    "штраф {} базовых величин",
    "компенсация {} рублей",
    "запрет должностей на {} месяцев",
    "арест {} суток",
    "взыскано {} рублей",
)


def load_made_up(server: RealServer) -> None:
    """1,500 people in forty institutions, numbered as an import does it. Inside the product's application context."""
    draw = random.Random(_SEED)  # noqa: S311
    with writing() as session:
        for house in range(HOUSES):
            make_facility(session, f"house-{house}", match_key=f"дом {house}")
        for _ in range(PEOPLE):
            person = _person(draw)
            make_prisoner(session, _id(draw), facility_id=f"house-{draw.randrange(HOUSES)}", **person)


def load_imported(server: RealServer) -> None:
    """The product's own list: `lebenszeichen import viasna` of an export of 8,696 rows, 889 of them held."""
    server.run("import", "viasna", str(write_export(server.home / "export.csv", Export())), "--as-of", _today())


LISTS: dict[str, Callable[[RealServer], None]] = {
    "1,500 rows of 571 bytes": load_made_up,
    "the product's own list": load_imported,
}


def _person(draw: random.Random) -> dict[str, Any]:
    given, family, father = (_name(draw, least) for least in (2, 3, 3))
    born = date(1950, 1, 1) + timedelta(days=draw.randrange(20_000))
    detained = date(2020, 8, 9) + timedelta(days=draw.randrange(2_200))
    row: dict[str, Any] = {
        "names": {
            "be": f"{given} {family}",
            "de": f"{_latin(given)} {_latin(family)}",
            "en": f"{_latin(given)} {_latin(family)}",
            "ru": f"{family} {given} {father}",
        },
        "derived": ["de"],
        "aliases": [],
        "gender": "female" if draw.random() < 0.16 else "male",
        "birthday": born.isoformat(),
        "detained_on": detained.isoformat(),
        "sentenced_on": (detained + timedelta(days=draw.randrange(60, 500))).isoformat(),
        "sentence": f"{draw.randint(1, 14)} лет колонии усиленного режима",
        "sentence_lang": "ru",
    }
    if draw.random() < 1 / 3:
        row["aliases"].append(f"{_latin(_name(draw, 2))} {_latin(family)}")
    # What a sentence says beside its years differs from one to the next, and is what makes real rows long.
    while _size(row) < ROW_BYTES - 20:
        row["sentence"] += f", {draw.choice(_PENALTIES).format(draw.randint(10, 900))}"
    return row


def _size(row: dict[str, Any]) -> int:
    """In the published form, with what the database adds."""
    whole = {
        **row,
        "id": "p4k8m2x9q1",
        "seq": 1000,
        "facility_id": "house-10",
        "release": None,
        "sample": False,
        "state": "held",
    }
    return len(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())


def _name(draw: random.Random, least: int) -> str:
    vowels = "аеіоуыэюя"
    consonants = "".join(letter for letter in _LETTERS if letter not in vowels)
    syllables = [draw.choice(consonants) + draw.choice(vowels) for _ in range(least + draw.randrange(2))]
    return ("".join(syllables) + draw.choice(consonants)).capitalize()


def _latin(name: str) -> str:
    return "".join(_LETTERS[letter] for letter in name.lower()).capitalize()


def _id(draw: random.Random) -> str:
    return "p" + "".join(draw.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(10))


def _today() -> str:
    return clock.today().isoformat()

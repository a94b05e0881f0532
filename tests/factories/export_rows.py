"""Small exports, row by row: what a test says about somebody, and the rest plausible."""

import csv
import io

from factories.viasna_words import COLUMNS

PLACE = "ИК № 64\nул. Примерная, 6, 921807, г. Образцовск-5"
OTHER_PLACE = "СИЗО № 81\nул. Примерная, 43, 945797, г. Образцовск-2"


def row(id: str, name: str = "", *, locale: str = "ru", **cells: str) -> dict[str, str]:
    """Somebody held in ИК № 64, unless `cells` say otherwise."""
    return {
        "id": id,
        "url": f"https://prisoners.spring96.org/{locale}/person/invented-{id}",
        "name": name or f"Имя{chr(1072 + int(id) % 32)} Фамилия{chr(1072 + int(id) // 32 % 32)}",
        "status": "active",
        "gender": "male",
        "birthday": f"{1950 + int(id) % 50}-01-0{1 + int(id) % 9}",
        "arrested": "2022-03-04",
        "articles": "ст. 342",
        "prison": PLACE,
        "decision": "5 лет",
        "verdict_date": "2022-09-01",
        **cells,
    }


def export(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    """The rows as an export of 23 columns."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()

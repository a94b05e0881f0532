"""Makes `backend/lebenszeichen/record/sample.json`: `python -m factories.sample_list` in the folder `tests`.

About 130 invented people in invented institutions, with names in three languages, so that the software can be tried
before anybody imports a real list. It was run once; the file is part of the product.
"""

import datetime as dt
import json
import random
import sys
from pathlib import Path

from factories.viasna_export import Export, cell, rows
from lebenszeichen.facilities.matching import match_key, slug, split_institution
from lebenszeichen.names.envelope import address_lines

INSTITUTIONS = 12
TARGET = Path(__file__).resolve().parents[2] / "backend" / "lebenszeichen" / "record" / "sample.json"


def sample_list() -> dict[str, list[dict[str, object]]]:
    """Institutions and people as the file has them."""
    by_lang = {
        lang: {person["id"]: person for person in rows(Export(rows=1300, seed=1962, locale=lang, same_people=True))[0]}
        for lang in ("be", "en", "ru")
    }
    held = [person for person in by_lang["ru"].values() if person["status"] == "active" and is_plain(person)]
    texts = sorted({person["prison"].replace("; ", "\n") for person in held if person["prison"]})
    chosen = random.Random(5).sample(texts, INSTITUTIONS)  # noqa: S311
    facilities = [facility(text, place) for place, text in enumerate(chosen)]
    people = [
        prisoner(person, by_lang, str(facilities[place % INSTITUTIONS]["id"])) for place, person in enumerate(held)
    ]
    for person in people[20::40]:
        person["state"] = "do_not_write"
    for person in people[30::50]:
        person["facility"] = None
    return {"facilities": facilities, "people": people}


def is_plain(person: dict[str, object]) -> bool:
    """Without the odd cells that the generator puts in for imports."""
    name, days = str(person["name"]), (person["birthday"], person["arrested"], person["verdict_date"])
    return name.isascii() is False and "К." not in name and all(day is None or isinstance(day, dt.date) for day in days)


def facility(text: str, place: int) -> dict[str, object]:
    """Most are open; one is closed and two are unchecked, so that every state can be seen."""
    split = split_institution(text)
    assert split is not None
    state = {3: "closed", 6: "unchecked", 9: "unchecked"}.get(place, "open")
    lines = address_lines(split.name, split.address)
    key = match_key(split.name)
    return {"id": slug(key), "name": split.name, "state": state, "address": None if place == 9 else lines}


def prisoner(
    person: dict[str, object], by_lang: dict[str, dict[str, dict[str, object]]], where: str
) -> dict[str, object]:
    """One invented person, dates as partial as the export writes them."""
    export = Export(locale="ru")
    return {
        "id": str(person["id"]),
        "names": {lang: people[person["id"]]["name"] for lang, people in by_lang.items()},
        "gender": person["gender"],
        "birthday": cell(person, "birthday", export) or None,
        "detained_on": cell(person, "arrested", export) or None,
        "sentenced_on": cell(person, "verdict_date", export) or None,
        "sentence": person["decision"],
        "facility": where,
        "state": "held",
    }


if __name__ == "__main__":
    made = sample_list()
    lines = [
        f'"{name}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in table) + "\n]"
        for name, table in made.items()
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    sys.stderr.write(f"{TARGET.name}: {len(made['people'])} people in {len(made['facilities'])} institutions\n")

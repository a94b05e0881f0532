"""Lists that change from one to the next, as a source's do from week to week."""

import csv
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from factories.viasna_export import Export, a_name, cell, facilities, rows
from factories.viasna_words import COLUMNS

FIRST_DAY = date(2026, 6, 1)


def changing_lists(size: int, seed: int) -> Iterator[tuple[date, bytes]]:
    """(day, file) without end; each differs from the last in a few people in a hundred."""
    export = Export(rows=size, seed=seed)
    rng = random.Random(seed)  # noqa: S311
    people, _ = rows(export)
    places = facilities(rng)
    day = FIRST_DAY
    while True:
        yield day, _written(people, export)
        day += timedelta(days=1)
        _pass_a_day(people, places, rng)


def _pass_a_day(people: list[dict[str, Any]], places: list[tuple[str, str]], rng: random.Random) -> None:
    held = [person for person in people if person["status"] == "active"]
    for person in rng.sample(held, max(2, len(held) // 30)):
        person["prison"] = "\n".join(rng.choice(places))
    for person in rng.sample(held, max(1, len(held) // 100)):
        person["status"] = "former"
    taken = dict(rng.choice(held))
    number = max(int(person["id"]) for person in people) + 1
    url = f"https://prisoners.spring96.org/ru/person/invented-{number}"
    people.append({**taken, "id": number, "name": a_name(rng, taken["gender"], "ru"), "url": url})


def _written(people: list[dict[str, Any]], export: Export) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(person, column, export) for column in COLUMNS] for person in people)
    return buffer.getvalue().encode()

"""Two weeks of Viasna's list in the real export's layout: three hundred invented rows in two languages."""

import csv
import io
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from factories.imports import import_by_two
from factories.viasna_export import COLUMNS, Export, cell, rows
from real_server import RealServer

_LANGUAGES = ("be", "ru")
_PLACE = "ИК № 61\nул. Примерная, 12, 927007, г. Образцовск-2"
_PLACE_ID = "ik-61"


@dataclass(frozen=True)
class Held:
    """Somebody of the list, by the name that the Belarusian file has."""

    source_id: str
    name: str


def held() -> list[Held]:
    """Who is held in the first week, each with a surname that nobody else has."""
    active = [person for person in _people("be") if person["status"] == "active"]
    surnames = [str(person["name"]).split()[_surname(str(person["name"]))] for person in active]
    return [
        Held(str(person["id"]), str(person["name"]))
        for person, surname in zip(active, surnames, strict=True)
        if surnames.count(surname) == 1
    ]


def first_week(folder: Path) -> list[list[str]]:
    """Commands that import the list, and let two people confirm the address of the institution where everybody is."""
    return [
        ["import", "viasna", *_write(folder, "first", without=())],
        *(["facilities", "confirm", _PLACE_ID, "--by", name, "--yes"] for name in ("Anna", "Boris")),
    ]


def import_next_week(server: RealServer, folder: Path, *, without: Held) -> None:
    """The same list a week later; one person is not on it any more."""
    server.run("import", "viasna", *_write(folder, "next", without=(without.source_id,)))


def _write(folder: Path, week: str, without: tuple[str, ...], former: Collection[str] = ()) -> list[str]:
    files = []
    for lang in _LANGUAGES:
        export = Export(rows=300, locale=lang, same_people=True)
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(
            [cell(_now(person, former), column, export) for column in COLUMNS]
            for person in _people(lang)
            if str(person["id"]) not in without
        )
        path = folder / f"{week}-week.{lang}.csv"
        path.write_text(buffer.getvalue(), encoding="utf-8")
        files.append(str(path))
    return files


def _now(person: dict[str, object], former: Collection[str]) -> dict[str, object]:
    return person | {"status": "former"} if str(person["id"]) in former else person


def _people(lang: str) -> list[dict[str, object]]:
    people: list[dict[str, object]] = rows(Export(rows=300, locale=lang, same_people=True))[0]
    return [person | {"prison": _PLACE} if person["status"] == "active" else person for person in people]


def _surname(name: str) -> int:
    # "Given Surname", or "Surname Given Patronymic".
    return 0 if len(name.split()) == 3 else 1


def import_released(server: RealServer, folder: Path, number: int) -> None:
    """The same list a week later: so many of those who were held are not in prison any more."""
    import_by_two(server.run, *released_list(folder, number))


def released_list(folder: Path, number: int) -> list[Path]:
    """The files of that list."""
    gone = {str(person["id"]) for person in [one for one in _people("be") if one["status"] == "active"][:number]}
    return [Path(path) for path in _write(folder, "after-release", without=(), former=gone)]

"""Viasna's whole list before and after the week in which 123 people came out, as the generator makes it."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from factories.imports import import_by_two
from factories.viasna_export import Export, rows, write_export
from real_server import RealServer

FREED = 123
_LANG = "be"


@dataclass(frozen=True)
class Freed:
    """Somebody who is held in the first list and not in the second."""

    name: str
    prison: str
    """The institution's name in the first list."""

    @property
    def prison_id(self) -> str:
        """Of a colony, "ИК"; no other kind is asked for."""
        return f"ik-{self.prison.rpartition(' ')[2]}"


def freed() -> list[Freed]:
    """The 123, without those whose name somebody else on the list has."""
    before = {person["id"]: person for person in _people(after=False)}
    names = [str(person["name"]) for person in before.values()]
    gone = [one for one in _people(after=True) if one["status"] == "former" and _was_held(before.get(one["id"]))]
    assert len(gone) == FREED
    return [
        Freed(str(one["name"]), str(before[one["id"]]["prison"]).splitlines()[0])
        for one in gone
        if names.count(str(one["name"])) == 1 and "\n" in str(before[one["id"]]["prison"])
    ]


def three_of_one_colony() -> list[Freed]:
    """Three of the 123 who were in the same colony."""
    by_colony: defaultdict[str, list[Freed]] = defaultdict(list)
    for one in freed():
        if one.prison.startswith("ИК"):
            by_colony[one.prison].append(one)
    return max(by_colony.values(), key=len)[:3]


def list_before(folder: Path, address: str) -> list[list[str]]:
    """Commands that import the first list, and let two people compare this institution's address."""
    path = write_export(folder / "export.csv", Export(locale=_LANG))
    return [
        ["import", "viasna", str(path)],
        *(["facilities", "confirm", address, "--by", name, "--yes"] for name in ("Anna", "Boris")),
    ]


def import_list_after_release(server: RealServer, folder: Path) -> None:
    path = write_export(folder / "export-after-release.csv", Export(locale=_LANG, after_release=True))
    import_by_two(server.run, path)


def _people(*, after: bool) -> list[dict[str, object]]:
    people: list[dict[str, object]] = rows(Export(locale=_LANG, after_release=after))[0]
    return people


def _was_held(person: dict[str, object] | None) -> bool:
    return person is not None and person["status"] == "active"

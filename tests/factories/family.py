"""A server with an imported, published list, people who ask at the family's door, and coordinators who decide."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from factories.coordinators import desk_client, make_coordinator
from factories.export_rows import export, row
from factories.imports import plan_of
from factories.people import change_prisoner
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import publish_list
from lebenszeichen.sync.start import prepare

ANNA, VERA = "Анна Узор", "Вера Лист"
LIST = export(row("1", ANNA, description="Её слова"), row("2", VERA))


@dataclass
class Listed:
    """Anna and Vera are on the list, and published."""

    app: Flask
    anna: str
    vera: str

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def ask(self, id: str, wish: str = "remove", language: str = "ru", **headers: str) -> str:
        """What somebody reads after they asked at the door."""
        answer = self.client.post(f"/{language}/family/{id}", data={"wish": wish}, headers=headers)
        return answer.get_data(as_text=True)

    def files(self) -> list[str]:
        """Addresses of the files that phones take the list from."""
        listed = self.client.get("/api/manifest").json["list"]
        return [listed["snapshot"]["path"], *(one["path"] for one in listed["deltas"])]

    def everything_public(self, *old: str) -> str:
        """Every byte of ours that a stranger can read: pages in every language, files, levels, the manifest.

        Not the OpenAPI document: it is made of the program alone, in a third of the time of all the rest.
        """
        with self.app.app_context(), reading() as session:
            ids = session.scalars(select(Prisoner.id)).all()
        pages = [f"/{lang}{path}" for lang in ("de", "en") for path in _pages(ids)]
        doors = [f"/{lang}/family/{id}" for lang in ("be", "ru", "en", "de") for id in ids]
        shared = ["/api/manifest", "/api/levels", "/sitemap.xml", "/robots.txt"]
        client = self.client
        return "".join(
            client.get(path).get_data(as_text=True) for path in (*pages, *doors, *shared, *self.files(), *old)
        )

    def state(self, id: str) -> str | None:
        """As phones are told now; None: they are told nothing of this person."""
        people = json.loads(self.client.get(self.files()[0]).data)["prisoners"]
        changed = [json.loads(self.client.get(path).data) for path in self.files()[1:]]
        known = dict(zip(people["id"], people["state"], strict=True))
        for delta in changed:
            known |= {one["id"]: one["state"] for one in delta["prisoners"]}
            for gone in delta["gone"]:
                known.pop(gone, None)
        return known.get(id)

    def settings(self) -> Settings:
        found: Settings = self.app.extensions["settings"]
        return found

    def import_again(self, content: bytes = LIST) -> dict[str, Any]:
        """The next list of the same source, as a coordinator uploads it."""
        with self.app.app_context():
            return import_list(self.settings(), content)


def import_list(settings: Settings, content: bytes = LIST) -> dict[str, Any]:
    plan = plan_of(content, suppressed=read_suppressions(settings))
    with writing() as session:
        report = apply_plan(session, plan)
    publish_list()
    return report


def listed_people(app: Flask) -> Listed:
    """Imported and published."""
    with app.app_context():
        prepare(app.extensions["settings"])
        import_list(app.extensions["settings"])
        with reading() as session:
            ids = {one.source_id: one.id for one in session.scalars(select(Prisoner))}
    return Listed(app, ids["viasna:1"], ids["viasna:2"])


def set_state(app: Flask, id: str, state: str) -> None:
    """As two coordinators would have decided before."""
    with app.app_context():
        with writing() as session:
            change_prisoner(session, id, state=state)
        publish_list()


def coordinators(app: Flask, count: int = 2) -> Sequence[FlaskClient]:
    """Who did not invite each other, each signed in."""
    names = ("Ada", "Bo", "Cleo")[:count]
    with app.app_context(), writing() as session:
        ids = [make_coordinator(session, name, founding=True) for name in names]
    return [desk_client(app, id) for id in ids]


def _pages(ids: Sequence[str]) -> list[str]:
    lists = ["/", "/prisoners", "/releases", "/alerts", "/imprint", "/privacy"]
    search = ["/prisoners?q=Анна", "/prisoners?q=Anna", "/prisoners?q=Анна&page=9"]  # what is typed is shown
    return [*lists, *search, *(f"/prisoners/{id}" for id in ids)]

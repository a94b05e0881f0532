"""A coordinator who writes of people on the list, and what phones see afterwards."""

from typing import Any

from flask import Flask

from factories.coordinators import desk_client, make_coordinator
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.queries import public_prisoners


class Desk:
    """A coordinator at the desk, and what phones see afterwards."""

    def __init__(self, app: Flask, name: str, invited_by: str | None = None) -> None:
        self.app = app
        with app.app_context(), writing() as session:
            self.id = make_coordinator(session, name, invited_by=invited_by)
        self.client = desk_client(app, self.id)

    def person(self, id: str = "panna") -> dict[str, Any]:
        answer = self.client.get(f"/api/desk/people/{id}")
        assert answer.status_code == 200, answer.json
        return dict(answer.json)

    def enter(self, kind: str, id: str = "panna", **said: Any) -> int:
        """Enter it; returns its number."""
        body = {"kind": kind, "source": "Viasna", "said_on": "2026-11-01", **said}
        answer = self.client.post(f"/api/desk/people/{id}/events", json=body)
        assert answer.status_code == 204, answer.json
        return int(self.person(id)["events"][0]["id"])

    def confirm(self, event: int, id: str = "panna") -> int:
        return int(self.client.post(f"/api/desk/people/{id}/events/{event}/confirmation").status_code)

    def correct(self, event: int, id: str = "panna") -> int:
        path = f"/api/desk/people/{id}/events/{event}/correction"
        return int(self.client.post(path, json={"source": "her lawyer"}).status_code)

    def names(self, id: str = "panna", **said: Any) -> Any:
        body = {"names": {}, "aliases": [], "source": "Viasna", **said}
        return self.client.put(f"/api/desk/people/{id}/names", json=body)

    def public(self, id: str = "panna") -> dict[str, Any]:
        with self.app.app_context(), reading() as session:
            return next(one for one in public_prisoners(session) if one["id"] == id)


WRITTEN = {
    "people.enter_event": {"kind": "detained_again", "happened_on": "2024", "source": "me"},
    "people.correct_event": {"source": "me"},
    "people.write_facts": {"facility_id": None, "source": "me", "as_of": "2026-11"},
    "people.write_names": {"names": {"en": "Me"}, "aliases": [], "source": "me"},
}
"""What is understood at the desk of people."""

"""Releases on their way, written, opened and confirmed as coordinators do it at the desk."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from factories.authenticator import Authenticator, give_passkey
from factories.coordinators import desk_client, make_coordinator
from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.releases.queries import public_releases
from lebenszeichen.releases.service import Told, tell_due

SOURCE = {"label": "Viasna", "url": "https://spring96.org/en/news/1", "on": "2026-11-22"}


@dataclass
class AtTheDesk:
    """A coordinator in a browser, with a passkey."""

    id: str
    client: FlaskClient
    device: Authenticator

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/api/desk/{path}", json=body)

    def draft(self, content: dict[str, Any], *report_ids: int) -> dict[str, Any]:
        """A new draft, as the answer shows it."""
        answer = self.post("drafts", content=content, report_ids=list(report_ids))
        assert answer.status_code == 201, answer.json
        return dict(answer.json)

    def read(self, draft_id: int) -> dict[str, Any]:
        return dict(self.client.get(f"/api/desk/drafts/{draft_id}").json)

    def open_source(self, draft: dict[str, Any]) -> Any:
        return self.post(f"drafts/{draft['id']}/source-opened", content_hash=draft["content_hash"])

    def assertion(self, draft_id: int) -> dict[str, Any]:
        """A fresh word of the passkey for this draft as it stands."""
        answer = self.client.post(f"/api/desk/drafts/{draft_id}/confirmation-options")
        assert answer.status_code == 200, answer.json
        return self.device.get(answer.json)

    def confirm(self, draft: dict[str, Any], freed: int | None = None) -> Any:
        """Open the source, enter the number, touch the passkey; the answer."""
        self.open_source(draft)
        options = self.client.post(f"/api/desk/drafts/{draft['id']}/confirmation-options")
        credential = self.device.get(options.json) if options.status_code == 200 else {"id": "none"}
        number = draft["content"]["freed"] if freed is None else freed
        path = f"drafts/{draft['id']}/confirmation"
        return self.post(path, content_hash=draft["content_hash"], freed=number, credential=credential)


def at_the_desk(app: Flask, name: str = "Ada", **given: Any) -> AtTheDesk:
    with app.app_context(), writing() as session:
        id = make_coordinator(session, name, **given)
    return AtTheDesk(id, desk_client(app, id), give_passkey(app, id))


def content(*people: tuple[str, bool], **given: Any) -> dict[str, Any]:
    """What a draft says: (prisoner, may be named) …; today, as many as there are, unless `given` says otherwise."""
    return {
        "kind": "release",
        "happened_on": clock.today().isoformat(),
        "freed": max(1, len(people)),
        "destinations": {},
        "people": [{"prisoner_id": id, "may_be_named": named} for id, named in people],
        "sources": [SOURCE],
        **given,
    }


def end_holds(app: Flask) -> list[Told]:
    """Let every hold have ended a second ago, and tell what is due, as the clock does."""
    with app.app_context(), writing() as session:
        past = clock.now() - timedelta(seconds=1)
        session.execute(update(ReleaseDraft).where(ReleaseDraft.state == "on_hold").values(hold_until=past))
        return tell_due(session, clock.now())


def tell(app: Flask, first: AtTheDesk, second: AtTheDesk, draft: dict[str, Any]) -> list[Told]:
    """Confirmed by the second, and told."""
    assert first.id != second.id
    answer = second.confirm(draft)
    assert answer.status_code == 200, answer.json
    return end_holds(app)


def person(app: Flask, id: str) -> dict[str, Any]:
    """Somebody as phones see them."""
    with app.app_context(), reading() as session:
        return next(row for row in public_prisoners(session) if row["id"] == id)


def releases(app: Flask) -> dict[str, dict[str, Any]]:
    """Public releases as phones see them, by id."""
    with app.app_context(), reading() as session:
        return {row["id"]: row for row in public_releases(session)}

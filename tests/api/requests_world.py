"""What has to be there before a request can succeed: the first pair at the desk, and whatever they have begun."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

from flask import Flask

from factories.authenticator import Authenticator
from factories.browsers import Browser
from factories.desk_imports import Lists
from factories.desk_people import DeskPerson, answered, founding_pair
from factories.people import make_prisoner
from factories.releases import content, end_holds
from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.prisoners.models import StatusReport


@dataclass(frozen=True)
class Known:
    """What to send, and as whom."""

    path: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


class World:
    """The first pair at the desk, and what has to be there before a request can succeed."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.ada, self.bea = founding_pair(app)
        self._numbers = count(1)

    def by(self, person: DeskPerson, body: Any = None, **path: Any) -> Known:
        return Known(path, body, cookies={SESSION_COOKIE: str(person.cookie)})

    def lists(self) -> Lists:
        return Lists(self.ada)

    def newcomer(self) -> DeskPerson:
        person = DeskPerson(self.app, f"Newcomer {next(self._numbers)}")
        answered(person.open(self.ada.invite()))
        return person

    def let_in(self) -> DeskPerson:
        return self.ada.let_in(f"Colleague {next(self._numbers)}")

    def recovery(self) -> int:
        id: int = answered(self.ada.post(f"/coordinators/{self.let_in().id}/recovery"))["id"]
        return id

    def subscriber(self) -> Browser:
        browser = Browser(self.app)
        browser.subscribe()
        return browser

    def person(self) -> str:
        with self.app.app_context(), writing() as session:
            return make_prisoner(session, f"p{next(self._numbers):010}")

    def mistake(self) -> dict[str, str]:
        return {"id": str(uuid4()), "subject": f"prisoner:{self.person()}", "choice": "address"}

    def said_mistake(self) -> dict[str, Any]:
        said = self.mistake()
        assert self.app.test_client().post("/api/mistakes", json=said).status_code == 204
        return {"subject": said["subject"], "choice": said["choice"], "acted": False}

    def family_request(self) -> int:
        id = self.person()
        assert self.app.test_client().post(f"/en/family/{id}", data={"wish": "remove"}).status_code == 200
        listed = answered(self.ada.get("/family/requests"))
        return next(int(one["id"]) for one in listed if one["prisoner_id"] == id)

    def flag(self) -> dict[str, str]:
        return {"prisoner_id": self.person(), "kind": "do_not_write", "reason": "asked"}

    def flagged(self) -> dict[str, str]:
        flag = self.flag()
        self.ada.post("/family/flags", flag)
        return {name: flag[name] for name in ("prisoner_id", "kind")}

    def draft(self) -> dict[str, Any]:
        id = f"p{next(self._numbers):010}"
        with self.app.app_context(), writing() as session:
            make_prisoner(session, id)
        body = {"content": content((id, True)), "report_ids": []}
        return dict(answered(self.ada.post("/drafts", body)))

    def opened_draft(self) -> dict[str, Any]:
        draft = self.draft()
        answered(self.bea.post(f"/drafts/{draft['id']}/source-opened", {"content_hash": draft["content_hash"]}))
        return draft

    def second_word(self, draft: dict[str, Any]) -> dict[str, Any]:
        options = answered(self.bea.post(f"/drafts/{draft['id']}/confirmation-options"))
        number = draft["content"]["freed"]
        return {"content_hash": draft["content_hash"], "freed": number, "credential": self.bea.phone.get(options)}

    def held_draft(self) -> dict[str, Any]:
        draft = self.opened_draft()
        answered(self.bea.post(f"/drafts/{draft['id']}/confirmation", self.second_word(draft)))
        return draft

    def told(self) -> str:
        release: str = self.held_draft()["release_id"]
        end_holds(self.app)
        return release

    def questioned(self) -> str:
        release = self.told()
        assert self.ada.post(f"/releases/{release}/question", {"reason": "Is it true?"}).status_code == 204
        return release

    def report(self) -> int:
        id = f"p{next(self._numbers):010}"
        with self.app.app_context(), writing() as session:
            make_prisoner(session, id, state="do_not_write")
            row = StatusReport(
                prisoner_id=id, kind="held", source="Viasna", reported_on="2026-11-21", received_at=clock.now()
            )
            session.add(row)
            session.flush()
            return row.id

    def proposed(self) -> int:
        id = self.report()
        answered(self.ada.post(f"/reports/{id}/may-be-written-to"))
        return id

    def another_passkey(self) -> dict[str, Any]:
        options = answered(self.ada.agreeing("passkeys", "/me/passkeys/options"))
        return {"credential": Authenticator(self.ada.phone.origin).create(options), "label": "spare"}

    def tally(self) -> dict[str, Any]:
        return {"id": str(uuid4()), "day": clock.today().isoformat(), "cards": 12}

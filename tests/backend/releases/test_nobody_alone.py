"""Promise 2: every way in is tried by one person, and by her with a puppet; nothing becomes public of it.

"Public" is that somebody came out or died, that a release is there, and whom it names. The last test shows that the
same attempts succeed as soon as there is a second person: the net is not empty.
"""

import random
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update
from werkzeug.routing import Rule

from factories.coordinators import desk_client, make_coordinator
from factories.databases import STORAGE_KEY
from factories.export_rows import export, row
from factories.imports import import_by_two, run_command
from factories.list_source import ListSource
from factories.people import make_prisoner
from factories.people_desk import WRITTEN
from factories.phones import Phone
from factories.polling import Asking
from factories.releases import AtTheDesk, content, end_holds, tell
from factories.typed_commands import COMMANDS, SERVERS, commands
from factories.viasna_export import Export, write_export
from lebenszeichen import clock
from lebenszeichen.commands import _group
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.poll_models import SourcePoll
from lebenszeichen.prisoners.history_queries import history_of
from lebenszeichen.prisoners.models import Prisoner, StatusReport
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.prisoners.service import NewReport, keep_reports
from lebenszeichen.record.service import load_record
from lebenszeichen.releases.queries import public_releases
from lebenszeichen.sync.start import prepare

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
GREEDY = {
    "state": "came_out",
    "status": "former",
    "died": "1",
    "kind": "death",
    "release": {"on": "2026-11-22", "destination": None, "source": "me"},
    "prisoner_ids": ["panna"],
    "may_be_named": True,
    "reason": "because I say so",
}
BY_TWO = {"came_out", "died", "deported", "detained_again"}
"""What in somebody's history no single person makes public."""
ENDS_THE_ATTEMPT = {"coordinators.sign_out"}


def public(app: Flask) -> tuple[set[tuple[str, str]], dict[str, dict[str, Any]]]:
    """Who came out, died or was detained again, and every release with what it names."""
    with app.app_context(), reading() as session:
        rows = public_prisoners(session)
        gone = {(one["id"], one["state"]) for one in rows if one["state"] in {"came_out", "died"}}
        gone |= {(one["id"], event["kind"]) for one in rows for event in one["events"] or [] if event["kind"] in BY_TWO}
        shown = {one["id"]: {**one, "seq": 0} for one in public_releases(session)}
    return gone, shown


@pytest.fixture
def told(app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]) -> dict[str, Any]:
    """A release in which Cyril is named and Basil is not; Anna is reported by a list."""
    with app.app_context():
        prepare(app.extensions["settings"])
        with writing() as session:
            keep_reports(session, [NewReport("panna", "no_longer_held", "Viasna, 2026-11-22", None)])
    draft = ada.draft(content(("pcyril", True), ("pbasil", False), freed=2))
    tell(app, ada, ben, draft)
    return draft


class Insider:
    """One coordinator who tries everything, with whatever she can read."""

    def __init__(self, app: Flask, who: AtTheDesk, others: list[AtTheDesk]) -> None:
        self.app, self.who, self.others = app, who, others

    def drafts(self) -> list[dict[str, Any]]:
        drafts: list[dict[str, Any]] = self.who.client.get("/api/desk/releases").json["drafts"]
        return drafts

    def body(self, endpoint: str, draft: dict[str, Any] | None, rng: random.Random) -> dict[str, Any]:
        named = content(("panna", True), ("pbasil", True), kind=rng.choice(["release", "death"]))
        hash = draft["content_hash"] if draft else "0" * 64
        if endpoint == "releases.write_draft":
            return {"content": named, "report_ids": []}
        if endpoint == "releases.amend_draft":
            return {"content_hash": hash, "content": named}
        if endpoint == "releases.open_source":
            return {"content_hash": hash}
        if endpoint == "releases.confirm_draft" and draft:
            options = self.who.client.post(f"/api/desk/drafts/{draft['id']}/confirmation-options")
            purpose = self.who.post("assertion-options", purpose=f"draft:{draft['id']}:{hash}")
            asked = next((one.json for one in (options, purpose) if one.status_code == 200), None)
            credential = self.who.device.get(asked) if asked else {"id": "none"}
            return {"content_hash": hash, "freed": draft["content"]["freed"], "credential": credential}
        return WRITTEN.get(endpoint, GREEDY) if not endpoint.startswith("releases.") else {"reason": GREEDY["reason"]}

    def try_everything(self, seed: int, release_id: str) -> set[str]:
        """Each rule of the server once, in an order of this seed; what was not refused."""
        rng, went_through = random.Random(seed), set()  # noqa: S311  (an order, no secret)
        rules = [rule for rule in every_rule(self.app) if rule.endpoint not in ENDS_THE_ATTEMPT]
        rng.shuffle(rules)
        for rule in rules:
            drafts = self.drafts() if rule.endpoint.startswith("releases.") else []
            draft = rng.choice(drafts) if drafts else None
            if ask(self.who.client, rule, self.body(rule.endpoint, draft, rng), ids(self.app, draft, release_id)):
                went_through.add(rule.endpoint)
        return went_through


def every_rule(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if not rule.endpoint.endswith("static")]


def ids(app: Flask, draft: dict[str, Any] | None, release_id: str) -> dict[str, Any]:
    with app.app_context(), reading() as session:
        report = session.scalar(select(StatusReport.id).where(StatusReport.decided_at.is_(None))) or 1
        event = next((one["id"] for one in history_of(session, "pbasil") if one["kind"] in BY_TWO), 1)
    draft_id = draft["id"] if draft else 1
    known = {"draft_id": draft_id, "release_id": release_id, "report_id": report, "event_id": event}
    return {**known, "id": "panna", "prisoner_id": "pbasil", "field": "charges"}


def ask(client: FlaskClient, rule: Rule, body: dict[str, Any], known: dict[str, Any]) -> bool:
    """Every method of a rule that may write; True when any was not refused."""
    values = {name: known.get(name, _plausible(name)) for name in rule.arguments}
    built = rule.build(values, append_unknown=False)
    if built is None:
        return False
    methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
    return any(client.open(built[1], method=method, json=body).status_code < 300 for method in sorted(methods))


def _plausible(name: str) -> Any:
    return {"language": "en", "hash": "0" * 64, "slug": "safety"}.get(name, 1)


@pytest.mark.parametrize("seed", range(3))
def test_no_request_of_one_person_or_her_puppet_makes_anything_public(
    app: Flask, ada: AtTheDesk, invitee: AtTheDesk, told: dict[str, Any], seed: int
) -> None:
    before = public(app)
    went_through: set[str] = set()
    for turn in range(2):
        for who in (ada, invitee):
            # A session may have ended by what was tried; she signs in again.
            again = AtTheDesk(who.id, desk_client(app, who.id), who.device)
            went_through |= Insider(app, again, [ada, invitee]).try_everything(10 * seed + turn, told["release_id"])
            end_holds(app)
            after = public(app)
            # One person may doubt in public, and nobody is named by that.
            assert after[0] <= before[0]
            assert after[1].keys() == before[1].keys()
            for id, release in after[1].items():
                assert set(release["prisoner_ids"]) <= set(before[1][id]["prisoner_ids"])
                assert release["texts"] in ({}, before[1][id]["texts"])
    assert {"releases.write_draft", "releases.write_correction", "releases.question_release"} & went_through
    assert went_through & {"people.enter_event", "people.confirm_event"} == {"people.enter_event"}


@pytest.mark.parametrize("role", ["stranger", "device", "assistant"])
def test_no_request_of_anybody_else_changes_anything_public(app: Flask, told: dict[str, Any], role: str) -> None:
    before = public(app)
    client = client_of(app, role)
    bodies = [GREEDY, {"content": content(("panna", True)), "report_ids": []}, {"reason": "because I say so"}]
    for rule in every_rule(app):
        for body in bodies:
            if ask(client, rule, body, ids(app, None, told["release_id"])):
                assert not rule.endpoint.startswith("releases."), rule.endpoint
    end_holds(app)
    assert public(app) == before


def client_of(app: Flask, role: str) -> FlaskClient:
    if role == "assistant":
        with app.app_context(), writing() as session:
            id = make_coordinator(session, "Eve", role="assistant")
        return desk_client(app, id)
    client = app.test_client()
    if role == "device":
        client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {Phone(app).token}"
    return client


def test_a_phones_mutations_say_nothing_of_anybodys_state(app: Flask, told: dict[str, Any]) -> None:
    before = public(app)
    phone = Phone(app)
    for name in ("prisoner_came_out", "prisoner_died", "release_told", "draft_confirmed", "letter_posted"):
        phone.push(phone.mutation(name, {**GREEDY, "prisoner_id": "panna", "draft_id": told["id"]}, "2026-11-21"))
    assert public(app) == before


def test_no_command_makes_anything_public(
    app: Flask, ada: AtTheDesk, told: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {" ".join(path) for path in commands()} == COMMANDS.keys() | SERVERS
    with app.app_context(), writing() as session:
        load_record(session)  # what ships with the program is public before anybody does anything
    waiting = ada.draft(content(("panna", True)))
    ada.open_source(waiting)
    before = public(app)
    monkeypatch.setenv("DATABASE_URL", app.extensions["settings"].database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(app.extensions["settings"].home))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())
    file = tmp_path / "list.csv"
    file.write_bytes(export(row("1", "Анна Узор", status="former", died="1", prison="освобожден"), row("2")))
    for name, arguments in COMMANDS.items():
        given = [one.format(ada=ada.id, list=file) for one in arguments]
        CliRunner().invoke(_group, [*name.split(), *given], input="y\n")
        end_holds(app)
        assert public(app) == before, name


@pytest.mark.parametrize("human", [False, True])
@pytest.mark.parametrize("locale", ["be", "ru", "en"])
def test_no_list_in_any_layout_makes_anything_public(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, human: bool
) -> None:
    monkeypatch.setenv("DATABASE_URL", app.extensions["settings"].database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(app.extensions["settings"].home))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())
    with app.app_context(), writing() as session:
        make_prisoner(session)
    weeks = [
        Export(rows=300, locale=locale),
        Export(rows=300, locale=locale, after_release=True, human_headers=human, delimiter=";" if human else ","),
        Export(rows=300, locale=locale),
    ]
    for number, week in enumerate(weeks):
        path = write_export(tmp_path / f"{number}.csv", week)
        import_by_two(lambda *arguments: run_command(_group, *arguments), path)
        end_holds(app)
        assert public(app) == (set(), {})


def test_no_source_that_is_asked_makes_anything_public(app: Flask, told: dict[str, Any], tmp_path: Path) -> None:
    before = public(app)
    with ListSource(tmp_path / "source") as source:
        asking = Asking(app, source)
        for list in (export(row("1"), row("2")), export(row("1", status="former", prison="освобожден", died="1"))):
            source.offer(list)
            assert asking.tick() == 1
            end_holds(app)
            assert public(app) == before
            with app.app_context(), writing() as session:
                session.execute(update(SourcePoll).values(next_at=clock.now(), asked_at=None))
    with app.app_context(), reading() as session:
        assert session.scalars(select(Prisoner.source_id).where(Prisoner.source_id.is_not(None))).all() == []


def test_with_a_second_person_the_same_attempt_succeeds(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, told: dict[str, Any]
) -> None:
    before = public(app)
    tell(app, ada, ben, ada.draft(content(("panna", True), ("pbasil", True))))
    assert public(app)[0] == before[0] | {("panna", "came_out"), ("pbasil", "came_out")}

"""The whole way of a release through the desk's API, on both databases."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from factories.releases import SOURCE, AtTheDesk, content, end_holds, person, releases, tell
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading
from lebenszeichen.prisoners.models import Prisoner, StatusReport

pytestmark = pytest.mark.usefixtures("people")


def slug(answer: Any) -> str:
    return str(answer.json["type"].removeprefix("/problems/"))


def states(app: Flask) -> dict[str, str]:
    with app.app_context(), reading() as session:
        return {row.id: row.state for row in session.execute(select(Prisoner.id, Prisoner.state))}


def open_reports(app: Flask) -> dict[str, tuple[str, str | None]]:
    with app.app_context(), reading() as session:
        query = select(StatusReport).where(StatusReport.decided_at.is_(None))
        return {row.prisoner_id: (row.kind, row.release_id) for row in session.scalars(query)}


def test_two_people_a_number_a_source_and_a_hold_make_a_release_public(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk
) -> None:
    draft = ada.draft(content(("panna", True), ("pbasil", False), freed=5, destinations={"Lithuania": 5}))
    assert draft["state"] == "reported"
    assert draft["may"]["confirm_refused_because"] == "own-release"
    assert states(app) == {"panna": "do_not_write", "pbasil": "do_not_write", "pcyril": "held"}
    assert releases(app) == {}
    assert ben.read(draft["id"])["may"]["confirm"]
    answer = ben.confirm(draft)
    assert answer.status_code == 200
    assert (answer.json["state"], answer.json["confirmed_by"]["name"]) == ("on_hold", "Ben")
    assert 110 <= answer.json["hold_seconds_left"] <= 120
    assert releases(app) == {}
    [told] = end_holds(app)
    assert (told.draft_id, told.kind, told.step, told.freed, told.named) == (draft["id"], "release", "first", 5, 1)
    [release] = releases(app).values()
    assert (release["kind"], release["state"], release["freed"]) == ("release", "told", 5)
    assert (release["prisoner_ids"], release["source"]) == (["panna"], "Viasna, 2026-11-22")
    assert release["texts"] == draft["content"]["texts"] == dict(told.texts)
    anna = person(app, "panna")
    day = clock.today().isoformat()
    assert anna["state"] == "came_out"
    assert anna["release"] == {"on": day, "destination": "Lithuania", "source": "Viasna, 2026-11-22"}
    assert person(app, "pbasil")["state"] == "do_not_write"
    assert end_holds(app) == []


def test_nobody_confirms_what_they_wrote_or_what_their_invitee_wrote(
    ada: AtTheDesk, ben: AtTheDesk, invitee: AtTheDesk
) -> None:
    by_ada = ada.draft(content(("panna", True)))
    assert slug(ada.confirm(by_ada)) == "own-release"
    assert slug(invitee.confirm(by_ada)) == "invited-by-the-first"
    by_invitee = invitee.draft(content(("pbasil", True)))
    assert slug(ada.confirm(by_invitee)) == "invited-by-the-first"
    assert ada.read(by_invitee["id"])["may"]["confirm_refused_because"] == "invited-by-the-first"
    assert ben.confirm(by_invitee).status_code == 200
    assert ben.confirm(by_ada).status_code == 200


@pytest.mark.both_databases
def test_whoever_amends_is_an_author_and_the_source_is_opened_anew(ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True)))
    ben.open_source(draft)
    changed = content(("panna", False))
    body = {"content_hash": draft["content_hash"], "content": changed}
    amended = ben.client.put(f"/api/desk/drafts/{draft['id']}", json=body).json
    assert [one["name"] for one in amended["authors"]] == ["Ada", "Ben"]
    assert not amended["source_opened"]
    assert slug(ben.confirm(amended)) == "own-release"
    assert slug(ada.client.put(f"/api/desk/drafts/{draft['id']}", json=body)) == "release-changed"


def test_each_thing_that_is_missing_is_refused_by_name(ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True), freed=123))
    path, hash = f"drafts/{draft['id']}/confirmation", draft["content_hash"]

    def confirmed(**given: Any) -> Any:
        usual = {"content_hash": hash, "freed": 123, "credential": ben.assertion(draft["id"])}
        return ben.post(path, **{**usual, **given})

    assert slug(confirmed()) == "source-not-opened"
    assert slug(ben.post(f"drafts/{draft['id']}/source-opened", content_hash="0" * 64)) == "release-changed"
    ben.open_source(draft)
    refused = confirmed(freed=132)
    assert slug(refused) == "other-number"
    assert "123" not in refused.text
    assert slug(confirmed(content_hash="0" * 64)) == "release-changed"
    assert slug(confirmed(credential={"id": "none"})) == "passkey-refused"
    assert confirmed().status_code == 200
    assert slug(ben.post(path, content_hash=hash, freed=123, credential={"id": "none"})) == "release-not-waiting"


def test_a_passkeys_word_for_another_draft_confirms_nothing(ada: AtTheDesk, ben: AtTheDesk) -> None:
    one, other = ada.draft(content(("panna", True))), ada.draft(content(("pbasil", True)))
    ben.open_source(other)
    credential = ben.assertion(one["id"])
    path, hash = f"drafts/{other['id']}/confirmation", other["content_hash"]
    assert slug(ben.post(path, content_hash=hash, freed=1, credential=credential)) == "passkey-refused"


def test_any_coordinator_stops_and_it_can_be_started_again(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, invitee: AtTheDesk
) -> None:
    draft = ada.draft(content(("panna", True)))
    ben.confirm(draft)
    stopped = invitee.post(f"drafts/{draft['id']}/stop", reason="The paper took it back.").json
    assert (stopped["state"], stopped["stopped_by"]["name"]) == ("stopped", "Cleo")
    assert stopped["hold_seconds_left"] is None
    assert end_holds(app) == []
    assert releases(app) == {}
    assert slug(ada.post(f"drafts/{draft['id']}/stop", reason="Once more")) == "release-not-waiting"
    assert len(tell(app, ada, ben, draft)) == 1
    assert slug(ada.post(f"drafts/{draft['id']}/stop", reason="Too late")) == "release-not-waiting"


def test_a_correction_takes_the_same_way_and_reaches_whom_it_concerns(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk
) -> None:
    first = ada.draft(content(("panna", True), ("pbasil", True), freed=3))
    tell(app, ada, ben, first)
    answer = ben.post(f"releases/{first['release_id']}/correction")
    correction = answer.json
    assert (correction["step"], correction["version"]) == ("correction", 2)
    assert slug(ada.post(f"releases/{first['release_id']}/correction")) == "release-under-way"
    right = content(("pbasil", True), freed=2)
    body = {"content_hash": correction["content_hash"], "content": right}
    correction = ben.client.put(f"/api/desk/drafts/{correction['id']}", json=body).json
    assert releases(app)[first["release_id"]]["freed"] == 3
    [told] = tell(app, ben, ada, correction)
    assert (told.step, told.supersedes_draft_id) == ("correction", first["id"])
    release = releases(app)[first["release_id"]]
    assert (release["state"], release["freed"], release["prisoner_ids"]) == ("corrected", 2, ["pbasil"])
    assert release["texts"]["en"]["title"] == "Correction: 2 people came out of prison"
    assert states(app) == {"panna": "do_not_write", "pbasil": "came_out", "pcyril": "held"}
    assert person(app, "panna")["release"] is None


def test_a_withdrawal_says_sorry_and_nobody_came_out(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    first = ada.draft(content(("panna", True)))
    tell(app, ada, ben, first)
    withdrawal = ada.post(f"releases/{first['release_id']}/withdrawal", reason="Seen in the colony").json
    assert slug(ada.confirm(withdrawal)) == "own-release"
    [told] = tell(app, ada, ben, withdrawal)
    assert told.step == "withdrawal"
    release = releases(app)[first["release_id"]]
    assert (release["state"], release["freed"], release["prisoner_ids"]) == ("withdrawn", 0, [])
    assert "about Anna Uzor was wrong. We are sorry." in release["texts"]["en"]["body"]
    assert "über Anna Uzor war falsch. Es tut uns leid." in release["texts"]["de"]["body"]
    assert person(app, "panna")["state"] == "do_not_write"
    assert person(app, "panna")["release"] is None
    assert open_reports(app)["panna"] == ("unclear", None)
    again = ada.post(f"releases/{first['release_id']}/withdrawal", reason="Seen in the colony")
    assert slug(again) == "release-not-waiting"


def test_a_death_is_told_without_any_destination(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    answer = ada.post("drafts", content=content(("panna", True), kind="death", destinations={"Poland": 1}))
    assert answer.json["pointer"] == "/content/destinations"
    draft = ada.draft(content(("panna", True), kind="death"))
    [told] = tell(app, ada, ben, draft)
    assert told.kind == "death"
    anna = person(app, "panna")
    assert (anna["state"], anna["release"]["destination"], anna["facility_id"]) == ("died", None, None)
    assert releases(app)[draft["release_id"]]["texts"]["en"]["title"] == "Anna Uzor has died"


def test_one_person_questions_at_once_and_another_lifts_it(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, invitee: AtTheDesk
) -> None:
    draft = ada.draft(content(("panna", True)))
    tell(app, ada, ben, draft)
    path = f"releases/{draft['release_id']}/question"
    before = releases(app)[draft["release_id"]]
    assert ada.post(path, reason="HRW lists her as held").status_code == 204
    release = releases(app)[draft["release_id"]]
    assert release["questioned"]
    assert (release["prisoner_ids"], release["texts"]) == ([], {})
    assert release["seq"] > before["seq"]
    assert (person(app, "panna")["state"], person(app, "panna")["release"]) == ("do_not_write", None)
    assert slug(ben.post(path, reason="Me too")) == "already-questioned"
    assert slug(ada.client.delete(f"/api/desk/{path}")) == "own-question"
    assert slug(invitee.client.delete(f"/api/desk/{path}")) == "invited-by-the-first"
    assert ben.client.delete(f"/api/desk/{path}").status_code == 204
    assert {**releases(app)[draft["release_id"]], "seq": 0} == {**before, "seq": 0}
    assert person(app, "panna")["state"] == "came_out"
    assert slug(ben.client.delete(f"/api/desk/{path}")) == "not-questioned"


def test_what_cannot_be_is_refused_with_a_pointer(ada: AtTheDesk) -> None:
    def pointer(**given: Any) -> str:
        answer = ada.post("drafts", content=content(("panna", True), **given))
        assert answer.status_code == 422
        return str(answer.json["pointer"])

    assert pointer(happened_on="2038-01-01") == "/content/happened_on"
    assert pointer(destinations={"Mordor": 1}) == "/content/destinations"
    assert pointer(destinations={"Poland": 2}) == "/content/destinations"
    assert pointer(sources=[]) == "/content/sources"
    assert pointer(sources=[{**SOURCE, "url": "http://spring96.org"}]).startswith("/content/sources/0")
    assert pointer(texts={"en": {"title": "Free!", "body": ""}}) == "/content/texts"
    assert pointer(people=[{"prisoner_id": "pnobody", "may_be_named": True}]) == "/content/people/0/prisoner_id"
    twice = [{"prisoner_id": "panna", "may_be_named": True}] * 2
    assert pointer(people=twice, freed=2) == "/content/people"


def test_two_releases_of_one_day_have_addresses_of_their_own(ada: AtTheDesk) -> None:
    day = clock.today().isoformat()
    ids = [ada.draft(content())["release_id"] for _ in range(3)]
    assert ids == [day, f"{day}-2", f"{day}-3"]


def test_the_audit_log_has_every_step_and_no_name(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True)))
    tell(app, ada, ben, draft)
    with app.app_context(), reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        actions = [entry.action for entry in entries if entry.subject == f"release:{draft['release_id']}"]
        assert actions == ["first drafted", "source opened", "release confirmed", "release told"]
        assert not [entry for entry in entries if "Anna" in str(entry.detail) or "panna" in str(entry.detail)]

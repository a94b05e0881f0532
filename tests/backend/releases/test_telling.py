"""The end of a hold, and what sources say meanwhile."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from factories.releases import AtTheDesk, content, end_holds, releases, tell
from lebenszeichen import clock
from lebenszeichen.coordinators.models import Coordinator
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.models import Prisoner, StatusReport
from lebenszeichen.prisoners.service import NewReport, keep_reports
from lebenszeichen.releases.content import content_from
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.releases.queries import on_hold
from lebenszeichen.releases.service import tell_due

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


def test_a_hold_is_not_told_before_its_end(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True)))
    ben.confirm(draft)
    with app.app_context(), writing() as session:
        [held] = on_hold(session)
        assert (held.draft_id, held.release_id, held.freed) == (draft["id"], draft["release_id"], 1)
        assert tell_due(session, held.hold_until - timedelta(seconds=1)) == []
        assert len(tell_due(session, held.hold_until)) == 1
        assert on_hold(session) == []


def test_a_drafts_reports_wait_again_when_it_is_dropped(app: Flask, ada: AtTheDesk) -> None:
    with app.app_context(), writing() as session:
        keep_reports(session, [NewReport("panna", "no_longer_held", "Viasna, 2026-11-22", "2026-11-19")])
    [group] = ada.client.get("/api/desk/releases/proposals").json["groups"]
    assert (group["kind"], group["source"], group["as_of"]) == ("no_longer_held", "Viasna", "2026-11-22")
    [report] = group["reports"]
    draft = ada.draft(content(("panna", True), ("pbasil", False)), report["report_id"])
    assert ada.client.get("/api/desk/releases/proposals").json == {"groups": []}
    again = ada.post("drafts", content=content(("panna", True)), report_ids=[report["report_id"]])
    assert slug(again) == "report-already-used"
    dropped = ada.post(f"drafts/{draft['id']}/drop", reason="Only rumours").json
    assert dropped["state"] == "dropped"
    assert dropped["content"]["people"] == []
    assert open_reports(app) == {"panna": ("no_longer_held", None), "pbasil": ("no_longer_held", None)}
    assert states(app)["pbasil"] == "do_not_write"


@pytest.mark.both_databases
def test_an_import_proposes_and_telling_decides_what_it_said(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(Prisoner).where(Prisoner.id != "pcyril").values(state="do_not_write"))
        said = [NewReport(id, "no_longer_held", "Viasna, 2026-11-22", None) for id in ("panna", "pbasil")]
        keep_reports(session, said)
    draft = ada.draft(content(("panna", True), ("pbasil", False)))
    assert {release for _, release in open_reports(app).values()} == {draft["release_id"]}
    tell(app, ada, ben, draft)
    assert open_reports(app) == {}
    with app.app_context(), reading() as session:
        rows = session.execute(select(StatusReport.prisoner_id, StatusReport.decision, StatusReport.release_id))
        assert {tuple(row) for row in rows} == {
            ("panna", "release", draft["release_id"]),
            ("pbasil", "release", None),
        }
        kept = session.get_one(ReleaseDraft, draft["id"])
        assert [one["prisoner_id"] for one in kept.content["people"]] == ["panna"]


def test_nobody_can_guess_from_what_is_left_who_else_was_in_it(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True), ("pbasil", False)))
    tell(app, ada, ben, draft)
    with app.app_context(), reading() as session:
        kept = session.get_one(ReleaseDraft, draft["id"])
        left = {**kept.content, "people": draft["content"]["people"]}
        assert content_from(left).hash != kept.content_hash == draft["content_hash"]


@pytest.mark.parametrize(("kind", "said"), [("release", "held"), ("release", "died"), ("death", "no_longer_held")])
def test_the_clock_stops_what_a_source_contradicts_during_the_hold(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, kind: str, said: str
) -> None:
    draft = ada.draft(content(("panna", True), kind=kind))
    ben.confirm(draft)
    with app.app_context(), writing() as session:
        keep_reports(session, [NewReport("panna", said, "Viasna, 2026-11-23", None)])
    assert end_holds(app) == []
    assert releases(app) == {}
    stopped = ada.read(draft["id"])
    assert (stopped["state"], stopped["stopped_by"], stopped["reason"]) == ("stopped", None, "state-changed")


@pytest.mark.both_databases
def test_a_correction_does_not_let_somebody_out_who_was_arrested_again(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk
) -> None:
    draft = ada.draft(content(("panna", True), ("pbasil", True)))
    tell(app, ada, ben, draft)
    with app.app_context(), writing() as session:
        session.execute(update(Prisoner).where(Prisoner.id == "panna").values(state="do_not_write"))
        keep_reports(session, [NewReport("panna", "detained_again", "Viasna, 2026-11-23", None)])
    correction = ada.post(f"releases/{draft['release_id']}/correction").json
    assert len(tell(app, ada, ben, correction)) == 1
    assert (states(app)["panna"], states(app)["pbasil"]) == ("do_not_write", "came_out")
    assert open_reports(app)["panna"] == ("detained_again", None)


@pytest.mark.both_databases
@pytest.mark.parametrize("how", ["correction", "withdrawal", "doubt"])
def test_somebody_who_died_later_stays_dead_whatever_becomes_of_the_release_before(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, how: str
) -> None:
    draft = ada.draft(content(("panna", True), ("pbasil", True)))
    released = draft["release_id"]
    tell(app, ada, ben, draft)
    tell(app, ada, ben, ada.draft(content(("panna", True), kind="death")))
    if how == "doubt":
        ada.post(f"releases/{released}/question", reason="the day")
        assert states(app)["pbasil"] == "do_not_write"
        ben.client.delete(f"/api/desk/releases/{released}/question")
    else:
        given = {"reason": "wrong"} if how == "withdrawal" else {}
        tell(app, ada, ben, ada.post(f"releases/{released}/{how}", **given).json)
    assert states(app)["panna"] == "died"
    assert states(app)["pbasil"] == ("do_not_write" if how == "withdrawal" else "came_out")


@pytest.mark.parametrize("who", ["author", "second"])
def test_a_revoked_coordinators_word_is_not_told(app: Flask, ada: AtTheDesk, ben: AtTheDesk, who: str) -> None:
    draft = ada.draft(content(("panna", True)))
    ben.confirm(draft)
    gone = ada.id if who == "author" else ben.id
    with app.app_context(), writing() as session:
        session.execute(update(Coordinator).where(Coordinator.id == gone).values(revoked_at=clock.now()))
    assert end_holds(app) == []
    assert releases(app) == {}

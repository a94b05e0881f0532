"""A source says that somebody is held whom a draft lets out: two people see it, and the clock stops for it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from factories.releases import AtTheDesk, content, tell
from lebenszeichen import clock
from lebenszeichen.database import writing
from lebenszeichen.prisoners.service import NewReport, keep_reports

pytestmark = pytest.mark.usefixtures("people")


def day(before: int = 0) -> str:
    return (clock.today() - timedelta(days=before)).isoformat()


def source_of(before: int) -> list[dict[str, str]]:
    return [{"label": "Nasha Niva", "url": "https://example.org/news", "on": day(before)}]


def say(app: Flask, kind: str, before: int, id: str = "panna") -> None:
    with app.app_context(), writing() as session:
        keep_reports(session, [NewReport(id, kind, f"Viasna, {day(before)}", day(before))])


def amend(who: AtTheDesk, draft: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    body = {"content_hash": draft["content_hash"], "content": given}
    return dict(who.client.put(f"/api/desk/drafts/{draft['id']}", json=body).json)


def against(draft: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["prisoner_id"], one["kind"]) for one in draft["contradicted_by"]]


@pytest.mark.parametrize("kind", ["held", "detained_again", "died"])
def test_the_second_sees_what_was_said_before_it_was_written_and_the_clock_stops(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, kind: str
) -> None:
    say(app, kind, before=1)
    draft = ada.draft(content(("panna", True), sources=source_of(3)))
    assert ben.read(draft["id"])["contradicted_by"] == [
        {"prisoner_id": "panna", "kind": kind, "source": f"Viasna, {day(1)}", "reported_on": day(1)}
    ]
    assert tell(app, ada, ben, draft) == []
    assert ada.read(draft["id"])["reason"] == "state-changed"


@pytest.mark.both_databases
def test_writing_it_anew_settles_nothing(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    given = content(("panna", True), sources=source_of(3))
    draft = ada.draft(given)
    assert against(draft) == []
    say(app, "held", before=1)
    amended = amend(ada, draft, {**given, "freed": 2})
    assert against(amended) == [("panna", "held")]
    assert tell(app, ada, ben, amended) == []


def test_a_source_of_a_later_day_settles_it(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    say(app, "held", before=1)
    given = content(("panna", True), sources=source_of(3))
    amended = amend(ada, ada.draft(given), {**given, "sources": source_of(0)})
    assert against(amended) == []
    assert len(tell(app, ada, ben, amended)) == 1


def test_a_source_from_tomorrow_settles_nothing(app: Flask, ada: AtTheDesk) -> None:
    say(app, "held", before=0)
    assert against(ada.draft(content(("panna", True), sources=source_of(-30)))) == [("panna", "held")]


def test_whoever_was_said_to_be_held_before_the_source_spoke_may_have_come_out(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk
) -> None:
    say(app, "held", before=5)
    draft = ada.draft(content(("panna", True), sources=source_of(3)))
    assert against(draft) == []
    assert len(tell(app, ada, ben, draft)) == 1


def test_what_contradicts_waits_at_the_desk_and_is_settled_there(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    say(app, "held", before=1)
    draft = ada.draft(content(("panna", True), sources=source_of(3)))
    [waiting] = [one for one in ben.client.get("/api/desk/reports").json if one["kind"] == "held"]
    assert ben.post(f"reports/{waiting['report_id']}/no-change").status_code == 204
    assert against(ben.read(draft["id"])) == []
    assert len(tell(app, ada, ben, draft)) == 1


def test_not_held_is_no_news_of_somebody_who_died(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    say(app, "no_longer_held", before=0)
    draft = ada.draft(content(("panna", True), kind="death"))
    assert against(draft) == []
    assert len(tell(app, ada, ben, draft)) == 1


def test_nothing_contradicts_a_withdrawal(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True)))
    tell(app, ada, ben, draft)
    say(app, "held", before=0)
    correction = ada.post(f"releases/{draft['release_id']}/correction").json
    assert against(correction) == [("panna", "held")]
    ada.post(f"drafts/{correction['id']}/drop", reason="wrong")
    withdrawal = ada.post(f"releases/{draft['release_id']}/withdrawal", reason="wrong").json
    assert against(withdrawal) == []

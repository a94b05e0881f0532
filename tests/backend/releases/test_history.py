"""What releases tell stands in people's histories with the two who said so; what was wrong is corrected, not erased."""

import pytest
from flask import Flask

from factories.histories import kept, shown
from factories.releases import AtTheDesk, content, tell
from lebenszeichen.database import reading
from lebenszeichen.prisoners.history_queries import history_of
from lebenszeichen.prisoners.queries import public_prisoners


def row_of(app: Flask, id: str) -> dict[str, object]:
    with app.app_context(), reading() as session:
        return next(one for one in public_prisoners(session) if one["id"] == id)


def test_before_it_is_told_nothing_is_in_the_history(app: Flask, ada: AtTheDesk, people: list[str]) -> None:
    ada.draft(content(("panna", True)))
    assert kept(app, "panna") == []


def test_what_is_told_names_both_and_whoever_is_not_to_be_named_has_no_entry(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    tell(app, ada, ben, ada.draft(content(("panna", True), ("pbasil", False), freed=2)))
    with app.app_context(), reading() as session:
        (event,) = history_of(session, "panna")
        assert history_of(session, "pbasil") == []
    said = (event["kind"], event["entered_by"], event["confirmed_by"], event["public"])
    assert said == ("came_out", ada.id, ben.id, True)
    assert shown(app, "panna") == []  # the release says it already


def test_a_withdrawal_corrects_it_and_phones_are_told_nothing(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    draft = ada.draft(content(("panna", True)))
    tell(app, ada, ben, draft)
    answer = ada.post(f"releases/{draft['release_id']}/withdrawal", reason="it was another Anna")
    assert answer.status_code == 201, answer.json
    tell(app, ada, ben, answer.json)
    assert kept(app, "panna") == []
    with app.app_context(), reading() as session:
        assert [one["kind"] for one in history_of(session, "panna")] == ["correction", "came_out"]
    assert (row_of(app, "panna")["state"], row_of(app, "panna")["events"]) == ("do_not_write", None)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_somebody_who_came_out_and_died_a_year_later_has_both(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk, people: list[str]
) -> None:
    tell(app, ada, ben, ada.draft(content(("panna", True), happened_on="2025-12-13")))
    tell(app, ada, ben, ada.draft(content(("panna", True), kind="death", happened_on="2026-11-20")))
    assert kept(app, "panna") == [("came_out", "2025-12-13", True), ("died", "2026-11-20", True)]
    assert (row_of(app, "panna")["state"], shown(app, "panna")) == ("died", [("came_out", "2025-12-13")])

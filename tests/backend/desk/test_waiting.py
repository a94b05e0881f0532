"""What waits for a coordinator, and what they decide about states."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from factories.coordinators import desk_client, make_coordinator
from factories.people import make_prisoner
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.prisoners.models import Prisoner, StatusReport

PERSON = "p4k8m2x9q1"


@pytest.fixture
def pair(app: Flask) -> tuple[FlaskClient, FlaskClient]:
    """Two coordinators who did not invite each other, each signed in."""
    with app.app_context(), writing() as session:
        ids = [make_coordinator(session, name, founding=True) for name in ("Ada", "Bo")]
    first, second = (desk_client(app, id) for id in ids)
    return first, second


@pytest.fixture
def report(app: Flask) -> int:
    """A source said that somebody is held again; until it is decided nobody writes to them."""
    with app.app_context(), writing() as session:
        make_prisoner(session, PERSON, state="do_not_write")
        return add_report(session, "held")


def add_report(session: object, kind: str) -> int:
    row = StatusReport(
        prisoner_id=PERSON, kind=kind, source="Viasna, 2026-11-21", reported_on="2026-11-21", received_at=clock.now()
    )
    session.add(row)  # type: ignore[attr-defined]
    session.flush()  # type: ignore[attr-defined]
    return row.id


def state_of(app: Flask, person: str = PERSON) -> str:
    with app.app_context(), reading() as session:
        return session.scalars(select(Prisoner.state).where(Prisoner.id == person)).one()


def test_nothing_waits_on_a_new_server(pair: tuple[FlaskClient, FlaskClient]) -> None:
    assert set(pair[0].get("/api/desk/waiting").json.values()) == {0}


@pytest.mark.both_databases
def test_a_state_to_check_waits_until_it_is_left_as_it_is(
    app: Flask, pair: tuple[FlaskClient, FlaskClient], report: int
) -> None:
    first, _ = pair
    assert first.get("/api/desk/waiting").json["states_to_check"] == 1
    [shown] = first.get("/api/desk/reports").json
    assert (shown["report_id"], shown["kind"], shown["may"]) == (report, "held", {"propose": True, "confirm": False})
    assert first.post(f"/api/desk/reports/{report}/no-change").status_code == 204
    assert first.get("/api/desk/reports").json == []
    assert state_of(app) == "do_not_write"
    again = first.post(f"/api/desk/reports/{report}/no-change")
    assert (again.status_code, again.json["type"]) == (409, "/problems/report-decided")


def test_somebody_may_be_written_to_again_only_when_a_second_confirms(
    app: Flask, pair: tuple[FlaskClient, FlaskClient], report: int
) -> None:
    first, second = pair
    path = f"/api/desk/reports/{report}/may-be-written-to"
    assert first.post(path).json == {"confirmed": False}
    assert state_of(app) == "do_not_write"
    refused = first.post(path)
    assert (refused.status_code, refused.json["type"]) == (403, "/problems/second-must-be-another")
    assert [one["may"]["confirm"] for one in second.get("/api/desk/reports").json] == [True]
    assert second.post(path).json == {"confirmed": True}
    assert state_of(app) == "held"


def test_neither_may_have_invited_the_other(app: Flask, report: int) -> None:
    with app.app_context(), writing() as session:
        ada = make_coordinator(session, "Ada", founding=True)
        puppet = make_coordinator(session, "Zoe", invited_by=ada)
    path = f"/api/desk/reports/{report}/may-be-written-to"
    for first, second in ((ada, puppet), (puppet, ada)):
        assert desk_client(app, first).post(path).status_code == 200
        assert desk_client(app, second).post(path).status_code == 403
        assert state_of(app) == "do_not_write"
        assert desk_client(app, second).delete(path).status_code == 204


@pytest.mark.both_databases
def test_two_who_confirm_at_the_same_instant_confirm_once(
    app: Flask, pair: tuple[FlaskClient, FlaskClient], report: int
) -> None:
    with app.app_context(), writing() as session:
        third = desk_client_of(app, make_coordinator(session, "Cy", founding=True))
    path = f"/api/desk/reports/{report}/may-be-written-to"
    pair[0].post(path)
    start, answers = Barrier(2), []

    def confirm(client: FlaskClient) -> None:
        start.wait()
        answers.append(client.post(path).status_code)

    threads = [Thread(target=confirm, args=(client,)) for client in (pair[1], third())]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409]


def desk_client_of(app: Flask, id: str) -> Callable[[], FlaskClient]:
    """Made when the transaction in which the coordinator is made has ended."""
    return lambda: desk_client(app, id)


@pytest.mark.parametrize("state", ["came_out", "died"])
def test_what_two_have_told_is_not_undone_by_a_report(
    app: Flask, pair: tuple[FlaskClient, FlaskClient], state: str
) -> None:
    with app.app_context(), writing() as session:
        make_prisoner(session, PERSON, state=state)
        report = add_report(session, "detained_again")
    first, second = pair
    path = f"/api/desk/reports/{report}/may-be-written-to"
    first.post(path)
    refused = second.post(path)
    assert (refused.status_code, refused.json["type"]) == (409, "/problems/state-decided")
    assert state_of(app) == state


def test_an_assistant_decides_nothing_about_people(app: Flask, report: int) -> None:
    with app.app_context(), writing() as session:
        assistant = desk_client_of(app, make_coordinator(session, "Ines", role="assistant"))
    client = assistant()
    assert client.get("/api/desk/waiting").json["states_to_check"] == 0
    assert client.get("/api/desk/reports").json["type"] == "/problems/not-your-task"
    assert client.post(f"/api/desk/reports/{report}/no-change").status_code == 403


def test_a_stranger_and_another_sites_page_are_turned_away(
    app: Flask, pair: tuple[FlaskClient, FlaskClient], report: int
) -> None:
    assert app.test_client().get("/api/desk/waiting").json["type"] == "/problems/not-signed-in"
    headers = {"Origin": "https://elsewhere.example"}
    answer = pair[0].post(f"/api/desk/reports/{report}/no-change", headers=headers)
    assert (answer.status_code, answer.json["type"]) == (403, "/problems/foreign-origin")


def test_decisions_are_noted_without_names(app: Flask, pair: tuple[FlaskClient, FlaskClient], report: int) -> None:
    path = f"/api/desk/reports/{report}/may-be-written-to"
    for client in pair:
        client.post(path)
    with app.app_context(), reading() as session:
        noted = [(one.action, one.subject) for one in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    assert noted[-2:] == [("writing_proposed", f"prisoner:{PERSON}"), ("writing_confirmed", f"prisoner:{PERSON}")]

"""What was done stands in the log, without a token and without a name, and nobody rewrites it."""

import csv
import io
import json

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from factories.desk_people import Actions, DeskPerson, answered, command_invite, founding_pair, kind
from lebenszeichen.coordinators import recovery
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.audit_log import PAGE
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing

pytestmark = pytest.mark.both_databases


def everything_once(app: Flask, ada: DeskPerson, bea: DeskPerson) -> list[str]:
    """Each thing that can be done, done once; the links that were given out."""
    links = [ada.invite("assistant")]
    (waiting,) = answered(bea.get("/invites"))
    bea.delete(f"/invites/{waiting['id']}")
    cleo = ada.let_in("Cleo")
    spare = DeskPerson(app).phone
    options = answered(cleo.agreeing("passkeys", "/me/passkeys/options"))
    added = answered(cleo.post("/me/passkeys", {"credential": spare.create(options), "label": "Cleo's spare"}))
    cleo.delete(f"/me/passkeys/{added['id']}")
    cleo.post("/sign-out")
    cleo.sign_in()
    taken_back = answered(ada.post(f"/coordinators/{cleo.id}/recovery"))["id"]
    cleo.delete(f"/recoveries/{taken_back}")
    id = answered(ada.post(f"/coordinators/{cleo.id}/recovery"))["id"]
    links.append(answered(bea.agreeing(f"recover:{id}", f"/recoveries/{id}/agreement"))["link"])
    DeskPerson(app, "Cleo").enrol(links[-1])
    bea.agreeing(f"revoke:{cleo.id}", f"/coordinators/{cleo.id}/revoke")
    return links


def test_each_action_has_its_entry(app: Flask, actions: Actions) -> None:
    everything_once(app, *founding_pair(app))
    assert actions() == [
        "founding_links_made",
        *["invite_opened", "joined"] * 2,
        "invited",
        "invite_revoked",
        *["invited", "invite_opened", "joined"],
        "passkey_added",
        "passkey_removed",
        "signed_out",
        "signed_in",
        *["recovery_asked", "recovery_taken_back"],
        *["recovery_asked", "recovery_agreed", "recovery_link_made", "invite_opened", "recovered"],
        "revoked",
    ]


def test_no_entry_holds_a_token_or_a_name(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    cookies = [str(ada.cookie), str(bea.cookie)]
    links = everything_once(app, ada, bea)
    exported = ada.get("/audit.csv").text
    with app.app_context(), reading() as session:
        rows = repr([vars(row) for row in session.scalars(select(AuditEntry))])
    for secret in (*cookies, *[link.split("=")[1] for link in links], "Ada", "Bea", "Cleo", "spare"):
        assert secret not in rows
        assert secret not in exported


def test_what_was_refused_is_not_said_to_have_been_done(ada: DeskPerson, bea: DeskPerson, actions: Actions) -> None:
    before = actions()
    ada.agreeing(f"revoke:{bea.id}", f"/coordinators/{bea.id}/revoke")
    ada.post("/invites", {"role": "coordinator", "credential": {}})
    ada.sign_in(origin="https://evil.example")
    assert actions() == before


def test_a_coordinator_reads_who_did_what_newest_first(ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = ada.let_in("Cleo", role="assistant")
    newest, *_ = answered(bea.get("/audit"))
    assert newest["by"] == {"id": cleo.id, "name": "Cleo"}
    assert (newest["action"], newest["subject"]) == ("joined", f"coordinator:{cleo.id}")
    assert newest["detail"] == {"invite": newest["detail"]["invite"], "invited_by": ada.id}


def test_the_log_comes_a_hundred_at_a_time_and_whole_as_a_table(app: Flask, ada: DeskPerson) -> None:
    with app.app_context(), writing() as session:
        note(session, None, "founding_links_made", None)
        for number in range(PAGE):
            note(session, None, "invited", f"invite:{number}", number=number)
    newest = answered(ada.get("/audit"))
    assert len(newest) == PAGE
    older = answered(ada.get(f"/audit?before={newest[-1]['id']}"))
    assert [one["action"] for one in older][-1] == "founding_links_made"
    answer = ada.get("/audit.csv")
    assert answer.mimetype == "text/csv"
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert [int(row["id"]) for row in table] == sorted(one["id"] for one in [*newest, *older])
    assert json.loads(table[-1]["detail"]) == {"number": PAGE - 1}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET action = 'nothing'",
        "DELETE FROM audit_entries",
        "DELETE FROM audit_entries WHERE id = (SELECT max(id) FROM audit_entries)",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(app: Flask, statement: str) -> None:
    with app.app_context():
        with writing() as session:
            note(session, None, "invited", "invite:1")

        def rewrite() -> None:
            with writing() as session:
                session.execute(text(statement))

        with pytest.raises(DatabaseError, match="audit entries are only added"):
            rewrite()
        with reading() as session:
            assert session.scalars(select(AuditEntry.action)).all() == ["invited"]


def test_an_entry_outlives_whom_it_is_about(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    cleo = command_invite(app, "Cleo")
    cleo.invite()
    bea.agreeing(f"revoke:{cleo.id}", f"/coordinators/{cleo.id}/revoke")
    assert {"id": cleo.id, "name": "Cleo"} in [one["by"] for one in answered(ada.get("/audit"))]


def test_the_command_stands_in_the_log_without_a_person(app: Flask, ada: DeskPerson, bea: DeskPerson) -> None:
    with app.app_context(), writing() as session:
        recovery.recover_by_command(session, app.extensions["settings"], bea.id)
    newest, *_ = answered(ada.get("/audit"))
    assert (newest["by"], newest["action"], newest["subject"]) == (None, "recovery_link_made", f"coordinator:{bea.id}")


def test_an_assistant_does_not_read_the_log(ada: DeskPerson) -> None:
    cleo = ada.let_in("Cleo", role="assistant")
    assert kind(cleo.get("/audit")) == (403, "not-your-task")
    assert kind(cleo.get("/audit.csv")) == (403, "not-your-task")

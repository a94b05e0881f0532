"""What the server says of each mutation, as docs/sync-protocol.md promises it."""

import json
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from factories.people import make_prisoner
from factories.phones import Phone, letter_of
from lebenszeichen.database import reading, writing
from lebenszeichen.letters.models import Letter
from lebenszeichen.letters.queries import counts_by_prisoner
from lebenszeichen.sync.models import LedgerEntry

pytestmark = pytest.mark.both_databases


def posted_to(app: Flask, prisoner_id: str) -> int:
    """What coordinators count."""
    with app.app_context(), reading() as session:
        return {count.prisoner_id: count.posted for count in counts_by_prisoner(session)}.get(prisoner_id, 0)


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone(app)


def test_a_posted_card_is_counted_once(app: Flask, phone: Phone, listed: str) -> None:
    results = phone.push(phone.posted(listed))
    assert [result["outcome"] for result in results] == ["applied"]
    assert posted_to(app, listed) == 1


def test_a_batch_whose_answer_was_lost_is_sent_again_and_counted_once(app: Flask, phone: Phone, listed: str) -> None:
    batch = [phone.posted(listed), phone.posted(listed)]
    first = phone.push(*batch)
    again = phone.push(*batch)
    assert [result["outcome"] for result in again] == ["duplicate"] * 2
    assert [result["seq"] for result in again] == [result["seq"] for result in first]
    assert posted_to(app, listed) == 2


def test_each_result_names_its_mutation_in_order(phone: Phone, listed: str) -> None:
    batch = [phone.posted(listed), phone.posted("nobody"), phone.posted(listed)]
    results = phone.push(*batch)
    assert [result["id"] for result in results] == [mutation["id"] for mutation in batch]
    assert [result["outcome"] for result in results] == ["applied", "rejected", "applied"]


def test_a_rejected_mutation_at_the_end_takes_nothing_back_and_doubles_nothing(
    app: Flask, phone: Phone, listed: str
) -> None:
    kept, undone = phone.posted(listed), phone.posted(listed)
    void = phone.voided(letter_of(undone))
    again = phone.posted(listed) | {"id": kept["id"], "args": kept["args"]}
    batch = [kept, undone, void, again, phone.posted("nobody")]
    expected = ["applied", "applied", "applied", "duplicate", "rejected"]
    assert [result["outcome"] for result in phone.push(*batch)] == expected
    assert posted_to(app, listed) == 1
    with app.app_context(), reading() as session:
        assert len(list(session.scalars(select(LedgerEntry)))) == 3


def test_every_applied_mutation_carries_the_number_that_its_batch_reached(phone: Phone, listed: str) -> None:
    first = phone.push(phone.posted(listed), phone.posted(listed))
    second = phone.push(phone.posted(listed))
    assert first[0]["seq"] == first[1]["seq"] == second[0]["seq"] - 1


def test_the_same_id_with_other_content_is_rejected_and_never_counted(app: Flask, phone: Phone, listed: str) -> None:
    mutation = phone.posted(listed)
    phone.push(mutation)
    [result] = phone.push({**mutation, "args": phone.posted(listed)["args"]})
    assert (result["outcome"], result["problem"]["type"]) == ("rejected", "/problems/changed-content")
    assert posted_to(app, listed) == 1


def test_the_same_number_under_another_id_is_a_fork_and_both_letters_live(
    app: Flask, phone: Phone, listed: str
) -> None:
    phone.push(phone.posted(listed))
    clone = {**phone.posted(listed), "seq": 1}
    assert phone.push(clone) == [{"id": clone["id"], "outcome": "fork"}]
    assert posted_to(app, listed) == 1
    assert phone.send(clone, client_id=str(uuid4())).json["results"][0]["outcome"] == "applied"
    assert posted_to(app, listed) == 2


def test_the_same_mutation_under_another_client_and_number_is_a_duplicate(
    app: Flask, phone: Phone, listed: str
) -> None:
    mutation = phone.posted(listed)
    phone.push(mutation)
    answer = phone.send({**mutation, "seq": 9}, client_id=str(uuid4()))
    assert answer.json["results"][0]["outcome"] == "duplicate"
    assert posted_to(app, listed) == 1


def test_the_same_mutation_twice_in_one_batch_is_counted_once(app: Flask, phone: Phone, listed: str) -> None:
    mutation = phone.posted(listed)
    results = phone.push(mutation, {**mutation, "seq": 2})
    assert [result["outcome"] for result in results] == ["applied", "duplicate"]
    assert results[0]["seq"] == results[1]["seq"]
    assert posted_to(app, listed) == 1


def test_a_void_before_its_fact_wins_for_ever(app: Flask, phone: Phone, listed: str) -> None:
    letter_id = str(uuid4())
    assert phone.push(phone.voided(letter_id))[0]["outcome"] == "applied"
    assert phone.push(phone.posted(listed, letter_id))[0]["outcome"] == "applied"
    assert posted_to(app, listed) == 0


def test_two_voids_of_one_card_take_back_one_card(app: Flask, phone: Phone, listed: str) -> None:
    first, second = phone.posted(listed), phone.posted(listed)
    phone.push(first, second)
    phone.push(phone.voided(letter_of(first)), phone.voided(letter_of(first)))
    assert posted_to(app, listed) == 1


def test_a_void_of_written_leaves_a_posted_card_counted(app: Flask, phone: Phone, listed: str) -> None:
    letter_id = str(uuid4())
    phone.push(
        phone.posted(listed, letter_id, fact="letter_written"),
        phone.posted(listed, letter_id),
        phone.voided(letter_id, "letter_written"),
    )
    assert posted_to(app, listed) == 1


def test_a_written_card_is_not_counted_until_it_is_posted(app: Flask, phone: Phone, listed: str) -> None:
    letter_id = str(uuid4())
    phone.push(phone.posted(listed, letter_id, fact="letter_written"))
    assert posted_to(app, listed) == 0
    phone.push(phone.posted(listed, letter_id))
    assert posted_to(app, listed) == 1


def test_two_facts_that_one_letter_was_posted_are_one_card(app: Flask, phone: Phone, listed: str) -> None:
    letter_id = str(uuid4())
    phone.push(phone.posted(listed, letter_id), phone.posted(listed, letter_id))
    assert posted_to(app, listed) == 1


def test_a_later_fact_of_a_letter_for_another_person_is_rejected(app: Flask, phone: Phone, listed: str) -> None:
    with app.app_context(), writing() as session:
        other = make_prisoner(session, "p0000000001")
    letter_id = str(uuid4())
    phone.push(phone.posted(listed, letter_id, fact="letter_written"))
    [result] = phone.push(phone.posted(other, letter_id))
    assert result["problem"]["type"] == "/problems/other-letter"
    assert result["problem"]["pointer"] == "/args/prisoner_id"
    assert (posted_to(app, listed), posted_to(app, other)) == (0, 0)


@pytest.mark.parametrize("known_before", [True, False])
def test_a_card_counts_though_its_batch_says_the_same_letter_went_to_somebody_else(
    app: Flask, phone: Phone, listed: str, known_before: bool
) -> None:
    with app.app_context(), writing() as session:
        other = make_prisoner(session, "p0000000001")
    letter_id = str(uuid4())
    written, posted = phone.posted(listed, letter_id, fact="letter_written"), phone.posted(listed, letter_id)
    if known_before:
        phone.push(written)
    batch = (
        [posted, phone.posted(other, letter_id)] if known_before else [written, posted, phone.posted(other, letter_id)]
    )
    outcomes = [result["outcome"] for result in phone.push(*batch)]
    assert outcomes == ["applied"] * (len(batch) - 1) + ["rejected"]
    assert (posted_to(app, listed), posted_to(app, other)) == (1, 0)


def test_nothing_is_kept_of_a_rejected_mutation_and_it_may_succeed_later(app: Flask, phone: Phone, listed: str) -> None:
    mutation = phone.posted("p0000000001")
    assert phone.push(mutation)[0]["problem"]["type"] == "/problems/unknown-prisoner"
    with app.app_context():
        with reading() as session:
            assert session.scalars(select(LedgerEntry)).all() == []
            assert session.scalars(select(Letter)).all() == []
        with writing() as session:
            make_prisoner(session, "p0000000001")
    assert phone.push(mutation)[0]["outcome"] == "applied"


def _args(**change: Any) -> str:
    args = {"letter_id": str(uuid4()), "prisoner_id": "p4k8m2x9q1", "campaign_id": "everyone", **change}
    return json.dumps({name: value for name, value in args.items() if value is not ...})


POISON = [
    ({"id": "not-a-uuid"}, "unreadable-mutation", "/id"),
    ({"id": "\ud800"}, "unreadable-mutation", "/id"),
    ({"name": "letter_sent"}, "unknown-fact", "/name"),
    ({"schema": 99}, "unknown-fact", "/schema"),
    ({"local_date": "21.11.2026"}, "unreadable-mutation", "/local_date"),
    ({"local_date": "20261121"}, "unreadable-mutation", "/local_date"),
    ({"local_date": "2026-02-30"}, "unreadable-mutation", "/local_date"),
    ({"args": "no json"}, "unreadable-mutation", "/args"),
    ({"args": "[]"}, "unreadable-mutation", "/args"),
    ({"args": "[" * 4000}, "unreadable-mutation", "/args"),
    ({"args": _args(letter_id=7)}, "invalid-fact", "/args/letter_id"),
    ({"args": _args(letter_id=...)}, "invalid-fact", "/args/letter_id"),
    ({"args": _args(prisoner_id="p\0")}, "invalid-fact", "/args/prisoner_id"),
    ({"args": _args(prisoner_id="p\ud800")}, "invalid-fact", "/args/prisoner_id"),
    ({"args": _args(campaign_id="x" * 41)}, "invalid-fact", "/args/campaign_id"),
    ({"args": _args(more=1)}, "invalid-fact", "/args"),
    ({"args": _args(prisoner_id="nobody")}, "unknown-prisoner", "/args/prisoner_id"),
    ({"args": _args(campaign_id="nothing")}, "unknown-campaign", "/args/campaign_id"),
    ({"name": "fact_voided", "args": '{"letter_id": "x", "fact": "letter_lost"}'}, "invalid-fact", "/args/fact"),
    ({"name": "fact_voided", "args": '{"letter_id": "x", "fact": "letter_posted"}'}, "invalid-fact", "/args/letter_id"),
]


def test_a_poisoned_mutation_is_rejected_with_a_pointer_and_the_queue_goes_on(
    app: Flask, phone: Phone, listed: str
) -> None:
    batch: list[dict[str, Any]] = []
    for change, _, _ in POISON:
        batch += [{**phone.posted(listed), **change}, phone.posted(listed)]
    results = phone.push(*batch)
    told = [(result["problem"]["type"], result["problem"]["pointer"]) for result in results[::2]]
    assert told == [(f"/problems/{slug}", pointer) for _, slug, pointer in POISON]
    assert {result["outcome"] for result in results[1::2]} == {"applied"}
    assert posted_to(app, listed) == len(POISON)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"client_id": "me"}, "/client_id"),
        ({"client_version": "1"}, "/client_version"),
        ({"mutations": []}, "/mutations"),
        ({"more": 1}, "/more"),
    ],
)
def test_an_envelope_that_cannot_be_read_is_turned_away_as_a_whole(
    phone: Phone, change: dict[str, Any], pointer: str
) -> None:
    body = {"client_id": phone.client_id, "client_version": 1, "mutations": [phone.posted()], **change}
    answer = phone.client.post("/api/mutations", json=body, headers={"Authorization": f"Bearer {phone.token}"})
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")
    assert answer.json["pointer"] == pointer


def test_a_batch_of_more_than_fifty_or_out_of_order_is_turned_away(phone: Phone) -> None:
    many = [phone.posted() for _ in range(51)]
    assert phone.send(*many).status_code == 422
    assert phone.send(many[1], many[0]).status_code == 422


@pytest.mark.parametrize("body", ["[" * 100_000, "9" * 5_000])
def test_a_body_nested_or_numbered_beyond_reason_is_turned_away(phone: Phone, body: str) -> None:
    headers = {"Authorization": f"Bearer {phone.token}", "Content-Type": "application/json"}
    answer = phone.client.post("/api/mutations", data=body, headers=headers)
    assert (answer.status_code, answer.json["type"]) == (422, "/problems/invalid-request")


def test_an_unknown_token_is_told_so_and_nothing_is_applied(app: Flask, phone: Phone, listed: str) -> None:
    phone.token = "x" * 43
    answer = phone.send(phone.posted(listed))
    assert (answer.status_code, answer.json["type"]) == (401, "/problems/unknown-device")
    assert posted_to(app, listed) == 0


def test_an_app_that_is_too_old_keeps_everything(app: Flask, phone: Phone, listed: str) -> None:
    answer = phone.send(phone.posted(listed), client_version=0)
    assert (answer.status_code, answer.json["type"]) == (426, "/problems/client-too-old")
    assert posted_to(app, listed) == 0


def test_letters_say_nothing_of_the_phone(app: Flask, phone: Phone, listed: str) -> None:
    phone.push(phone.posted(listed))
    with app.app_context(), reading() as session:
        columns = set(session.scalars(select(Letter)).one().__table__.columns.keys())
    days = {"written_on", "handed_in_on", "posted_on", "day_moved", "counted_on", "weighed_on"}
    assert columns == {"id", "prisoner_id", "campaign_id", "event_id", *days, "held", "settles_at", "left_out"}


@pytest.mark.parametrize("name", ["letter_arrived", "letter_answered", "letter_came_back"])
def test_a_fact_of_an_arrival_is_not_understood(app: Flask, phone: Phone, listed: str, name: str) -> None:
    # Who gets mail out, and which prison is lenient, must not be on a server: there is no such fact.
    answer = phone.push({**phone.posted(listed), "name": name})[0]
    assert (answer["outcome"], answer["problem"]["type"]) == ("rejected", "/problems/unknown-fact")
    assert posted_to(app, listed) == 0

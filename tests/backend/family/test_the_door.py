"""The family's door: whoever asks is not asked, and what was asked for is not shown any more, whatever is tried."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import inspect, select, update

from factories.dumps import Dump
from factories.export_rows import export, row
from factories.family import ANNA, VERA, Listed, coordinators, listed_people, set_state
from factories.people import make_prisoner
from factories.phones import Phone
from lebenszeichen import clock
from lebenszeichen.app import create_app
from lebenszeichen.database import reading, writing
from lebenszeichen.family.jobs import erase_who_came_out, forget_decided, look_after_the_hidden
from lebenszeichen.family.models import FamilyRequest
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.settings import Settings
from lebenszeichen.sync import takedown
from lebenszeichen.sync.publication import publish_list
from lebenszeichen.sync.start import prepare


@pytest.fixture
def listed_both(app: Flask) -> Listed:
    return listed_people(app)


def requests_of(app: Flask) -> list[FamilyRequest]:
    with app.app_context(), reading() as session:
        rows = list(session.scalars(select(FamilyRequest).order_by(FamilyRequest.id)))
        session.expunge_all()
        return rows


@pytest.mark.parametrize("language", ["be", "ru", "en", "de"])
def test_the_door_says_in_four_languages_what_happens_and_asks_who_nobody_is(
    listed_both: Listed, language: str
) -> None:
    page = listed_both.client.get(f"/{language}/family/{listed_both.anna}")
    html = page.get_data(as_text=True)
    assert page.status_code == 200
    assert page.headers["X-Robots-Tag"].startswith("noindex")
    assert page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers
    assert f'<html lang="{language}">' in html
    assert html.count('type="radio"') == 7
    assert 'type="text"' not in html
    assert "<textarea" not in html
    assert "<script" not in html


def test_somebody_held_is_hidden_at_once_from_every_public_byte(listed_both: Listed) -> None:
    old = listed_both.files()
    assert "Узор" in listed_both.everything_public()
    assert "больше не показывается" in listed_both.ask(listed_both.anna)
    everything = listed_both.everything_public(*old)
    assert "Узор" not in everything
    assert "Uzor" not in everything
    assert "Лист" in everything
    assert {listed_both.client.get(path).status_code for path in old} == {410}
    assert listed_both.client.get(f"/de/prisoners/{listed_both.anna}").status_code == 410
    assert listed_both.client.get(f"/be/family/{listed_both.anna}").status_code == 200
    assert listed_both.state(listed_both.anna) is None


def test_an_id_that_nobody_has_is_not_found_and_nothing_is_kept(listed_both: Listed) -> None:
    assert listed_both.client.get("/ru/family/p000").status_code == 404
    assert listed_both.client.post("/ru/family/p000", data={"wish": "remove"}).status_code == 404
    assert listed_both.client.get("/en/prisoners/p000").status_code == 404
    assert requests_of(listed_both.app) == []


@pytest.mark.parametrize("id", ["%00", "a%00b", "%ED%A0%80", "x" * 3000, "..%2f..", "'--"])
def test_what_nobodys_id_can_be_is_not_found(listed_both: Listed, id: str) -> None:
    for path in (f"/ru/family/{id}", f"/en/prisoners/{id}"):
        assert listed_both.client.get(path).status_code == 404
    assert listed_both.client.post(f"/ru/family/{id}", data={"wish": "remove"}).status_code == 404


def test_without_a_choice_nothing_happens_and_the_door_says_so(listed_both: Listed) -> None:
    for wish in ("", "erase", "change-", "change-address", "remove-name"):
        answer = listed_both.client.post(f"/en/family/{listed_both.anna}", data={"wish": wish})
        assert answer.status_code == 422
        assert "choose one of these" in answer.get_data(as_text=True)
    assert requests_of(listed_both.app) == []


def test_another_sites_page_cannot_make_its_visitors_ask(listed_both: Listed) -> None:
    listed_both.ask(listed_both.anna, **{"Sec-Fetch-Site": "cross-site"})
    assert listed_both.state(listed_both.anna) == "held"
    listed_both.ask(listed_both.anna, **{"Sec-Fetch-Site": "same-origin"})
    assert listed_both.state(listed_both.anna) is None


def test_asked_twice_it_is_one_request(listed_both: Listed) -> None:
    listed_both.ask(listed_both.anna)
    assert "больше не показывается" in listed_both.ask(listed_both.anna)
    assert [(one.times, one.acted) for one in requests_of(listed_both.app)] == [(2, "hidden")]


def test_nothing_but_wish_person_and_day_is_kept(listed_both: Listed) -> None:
    listed_both.ask(listed_both.anna, **{"User-Agent": "Marked-Browser", "X-Forwarded-For": "203.0.113.9"})
    columns = {column.key for column in inspect(FamilyRequest).columns}
    asked = {"id", "prisoner_id", "wish", "what", "origin", "times", "first_on", "last_on", "acted", "acted_on"}
    assert columns - asked == {"erase_on", "proposed", "proposed_by", "decision", "decided_on"}
    with listed_both.app.app_context(), reading() as session:
        audit = session.connection().exec_driver_sql("SELECT count(*) FROM audit_entries").scalar_one()
    assert audit == 0  # a moment in the log would tell when somebody asked


def test_the_next_import_does_not_show_somebody_who_is_hidden(listed_both: Listed) -> None:
    listed_both.ask(listed_both.anna)
    report = listed_both.import_again(export(row("1", "Анна Узор-Новая"), row("2", VERA)))
    assert report["new"] == 0
    assert "Узор" not in listed_both.everything_public()


def test_a_restored_dump_does_not_show_somebody_who_was_hidden_since(
    listed_both: Listed,
) -> None:
    dump = Dump.of(listed_both.app)
    old = listed_both.files()
    listed_both.ask(listed_both.anna)
    dump.restore()
    with listed_both.app.app_context():
        prepare(listed_both.settings())
    assert "Узор" not in listed_both.everything_public(*old)
    with listed_both.app.app_context():
        look_after_the_hidden()  # the dump had forgotten the request; somebody still has to decide
    assert [(one.wish, one.acted) for one in requests_of(listed_both.app)] == [("remove", "hidden")]


def test_a_list_that_a_restored_dump_did_not_know_brings_nobody_back(listed_both: Listed) -> None:
    """The dump is older than the person's import: only the memory knows them."""
    listed_both.ask(listed_both.anna)
    with listed_both.app.app_context(), writing() as session:
        session.execute(update(Prisoner).where(Prisoner.id == listed_both.anna).values(hidden_on=None))
    listed_both.import_again(export(row("1", "Анна Узор", prison="ИК №4"), row("2", VERA)))
    assert "Узор" not in listed_both.everything_public()


def test_a_second_process_does_not_show_them_from_what_it_kept_in_memory(listed_both: Listed) -> None:
    other = create_app(listed_both.settings())
    before = Listed(other, listed_both.anna, listed_both.vera)
    assert ANNA in before.client.get("/ru/family/" + listed_both.anna).get_data(as_text=True)
    listed_both.ask(listed_both.anna)
    assert before.client.get(f"/en/prisoners/{listed_both.anna}").status_code == 410
    assert "Узор" not in before.everything_public()


def test_a_second_machine_obeys_the_memory_without_being_started_again(listed_both: Listed) -> None:
    """It has the same memory and a database that does not know of it yet: nothing but the file has changed."""
    old = listed_both.files()
    assert listed_both.client.get(old[0]).status_code == 200
    takedown.suppress(listed_both.settings(), "viasna:1")
    assert {listed_both.client.get(path).status_code for path in old} == {410}
    assert "Узор" not in listed_both.everything_public(*old)


def test_the_clock_finds_who_came_back_while_the_memory_did_not_change(listed_both: Listed) -> None:
    listed_both.ask(listed_both.anna)
    with listed_both.app.app_context():
        with writing() as session:  # as a dump that was put under a running server
            session.execute(update(Prisoner).values(hidden_on=None))
        assert takedown.take_down_again(listed_both.settings()) == 1
        assert takedown.take_down_again(listed_both.settings()) == 0
    assert "Узор" not in listed_both.everything_public()


def test_what_fails_after_the_commit_leaves_no_file_to_be_read(
    listed_both: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = listed_both.files()
    with listed_both.app.app_context(), monkeypatch.context() as broken:
        broken.setattr(takedown, "publish_list", _breaks)
        with pytest.raises(RuntimeError):
            takedown.take_down(listed_both.anna)
    assert {listed_both.client.get(path).status_code for path in old} == {410}
    with listed_both.app.app_context():
        publish_list()
    assert "Узор" not in listed_both.everything_public(*old)


def _breaks() -> None:
    raise RuntimeError("the power is gone")


def test_cards_on_their_way_still_count_and_no_level_names_the_person(listed_both: Listed) -> None:
    phone = Phone(listed_both.app)
    phone.push(*[phone.posted(listed_both.anna) for _ in range(3)])
    listed_both.ask(listed_both.anna)
    assert phone.push(phone.posted(listed_both.anna))[0]["outcome"] == "applied"
    assert listed_both.anna not in listed_both.client.get("/api/levels").get_data(as_text=True)


def test_above_the_cap_of_a_day_requests_wait_and_the_door_says_so(app: Flask, database_url: str) -> None:
    listed = listed_people(app)
    capped = create_app(Settings(**{**_fields(listed.settings()), "family_door_daily_cap": 1}))
    door = Listed(capped, listed.anna, listed.vera)
    assert "больше не показывается" in door.ask(door.anna)
    assert "ждёт одного из нас" in door.ask(door.vera)
    assert "Лист" in door.everything_public()
    ada, _ = coordinators(app)
    assert [one["acted"] for one in ada.get("/api/desk/family/requests").json] == ["waits", "hidden"]


def _fields(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in settings.__dataclass_fields__}


@pytest.mark.both_databases
def test_the_next_day_the_same_wish_is_done(listed_both: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    capped = create_app(Settings(**{**_fields(listed_both.settings()), "family_door_daily_cap": 1}))
    door = Listed(capped, listed_both.anna, listed_both.vera)
    door.ask(door.anna)
    door.ask(door.vera)
    tomorrow = clock.today() + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: tomorrow)
    assert "больше не показывается" in door.ask(door.vera)
    assert "Лист" not in door.everything_public()


def test_who_came_out_is_erased_after_two_weeks_unless_somebody_says_otherwise(
    listed_both: Listed, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_state(listed_both.app, listed_both.anna, "came_out")
    assert "Через 14 дней" in listed_both.client.get(f"/ru/family/{listed_both.anna}").get_data(as_text=True)
    listed_both.ask(listed_both.anna)
    assert "Узор" not in listed_both.everything_public()
    today = clock.today()
    for days, erased in ((13, 0), (14, 1), (15, 0)):
        monkeypatch.setattr(clock, "today", lambda days=days: today + timedelta(days=days))
        with listed_both.app.app_context():
            assert erase_who_came_out() == erased
    with listed_both.app.app_context(), reading() as session:
        left = session.get_one(Prisoner, listed_both.anna)
        session.expunge(left)
    assert (left.state, left.names, left.source_id) == ("removed", {}, None)
    report = listed_both.import_again()
    assert report["suppressed"] == 1


def test_silence_is_neutral_for_phones_and_names_nobody(listed_both: Listed) -> None:
    assert "мы молчим" in listed_both.ask(listed_both.anna, "silence")
    assert listed_both.state(listed_both.anna) == "do_not_write"
    page = listed_both.client.get(f"/en/prisoners/{listed_both.anna}").get_data(as_text=True)
    assert "Please do not write at present" in page


def test_a_change_changes_nothing_by_itself(listed_both: Listed) -> None:
    before = listed_both.files()
    assert "Thank you" in listed_both.ask(listed_both.anna, "change-birthday", "en")
    assert listed_both.files() == before
    assert [(one.wish, one.what, one.acted) for one in requests_of(listed_both.app)] == [
        ("change", "birthday", "nothing")
    ]


@pytest.mark.both_databases
def test_two_ask_at_the_same_moment_and_the_cap_holds(listed_both: Listed) -> None:
    with listed_both.app.app_context():
        with writing() as session:
            ids = [make_prisoner(session, f"p{number}") for number in range(6)]
        publish_list()
    capped = create_app(Settings(**{**_fields(listed_both.settings()), "family_door_daily_cap": 3}))
    door = Listed(capped, listed_both.anna, listed_both.vera)
    with ThreadPoolExecutor(6) as crowd:
        said = list(crowd.map(lambda id: door.ask(id, language="en"), ids))
    assert sum("not shown any more" in text for text in said) == 3
    assert sum("waits for one of us" in text for text in said) == 3


def test_decided_requests_are_forgotten(listed_both: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    ada, _ = coordinators(listed_both.app)
    listed_both.ask(listed_both.anna, "change-name")
    id = ada.get("/api/desk/family/requests").json[0]["id"]
    assert ada.post(f"/api/desk/family/requests/{id}/decision", json={"decision": "done"}).json == {"decided": True}
    today = clock.today()
    for days, left in ((90, 1), (91, 0)):
        monkeypatch.setattr(clock, "today", lambda days=days: today + timedelta(days=days))
        with listed_both.app.app_context():
            forget_decided()
        assert len(requests_of(listed_both.app)) == left

"""An event is one, however often it is announced, and is fanned out once."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from factories.alert_post import WORDS, Moments, Post
from factories.coordinators import make_coordinator
from factories.subscribers import make_coordinators_phone, make_subscriber, make_subscribers, sending_key
from lebenszeichen import clock
from lebenszeichen.alerts.announcing import announce
from lebenszeichen.alerts.fan_out import fan_out, next_quiet_moment
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent
from lebenszeichen.coordinators.models import Coordinator
from lebenszeichen.database import reading, writing
from push_service import Reply


def told(app: Flask, key: str = "k", **changed: object) -> int | None:
    event = {"kind": "release", "audience": "everybody", "texts": WORDS, "lasts": timedelta(hours=1), **changed}
    with app.app_context(), writing() as session:
        return announce(session, key=key, **event)  # type: ignore[arg-type]


def test_the_same_key_is_one_event(app: Flask) -> None:
    first = told(app)
    assert first is not None
    assert told(app) is None
    assert told(app, "other") not in {None, first}


def test_what_is_rolled_back_was_never_announced(app: Flask) -> None:
    with app.app_context():
        with writing() as session:
            announce(session, key="k", kind="release", audience="everybody", texts=WORDS, lasts=timedelta(hours=1))
            session.rollback()
        with reading() as session:
            assert session.scalar(select(func.count()).select_from(AlertEvent)) == 0


def test_an_event_for_one_has_its_delivery_at_once(app: Flask) -> None:
    with app.app_context(), writing() as session:
        [hearer, _] = make_subscribers(session, sending_key(app.extensions["settings"]).id, 2, confirmed_on=None)
    told(app, audience="one", only=hearer)
    with app.app_context(), reading() as session:
        assert session.scalars(select(AlertDelivery.subscription_id)).all() == [hearer]


@pytest.mark.parametrize("wrong", [{"audience": "one"}, {"audience": "everybody", "only": 1}])
def test_only_an_event_for_one_says_who_hears_it(app: Flask, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="only"):
        told(app, **wrong)


def test_a_fan_out_that_comes_again_or_at_the_same_time_adds_nothing(app: Flask) -> None:
    with app.app_context():
        with writing() as session:
            make_subscribers(session, sending_key(app.extensions["settings"]).id, 3)
        event_id = told(app)
        assert event_id is not None
        with writing() as session:
            assert fan_out(session, event_id, clock.now(), 17) == 3
        with writing() as session:
            make_subscribers(session, sending_key(app.extensions["settings"]).id, 1)
            assert fan_out(session, event_id, clock.now(), 17) == 0
            session.get_one(AlertEvent, event_id).fanned_out_at = None
            session.flush()
            assert fan_out(session, event_id, clock.now(), 17) == 1, "the three are there already"
        with reading() as session:
            assert session.scalar(select(func.count()).select_from(AlertDelivery)) == 4


def test_coordinators_phones_hear_of_a_hold_at_once_but_not_of_those_who_left(app: Flask) -> None:
    with app.app_context(), writing() as session:
        key = sending_key(app.extensions["settings"]).id
        ada, ben, eve = (make_coordinator(session, name) for name in ("Ada", "Ben", "Eve"))
        helper = make_coordinator(session, "Hal", role="assistant")
        phones = {id: make_subscriber(session, key, pace="quietly") for id in (ada, ben, eve, helper)}
        make_subscriber(session, key)
        for id, phone in phones.items():
            make_coordinators_phone(session, id, phone)
        session.get_one(Coordinator, eve).revoked_at = clock.now()
    event_id = told(app, "draft:1:hold:1", kind="hold", audience="coordinators")
    assert event_id is not None
    with app.app_context(), writing() as session:
        now = clock.now()
        fan_out(session, event_id, now, 17)
        rows = session.scalars(select(AlertDelivery)).all()
        assert {row.subscription_id for row in rows} == {phones[ada], phones[ben]}
        assert {row.due_at for row in rows} == {now}


def test_the_quiet_hour_is_today_or_tomorrow() -> None:
    noon = clock.now().replace(hour=12, minute=0, second=0, microsecond=0)
    assert next_quiet_moment(noon, 17) == noon.replace(hour=17)
    assert next_quiet_moment(noon, 12) == noon
    assert next_quiet_moment(noon, 3) == noon.replace(hour=3) + timedelta(days=1)


def test_a_correction_reaches_only_whom_the_false_word_may_have_reached(post: Post, moments: Moments) -> None:
    [heard], [quiet], [lost], [refused] = (
        post.subscribe(),
        post.subscribe(pace="quietly"),
        post.subscribe(host="web.push.apple.com"),
        post.subscribe(host="jmt17.google.com"),
    )
    post.service.behave(lost, Reply(reset=True, takes_it=True), Reply(reset=True, takes_it=True))
    post.service.behave(refused, Reply(429))
    moments.now = moments.now.replace(hour=9)
    first = post.announce()
    post.look(first)
    second = post.announce("draft:2:told", kind="withdrawal", audience="told", supersedes=first)
    moments.pass_by(minutes=30)
    post.look(second)
    assert post.states(first) == {
        heard.id: "sent",
        quiet.id: "cancelled",
        lost.id: "cancelled",
        refused.id: "cancelled",
    }
    assert set(post.states(second)) == {heard.id, lost.id}
    [seen] = heard.if_it_was_off
    assert seen.payload["notification"]["data"]["kind"] == "withdrawal"
    assert [one.headers["topic"] for one in heard.received] == [seen.headers["topic"]] * 2
    assert lost.if_it_was_off[0].payload["notification"]["data"]["kind"] == "withdrawal"
    moments.pass_by(hours=24)
    post.look(first)
    assert (quiet.received, refused.received) == ([], [])


def test_a_second_correction_reaches_who_heard_the_first_word_but_not_the_first_correction(
    post: Post, moments: Moments
) -> None:
    moments.now = moments.now.replace(hour=9)
    [browser] = post.subscribe()
    first = post.announce()
    post.look(first)
    second = post.announce("draft:2:told", kind="correction", audience="told", supersedes=first)
    third = post.announce("draft:3:told", kind="withdrawal", audience="told", supersedes=second)
    post.look(second)
    post.look(third)
    kinds = [one.payload["notification"]["data"]["kind"] for one in browser.received]
    assert kinds == ["release", "withdrawal"]


@pytest.mark.both_databases
def test_a_word_that_is_replaced_before_anybody_looked_goes_to_nobody(post: Post) -> None:
    [browser] = post.subscribe()
    first = post.announce()
    second = post.announce("draft:2:told", kind="correction", audience="told", supersedes=first)
    post.look(first)
    post.look(second)
    assert browser.received == []

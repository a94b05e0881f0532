"""What a push service answers, and what follows: again later, a pause for its host, or never."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from factories.alert_post import Moments, Post
from lebenszeichen.alerts.models import PushHost
from lebenszeichen.alerts.sweep import events_with_work, tidy
from lebenszeichen.database import reading, writing
from push_service import Reply


def sweep_and_look(post: Post) -> list[int]:
    """What the clock does every half minute, without threads."""
    with post.app.app_context():
        with writing() as session:
            tidy(session, post.moments.now)
        with reading() as session:
            events = events_with_work(session, post.moments.now)
    for event_id in events:
        post.look(event_id)
    return events


@pytest.mark.parametrize(
    "reply",
    [Reply(408), Reply(425), Reply(429), Reply(500), Reply(503), Reply(reset=True), Reply(after=10)],
    ids=["408", "425", "429", "500", "503", "reset", "slow"],
)
def test_what_may_pass_is_tried_again_later_and_again_after_a_longer_time(
    post: Post, moments: Moments, reply: Reply
) -> None:
    [browser] = post.subscribe()
    post.service.behave(browser, reply, Reply(503))
    event_id = post.announce()
    post.look(event_id)
    [row] = post.deliveries(event_id)
    assert (row.state, row.attempts) == ("waiting", 1)
    first_wait = row.due_at - moments.now
    assert timedelta(0) < first_wait < timedelta(minutes=1)
    moments.now = row.due_at
    sweep_and_look(post)
    assert post.deliveries(event_id)[0].attempts == 2
    moments.now = post.deliveries(event_id)[0].due_at
    sweep_and_look(post)
    assert post.states(event_id) == {browser.id: "sent"}
    assert len(browser.received) == 1


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_holds_for_the_whole_host_and_for_no_other(post: Post, moments: Moments, form: str) -> None:
    busy, other = post.subscribe(3), post.subscribe(2, "web.push.apple.com")
    asked = "120" if form == "seconds" else format_datetime(moments.now + timedelta(seconds=120), usegmt=True)
    for browser in busy:
        post.service.behave(browser, Reply(429, retry_after=asked))
    event_id = post.announce()
    post.look(event_id)
    assert [len(browser.received) for browser in other] == [1, 1]
    later = post.subscribe()[0]
    second = post.announce("draft:2:told", release_id="r2")
    post.look(second)
    moments.pass_by(seconds=110)
    sweep_and_look(post)
    assert later.received == []
    moments.pass_by(seconds=40)
    sweep_and_look(post)
    assert [len(browser.received) for browser in (*busy, later)] == [2, 2, 2, 1]
    assert set(post.states(event_id).values()) == {"sent"}


@pytest.mark.both_databases
@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_pauses_the_host_with_an_alarm_that_names_nobody(
    post: Post, moments: Moments, status: int
) -> None:
    refused, [other] = post.subscribe(3), post.subscribe(1, "web.push.apple.com")
    for browser in refused:
        post.service.behave(browser, Reply(status))
    event_id = post.announce()
    with capture_logs() as lines:
        post.look(event_id)
    [alarm] = [line for line in lines if "ALARM" in line["event"]]
    assert (alarm["log_level"], alarm["host"]) == ("error", "fcm.googleapis.com")
    assert not any(browser.path in str(lines) for browser in refused)
    assert len(other.received) == 1
    moments.pass_by(minutes=9)
    assert sweep_and_look(post) == []
    moments.pass_by(minutes=2)
    sweep_and_look(post)
    assert [len(browser.received) for browser in refused] == [1, 1, 1]


def test_an_address_that_belongs_to_somebody_elses_key_silences_nobody(post: Post) -> None:
    strangers, ours = post.subscribe(2), post.subscribe(5)
    for browser in strangers:
        post.service.behave(browser, Reply(403))
    event_id = post.announce()
    post.look(event_id)
    assert [len(browser.received) for browser in ours] == [1] * 5
    with post.app.app_context(), reading() as session:
        assert session.scalars(select(PushHost)).all() == []


def test_a_new_subscription_that_is_refused_pauses_nobody(post: Post) -> None:
    [stranger] = post.subscribe(confirmed_on=None)
    post.service.behave(stranger, Reply(403))
    event_id = post.announce("handshake:1:x", kind="handshake", audience="one", only=stranger.id)
    post.look(event_id)
    assert post.states(event_id) == {stranger.id: "failed"}
    with post.app.app_context(), reading() as session:
        assert session.scalars(select(PushHost)).all() == []


@pytest.mark.parametrize("reply", [Reply(400), Reply(413), Reply(302, location="https://10.0.0.1/")])
def test_a_bad_message_is_given_up_and_the_subscription_stays(post: Post, reply: Reply) -> None:
    [browser] = post.subscribe()
    post.service.behave(browser, reply)
    event_id = post.announce()
    post.look(event_id)
    assert post.states(event_id) == {browser.id: "failed"}
    assert sweep_and_look(post) == []
    post.look(post.announce("draft:2:told"))
    assert len(browser.received) == 1
    assert len(post.service.requests) == 2


def test_an_alert_is_given_up_when_it_is_no_news_any_more(post: Post, moments: Moments) -> None:
    [browser] = post.subscribe()
    post.service.behave(browser, *[Reply(503)] * 50)
    event_id = post.announce(lasts=timedelta(hours=1))
    post.look(event_id)
    moments.pass_by(minutes=61)
    assert sweep_and_look(post) == []
    assert post.states(event_id) == {browser.id: "failed"}
    assert len(post.service.requests) == 1


def test_the_time_to_live_ends_with_the_alert(post: Post, moments: Moments) -> None:
    [browser] = post.subscribe()
    event_id = post.announce(lasts=timedelta(hours=60))
    moments.pass_by(hours=1)
    post.look(event_id)
    assert int(browser.received[0].headers["ttl"]) == 59 * 3600

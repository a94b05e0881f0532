"""Who is gone is erased, unless too many are gone at once."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from factories.alert_post import Moments, Post
from lebenszeichen.alerts import pruning
from lebenszeichen.alerts.models import AlertDelivery, Subscription
from lebenszeichen.alerts.pruning import Tally, prune
from lebenszeichen.database import reading, writing
from push_service import Reply, SubscribedBrowser


def pruned(post: Post) -> int:
    with post.app.app_context(), writing() as session:
        return prune(session)


def left(post: Post) -> set[int]:
    with post.app.app_context(), reading() as session:
        return set(session.scalars(select(Subscription.id)))


def ids(browsers: list[SubscribedBrowser]) -> set[int]:
    return {browser.id for browser in browsers}


def gone_at(post: Post, browsers: list[SubscribedBrowser], key: str, status: int = 410) -> int:
    for browser in browsers:
        post.service.behave(browser, Reply(status))
    event_id = post.announce(key)
    post.look(event_id)
    return event_id


def test_a_few_that_are_gone_are_erased_after_the_event(post: Post) -> None:
    browsers = post.subscribe(20)
    gone_at(post, browsers[:1], "draft:1:told", 404)
    gone_at(post, browsers[:4], "draft:2:told", 410)
    assert left(post) == ids(browsers), "not at once: the event has to be over"
    assert pruned(post) == 4
    assert left(post) == ids(browsers[4:])


def test_nobody_is_judged_before_an_event_is_over(post: Post) -> None:
    browsers = post.subscribe(20)
    post.service.behave(browsers[5], Reply(503))
    event_id = gone_at(post, browsers[:2], "draft:1:told")
    assert pruned(post) == 0
    post.write(lambda session: session.execute(update(AlertDelivery).values(due_at=post.moments.now)))
    post.look(event_id)
    assert pruned(post) == 2


def test_above_the_fuse_nobody_is_erased_and_everybody_else_is_told(post: Post) -> None:
    browsers = post.subscribe(30)
    dead, living = browsers[:9], browsers[9:]
    gone_at(post, dead, "draft:1:told")
    with capture_logs() as lines:
        assert pruned(post) == 0
        assert pruned(post) == 0, "asking again does not wear the fuse down"
    assert lines[0] == {
        "event": "the fuse of pruning blew",
        "host": "fcm.googleapis.com",
        "tried": 30,
        "gone": 9,
        "log_level": "warning",
    }
    assert left(post) == ids(browsers)
    assert [len(browser.received) for browser in living] == [1] * 21


@pytest.mark.both_databases
def test_a_second_time_on_a_later_day_they_are_erased(
    post: Post, moments: Moments, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "_AT_ONCE", 3)
    browsers = post.subscribe(30)
    dead, came_back = browsers[:8], browsers[8:9]
    gone_at(post, dead + came_back, "draft:1:told")
    moments.pass_by(hours=2)
    gone_at(post, dead, "draft:2:told")
    assert pruned(post) == 0, "an hour in which a push service is broken says nothing twice"
    moments.pass_by(hours=26)
    gone_at(post, dead, "draft:3:told")
    assert pruned(post) == 8
    assert left(post) == ids(browsers[8:])


def test_who_is_reached_again_is_not_gone(post: Post, moments: Moments) -> None:
    browsers = post.subscribe(30)
    gone_at(post, browsers[:9], "draft:1:told")
    moments.pass_by(days=2)
    post.look(post.announce("draft:2:told"))
    moments.pass_by(days=2)
    gone_at(post, browsers[:9], "draft:3:told")
    assert pruned(post) == 0
    assert left(post) == ids(browsers)


def test_one_push_service_that_says_it_of_all_erases_none_of_its_phones(post: Post) -> None:
    broken, fine = post.subscribe(8, "web.push.apple.com"), post.subscribe(100)
    gone_at(post, broken, "draft:1:told")
    assert pruned(post) == 0, "8 of 108, but all of one host"
    assert left(post) == ids(broken + fine)


@pytest.mark.both_databases
def test_an_event_for_one_can_erase_one_and_many_such_blow_the_fuse(post: Post) -> None:
    browsers = post.subscribe(12)
    for number, browser in enumerate(browsers):
        post.service.behave(browser, Reply(410))
        post.look(post.announce(f"test:{number}:x", kind="test", audience="one", only=browser.id, release_id=None))
        if number == 0:
            assert pruned(post) == 1
    assert pruned(post) == 0
    assert left(post) == ids(browsers[1:])


def test_no_other_answer_erases_anybody(post: Post) -> None:
    browsers = post.subscribe(6)
    for browser, status in zip(browsers, (400, 401, 403, 413, 429, 500), strict=True):
        post.service.behave(browser, *[Reply(status)] * 3)
    event_id = post.announce(lasts=timedelta(hours=1))
    post.look(event_id)
    assert pruned(post) == 0
    assert left(post) == ids(browsers)


def test_the_fuse_lets_a_tenth_of_a_host_go_and_always_five() -> None:
    assert not Tally("h", 1, tried=6, gone=5).fuse_blows
    assert Tally("h", 1, tried=6, gone=6).fuse_blows
    assert not Tally("h", 1, tried=1000, gone=100).fuse_blows
    assert Tally("h", 1, tried=1000, gone=101).fuse_blows

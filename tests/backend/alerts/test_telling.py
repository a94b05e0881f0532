"""From the desk to the phones: a hold is heard by coordinators, its end by everybody, a withdrawal by who was told."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from factories.alert_post import Moments, Post
from factories.people import make_prisoner
from factories.releases import AtTheDesk, at_the_desk, content
from factories.subscribers import make_coordinators_phone
from lebenszeichen.alerts import telling
from lebenszeichen.alerts.forgetting import forget_what_was_sent
from lebenszeichen.alerts.models import AlertEvent
from lebenszeichen.alerts.sweep import new_events
from lebenszeichen.alerts.telling import follow_holds
from lebenszeichen.database import reading
from lebenszeichen.database.spaces import reached
from lebenszeichen.releases.queries import public_releases
from lebenszeichen.releases.service import Told, tell_due
from lebenszeichen.sync.takedown import take_down
from push_service import Reply, SubscribedBrowser

WRONG = {"reason": "It was a rumour."}


@pytest.fixture
def desk(post: Post) -> tuple[AtTheDesk, AtTheDesk]:
    return at_the_desk(post.app, "Ada"), at_the_desk(post.app, "Ben")


def tick(post: Post) -> bool:
    """What the clock does every second."""
    with post.app.app_context():
        told = bool(follow_holds(post.settings, post.moments.now))
        with reading() as session:
            events = list(new_events(session, post.moments.now))
    for event_id in events:
        post.look(event_id)
    return told


def kinds(browser: SubscribedBrowser) -> list[str]:
    return [one.payload["notification"]["data"]["kind"] for one in browser.received]


def releases(post: Post) -> int:
    with post.app.app_context(), reading() as session:
        return len(public_releases(session))


def test_coordinators_hear_first_and_everybody_when_the_hold_has_ended(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk]
) -> None:
    [phone], [supporter] = post.subscribe(lang="de"), post.subscribe(lang="de")
    ada, ben = desk
    post.write(lambda session: make_coordinators_phone(session, ada.id, phone.id))
    draft = ada.draft(content(freed=114))
    assert tick(post) is False
    assert ben.confirm(draft).status_code == 200
    assert tick(post) is False
    assert tick(post) is False
    assert (kinds(phone), kinds(supporter)) == (["hold"], [])
    assert phone.received[0].payload["notification"]["navigate"].endswith(f"/desk/drafts/{draft['id']}")
    moments.pass_by(seconds=119)
    assert tick(post) is False
    moments.pass_by(seconds=2)
    assert tick(post) is True
    assert tick(post) is False
    assert (kinds(phone), kinds(supporter)) == (["hold", "release"], ["release"])
    assert "114" in str(supporter.received[0].payload["notification"])
    assert releases(post) == 1
    with post.app.app_context(), reading() as session:
        assert reached(session, "desk") == 2  # two looks sent something: a restore to before them will be noticed


def test_a_hold_that_is_stopped_is_told_to_nobody_and_one_begun_again_is_heard_again(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk]
) -> None:
    [phone], [supporter] = post.subscribe(), post.subscribe()
    ada, ben = desk
    post.write(lambda session: make_coordinators_phone(session, ada.id, phone.id))
    draft = ada.draft(content())
    ben.confirm(draft)
    tick(post)
    assert ada.post(f"drafts/{draft['id']}/stop", reason="another number").status_code == 200
    moments.pass_by(seconds=130)
    assert tick(post) is False
    ben.confirm(ben.read(draft["id"]))
    tick(post)
    assert (kinds(phone), kinds(supporter), releases(post)) == (["hold", "hold"], [], 0)
    moments.pass_by(seconds=130)
    tick(post)
    assert kinds(supporter) == ["release"]


@pytest.mark.both_databases
def test_a_withdrawal_replaces_the_false_word_and_reaches_nobody_else(post: Post, moments: Moments) -> None:
    moments.now = moments.now.replace(hour=9)
    [heard], [quiet] = post.subscribe(), post.subscribe(pace="quietly")
    ada, ben = at_the_desk(post.app, "Ada"), at_the_desk(post.app, "Ben")
    draft = ada.draft(content())
    ben.confirm(draft)
    moments.pass_by(seconds=121)
    tick(post)
    withdrawal = ada.post(f"releases/{draft['release_id']}/withdrawal", reason="It was a rumour.").json
    assert ben.confirm(withdrawal).status_code == 200
    moments.pass_by(seconds=121)
    assert tick(post) is True
    assert kinds(heard) == ["release", "withdrawal"]
    assert [one.payload["notification"]["data"]["kind"] for one in heard.if_it_was_off] == ["withdrawal"]
    assert heard.received[1].payload["notification"]["silent"] is True
    moments.pass_by(hours=24)
    for event_id in (*post.events("release"), *post.events("withdrawal")):
        post.look(event_id)
    assert quiet.received == []


def told_by(post: Post, desk: tuple[AtTheDesk, AtTheDesk], draft: dict[str, Any]) -> None:
    """Confirmed by the second, and the hold passes by."""
    assert desk[1].confirm(draft).status_code == 200
    post.moments.pass_by(seconds=121)
    assert tick(post) is True


def test_who_was_still_to_hear_the_news_hears_it_corrected(post: Post, moments: Moments) -> None:
    moments.now = moments.now.replace(hour=9)
    desk = at_the_desk(post.app, "Ada"), at_the_desk(post.app, "Ben")
    [quiet] = post.subscribe(pace="quietly")
    draft = desk[0].draft(content(freed=123))
    told_by(post, desk, draft)
    told_by(post, desk, desk[0].post(f"releases/{draft['release_id']}/correction").json)
    assert quiet.received == []
    moments.pass_by(hours=10)
    for event_id in (*post.events("release"), *post.events("correction")):
        post.look(event_id)
    assert kinds(quiet) == ["correction"]


def test_a_correction_that_is_the_first_anybody_hears_goes_to_everybody(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk]
) -> None:
    [supporter] = post.subscribe()
    draft = desk[0].draft(content(freed=123))
    desk[1].confirm(draft)
    moments.pass_by(seconds=121)
    with post.app.app_context():
        assert follow_holds(post.settings, moments.now)  # and the worker dies before anybody looks at the event
    told_by(post, desk, desk[0].post(f"releases/{draft['release_id']}/correction").json)
    assert kinds(supporter) == ["correction"]


@pytest.mark.parametrize("step", ["correction", "withdrawal"])
def test_when_nobody_knows_any_more_who_was_told_everybody_hears_what_was_wrong(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk], step: str
) -> None:
    [supporter] = post.subscribe()
    draft = desk[0].draft(content(freed=123))
    told_by(post, desk, draft)
    moments.now = moments.now - timedelta(days=31)
    post.write(lambda session: session.execute(update(AlertEvent).values(created_at=moments.now)))
    moments.pass_by(days=31)
    post.write(lambda session: forget_what_was_sent(session, moments.now))
    further = desk[0].post(f"releases/{draft['release_id']}/{step}", **({} if step == "correction" else WRONG)).json
    told_by(post, desk, further)
    assert kinds(supporter) == ["release", step]


def test_while_somebody_doubts_a_release_nothing_more_goes_out_of_it(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk]
) -> None:
    [supporter] = post.subscribe()
    post.service.behave(supporter, Reply(503))
    ada, ben = desk
    draft = ada.draft(content())
    told_by(post, desk, draft)
    [event_id] = post.events("release")
    ada.post(f"releases/{draft['release_id']}/question", **WRONG)
    moments.pass_by(minutes=1)
    post.look(event_id)
    assert supporter.received == []
    assert ben.client.delete(f"/api/desk/releases/{draft['release_id']}/question").status_code == 204
    post.look(event_id)
    assert kinds(supporter) == ["release"]


def test_what_is_still_to_be_sent_names_nobody_who_was_taken_down_meanwhile(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk]
) -> None:
    [supporter] = post.subscribe()
    post.service.behave(supporter, Reply(503))
    post.write(lambda session: make_prisoner(session, "panna", names={"en": "Anna Uzor"}, derived=[]))
    told_by(post, desk, desk[0].draft(content(("panna", True))))
    with post.app.app_context():
        take_down("panna")
        with reading() as session:
            assert "Uzor" not in str(session.scalars(select(AlertEvent.texts)).all())
    moments.pass_by(minutes=1)
    post.look(*post.events("release"))
    [notice] = supporter.received
    assert "Uzor" not in str(notice.payload)
    assert notice.payload["notification"]["title"]


def test_what_is_public_and_what_is_told_are_one_transaction(
    post: Post, moments: Moments, desk: tuple[AtTheDesk, AtTheDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    [supporter] = post.subscribe()
    ada, ben = desk
    ben.confirm(ada.draft(content()))
    moments.pass_by(seconds=121)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(telling, "_announce_told", fail)
        assert tick(post) is False
    assert releases(post) == 0
    tick(post)
    assert (releases(post), kinds(supporter)) == (1, ["release"])


def test_a_draft_that_cannot_be_told_keeps_no_other_back_and_is_tried_again(
    post: Post,
    moments: Moments,
    desk: tuple[AtTheDesk, AtTheDesk],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [supporter] = post.subscribe()
    ada, ben = desk
    drafts = [ada.draft(content(freed=number)) for number in (7, 8, 9)]
    for draft in drafts:
        ben.confirm(draft)
    tick(post)
    moments.pass_by(seconds=121)
    telling_it = tell_due

    def fail(session: Session, now: datetime, only: int) -> list[Told]:
        told = telling_it(session, now, only)
        if only == drafts[1]["id"]:
            raise RuntimeError("Anna Uzor")
        return told

    with monkeypatch.context() as broken, capture_logs() as said:
        broken.setattr(telling, "tell_due", fail)
        assert tick(post) is True
    assert (releases(post), kinds(supporter)) == (2, ["release"] * 2)
    assert ada.read(drafts[1]["id"])["state"] == "on_hold"
    assert [one["error"] for one in said] == ["RuntimeError"]
    assert "Anna" not in str(said)
    assert tick(post) is True
    assert (releases(post), kinds(supporter)) == (3, ["release"] * 3)


def test_names_of_events_and_holds_fit_their_columns() -> None:
    assert len(f"draft:{2**31}:hold:{10**10}") < AlertEvent.__table__.c.key.type.length

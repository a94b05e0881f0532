"""From the desk to the phones: a hold is heard by coordinators, its end by everybody, a withdrawal by who was told."""

import pytest

from factories.alert_post import Moments, Post
from factories.releases import AtTheDesk, at_the_desk, content
from factories.subscribers import make_coordinators_phone
from lebenszeichen.alerts import telling
from lebenszeichen.alerts.models import AlertEvent
from lebenszeichen.alerts.sweep import new_events
from lebenszeichen.alerts.telling import follow_holds
from lebenszeichen.database import reading
from lebenszeichen.releases.queries import public_releases
from push_service import SubscribedBrowser


@pytest.fixture
def desk(post: Post) -> tuple[AtTheDesk, AtTheDesk]:
    return at_the_desk(post.app, "Ada"), at_the_desk(post.app, "Ben")


def tick(post: Post) -> bool:
    """What the clock does every second."""
    with post.app.app_context():
        told = follow_holds(post.settings, post.moments.now)
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
    for event_id in range(1, 10):
        post.look(event_id)
    assert quiet.received == []


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
        with pytest.raises(RuntimeError):
            tick(post)
    assert releases(post) == 0
    tick(post)
    assert (releases(post), kinds(supporter)) == (1, ["release"])


def test_names_of_events_and_holds_fit_their_columns() -> None:
    assert len(f"draft:{2**31}:hold:{10**10}") < AlertEvent.__table__.c.key.type.length

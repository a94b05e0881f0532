"""From an event to the phones: everybody once, whatever push services answer."""

import pytest
from sqlalchemy import select, update
from structlog.testing import capture_logs

from factories.alert_post import Moments, Post
from factories.hostile_endpoints import HOSTILE_ENDPOINTS
from factories.subscribers import SOME_AUTH, SOME_P256DH, make_subscriber
from lebenszeichen.alerts import sending
from lebenszeichen.alerts.claims import claim
from lebenszeichen.alerts.handshake import subscription_of
from lebenszeichen.alerts.models import PushHost, Subscription
from lebenszeichen.alerts.sealing import Target
from lebenszeichen.alerts.sender import Sender
from lebenszeichen.alerts.sweep import events_with_work, tidy
from lebenszeichen.database import reading, writing
from lebenszeichen.outgoing import sockets
from push_service import PushService, Reply
from push_service.ways import leading_to


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


def test_everybody_is_told_once_in_their_language_and_a_strict_service_finds_nothing(post: Post) -> None:
    browsers = post.subscribe(5, lang="en") + post.subscribe(2, "wns2-db5p.notify.windows.com", lang="en")
    event_id = post.announce()
    post.look(event_id)
    post.look(event_id)
    assert sweep_and_look(post) == []
    assert [len(browser.received) for browser in browsers] == [1] * 7
    assert browsers[0].received[0].payload["notification"]["title"] == "114 people are free"
    assert post.service.faults == []
    assert set(post.states(event_id).values()) == {"sent"}
    assert {row.status for row in post.deliveries(event_id)} == {201}


def test_nobody_is_told_of_whom_no_sign_of_life_has_come(post: Post) -> None:
    post.subscribe(confirmed_on=None)
    event_id = post.announce()
    post.look(event_id)
    assert post.deliveries(event_id) == []


def test_all_bodies_have_one_size_and_each_phone_its_own_topic(post: Post) -> None:
    browsers = post.subscribe(3, lock_screen="neutral") + post.subscribe(3)
    post.look(post.announce())
    assert len({browser.received[0].size for browser in browsers}) == 1
    assert len({browser.received[0].headers["topic"] for browser in browsers}) == 6


def test_a_quiet_phone_hears_at_the_fixed_hour_and_then_neutrally(post: Post, moments: Moments) -> None:
    moments.now = moments.now.replace(hour=9, minute=30)
    [quiet], [loud] = post.subscribe(pace="quietly"), post.subscribe()
    event_id = post.announce()
    post.look(event_id)
    assert (len(quiet.received), len(loud.received)) == (0, 1)
    assert {row.due_at.hour for row in post.deliveries(event_id) if row.state == "waiting"} == {17}
    moments.now = moments.now.replace(hour=16, minute=59)
    assert sweep_and_look(post) == []
    moments.now = moments.now.replace(hour=17, minute=0)
    sweep_and_look(post)
    assert quiet.received[0].payload["notification"]["title"] == "1 new message"


def test_a_first_notice_goes_to_one_and_carries_their_token(post: Post) -> None:
    [browser], [other] = post.subscribe(confirmed_on=None), post.subscribe()
    event_id = post.announce("handshake:1:x", kind="handshake", audience="one", only=browser.id, release_id=None)
    post.look(event_id)
    token = browser.received[0].payload["notification"]["data"]["handshake"]
    assert subscription_of(post.dispatch.storage_key, token) == browser.id
    assert other.received == []


def test_two_hundred_hostile_endpoints_in_the_table_open_no_socket(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(HOSTILE_ENDPOINTS) >= 200

    def put_in(session) -> None:  # type: ignore[no-untyped-def]
        for endpoint in HOSTILE_ENDPOINTS:
            make_subscriber(session, post.key.id, Target(endpoint, SOME_P256DH, SOME_AUTH))

    post.write(put_in)
    opened: list[object] = []
    monkeypatch.setattr(sockets, "open_public", lambda *where: opened.append(where))
    event_id = post.announce()
    with capture_logs() as lines:
        post.look(event_id)
    assert opened == []
    assert post.service.connections == 0
    states = post.states(event_id)
    assert (len(states), set(states.values())) == (len(HOSTILE_ENDPOINTS), {"failed"})
    told = str(lines)
    assert not any(endpoint in told for endpoint in HOSTILE_ENDPOINTS if len(endpoint) > 12)


def test_an_address_of_another_host_than_its_row_says_is_not_used(post: Post) -> None:
    [browser] = post.subscribe()
    post.write(lambda session: session.execute(update(Subscription).values(host="web.push.apple.com")))
    event_id = post.announce()
    post.look(event_id)
    assert post.states(event_id) == {browser.id: "failed"}
    assert post.service.requests == []


def test_what_cannot_be_opened_or_encrypted_fails_alone(post: Post) -> None:
    [broken], [keyless], [fine] = post.subscribe(), post.subscribe(vapid_key_id="0" * 16), post.subscribe()
    only = Subscription.id == broken.id
    post.write(lambda session: session.execute(update(Subscription).where(only).values(sealed=b"\x01" + b"x" * 60)))
    event_id = post.announce()
    post.look(event_id)
    assert post.states(event_id) == {broken.id: "failed", keyless.id: "failed", fine.id: "sent"}


def test_thirty_in_a_hundred_are_dead_and_every_living_one_is_told(post: Post) -> None:
    browsers = post.subscribe(100)
    dead = browsers[::10] + browsers[1::10] + browsers[2::10]
    for browser in dead:
        post.service.forget(browser)
    event_id = post.announce()
    post.look(event_id)
    states = post.states(event_id)
    assert {browser.id for browser in dead} == {id for id, state in states.items() if state == "gone"}
    assert all(len(browser.received) == 1 for browser in browsers if browser not in dead)
    with post.app.app_context(), reading() as session:
        marked = session.scalars(select(Subscription.id).where(Subscription.gone_event_id == event_id))
        assert set(marked) == {browser.id for browser in dead}


def test_a_chunk_is_a_transaction_of_its_own_and_a_look_does_several(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    chunks: list[int] = []

    def small(session, event_id, now):  # type: ignore[no-untyped-def]
        chunk = claim(session, event_id, now, limit=4)
        chunks.append(len(chunk.claims) if chunk else 0)
        return chunk

    monkeypatch.setattr(sending, "claim", small)
    post.subscribe(10)
    event_id = post.announce()
    assert post.look(event_id) is False
    assert chunks == [4, 4, 2, 0]
    assert set(post.states(event_id).values()) == {"sent"}


def test_a_look_that_was_long_enough_leaves_the_rest_to_the_next(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "CHUNKS_A_LOOK", 1)
    monkeypatch.setattr(sending, "claim", lambda session, event_id, now: claim(session, event_id, now, limit=4))
    browsers = post.subscribe(6)
    event_id = post.announce()
    assert post.look(event_id) is True
    assert sum(len(browser.received) for browser in browsers) == 4
    post.look(event_id)
    assert [len(browser.received) for browser in browsers] == [1] * 6


def test_told_to_stop_it_gives_back_what_it_has_not_begun(post: Post) -> None:
    post.subscribe(30)
    event_id = post.announce()
    asked = iter([False] * 12)
    post.dispatch.sender = Sender(leading_to(post.service.port), post.service.authority, at_once=2)
    with post.app.app_context():
        more = post.dispatch.look(event_id, lambda: next(asked, True))
    assert more is False
    states = list(post.states(event_id).values())
    assert 0 < states.count("sent") < 30
    assert states.count("sent") + states.count("waiting") == 30
    assert {row.attempts for row in post.deliveries(event_id) if row.state == "waiting"} == {0}


def test_an_unreachable_host_is_left_alone_and_does_not_keep_others_waiting(
    post: Post, moments: Moments, service: PushService
) -> None:
    lost, [other] = post.subscribe(25), post.subscribe(1, "web.push.apple.com")
    for browser in lost:
        service.behave(browser, Reply(reset=True), Reply(reset=True))
    event_id = post.announce()
    post.look(event_id)
    assert len(other.received) == 1
    with post.app.app_context(), reading() as session:
        [host] = session.scalars(select(PushHost))
        assert (host.host, host.reason) == ("fcm.googleapis.com", "unreachable")

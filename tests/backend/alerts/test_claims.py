"""Claims: each delivery is one worker's at a time, and a plain model agrees with the table."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from factories.alert_post import Moments, Post
from factories.databases import begin_life
from factories.subscribers import make_subscribers, sending_key
from lebenszeichen.alerts.claims import LEASE, Chunk, Outcome, claim, give_back, settle
from lebenszeichen.alerts.fan_out import fan_out
from lebenszeichen.alerts.hosts import Pause, pause
from lebenszeichen.alerts.models import AlertDelivery, AlertEvent
from lebenszeichen.alerts.sweep import tidy
from lebenszeichen.database import engine, reading, writing

pytestmark = pytest.mark.both_databases

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def make_event(key: str, now: datetime, supersedes: int | None = None) -> int:
    with writing() as session:
        event = AlertEvent(
            key=key,
            kind="release",
            audience="everybody",
            release_id="r1",
            texts={},
            supersedes=supersedes,
            created_at=now,
            expires_at=now + timedelta(days=2),
        )
        session.add(event)
        session.flush()
        fan_out(session, event.id, now, 17)
        return event.id


def claimed(event_id: int, now: datetime, limit: int = 500) -> Chunk | None:
    with writing() as session:
        return claim(session, event_id, now, limit)


@pytest.fixture
def event_id(app: Flask) -> int:
    with app.app_context():
        with writing() as session:
            make_subscribers(session, sending_key(app.extensions["settings"]).id, 10)
        return make_event("draft:1:told", NOW)


def test_two_that_claim_at_the_same_time_get_different_deliveries(app: Flask, event_id: int) -> None:
    """On PostgreSQL the second passes by what the first has locked; on SQLite there is one writer anyway."""
    with app.app_context():
        if engine().dialect.name == "sqlite":
            first, second = claimed(event_id, NOW, 4), claimed(event_id, NOW, 4)
        else:
            with writing() as one, writing() as other:
                first, second = claim(one, event_id, NOW, 4), claim(other, event_id, NOW, 4)
    assert first is not None
    assert second is not None
    ids = [each.delivery_id for chunk in (first, second) for each in chunk.claims]
    assert (len(ids), len(set(ids))) == (8, 8)


def test_a_claim_that_was_swept_away_meanwhile_changes_nothing_any_more(app: Flask, event_id: int) -> None:
    with app.app_context():
        late = claimed(event_id, NOW)
        after = NOW + LEASE + timedelta(seconds=1)
        with writing() as session:
            tidy(session, after)
        ours = claimed(event_id, after)
        assert late is not None
        assert ours is not None
        with writing() as session:
            settle(session, event_id, [Outcome(one, "failed", 400, after) for one in late.claims])
            give_back(session, late.claims, after)
        with reading() as session:
            assert set(session.scalars(select(AlertDelivery.state))) == {"claimed"}
        with writing() as session:
            settle(session, event_id, [Outcome(one, "sent", 201, after) for one in ours.claims])
        with reading() as session:
            assert set(session.scalars(select(AlertDelivery.state))) == {"sent"}


def test_who_asked_for_more_time_is_not_asked_before(app: Flask, event_id: int) -> None:
    with app.app_context():
        with writing() as session:
            pause(session, [Pause("fcm.googleapis.com", NOW + timedelta(minutes=1), "retry_after")])
        assert claimed(event_id, NOW) is None
        with writing() as session:
            pause(session, [Pause("fcm.googleapis.com", NOW + timedelta(seconds=5), "retry_after")])
        assert claimed(event_id, NOW + timedelta(seconds=6)) is None, "the longer pause counts"
        assert claimed(event_id, NOW + timedelta(minutes=1)) is not None


def test_a_correction_waits_for_whoever_is_just_being_told_what_it_corrects(app: Flask, event_id: int) -> None:
    with app.app_context():
        first = claimed(event_id, NOW, 4)
        assert first is not None
        correction = make_event("draft:2:told", NOW, supersedes=event_id)
        assert claimed(event_id, NOW) is None, "of what is replaced nothing goes out any more"
        others = claimed(correction, NOW)
        assert others is not None
        assert len(others.claims) == 6
        assert claimed(correction, NOW) is None
        with writing() as session:
            settle(session, event_id, [Outcome(one, "sent", 201, NOW) for one in first.claims])
        rest = claimed(correction, NOW)
        assert rest is not None
        assert {one.subscription_id for one in rest.claims} == {one.subscription_id for one in first.claims}


def test_a_chunk_of_a_large_event_is_found_by_index(app: Flask, event_id: int) -> None:
    with app.app_context(), writing() as session:
        if session.connection().dialect.name != "sqlite":
            pytest.skip("PostgreSQL plans by statistics, which a small table does not have")
        waiting = select(AlertDelivery.id).where(
            AlertDelivery.event_id == event_id, AlertDelivery.state == "waiting", AlertDelivery.due_at <= NOW
        )
        statement = (
            waiting.order_by(AlertDelivery.due_at)
            .limit(500)
            .compile(session.connection().engine, compile_kwargs={"render_postcompile": True})
        )
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", tuple(statement.params.values()))
        told = " ".join(str(row) for row in plan)
    assert "ix_alert_deliveries_state_due_at" in told
    assert "TEMP B-TREE" not in told, "sorting all that wait, for each chunk, is what the index is for"


class Claims(RuleBasedStateMachine):
    """Random workers against a dictionary: state and attempts of each delivery, and who holds it until when."""

    app: Flask

    @initialize(size=st.integers(1, 6))
    def begin(self, size: int) -> None:
        self.now = NOW
        self.held: list[Chunk] = []
        with self.app.app_context():
            begin_life()
            with writing() as session:
                make_subscribers(session, sending_key(self.app.extensions["settings"]).id, size)
            self.event = make_event("draft:1:told", NOW)
            with reading() as session:
                ids = session.scalars(select(AlertDelivery.id)).all()
        self.model = dict.fromkeys(ids, ("waiting", 0, NOW))

    @rule(limit=st.integers(1, 4))
    def somebody_claims(self, limit: int) -> None:
        due = {id for id, (state, _, at) in self.model.items() if state == "waiting" and at <= self.now}
        with self.app.app_context():
            chunk = claimed(self.event, self.now, limit)
        taken = {one.delivery_id for one in chunk.claims} if chunk else set()
        assert taken <= due
        assert len(taken) == min(limit, len(due))
        for one in chunk.claims if chunk else []:
            _, attempts, _ = self.model[one.delivery_id]
            assert one.attempt == attempts + 1
            self.model[one.delivery_id] = ("claimed", one.attempt, self.now + LEASE)
        self.held += [chunk] if chunk else []

    @precondition(lambda self: self.held)
    @rule(which=st.randoms(use_true_random=False), state=st.sampled_from(["sent", "failed", "gone", "waiting"]))
    def somebody_reports(self, which: random.Random, state: str) -> None:
        chunk = self.held.pop(which.randrange(len(self.held)))
        due = self.now + timedelta(seconds=10)
        with self.app.app_context(), writing() as session:
            settle(session, self.event, [Outcome(one, state, 201, due) for one in chunk.claims])
        for one in chunk.claims:
            if self.model[one.delivery_id][:2] == ("claimed", one.attempt):
                self.model[one.delivery_id] = (state, one.attempt, due)

    @precondition(lambda self: self.held)
    @rule(which=st.randoms(use_true_random=False))
    def somebody_gives_back(self, which: random.Random) -> None:
        chunk = self.held.pop(which.randrange(len(self.held)))
        with self.app.app_context(), writing() as session:
            give_back(session, chunk.claims, self.now)
        for one in chunk.claims:
            if self.model[one.delivery_id][:2] == ("claimed", one.attempt):
                self.model[one.delivery_id] = ("waiting", one.attempt - 1, self.now)

    @precondition(lambda self: self.held)
    @rule(which=st.randoms(use_true_random=False))
    def somebody_is_killed(self, which: random.Random) -> None:
        self.held.pop(which.randrange(len(self.held)))

    @rule(seconds=st.sampled_from([1, 15, 61, 121]))
    def time_passes_and_the_sweep_comes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)
        with self.app.app_context(), writing() as session:
            tidy(session, self.now)
        for id, (state, attempts, until) in self.model.items():
            if state == "claimed" and until <= self.now:
                self.model[id] = ("waiting", attempts, self.now)

    def teardown(self) -> None:
        if not hasattr(self, "model"):
            return
        with self.app.app_context(), reading() as session:
            rows = session.execute(select(AlertDelivery.id, AlertDelivery.state, AlertDelivery.attempts))
            assert {id: (state, attempts) for id, state, attempts in rows} == {
                id: told[:2] for id, told in self.model.items()
            }


def test_whatever_workers_do_the_table_and_a_plain_model_agree(app: Flask) -> None:
    claims = type("Claims", (Claims,), {"app": app})
    few = hypothesis_settings(max_examples=20, stateful_step_count=15, deadline=None, database=None)
    run_state_machine_as_test(claims, settings=few)


def test_an_expired_event_is_not_claimed(post: Post, moments: Moments) -> None:
    post.subscribe()
    event_id = post.announce()
    moments.pass_by(hours=61)
    post.look(event_id)
    assert post.service.requests == []

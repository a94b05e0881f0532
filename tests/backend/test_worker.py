"""The clock runs its jobs in one process at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from factories.databases import STORAGE_KEY
from factories.export_rows import export, row
from factories.list_source import ListSource
from factories.people import make_prisoner
from factories.polling import asking_settings
from factories.releases import at_the_desk, content
from factories.subscribers import make_subscriber, sending_key
from lebenszeichen import clock, worker
from lebenszeichen.alerts.service import tell_one
from lebenszeichen.database import reading, writing
from lebenszeichen.database.leadership import leadership
from lebenszeichen.imports.models import StagedImport
from lebenszeichen.outgoing.fetching import Fetcher
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.settings import Settings, SettingsError
from lebenszeichen.sync import high_water
from lebenszeichen.sync.start import prepare

pytestmark = pytest.mark.both_databases


@pytest.fixture
def settings(app: Flask) -> Settings:
    settings: Settings = app.extensions["settings"]
    return settings


class DeferringEngine:
    """Notes what it is handed, and does nothing."""

    def __init__(self) -> None:
        self.deferred: list[int] = []

    def start(self) -> None:
        pass

    def defer(self, event_id: int) -> None:
        self.deferred.append(event_id)

    def stop(self) -> None:
        pass


@contextmanager
def clock_of(settings: Settings, fetcher: Fetcher | None = None) -> Iterator[threading.Event]:
    """A running worker, as `lebenszeichen worker` starts it; ended at the end."""
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(settings, stop, None, fetcher))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(30)
        assert not thread.is_alive()


def wait_for(happened: threading.Event) -> None:
    assert happened.wait(20)


def test_one_process_leads_and_another_does_not_until_it_is_gone(app: Flask, settings: Settings) -> None:
    with app.app_context():
        with leadership(settings) as first, leadership(settings) as second:
            assert first is not None
            assert first.is_ours()
            assert second is None
        with leadership(settings) as third:
            assert third is not None


def test_every_job_can_run_and_run_again(app: Flask, settings: Settings) -> None:
    with app.app_context():
        worker.prepare(settings)
        jobs = (*worker.JOBS, *worker.alert_jobs(DeferringEngine()))
        for job in (*jobs, *jobs):
            job.run(settings)
        with writing() as session:
            make_prisoner(session)
        worker.JOBS[0].run(settings)
    assert app.test_client().get("/api/manifest").json["list"]["seq"] == 1
    mark = high_water.read(settings)
    assert mark is not None
    assert mark.list == 1


def test_jobs_are_late_by_minutes_before_they_are_left_out_and_never_overlap(app: Flask, settings: Settings) -> None:
    engine = DeferringEngine()
    jobs = worker.scheduler_for(app, settings, engine).get_jobs()
    assert {job.id for job in jobs} == {job.name for job in (*worker.JOBS, *worker.alert_jobs(engine))}
    for job in jobs:
        assert (job.coalesce, job.max_instances) == (True, 1)
        assert job.misfire_grace_time >= 60


def test_a_source_is_asked_only_where_one_is_set(app: Flask, settings: Settings) -> None:
    assert worker.poll_jobs(settings) == ()
    polls = worker.poll_jobs(asking_settings(settings))
    with_source, without = (
        {job.id for job in worker.scheduler_for(app, settings, DeferringEngine(), more).get_jobs()}
        for more in (polls, ())
    )
    assert with_source - without == {"ask_the_source"}


def test_a_running_worker_asks_its_source_and_only_stages_what_it_says(
    app: Flask, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()
    really = worker.ask_the_source

    def ask_and_tell(*given: Any) -> None:
        really(*given)
        asked.set()

    monkeypatch.setattr(worker, "ask_the_source", ask_and_tell)
    with ListSource(tmp_path / "source") as source:
        source.offer(export(row("1")))
        with clock_of(asking_settings(settings), source.fetcher()):
            wait_for(asked)
    with app.app_context(), reading() as session:
        assert session.scalar(select(func.count(StagedImport.id))) == 1
        assert session.scalar(select(func.count(Prisoner.id))) == 0


def test_a_worker_publishes_what_moved_and_ends_when_told(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = threading.Event()
    job = worker.JOBS[0]

    def publish_and_tell(settings: Settings) -> None:
        job.run(settings)
        published.set()

    monkeypatch.setattr(worker, "JOBS", (worker.Job(job.name, publish_and_tell, job.every),))
    with clock_of(settings):
        wait_for(published)
        assert app.test_client().get("/api/manifest").status_code == 200


def test_a_job_that_fails_stops_neither_the_clock_nor_the_others(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = threading.Event()

    def fail(_: Settings) -> None:
        raise RuntimeError

    jobs = (worker.Job("a", fail, worker.JOBS[0].every), worker.Job("b", lambda _: ran.set(), worker.JOBS[0].every))
    monkeypatch.setattr(worker, "JOBS", jobs)
    with clock_of(settings):
        wait_for(ran)


def test_what_a_web_process_announced_is_handed_to_the_engine_within_a_second(app: Flask, settings: Settings) -> None:
    engine = DeferringEngine()
    tell, sweep, _ = worker.alert_jobs(engine)
    assert tell.every.total_seconds() == 1
    assert sweep.every.total_seconds() == 30
    with app.app_context():
        with writing() as session:
            hearer = make_subscriber(session, sending_key(settings).id)
            event_id = tell_one(session, "test", hearer, timedelta(minutes=5))
        tell.run(settings)
        sweep.run(settings)
    assert engine.deferred == [event_id, event_id]


def test_a_worker_that_could_not_sign_does_not_start(tmp_path: Path) -> None:
    unsigned = Settings(home=tmp_path, database_url="postgresql+psycopg://nowhere/x", storage_key=STORAGE_KEY)
    with pytest.raises(SettingsError, match="VAPID_PRIVATE_KEYS"):
        worker.run(unsigned, threading.Event())


def test_after_a_withdrawal_no_file_that_was_published_names_anybody_of_it(app: Flask, settings: Settings) -> None:
    tell = next(job for job in worker.alert_jobs(DeferringEngine()) if job.name == "tell")
    ada, ben = at_the_desk(app, "Ada"), at_the_desk(app, "Ben")
    with app.app_context(), writing() as session:
        make_prisoner(session, "panna", names={"en": "Anna Uzor"}, derived=[])

    def told(draft: dict[str, Any]) -> list[str]:
        assert ben.confirm(draft).status_code == 200
        with app.app_context():
            with writing() as session:
                session.execute(update(ReleaseDraft).values(hold_until=clock.now()))
            tell.run(settings)
            prepare(settings)
        listed = app.test_client().get("/api/manifest").json["list"]
        return [listed["snapshot"]["path"], *(one["path"] for one in listed["deltas"])]

    draft = ada.draft(content(("panna", True)))
    before = told(draft)
    wrong = ada.post(f"releases/{draft['release_id']}/withdrawal", reason="It was a rumour.").json
    after = told(wrong)
    assert {app.test_client().get(path).status_code for path in before} == {410}
    assert not any("came_out" in app.test_client().get(path).get_data(as_text=True) for path in after)

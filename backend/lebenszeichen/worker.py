"""The clock: one process starts jobs, however many run. Never a web worker: four of them would do it four times."""

import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

from lebenszeichen import clock
from lebenszeichen.accounts.jobs import forget_unseen_devices
from lebenszeichen.app import create_app
from lebenszeichen.database.leadership import Leadership, leadership
from lebenszeichen.prisoners.jobs import forget_old_tombstones
from lebenszeichen.settings import Settings
from lebenszeichen.sync import jobs as sync_jobs
from lebenszeichen.sync.start import prepare

log = structlog.get_logger(__name__)

_STANDBY = 5.0
"""Seconds between two attempts to lead, and between two looks whether we still do."""


@dataclass(frozen=True, slots=True)
class Job:
    """What runs, how often, and by how much it may be late and still run."""

    name: str
    run: Callable[[Settings], object]
    every: timedelta
    grace: timedelta = timedelta(minutes=5)


JOBS = (
    Job("publish", sync_jobs.publish, timedelta(minutes=1)),
    Job("forget_links", lambda _: sync_jobs.forget_links(), timedelta(hours=1), timedelta(minutes=30)),
    Job("throw_old_files_away", lambda _: sync_jobs.throw_old_files_away(), timedelta(hours=1), timedelta(minutes=30)),
    Job("forget_unseen_devices", lambda _: forget_unseen_devices(), timedelta(days=1), timedelta(hours=6)),
    Job("forget_old_tombstones", lambda _: forget_old_tombstones(), timedelta(days=1), timedelta(hours=6)),
)


def run(settings: Settings, stop: threading.Event | None = None) -> None:
    """Lead, or wait until the leader is gone; returns when told to stop (SIGTERM, SIGINT, or the event)."""
    stop = stop or _stopped_by_signals()
    app = create_app(settings)
    while not stop.is_set():
        with app.app_context(), leadership(settings) as lead:
            if lead is not None:
                _lead(app, settings, lead, stop)
        stop.wait(_STANDBY)


def _lead(app: Flask, settings: Settings, lead: Leadership, stop: threading.Event) -> None:
    prepare(settings)
    scheduler = scheduler_for(app, settings)
    scheduler.start()
    log.info("the clock runs")
    try:
        while not stop.wait(_STANDBY) and lead.is_ours():
            pass
    finally:
        scheduler.shutdown(wait=True)
        log.info("the clock stands")


def scheduler_for(app: Flask, settings: Settings) -> BackgroundScheduler:
    """A scheduler with every job in it, not started. Each runs once at the start."""
    scheduler = BackgroundScheduler(timezone="UTC")
    for job in JOBS:
        scheduler.add_job(
            _in_context(app, settings, job),
            "interval",
            seconds=int(job.every.total_seconds()),
            id=job.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=int(job.grace.total_seconds()),
            next_run_time=clock.now(),
        )
    return scheduler


def _in_context(app: Flask, settings: Settings, job: Job) -> Callable[[], None]:
    def run_job() -> None:
        with app.app_context():
            try:
                job.run(settings)
            except Exception as error:  # one job's failure stops neither the clock nor the next run
                log.error("job failed", job=job.name, error=type(error).__name__)

    return run_job


def _stopped_by_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop

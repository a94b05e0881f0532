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
from lebenszeichen.alerts import jobs as alerts_jobs
from lebenszeichen.alerts.embedded import EmbeddedEngine
from lebenszeichen.alerts.engine import Engine, Look
from lebenszeichen.alerts.looking import hand_over_new_events, prune_the_gone, sweep
from lebenszeichen.alerts.sender import Sender
from lebenszeichen.alerts.sending import Dispatch
from lebenszeichen.alerts.telling import follow_holds
from lebenszeichen.app import create_app
from lebenszeichen.coordinators.jobs import forget_ended
from lebenszeichen.database.leadership import Leadership, leadership
from lebenszeichen.family import jobs as family_jobs
from lebenszeichen.imports.jobs import ask_the_source, forget_old_changes, forget_staged
from lebenszeichen.mistakes.jobs import forget_old_mistakes
from lebenszeichen.outgoing.fetching import Fetcher
from lebenszeichen.prisoners.jobs import forget_old_tombstones
from lebenszeichen.settings import Settings
from lebenszeichen.sync import jobs as sync_jobs
from lebenszeichen.sync.publication import publish_list, withdraw_list
from lebenszeichen.sync.start import prepare
from lebenszeichen.sync.takedown import take_down_again

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
    Job("take_down_again", take_down_again, timedelta(minutes=1)),
    Job("look_after_the_hidden", lambda _: family_jobs.look_after_the_hidden(), timedelta(hours=1)),
    Job("forget_decided_requests", lambda _: family_jobs.forget_decided(), timedelta(days=1), timedelta(hours=6)),
    Job("forget_old_mistakes", lambda _: forget_old_mistakes(), timedelta(days=1), timedelta(hours=6)),
    Job("forget_links", lambda _: sync_jobs.forget_links(), timedelta(hours=1), timedelta(minutes=30)),
    Job("forget_claims", sync_jobs.forget_claims, timedelta(days=1), timedelta(hours=6)),
    Job("throw_old_files_away", lambda _: sync_jobs.throw_old_files_away(), timedelta(hours=1), timedelta(minutes=30)),
    Job("forget_staged", forget_staged, timedelta(hours=1), timedelta(minutes=30)),
    Job("forget_old_changes", lambda _: forget_old_changes(), timedelta(days=1), timedelta(hours=6)),
    Job("forget_ended_at_the_desk", lambda _: forget_ended(), timedelta(minutes=10), timedelta(minutes=9)),
    Job("forget_unseen_devices", lambda _: forget_unseen_devices(), timedelta(days=1), timedelta(hours=6)),
    Job("forget_subscriptions", lambda _: alerts_jobs.forget_subscriptions(), timedelta(days=1), timedelta(hours=6)),
    Job("forget_what_was_sent", lambda _: alerts_jobs.forget_what_was_sent(), timedelta(days=1), timedelta(hours=6)),
    Job("retire_empty_keys", alerts_jobs.retire_empty_keys, timedelta(days=1), timedelta(hours=6)),
    Job("forget_old_tombstones", lambda _: forget_old_tombstones(), timedelta(days=1), timedelta(hours=6)),
)


def alert_jobs(engine: Engine) -> tuple[Job, ...]:
    """What the clock does about alerts; `engine` sends them."""
    return (
        Job("tell", lambda settings: _tell(settings, engine), timedelta(seconds=1)),
        Job("sweep_alerts", lambda _: sweep(engine), timedelta(seconds=30)),
        Job("prune_the_gone", lambda _: prune_the_gone(), timedelta(hours=1), timedelta(minutes=30)),
    )


def poll_jobs(
    settings: Settings, fetcher: Fetcher | None = None, is_time_to_stop: Callable[[], bool] = lambda: False
) -> tuple[Job, ...]:
    """What the clock does about a source that is asked for its list; nothing when none is set."""
    if settings.polling is None:
        return ()
    return (Job("ask_the_source", lambda known: ask_the_source(known, fetcher, is_time_to_stop), timedelta(minutes=1)),)


def _tell(settings: Settings, engine: Engine) -> None:
    told = follow_holds(settings, clock.now())
    # Before anybody opens the notice and asks for the list.
    if any(one.unsaid for one in told):
        withdraw_list()
    elif told:
        publish_list()
    hand_over_new_events(engine)


def run(
    settings: Settings,
    stop: threading.Event | None = None,
    sender: Sender | None = None,
    fetcher: Fetcher | None = None,
) -> None:
    """Lead, or wait until the leader is gone; returns when told to stop (SIGTERM, SIGINT, or the event).

    `sender` speaks to push services, `fetcher` to a source of lists; only tests hand them in. Raises SettingsError when
    alerts could not be signed.
    """
    stop = stop or _stopped_by_signals()
    dispatch = Dispatch(settings, sender)
    polls = poll_jobs(settings, fetcher, stop.is_set)
    app = create_app(settings)
    while not stop.is_set():
        with app.app_context(), leadership(settings) as lead:
            if lead is not None:
                _lead(app, settings, lead, stop, dispatch, polls=polls)
        stop.wait(_STANDBY)


def _lead(
    app: Flask,
    settings: Settings,
    lead: Leadership,
    stop: threading.Event,
    dispatch: Dispatch,
    *,
    polls: tuple[Job, ...],
) -> None:
    prepare(settings)
    engine = EmbeddedEngine(_look_in_context(app, dispatch.look))
    scheduler = scheduler_for(app, settings, engine, polls)
    engine.start()
    scheduler.start()
    log.info("the clock runs")
    try:
        while not stop.wait(_STANDBY) and lead.is_ours():
            pass
    finally:
        scheduler.shutdown(wait=True)
        engine.stop()
        log.info("the clock stands")


def _look_in_context(app: Flask, look: Look) -> Look:
    def look_in_context(event_id: int, is_time_to_stop: Callable[[], bool]) -> bool:
        with app.app_context():
            return look(event_id, is_time_to_stop)

    return look_in_context


def scheduler_for(app: Flask, settings: Settings, engine: Engine, polls: tuple[Job, ...] = ()) -> BackgroundScheduler:
    """A scheduler with every job in it, not started. Each runs once at the start."""
    scheduler = BackgroundScheduler(timezone="UTC")
    for job in (*JOBS, *alert_jobs(engine), *polls):
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

"""What the clock does about alerts: it hands events to an engine. Units of work of their own; repeatable at will."""

from lebenszeichen import clock
from lebenszeichen.alerts.engine import Engine
from lebenszeichen.alerts.pruning import prune
from lebenszeichen.alerts.sweep import events_with_work, new_events, tidy
from lebenszeichen.database import reading, writing
from lebenszeichen.database.conflicts import write_and_repeat


def hand_over_new_events(engine: Engine) -> None:
    """Every second: what was announced since, here or in a web process, is not kept waiting for the sweep."""
    with reading() as session:
        events = new_events(session, clock.now())
    for event_id in events:
        engine.defer(event_id)


def sweep(engine: Engine) -> None:
    """Every half minute: whatever is due and nobody is looking after, for whatever reason."""
    write_and_repeat(lambda session: tidy(session, clock.now()))
    with reading() as session:
        events = events_with_work(session, clock.now())
    for event_id in events:
        engine.defer(event_id)


def prune_the_gone() -> None:
    """Every hour: erase subscriptions whose browsers are gone, as far as the fuse lets."""
    with writing() as session:
        prune(session)

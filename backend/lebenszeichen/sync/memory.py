"""Does this database remember everything that it ever knew?"""

import structlog
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.alerts.telling import forget_what_is_on_its_way
from lebenszeichen.coordinators.audit_log import last_entry
from lebenszeichen.coordinators.service import shut_every_door
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import all_reached, begin_new_epoch, hold_server_state, reached, server_state
from lebenszeichen.releases.service import stop_all
from lebenszeichen.settings import Settings
from lebenszeichen.sync import high_water
from lebenszeichen.sync.high_water import Mark

log = structlog.get_logger(__name__)


def mark_of(session: Session) -> Mark:
    """How far this database has come."""
    epoch, reached_by = server_state(session).epoch, all_reached(session)
    return Mark(epoch, reached_by["list"], reached_by["levels"], desk=last_entry(session), sent=reached_by["desk"])


def check_memory(settings: Settings) -> bool:
    """At the start of a process: begin a new epoch when the database is behind the high-water file; True if so.

    In the same transaction whatever the old memory still meant to do is called off: a hold may have been stopped since,
    an alert sent, an invite spent, a session ended.
    """
    with high_water.locked(settings):
        highest = high_water.read(settings)
        with reading() as session:
            mark = mark_of(session)
        gone_back = highest is not None and mark.is_behind(highest)
        if gone_back:
            with writing() as session:
                begin_new_epoch(session)
                stop_all(session, "restored")
                forget_what_is_on_its_way(session, clock.now())
                shut_every_door(session)
                mark = mark_of(session)
            log.warning("new epoch: the database is behind the high-water file")
        high_water.replace(settings, mark)
    return gone_back


def remember(settings: Settings) -> None:
    """Bring the high-water file up to the database."""
    with reading() as session:
        mark = mark_of(session)
    high_water.raise_to(settings, mark)


class OtherMemory(Exception):
    """The number was noted before the server was restored: that dump does not hold what came under it since."""


def confirm_backup(levels_seq: int, epoch: str | None = None) -> int:
    """A dump holds everything up to this number of the levels space: phones need not keep it any more.

    Never goes down, never beyond what was reached; returns where it stands. Raises OtherMemory when the number was
    noted in another epoch than this one.
    """
    with writing() as session:
        state = hold_server_state(session)
        if epoch not in (None, state.epoch):
            raise OtherMemory
        state.durable_before = max(state.durable_before, min(levels_seq, reached(session, "levels")))
        return state.durable_before

"""Push services that are to be left alone for a while: all of a host, never one subscription."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen.alerts.answers import REFUSED, REFUSED_FOR
from lebenszeichen.alerts.models import PushHost
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.outgoing.retrying import retry_after

log = structlog.get_logger(__name__)

_UNREACHABLE_FOR = timedelta(seconds=60)
_ENOUGH = 20
"""So many answers of one kind in a row, and none of the good kind, say something about the host."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A host, until when, and why."""

    host: str
    until: datetime
    reason: str
    """retry_after · refused · unreachable"""


@dataclass
class HostWatch:
    """What one look at a share has heard from each host. Lives as long as that look."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    _asked_to_wait: dict[str, datetime] = field(default_factory=dict)

    def hear(self, host: str, status: int | None, wait: str | None, now: datetime) -> None:
        """Note one answer of a host to which we are known."""
        until = retry_after(wait, now)
        if until is not None and status is not None and status >= 400:
            self._asked_to_wait[host] = max(until, self._asked_to_wait.get(host, until))
        if status is None:
            self.unanswered[host] += 1
        elif status in REFUSED:
            self.refused[host] += 1
        else:
            self.accepted[host] += 1

    def is_closed(self, host: str) -> bool:
        """Is nothing more sent there during this look?"""
        several = self.refused[host] >= _ENOUGH or self.unanswered[host] >= _ENOUGH
        return host in self._asked_to_wait or (several and not self.accepted[host])

    def pauses(self, now: datetime) -> list[Pause]:
        """What follows from all that was heard.

        A host that accepts others refuses one subscription, not our key: whoever registers addresses that belong to
        somebody else's key silences nobody.
        """
        asked = [Pause(host, until, "retry_after") for host, until in self._asked_to_wait.items()]
        refused = [
            Pause(host, now + REFUSED_FOR, "refused")
            for host, times in self.refused.items()
            if times > self.accepted[host]
        ]
        unreachable = [
            Pause(host, now + _UNREACHABLE_FOR, "unreachable")
            for host, times in self.unanswered.items()
            if times >= _ENOUGH and not self.accepted[host]
        ]
        return [*asked, *refused, *unreachable]


def pause(session: Session, pauses: Iterable[Pause]) -> None:
    """Leave these hosts alone; the longer pause counts. An alarm in the log when one refuses our key. Flushes."""
    for one in sorted(pauses, key=lambda pause: pause.host):
        wait_for_turn(session, [f"push-host:{one.host}"])
        row = session.get(PushHost, one.host, with_for_update=True)
        if row is None:
            session.add(PushHost(host=one.host, paused_until=one.until, reason=one.reason))
        elif row.paused_until < one.until:
            row.paused_until, row.reason = one.until, one.reason
        session.flush()
        if one.reason == "refused":
            log.error("ALARM: a push service refuses our key; look at the clock and the VAPID keys", host=one.host)
        else:
            log.warning("a push service is left alone for a while", host=one.host, reason=one.reason)


def paused_hosts(session: Session, now: datetime) -> list[str]:
    """Hosts to which nothing goes at present."""
    return list(session.scalars(select(PushHost.host).where(PushHost.paused_until > now)))


def forget_ended_pauses(session: Session, now: datetime) -> None:
    """Erase what is over."""
    session.execute(delete(PushHost).where(PushHost.paused_until <= now))

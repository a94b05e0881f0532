"""One look at an event's share: take chunks, encrypt, send, mark. What every engine has done, however it gets to it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.alerts.answers import REFUSED, REFUSED_FOR, backoff, new_state
from lebenszeichen.alerts.claims import Chunk, Claim, Outcome, claim, give_back, settle
from lebenszeichen.alerts.contact import vapid_contact
from lebenszeichen.alerts.delivery import LONGEST_TTL, Courier, Message, MessageRefused, Wish
from lebenszeichen.alerts.endpoints import checked_host
from lebenszeichen.alerts.errors import EndpointNotAllowed, TargetUnreadable
from lebenszeichen.alerts.fan_out import fan_out
from lebenszeichen.alerts.handshake import handshake_token
from lebenszeichen.alerts.hosts import HostWatch, pause
from lebenszeichen.alerts.keys import vapid_keys
from lebenszeichen.alerts.payload import TextsMissing, payload, subject_of, waits_for_quiet_hour
from lebenszeichen.alerts.sealing import unseal
from lebenszeichen.alerts.sender import Answer, Sender
from lebenszeichen.alerts.topics import topic, urgency
from lebenszeichen.database import writing
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.database.spaces import advance
from lebenszeichen.keys import storage_key
from lebenszeichen.outgoing.retrying import retry_after
from lebenszeichen.settings import Settings

log = structlog.get_logger(__name__)

CHUNKS_A_LOOK = 10
"""Then whatever else waits has its turn."""
_SETTLED_TOGETHER = 250
_SETTLED_WITHIN = timedelta(seconds=1)


class Dispatch:
    """What sending needs, made once for each process."""

    def __init__(self, settings: Settings, sender: Sender | None = None) -> None:
        """Raises SettingsError when keys or the contact are missing."""
        self.settings = settings
        self.storage_key = storage_key(settings)
        self.courier = Courier(vapid_keys(settings), vapid_contact(settings))
        self.sender = sender or Sender()

    def look(self, event_id: int, is_time_to_stop: Callable[[], bool]) -> bool:
        """Do this event's share, or a good part of it; True when there is more."""
        with writing() as session:
            fan_out(session, event_id, clock.now(), self.settings.quiet_hour_utc)
        return _Share(self, event_id, is_time_to_stop).send()


@dataclass
class _Share:
    """The work of one look, and what was heard meanwhile."""

    dispatch: Dispatch
    event_id: int
    is_time_to_stop: Callable[[], bool]
    watch: HostWatch = field(default_factory=HostWatch)
    outcomes: list[Outcome] = field(default_factory=list)
    untried: list[Claim] = field(default_factory=list)
    settled_at: datetime = field(default_factory=clock.now)
    more: bool = False
    tried: bool = False

    def send(self) -> bool:
        try:
            for answer in self.dispatch.sender.send(self._messages(), self._settle_in_time):
                self._hear(answer)
                if len(self.outcomes) >= _SETTLED_TOGETHER:
                    self._settle()
        finally:
            self._settle(at_the_end=True)
        return self.more and not self.is_time_to_stop()

    def _messages(self) -> Iterator[tuple[Claim, Message]]:
        for _ in range(CHUNKS_A_LOOK):
            if self.is_time_to_stop():
                return
            with writing() as session:
                chunk = claim(session, self.event_id, clock.now())
            if chunk is None:
                return
            yield from self._of_chunk(chunk)
        self.more = True

    def _of_chunk(self, chunk: Chunk) -> Iterator[tuple[Claim, Message]]:
        # A message that is begun must be over before its lease is: else somebody else would send it too.
        last_moment = chunk.lease_until - timedelta(seconds=self.dispatch.sender.seconds + 5)
        for one in chunk.claims:
            if self.is_time_to_stop() or self.watch.is_closed(one.host) or clock.now() > last_moment:
                self.untried.append(one)
                continue
            message = self._message(chunk, one)
            if message is not None:
                yield one, message

    def _message(self, chunk: Chunk, one: Claim) -> Message | None:
        """Encrypted and signed; None, and the delivery has failed, when that cannot be or must not."""
        now = clock.now()
        ttl = min(int((chunk.expires_at - now).total_seconds()), LONGEST_TTL)
        try:
            return self._composed(chunk, one, ttl)
        except (MessageRefused, EndpointNotAllowed, TargetUnreadable, TextsMissing, ValueError) as error:
            log.warning("a message cannot be made", alert=self.event_id, error=type(error).__name__)
            self.outcomes.append(Outcome(one, "failed", None, now))
            return None

    def _composed(self, chunk: Chunk, one: Claim, ttl: int) -> Message:
        dispatch, notice = self.dispatch, chunk.notice
        target = unseal(dispatch.storage_key, one.sealed)
        if checked_host(target.endpoint, dispatch.settings.push_extra_hosts) != one.host:
            raise MessageRefused("an address of another host than its row's")
        handshake = handshake_token(dispatch.storage_key, one.subscription_id) if notice.kind == "handshake" else None
        plain = payload(notice, one.reader, dispatch.settings.public_url, handshake)
        wish = Wish(
            ttl=ttl,
            urgency=urgency(notice.kind, quietly=waits_for_quiet_hour(notice.kind, one.reader.pace)),
            topic=topic(dispatch.storage_key, one.subscription_id, subject_of(notice)),
        )
        return dispatch.courier.message(one.key_id, target, plain, wish)

    def _hear(self, answer: Answer[Claim]) -> None:
        now, one = clock.now(), answer.tag
        state = new_state(answer.status)
        if answer.status in REFUSED and not one.proven:
            log.warning("a push service refuses a new subscription", host=one.host, status=answer.status)
            state = "failed"
        else:
            self.watch.hear(one.host, answer.status, answer.retry_after, now)
        if state == "failed":
            log.warning("a push service takes a message for bad", host=one.host, status=answer.status)
        due = self._due(answer, now) if state == "waiting" else now
        self.outcomes.append(Outcome(one, state, answer.status, due))

    def _due(self, answer: Answer[Claim], now: datetime) -> datetime:
        """When a delivery that waits is tried again."""
        if answer.status in REFUSED:
            return now + REFUSED_FOR
        chance = random.random()  # noqa: S311  (spreads load, keeps nothing secret)
        again = now + backoff(answer.tag.attempt, chance)
        asked = retry_after(answer.retry_after, now)
        return again if asked is None else asked + (again - now) / 2

    def _settle_in_time(self) -> None:
        """Slow ones under way do not keep others from being marked."""
        if (self.outcomes or self.untried) and clock.now() - self.settled_at > _SETTLED_WITHIN:
            self._settle()

    def _settle(self, *, at_the_end: bool = False) -> None:
        now = clock.now()
        outcomes, self.outcomes = self.outcomes, []
        self.tried = self.tried or bool(outcomes)
        untried, self.untried = self.untried, []

        def mark(session: Session) -> None:
            settle(session, self.event_id, outcomes)
            give_back(session, untried, now)
            if at_the_end:
                pause(session, self.watch.pauses(now))
                if self.tried:
                    advance(session, "desk")  # a restored database is noticed by it

        write_and_repeat(mark)
        self.settled_at = now

"""The way of a draft: reported → on hold → told, with stops. Pure; docs/decisions/0011 says why each rule is there.

A draft comes to `told` only through a confirmation by somebody who wrote none of it and neither invited nor was invited
by any who did, and through a hold that ended while nobody stopped it.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from lebenszeichen.coordinators.independence import are_independent
from lebenszeichen.problem import Problem
from lebenszeichen.releases.errors import (
    InvitedByTheFirst,
    NotOfTwo,
    OtherNumber,
    OwnRelease,
    ReleaseChanged,
    ReleaseNotWaiting,
    SourceNotOpened,
)

State = Literal["reported", "on_hold", "stopped", "told", "dropped"]
Step = Literal["first", "correction", "withdrawal"]
OPEN: tuple[State, ...] = ("reported", "on_hold", "stopped")
OVERDUE = timedelta(minutes=10)
"""A hold whose end nobody looked at for so long was not watched: the clock stood, or jumped."""


@dataclass(frozen=True, slots=True)
class Person:
    """A coordinator, as far as two of them must have nothing to do with each other."""

    id: str
    invited_by: str | None = None
    founding: bool = False
    revoked: bool = False
    recovered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a release on its way."""

    content_hash: str
    freed: int
    authors: tuple[str, ...]
    state: State = "reported"
    opened_by: Mapping[str, str] = field(default_factory=dict)
    """Coordinator → hash of the content whose source they opened."""
    confirmed_by: str | None = None
    hold_until: datetime | None = None
    stopped_by: str | None = None
    reason: str | None = None
    told_at: datetime | None = None

    @property
    def waits(self) -> bool:
        """May it still be amended, confirmed or dropped?"""
        return self.state in ("reported", "stopped")


def amended(draft: Draft, by: str, *, seen: str, content_hash: str, freed: int) -> Draft:
    """Other content: whoever writes any of it is an author from now on, and the source must be opened again.

    `seen`: the hash of what they changed. Raises ReleaseNotWaiting, ReleaseChanged.
    """
    _must_wait(draft)
    _must_be_current(draft, seen)
    authors = draft.authors if by in draft.authors else (*draft.authors, by)
    return replace(
        draft,
        content_hash=content_hash,
        freed=freed,
        authors=authors,
        state="reported",
        opened_by={},
        confirmed_by=None,
        stopped_by=None,
    )


def opened(draft: Draft, by: str, content_hash: str) -> Draft:
    """Somebody looked at the source of this content. Raises ReleaseNotWaiting, ReleaseChanged."""
    _must_wait(draft)
    _must_be_current(draft, content_hash)
    return replace(draft, opened_by={**draft.opened_by, by: content_hash})


def refusal(draft: Draft, by: Person, authors: Iterable[Person]) -> type[Problem] | None:
    """Why this person cannot be the second, whatever they enter; None when they can."""
    wrote = list(authors)
    if by.id in draft.authors:
        return OwnRelease
    if not all(are_independent(by, author) for author in wrote):
        return InvitedByTheFirst
    if all(author.revoked for author in wrote):
        return NotOfTwo
    return None


def confirmed(
    draft: Draft,
    by: Person,
    authors: Iterable[Person],
    *,
    content_hash: str,
    freed: int,
    now: datetime,
    hold: timedelta,
) -> Draft:
    """The second person's word; the hold begins.

    Raises ReleaseNotWaiting, OwnRelease, InvitedByTheFirst, NotOfTwo, ReleaseChanged, SourceNotOpened, OtherNumber.
    """
    _must_wait(draft)
    if problem := refusal(draft, by, authors):
        raise problem()
    _must_be_current(draft, content_hash)
    if draft.opened_by.get(by.id) != draft.content_hash:
        raise SourceNotOpened()
    if freed != draft.freed:
        raise OtherNumber()
    reason = None if draft.state == "stopped" else draft.reason
    return replace(draft, state="on_hold", confirmed_by=by.id, hold_until=now + hold, stopped_by=None, reason=reason)


def stopped(draft: Draft, by: str | None, reason: str) -> Draft:
    """Any coordinator stops the hold, its author and its second too; `by` None: the clock, or a take-down.

    Raises ReleaseNotWaiting: nothing is on hold, or it has been told.
    """
    if draft.state != "on_hold":
        raise ReleaseNotWaiting()
    return replace(draft, state="stopped", stopped_by=by, reason=reason, hold_until=None, confirmed_by=None)


def told(draft: Draft, now: datetime, gone: Container[str] = ()) -> Draft:
    """The hold has ended and nobody stopped it. `gone`: coordinators who were revoked.

    Stopped instead when the second, or everybody who wrote it, does not work at the desk any more: then it is not two
    people's word; and when the hold ended long ago: coordinators' phones did not hear of it first. Raises
    ReleaseNotWaiting before the end of the hold.
    """
    if draft.state != "on_hold" or draft.hold_until is None or now < draft.hold_until:
        raise ReleaseNotWaiting()
    if draft.confirmed_by in gone or all(author in gone for author in draft.authors):
        return stopped(draft, None, "not-of-two")
    if now - draft.hold_until > OVERDUE:
        return stopped(draft, None, "overdue")
    return replace(draft, state="told", told_at=now)


def dropped(draft: Draft, reason: str) -> Draft:
    """It is not pursued. Raises ReleaseNotWaiting."""
    _must_wait(draft)
    return replace(draft, state="dropped", reason=reason)


def _must_wait(draft: Draft) -> None:
    if not draft.waits:
        raise ReleaseNotWaiting()


def _must_be_current(draft: Draft, content_hash: str) -> None:
    if content_hash != draft.content_hash:
        raise ReleaseChanged()

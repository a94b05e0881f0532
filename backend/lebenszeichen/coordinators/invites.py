"""Invites: links that let one person in, once, for two days. They show nothing of what happened before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.coordinators import sessions
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.errors import InviteAlreadyOpened, UnknownInvite
from lebenszeichen.coordinators.models import Coordinator, DeskSession, Invite
from lebenszeichen.coordinators.queries import SKEW, Named, founders_missing, names_of
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.http.permissions import Role
from lebenszeichen.settings import Settings

VALID = timedelta(hours=48)
KEPT = timedelta(days=30)
"""How long a row is kept after its end."""


@dataclass(frozen=True, slots=True)
class Link:
    """A new invite, shown once: the token stands only here."""

    id: int
    link: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invite with which somebody may still come in; never its link."""

    id: int
    purpose: str
    role: str
    invited_by: Named | None
    """None: the command line."""
    created_at: datetime
    expires_at: datetime
    opened: bool
    """Somebody makes passkeys with it now, or began to and did not finish."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What somebody learns who opens an invite."""

    token: str
    """For their cookie."""
    purpose: str
    role: str
    expires_at: datetime


def invite(session: Session, settings: Settings, by: str | None, role: Role) -> Link:
    """Let somebody in. `by` None: the command line."""
    made = _new(session, settings, purpose="join", role=role, invited_by=by)
    note(session, by, "invited", f"invite:{made.id}", role=role.value)
    return made


def founding_links(session: Session, settings: Settings) -> list[Link]:
    """New links for those of the first pair who have not joined; earlier ones stop working, opened or not."""
    wait_for_turn(session, ["founding"])
    missing = founders_missing(session)
    before = session.scalars(select(Invite.id).where(Invite.founding, Invite.revoked_at.is_(None))).all()
    for id in before:
        _end(session, id)
    links = [
        _new(session, settings, purpose="join", role=Role.COORDINATOR, founding=True, invited_by=None)
        for _ in range(missing)
    ]
    if links:
        note(session, None, "founding_links_made", None, number=len(links))
    return links


def recovery_link(session: Session, settings: Settings, by: str | None, coordinator: Coordinator) -> Link:
    """A link with which a coordinator makes new passkeys; earlier ones stop working. `by` None: the command line."""
    end_all_for(session, coordinator.id)
    made = _new(
        session,
        settings,
        purpose="recover",
        role=Role(coordinator.role),
        invited_by=by,
        coordinator_id=coordinator.id,
    )
    note(session, by, "recovery_link_made", f"coordinator:{coordinator.id}", invite=made.id)
    return made


def open_invite(session: Session, token: str) -> Opened:
    """Spend an invite: this browser has it, and no other.

    Raises UnknownInvite or InviteAlreadyOpened. Of two browsers at the same instant one gets it: the database decides.
    """
    now = clock.now()
    hashed = token_hash(token)
    spent = (
        update(Invite)
        .where(
            Invite.token_hash == hashed,
            Invite.used_at.is_(None),
            Invite.revoked_at.is_(None),
            Invite.expires_at > now,
            Invite.created_at <= now + SKEW,
        )
        .values(used_at=now)
        .returning(Invite.id)
    )
    id = session.scalar(spent)
    if id is None:
        raise _why_not(session, hashed)
    row = session.get_one(Invite, id)
    token = sessions.begin_enrolment(session, id, {})
    note(session, None, "invite_opened", f"invite:{id}")
    return Opened(token, row.purpose, row.role, row.expires_at)


def revoke_invite(session: Session, by: str, id: int) -> None:
    """Take an invite back, also when somebody opened it and has not finished. Raises UnknownInvite."""
    if id not in {row.id for row in _revocable(session)}:
        raise UnknownInvite()
    _end(session, id)
    note(session, by, "invite_revoked", f"invite:{id}")


def waiting_invites(session: Session) -> list[Waiting]:
    """Invites with which somebody may still come in, oldest first."""
    rows = _revocable(session)
    names = names_of(session, [row.invited_by for row in rows if row.invited_by])
    return [
        Waiting(
            row.id,
            row.purpose,
            row.role,
            Named(row.invited_by, names[row.invited_by]) if row.invited_by else None,
            row.created_at,
            row.expires_at,
            row.used_at is not None,
        )
        for row in rows
    ]


def end_all_of(session: Session, coordinator_id: str) -> None:
    """What somebody gave out who is revoked now lets nobody in any more."""
    for id in session.scalars(select(Invite.id).where(Invite.invited_by == coordinator_id)).all():
        _end(session, id)


def end_all_for(session: Session, coordinator_id: str) -> None:
    """No earlier link gives new passkeys to this coordinator."""
    for id in session.scalars(select(Invite.id).where(Invite.coordinator_id == coordinator_id)).all():
        _end(session, id)


def end_all(session: Session) -> None:
    """No link that was given out until now lets anybody in."""
    for id in session.scalars(select(Invite.id).where(Invite.revoked_at.is_(None))).all():
        _end(session, id)


def erase_old(session: Session, now: datetime) -> None:
    """Erase invites 30 days after their end."""
    session.execute(delete(Invite).where(Invite.expires_at < now - KEPT))


def _new(session: Session, settings: Settings, *, role: Role, **columns: object) -> Link:
    token, now = new_token(), clock.now()
    row = Invite(token_hash=token_hash(token), role=role.value, created_at=now, expires_at=now + VALID, **columns)
    session.add(row)
    session.flush()
    # After the #: a browser sends it to no server, so it stands in no log.
    return Link(row.id, f"{settings.public_url}/desk/enrol#invite={token}", row.expires_at)


def _why_not(session: Session, hashed: str) -> UnknownInvite | InviteAlreadyOpened:
    row = session.scalar(select(Invite).where(Invite.token_hash == hashed))
    if row is None or row.revoked_at is not None or row.used_at is None:
        return UnknownInvite()
    return InviteAlreadyOpened()


def _revocable(session: Session) -> list[Invite]:
    in_use = exists().where(DeskSession.invite_id == Invite.id)
    query = (
        select(Invite)
        .where(
            Invite.revoked_at.is_(None),
            or_(in_use, Invite.used_at.is_(None) & (Invite.expires_at > clock.now())),
        )
        .order_by(Invite.id)
    )
    return list(session.scalars(query))


def _end(session: Session, id: int) -> None:
    """The link opens nothing, and what was begun with it has ended."""
    still = update(Invite).where(Invite.id == id, Invite.revoked_at.is_(None))
    session.execute(still.values(revoked_at=clock.now()))
    sessions.end_all_with(session, id)

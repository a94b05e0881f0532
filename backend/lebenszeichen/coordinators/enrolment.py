"""Two passkeys with an invite: then somebody has joined, or has new passkeys in the place of all old ones."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators import sessions
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.challenges import enrolling
from lebenszeichen.coordinators.errors import NameMissing, NameTaken, SamePasskey
from lebenszeichen.coordinators.models import Coordinator, DeskSession, Invite, Passkey, Recovery
from lebenszeichen.coordinators.passkeys import NewPasskey, creation_options, verify_creation
from lebenszeichen.coordinators.queries import passkeys_of
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.endings import remember_ending
from lebenszeichen.http.guards import Newcomer, NotEnrolling
from lebenszeichen.identifiers import new_coordinator_id
from lebenszeichen.settings import Settings

_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """How far somebody is."""

    passkeys: int
    token: str | None
    """For the cookie of somebody who is signed in now; None while a passkey is missing."""


def options(session: Session, settings: Settings, who: Newcomer, name: str | None) -> dict[str, Any]:
    """What the browser needs to make the next passkey. Raises NameMissing, NameTaken, NotEnrolling."""
    held, invite = _held(session, who)
    draft = dict(held.enrolment or {})
    if invite.coordinator_id is not None:
        theirs = session.get_one(Coordinator, invite.coordinator_id)
        draft |= {"name": theirs.name, "user_handle": theirs.user_handle.hex()}
    elif name is not None:
        draft["name"] = _free_name(session, name)
    if "name" not in draft:
        raise NameMissing(pointer="/name")
    draft.setdefault("user_handle", secrets.token_bytes(64).hex())
    held.enrolment = draft
    held.seen_at = clock.now()
    return creation_options(
        session,
        settings,
        purpose=enrolling(who.session_hash),
        coordinator_id=None,
        user_handle=bytes.fromhex(draft["user_handle"]),
        name=draft["name"],
        known=[bytes.fromhex(one["credential_id"]) for one in draft.get("passkeys", [])],
    )


def take_passkey(
    session: Session, settings: Settings, who: Newcomer, credential: Mapping[str, Any], label: str
) -> Progress:
    """Take the first passkey, or the second and with it the person.

    Raises PasskeyRefused, SamePasskey, NameMissing, NameTaken, NotEnrolling.
    """
    held, invite = _held(session, who)
    draft = dict(held.enrolment or {})
    if "name" not in draft:
        raise NameMissing()
    made = verify_creation(
        session, settings, purpose=enrolling(who.session_hash), coordinator_id=None, credential=credential
    )
    passkeys = list(draft.get("passkeys", []))
    if is_known(session, made) or made.credential_id.hex() in {one["credential_id"] for one in passkeys}:
        raise SamePasskey()
    passkeys.append(_as_json(made, label))
    held.enrolment = {**draft, "passkeys": passkeys}
    held.seen_at = clock.now()
    session.flush()
    if len(passkeys) < _NEEDED:
        return Progress(len(passkeys), None)
    return Progress(len(passkeys), _finish(session, settings, invite, held))


def is_known(session: Session, made: NewPasskey) -> bool:
    """Does anybody have a passkey with this number?"""
    return session.scalar(select(Passkey.id).where(Passkey.credential_id == made.credential_id)) is not None


def _held(session: Session, who: Newcomer) -> tuple[DeskSession, Invite]:
    """The session and its invite, both held: nobody takes the invite back half-way."""
    invite = session.scalar(select(Invite).where(Invite.id == who.invite_id).with_for_update())
    held = sessions.held_enrolment(session, who.session_hash)
    if held is None or invite is None or invite.revoked_at is not None:
        raise NotEnrolling()
    return held, invite


def _finish(session: Session, settings: Settings, invite: Invite, held: DeskSession) -> str:
    """Another token than the one before: what was shown to a stranger's browser is worth nothing afterwards."""
    draft = dict(held.enrolment or {})
    joins = invite.coordinator_id is None
    replaced = [] if joins else passkeys_of(session, str(invite.coordinator_id))
    coordinator = _join(session, invite, draft) if joins else _recover(session, invite)
    for one in draft["passkeys"]:
        session.add(_from_json(one, coordinator.id))
    note(
        session,
        coordinator.id,
        "joined" if joins else "recovered",
        f"coordinator:{coordinator.id}",
        invite=invite.id,
        invited_by=invite.invited_by,
    )
    sessions.end_all_with(session, invite.id)
    token = sessions.begin(session, coordinator.id)
    for passkey in replaced:
        remember_ending(settings, "passkey", passkey.credential_id.hex())
    return token


def _join(session: Session, invite: Invite, draft: Mapping[str, Any]) -> Coordinator:
    coordinator = Coordinator(
        id=new_coordinator_id(),
        name=_free_name(session, draft["name"]),
        role=invite.role,
        invited_by=invite.invited_by,
        founding=invite.founding,
        user_handle=bytes.fromhex(draft["user_handle"]),
        joined_on=clock.today(),
    )
    session.add(coordinator)
    session.flush()
    return coordinator


def _recover(session: Session, invite: Invite) -> Coordinator:
    """All old passkeys and sessions end: whoever found or stole one is out.

    Whoever was shown the link may have used it: they and this coordinator are one person from now on.
    """
    coordinator = session.get_one(Coordinator, invite.coordinator_id)
    coordinator.recovered_by = invite.invited_by
    session.execute(delete(Passkey).where(Passkey.coordinator_id == coordinator.id))
    sessions.end_all_of(session, coordinator.id)
    open_word = select(Recovery).where(Recovery.coordinator_id == coordinator.id, Recovery.ended_at.is_(None))
    for recovery in session.scalars(open_word):
        recovery.ended_at = clock.now()
    return coordinator


def _free_name(session: Session, name: str) -> str:
    """The name, if nobody else at the desk has it: two of one name could pass for each other."""
    wait_for_turn(session, ["coordinators' names"])
    name = unicodedata.normalize("NFC", name.strip())
    names = session.scalars(select(Coordinator.name).where(Coordinator.revoked_at.is_(None)))
    if name.casefold() in {other.casefold() for other in names}:
        raise NameTaken(pointer="/name")
    return name


def _as_json(made: NewPasskey, label: str) -> dict[str, Any]:
    return {
        "credential_id": made.credential_id.hex(),
        "public_key": made.public_key.hex(),
        "sign_count": made.sign_count,
        "transports": made.transports,
        "label": label,
    }


def _from_json(one: Mapping[str, Any], coordinator_id: str) -> Passkey:
    return Passkey(
        coordinator_id=coordinator_id,
        credential_id=bytes.fromhex(one["credential_id"]),
        public_key=bytes.fromhex(one["public_key"]),
        sign_count=one["sign_count"],
        transports=one["transports"],
        label=one["label"],
        added_on=clock.today(),
    )

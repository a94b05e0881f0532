"""What can happen to a coordinator: signs in, adds and removes passkeys, is revoked."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.coordinators import invites, recovery, sessions
from lebenszeichen.coordinators.audit import note
from lebenszeichen.coordinators.challenges import adding
from lebenszeichen.coordinators.enrolment import is_known
from lebenszeichen.coordinators.errors import LastTwo, SamePasskey, TwoPasskeysStay, UnknownPasskey
from lebenszeichen.coordinators.models import Challenge, Coordinator, Passkey
from lebenszeichen.coordinators.passkeys import creation_options, verify_assertion, verify_creation, verify_sign_in
from lebenszeichen.coordinators.queries import active_coordinators, passkeys_of
from lebenszeichen.database.turns import wait_for_turn
from lebenszeichen.endings import Endings, remember_ending
from lebenszeichen.http.guards import SignedIn
from lebenszeichen.http.permissions import Role
from lebenszeichen.settings import Settings

_LEAST_PASSKEYS = 2
_LEAST_COORDINATORS = 2


def sign_in(session: Session, settings: Settings, credential: Mapping[str, Any]) -> str:
    """Sign in whoever's passkey this is; the token for their cookie. Raises PasskeyRefused."""
    coordinator_id = verify_sign_in(session, settings, credential)
    note(session, coordinator_id, "signed_in")
    return sessions.begin(session, coordinator_id)


def sign_out(session: Session, who: SignedIn) -> None:
    """End this session."""
    sessions.end(session, who.session_hash)
    note(session, who.id, "signed_out")


def options_for_another_passkey(session: Session, settings: Settings, who: SignedIn) -> dict[str, Any]:
    """What the browser needs to make a further passkey for somebody who is signed in."""
    coordinator = session.get_one(Coordinator, who.id)
    return creation_options(
        session,
        settings,
        purpose=adding(who.session_hash),
        coordinator_id=who.id,
        user_handle=coordinator.user_handle,
        name=coordinator.name,
        known=[passkey.credential_id for passkey in passkeys_of(session, who.id)],
    )


def add_passkey(
    session: Session, settings: Settings, who: SignedIn, credential: Mapping[str, Any], label: str
) -> Passkey:
    """Raises PasskeyRefused, SamePasskey."""
    made = verify_creation(
        session, settings, purpose=adding(who.session_hash), coordinator_id=who.id, credential=credential
    )
    if is_known(session, made):
        raise SamePasskey()
    passkey = Passkey(
        coordinator_id=who.id,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        transports=made.transports,
        label=label,
        added_on=clock.today(),
    )
    session.add(passkey)
    session.flush()
    note(session, who.id, "passkey_added", f"passkey:{passkey.id}")
    return passkey


def remove_passkey(session: Session, settings: Settings, who: SignedIn, id: int) -> None:
    """Remove one that was lost or is not wanted; sessions elsewhere end, for it may have begun them.

    Raises UnknownPasskey, TwoPasskeysStay.
    """
    wait_for_turn(session, [f"passkeys of {who.id}"])
    theirs = {passkey.id: passkey for passkey in passkeys_of(session, who.id)}
    if id not in theirs:
        raise UnknownPasskey()
    if len(theirs) <= _LEAST_PASSKEYS:
        raise TwoPasskeysStay()
    session.execute(delete(Passkey).where(Passkey.id == id))
    sessions.end_all_of(session, who.id, but=who.session_hash)
    note(session, who.id, "passkey_removed", f"passkey:{id}")
    remember_ending(settings, "passkey", theirs[id].credential_id.hex())


def revoke_by_another(
    session: Session, settings: Settings, by: str, coordinator_id: str, credential: Mapping[str, Any]
) -> None:
    """With a fresh word of the one who revokes. Raises PasskeyRefused, UnknownCoordinator, LastTwo."""
    # Before any row is held: two who revoke each other would wait for each other's passkeys.
    _one_after_the_other(session)
    recovery.at_the_desk(session, coordinator_id)
    verify_assertion(session, settings, by, f"revoke:{coordinator_id}", credential)
    revoke(session, settings, by, coordinator_id)


def revoke(session: Session, settings: Settings, by: str | None, coordinator_id: str) -> None:
    """Somebody does not work at the desk any more, from this moment. `by` None: the command line.

    Their sessions, passkeys and open links end with them. Raises UnknownCoordinator, LastTwo. Call it last in a unit of
    work: see endings.
    """
    _one_after_the_other(session)
    coordinator = recovery.at_the_desk(session, coordinator_id)
    if coordinator.role == Role.COORDINATOR and active_coordinators(session) <= _LEAST_COORDINATORS:
        raise LastTwo()
    _show_out(session, coordinator)
    note(session, by, "revoked", f"coordinator:{coordinator_id}")
    remember_ending(settings, "coordinator", coordinator_id)


def end_again(session: Session, endings: Endings) -> list[str]:
    """Who was revoked and which passkeys were removed since an old dump; returns the coordinators' ids.

    However few are left: `coordinator invite` lets others in.
    """
    known = select(Passkey.credential_id)
    back = endings.among("passkey", [credential_id.hex() for credential_id in session.scalars(known)])
    session.execute(delete(Passkey).where(Passkey.credential_id.in_([bytes.fromhex(one) for one in back])))
    working = {one.id: one for one in session.scalars(select(Coordinator).where(Coordinator.revoked_at.is_(None)))}
    revoked = endings.among("coordinator", sorted(working))
    for coordinator_id in revoked:
        _show_out(session, working[coordinator_id])
        note(session, None, "revoked", f"coordinator:{coordinator_id}", because="restored")
    return revoked


def _show_out(session: Session, coordinator: Coordinator) -> None:
    coordinator_id = coordinator.id
    coordinator.revoked_at = clock.now()
    session.flush()
    sessions.end_all_of(session, coordinator_id)
    invites.end_all_of(session, coordinator_id)
    invites.end_all_for(session, coordinator_id)
    recovery.end_all_about(session, coordinator_id)
    for gone in (Passkey, Challenge):
        session.execute(delete(gone).where(gone.coordinator_id == coordinator_id))


def shut_every_door(session: Session) -> None:
    """The database was restored: sessions, links and words from then may have ended since. Passkeys stay."""
    sessions.end_everybody(session)
    invites.end_all(session)
    recovery.end_all(session)
    session.execute(delete(Challenge))
    note(session, None, "doors_shut")


def _one_after_the_other(session: Session) -> None:
    wait_for_turn(session, ["revoking coordinators"])

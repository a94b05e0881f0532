"""WebAuthn: what a browser is asked for, and whether what it answers is true. The only place that knows the library.

Every passkey is discoverable and verifies its owner (fingerprint, face or PIN), so a stolen security key alone opens
nothing. No attestation is asked for: we do not want to know which device somebody has.
https://www.w3.org/TR/webauthn-3/
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

import webauthn
from sqlalchemy import select
from sqlalchemy.orm import Session
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.options_to_json_dict import options_to_json_dict
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from lebenszeichen import clock
from lebenszeichen.coordinators.challenges import SIGN_IN, VALID, new_challenge, spend
from lebenszeichen.coordinators.errors import PasskeyRefused
from lebenszeichen.coordinators.models import Coordinator, Passkey
from lebenszeichen.settings import Settings

Answer = TypeVar("Answer")
Credential = Mapping[str, Any]
"""What the browser's `credential.toJSON()` gives: RegistrationResponseJSON or AuthenticationResponseJSON."""

_TIMEOUT = int(VALID.total_seconds() * 1000)
_TRANSPORTS = {transport.value for transport in AuthenticatorTransport}


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """What a browser made, checked."""

    credential_id: bytes
    public_key: bytes
    """COSE"""
    sign_count: int
    transports: list[str]


def creation_options(
    session: Session,
    settings: Settings,
    *,
    purpose: str,
    coordinator_id: str | None,
    user_handle: bytes,
    name: str,
    known: Iterable[bytes],
) -> dict[str, Any]:
    """Options for `navigator.credentials.create()`. A device that holds one of the `known` credentials refuses."""
    options = webauthn.generate_registration_options(
        rp_id=_host(settings),
        rp_name="Lebenszeichen",
        user_name=name,
        user_id=user_handle,
        challenge=base64url_to_bytes(new_challenge(session, purpose, coordinator_id)),
        timeout=_TIMEOUT,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=id) for id in known],
    )
    return options_to_json_dict(options)


def verify_creation(
    session: Session, settings: Settings, *, purpose: str, coordinator_id: str | None, credential: Credential
) -> NewPasskey:
    """What the browser made. Raises PasskeyRefused; the challenge is spent when the unit of work is committed."""
    challenge = _spend(session, credential, purpose, coordinator_id)
    verified = _ask(
        lambda: webauthn.verify_registration_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=_host(settings),
            expected_origin=_origin(settings),
            require_user_verification=True,
        )
    )
    transports = credential["response"].get("transports")
    return NewPasskey(
        verified.credential_id,
        verified.credential_public_key,
        verified.sign_count,
        sorted(_TRANSPORTS & {str(one) for one in transports}) if isinstance(transports, list) else [],
    )


def assertion_options(session: Session, settings: Settings, coordinator_id: str, purpose: str) -> dict[str, Any]:
    """Options for `navigator.credentials.get()`: this coordinator shall prove to be here now, for this purpose."""
    theirs = session.scalars(select(Passkey).where(Passkey.coordinator_id == coordinator_id).order_by(Passkey.id))
    return _request_options(session, settings, purpose, coordinator_id, [_descriptor(passkey) for passkey in theirs])


def verify_assertion(
    session: Session, settings: Settings, coordinator_id: str, purpose: str, credential: Credential
) -> None:
    """Did this coordinator, just now, with one of their passkeys, agree to exactly this purpose?

    Raises PasskeyRefused. Good once: the challenge is spent with the unit of work in which this is asked, so a
    refusal further on leaves it, and a commit takes it.
    """
    challenge = _spend(session, credential, purpose, coordinator_id)
    if _verify(session, settings, credential, challenge).id != coordinator_id:
        raise PasskeyRefused()


def sign_in_options(session: Session, settings: Settings) -> dict[str, Any]:
    """Options for `navigator.credentials.get()` of somebody whom we do not know yet: names no credential."""
    return _request_options(session, settings, SIGN_IN, None, [])


def verify_sign_in(session: Session, settings: Settings, credential: Credential) -> str:
    """Whose passkey this is: the coordinator's id. Raises PasskeyRefused, also for somebody who was revoked."""
    challenge = _spend(session, credential, SIGN_IN, None)
    # Somebody who was not named beforehand must be named by the passkey itself (WebAuthn 3, 7.2, step 6).
    if not credential["response"].get("userHandle"):
        raise PasskeyRefused()
    return _verify(session, settings, credential, challenge).id


def _request_options(
    session: Session,
    settings: Settings,
    purpose: str,
    coordinator_id: str | None,
    allowed: list[PublicKeyCredentialDescriptor],
) -> dict[str, Any]:
    options = webauthn.generate_authentication_options(
        rp_id=_host(settings),
        challenge=base64url_to_bytes(new_challenge(session, purpose, coordinator_id)),
        timeout=_TIMEOUT,
        allow_credentials=allowed,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json_dict(options)


def _verify(session: Session, settings: Settings, credential: Credential, challenge: bytes) -> Coordinator:
    """The coordinator whose passkey signed; notes its counter and the day."""
    credential_id = _ask(lambda: base64url_to_bytes(credential["rawId"]))
    # Held until the end: of two answers with one counter, the second sees the first.
    passkey = session.scalar(select(Passkey).where(Passkey.credential_id == credential_id).with_for_update())
    owner = session.get(Coordinator, passkey.coordinator_id) if passkey is not None else None
    if passkey is None or owner is None or owner.revoked_at is not None:
        raise PasskeyRefused()
    verified = _ask(
        lambda: webauthn.verify_authentication_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=_host(settings),
            expected_origin=_origin(settings),
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    )
    handle = credential["response"].get("userHandle")
    if handle and _ask(lambda: base64url_to_bytes(handle)) != owner.user_handle:
        raise PasskeyRefused()
    passkey.sign_count = verified.new_sign_count
    passkey.last_used_on = clock.today()
    session.flush()
    return owner


def _spend(session: Session, credential: Credential, purpose: str, coordinator_id: str | None) -> bytes:
    """The challenge that the browser says it answers, if it is good for this."""
    challenge = _ask(lambda: _challenge_in(credential))
    if not spend(session, challenge, purpose, coordinator_id):
        raise PasskeyRefused()
    return base64url_to_bytes(challenge)


def _challenge_in(credential: Credential) -> str:
    client_data = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
    if client_data.get("crossOrigin"):  # a page of somebody else's, with ours in a frame
        raise PasskeyRefused()
    challenge = client_data["challenge"]
    if not isinstance(challenge, str) or not challenge.isascii() or "\0" in challenge:
        raise PasskeyRefused()
    return challenge


def _ask(question: Callable[[], Answer]) -> Answer:
    """The answer. What a browser sends may be broken in ways for which the library has no error of its own."""
    try:
        return question()
    except Exception as error:
        raise PasskeyRefused() from error


def _descriptor(passkey: Passkey) -> PublicKeyCredentialDescriptor:
    transports = [AuthenticatorTransport(one) for one in passkey.transports if one in _TRANSPORTS]
    return PublicKeyCredentialDescriptor(id=passkey.credential_id, transports=transports or None)


def _host(settings: Settings) -> str:
    return urlsplit(settings.public_url).hostname or ""


def _origin(settings: Settings) -> str:
    """As a browser writes it: no path, no port that the scheme has anyway."""
    parts = urlsplit(settings.public_url)
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    host = f"[{parts.hostname}]" if parts.hostname and ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port and parts.port != usual else "")

"""What a browser asks for, checked: from here on it can be stored and sent to."""

from collections.abc import Mapping
from dataclasses import dataclass

from lebenszeichen.alerts.contact import vapid_contact
from lebenszeichen.alerts.endpoints import checked_host
from lebenszeichen.alerts.errors import AlertsNotSetUp, UnknownSendingKey
from lebenszeichen.alerts.keys import VapidKey, vapid_keys
from lebenszeichen.alerts.receiver_keys import check_auth, check_p256dh
from lebenszeichen.alerts.sealing import Target
from lebenszeichen.keys import storage_key
from lebenszeichen.settings import Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Sending:
    """What a server needs to take subscriptions in."""

    keys: list[VapidKey]
    """Newest first, never empty."""
    storage_key: bytes


@dataclass(frozen=True, slots=True)
class Wish:
    """Where, with which of our keys, and how somebody wants to hear."""

    target: Target
    host: str
    vapid_key_id: str
    lang: str
    pace: str
    lock_screen: str
    consent_version: str


def sending(settings: Settings) -> Sending:
    """The keys of this server. Raises AlertsNotSetUp where a message could not be signed or an address not sealed."""
    try:
        vapid_contact(settings)
        return Sending(vapid_keys(settings), storage_key(settings))
    except SettingsError:
        raise AlertsNotSetUp() from None


def checked_wish(settings: Settings, ours: Sending, body: Mapping[str, str]) -> Wish:
    """The body of a request (SubscriptionSchema), with every address and key looked at.

    Raises EndpointNotAllowed, BadReceiverKey, UnknownSendingKey.
    """
    host = checked_host(body["endpoint"], settings.push_extra_hosts)
    check_p256dh(body["p256dh"])
    check_auth(body["auth"])
    if body["key_id"] not in {key.id for key in ours.keys}:
        raise UnknownSendingKey(pointer="/key_id")
    return Wish(
        target=Target(body["endpoint"], body["p256dh"], body["auth"]),
        host=host,
        vapid_key_id=body["key_id"],
        lang=body["lang"],
        pace=body["pace"],
        lock_screen=body["lock_screen"],
        consent_version=body["consent_version"],
    )

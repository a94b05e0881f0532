"""The messages of /api/alerts."""

from marshmallow import RAISE, Schema, fields, validate

from lebenszeichen.alerts.endpoints import LONGEST_ENDPOINT
from lebenszeichen.alerts.wording import languages

CONSENT_VERSION = "2026-11"
"""Of the sentence that the app shows before it asks the browser."""


class _Strict(Schema):
    class Meta:
        unknown = RAISE


class SendingKeySchema(Schema):
    """What a browser needs before it can ask its push service."""

    public_key = fields.String(required=True, metadata={"description": "65 bytes, base64url without padding"})
    key_id = fields.String(required=True)
    consent_version = fields.String(required=True, metadata={"description": "which sentence of consent is current"})
    quiet_hour_utc = fields.Integer(required=True, metadata={"description": "0 to 23: when quiet alerts go out"})


class SubscriptionSchema(_Strict):
    """Where and how a browser wants to hear. The same when it begins and when it changes."""

    endpoint = fields.String(
        required=True,
        validate=validate.Length(1, LONGEST_ENDPOINT),
        metadata={"example": "https://updates.push.services.mozilla.com/wpush/v2/abc"},
    )
    p256dh = fields.String(required=True, validate=validate.Length(1, 100))
    auth = fields.String(required=True, validate=validate.Length(1, 40))
    key_id = fields.String(required=True, validate=validate.Length(1, 16))
    lang = fields.String(required=True, validate=validate.OneOf(languages()))
    pace = fields.String(required=True, validate=validate.OneOf(["at_once", "quietly"]))
    lock_screen = fields.String(required=True, validate=validate.OneOf(["full", "neutral"]))
    consent_version = fields.String(
        required=True,
        validate=[validate.Length(1, 16), validate.Regexp(r"^[0-9A-Za-z.-]+\Z")],
        metadata={"description": "which sentence of consent was shown", "example": CONSENT_VERSION},
    )


class SubscribedSchema(Schema):
    """The subscription's token, shown once. It is another one than the phone's."""

    token = fields.String(required=True, metadata={"description": "43 url-safe characters"})


class SubscriptionStateSchema(Schema):
    """Has the first notice come back?"""

    confirmed = fields.Boolean(required=True)


class ConfirmationSchema(_Strict):
    """What the first notice carried, sent back when it was shown."""

    handshake = fields.String(required=True, validate=validate.Length(1, 64))


class TestSchema(Schema):
    """A test that is on its way."""

    test = fields.Integer(required=True, metadata={"description": "ask for its state under this number"})


class TestStateSchema(Schema):
    """How far a test has come."""

    state = fields.String(
        required=True, validate=validate.OneOf(["waiting", "claimed", "sent", "gone", "failed", "cancelled"])
    )
    status = fields.Integer(
        required=True, allow_none=True, metadata={"description": "what the push service answered, once it has"}
    )
    paused = fields.Boolean(
        required=True, metadata={"description": "the push service asked this server to wait, or refuses it"}
    )


class AlertPhoneSchema(_Strict):
    """The token of this browser's own subscription."""

    token = fields.String(required=True, validate=validate.Length(1, 64))

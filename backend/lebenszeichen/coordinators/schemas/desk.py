"""The messages of /api/desk about coordinators: what browsers send, and what they are told."""

from marshmallow import RAISE, Schema, fields, validate

_ROLES = validate.OneOf(["coordinator", "assistant"])
_CONTROL = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_ONE_LINE = validate.Regexp(
    rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*\Z", error="One line of text, and not only spaces."
)
PURPOSE = r"^(invite|passkeys|revoke:c[0-9a-z]{10}|recover:[0-9]{1,9})\Z"
"""What a fresh assertion may be asked for at this address. Others, such as confirming a release, have their own."""


class _Strict(Schema):
    class Meta:
        unknown = RAISE


def _credential() -> fields.Dict:
    return fields.Dict(
        keys=fields.String(), required=True, metadata={"description": "the browser's `credential.toJSON()`"}
    )


class InviteTokenSchema(_Strict):
    """The part of an invite's link after the #."""

    invite = fields.String(required=True, validate=validate.Regexp(r"^[0-9A-Za-z_-]{43}\Z"))


class OpenedInviteSchema(Schema):
    """What an invite is for. It shows nothing of what happened before."""

    purpose = fields.String(required=True, validate=validate.OneOf(["join", "recover"]))
    role = fields.String(required=True, validate=_ROLES)
    expires_at = fields.AwareDateTime(required=True)


class EnrolmentNameSchema(_Strict):
    """Under which name the others will know somebody; needed once, not for a recovery."""

    name = fields.String(validate=[validate.Length(1, 80), _ONE_LINE])


class NewPasskeySchema(_Strict):
    """A passkey that a browser made, and what its owner calls it."""

    credential = _credential()
    label = fields.String(required=True, validate=[validate.Length(1, 60), _ONE_LINE])


class CredentialSchema(_Strict):
    """An assertion."""

    credential = _credential()


class InvitationSchema(_Strict):
    """Whom to let in, and a fresh assertion for the purpose `invite`."""

    role = fields.String(required=True, validate=_ROLES)
    credential = _credential()


class PurposeSchema(_Strict):
    """What a fresh assertion is for."""

    purpose = fields.String(
        required=True, validate=validate.Regexp(PURPOSE), metadata={"example": "invite", "pattern": PURPOSE[:-2] + "$"}
    )


class AuditPageSchema(_Strict):
    """Which entries: those before this number; the newest without one."""

    class Meta:
        unknown = RAISE

    before = fields.Integer(validate=validate.Range(1, 2**31 - 1))


class EnrolmentProgressSchema(Schema):
    """How many of the two passkeys there are."""

    passkeys = fields.Integer(required=True, validate=validate.Range(1, 2))
    done = fields.Boolean(required=True)


class PasskeySchema(Schema):
    """One of one's own passkeys."""

    id = fields.Integer(required=True)
    label = fields.String(required=True)
    added_on = fields.Date(required=True)
    last_used_on = fields.Date(required=True, allow_none=True)


class MeSchema(Schema):
    """Who is signed in, and for how long without another request."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, validate=_ROLES)
    passkeys = fields.List(fields.Nested(PasskeySchema), required=True)
    session_seconds_left = fields.Integer(required=True)


class SignedInSchema(Schema):
    """The answer to signing in."""

    coordinator = fields.Nested(MeSchema, required=True)


class DeskSessionSchema(Schema):
    """Who is signed in in a browser; null when nobody is, or is any more."""

    coordinator = fields.Nested(MeSchema, required=True, allow_none=True)


class ColleagueSchema(Schema):
    """A coordinator, as others are told of them."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class OpenRecoverySchema(Schema):
    """One coordinator's word that another needs new passkeys; a second must agree."""

    id = fields.Integer(required=True)
    asked_by = fields.Nested(ColleagueSchema, required=True)
    asked_at = fields.AwareDateTime(required=True)


class CoordinatorSchema(Schema):
    """Somebody who works or worked at the desk."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, validate=_ROLES)
    founding = fields.Boolean(required=True)
    invited_by = fields.Nested(ColleagueSchema, required=True, allow_none=True)
    joined_on = fields.Date(required=True)
    revoked = fields.Boolean(required=True)
    recovery = fields.Nested(OpenRecoverySchema, required=True, allow_none=True)


class WaitingInviteSchema(Schema):
    """An invite with which somebody may still come in; never its link."""

    id = fields.Integer(required=True)
    purpose = fields.String(required=True)
    role = fields.String(required=True, validate=_ROLES)
    invited_by = fields.Nested(ColleagueSchema, required=True, allow_none=True)
    created_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)
    opened = fields.Boolean(required=True)


class InviteLinkSchema(Schema):
    """A new link, shown this once."""

    id = fields.Integer(required=True)
    link = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class RecoverySchema(Schema):
    """A word that waits for a second."""

    id = fields.Integer(required=True)


class AuditEntrySchema(Schema):
    """What a coordinator, or the command line, did."""

    id = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    by = fields.Nested(ColleagueSchema, required=True, allow_none=True)
    action = fields.String(required=True)
    subject = fields.String(required=True, allow_none=True)
    detail = fields.Dict(required=True)

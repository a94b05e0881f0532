"""The messages of /api/devices."""

from marshmallow import RAISE, Schema, fields, validate


class RegistrationSchema(Schema):
    """What a phone sends when its person has said yes to being counted."""

    class Meta:
        unknown = RAISE

    consent_version = fields.String(
        required=True,
        validate=[validate.Length(1, 16), validate.Regexp(r"^[0-9A-Za-z.-]+\Z")],
        metadata={"description": "which text of consent was shown", "example": "2026-11"},
    )


class RegisteredSchema(Schema):
    """The device's token, shown once."""

    token = fields.String(required=True, metadata={"description": "43 url-safe characters"})
    epoch = fields.String(required=True)

"""Shapes of what is said to be wrong."""

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from lebenszeichen.mistakes.choices import OF_PRISONERS, is_choice


def _subject() -> fields.String:
    return fields.String(
        required=True,
        validate=validate.Regexp(r"^(prisoner|facility):[a-z0-9][a-z0-9-]{0,39}\Z"),
        metadata={"description": "`prisoner:ID` or `facility:ID`"},
    )


def _choice() -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(OF_PRISONERS))


class MistakeSaidSchema(Schema):
    """Something is wrong here. No free text, nothing of who says it."""

    class Meta:
        unknown = RAISE

    id = fields.UUID(required=True, metadata={"description": "random, minted by the phone: sent twice is said once"})
    subject = _subject()
    choice = _choice()

    @validates_schema
    def fits_the_subject(self, data: dict[str, Any], **_more: Any) -> None:
        if not is_choice(data["subject"], data["choice"]):
            raise ValidationError("Nobody can say this of an institution.", "choice")


class MistakeSchema(Schema):
    """What was said, how often, from which day to which."""

    subject = _subject()
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    choice = _choice()
    times = fields.Integer(required=True)
    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True)


class ClosingSchema(Schema):
    """A coordinator has looked."""

    class Meta:
        unknown = RAISE

    subject = _subject()
    choice = _choice()
    acted = fields.Boolean(required=True, metadata={"description": "false: nothing had to be done"})

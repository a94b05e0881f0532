"""Shapes of what families asked for, and of flags."""

from marshmallow import RAISE, Schema, fields, validate

from lebenszeichen.family.wishes import CHANGES, DECISIONS

_REASON = validate.Regexp(r"^[^\x00-\x1f\x7f\ud800-\udfff]{1,400}\Z")
"""One line; no database takes the rest."""
_DECISIONS = sorted({one for some in DECISIONS.values() for one in some})


def _names() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.String(), required=True)


def _id() -> fields.String:
    return fields.String(required=True, validate=validate.Regexp(r"^[a-z0-9][a-z0-9-]{0,39}\Z"))


class FamilyRequestSchema(Schema):
    """What somebody asked for about a person."""

    id = fields.Integer(required=True)
    prisoner_id = fields.String(required=True)
    names = _names()
    state = fields.String(required=True)
    hidden = fields.Boolean(required=True)
    wish = fields.String(required=True, validate=validate.OneOf(["remove", "silence", "change"]))
    what = fields.String(
        required=True,
        validate=validate.OneOf(["", *CHANGES]),
        metadata={"description": "of a change: what is wrong; else empty"},
    )
    origin = fields.String(required=True, validate=validate.OneOf(["door", "desk"]))
    times = fields.Integer(required=True)
    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True)
    acted = fields.String(required=True, validate=validate.OneOf(["hidden", "quiet", "waits", "nothing"]))
    erase_on = fields.Date(required=True, allow_none=True)
    proposed = fields.String(required=True, allow_none=True, validate=validate.OneOf(_DECISIONS))
    proposed_by = fields.String(required=True, allow_none=True)
    may = fields.List(fields.String(validate=validate.OneOf(_DECISIONS)), required=True)


class DecisionSchema(Schema):
    """What a coordinator says of it."""

    class Meta:
        unknown = RAISE

    decision = fields.String(required=True, validate=validate.OneOf(_DECISIONS))


class DecidedSchema(Schema):
    """False: another coordinator has to say the same."""

    decided = fields.Boolean(required=True)


class TakeDownSchema(Schema):
    """Whom a coordinator takes down."""

    class Meta:
        unknown = RAISE

    prisoner_id = _id()


class FlagSchema(Schema):
    """A flag of the desk, with its reason."""

    prisoner_id = fields.String(required=True)
    names = _names()
    kind = fields.String(required=True, validate=validate.OneOf(["silence", "do_not_write"]))
    reason = fields.String(required=True)
    said_by = fields.String(required=True, allow_none=True, metadata={"description": "null: the family's door"})
    said_on = fields.Date(required=True)
    lift_by = fields.String(required=True, allow_none=True)
    may_lift = fields.Boolean(required=True)


class NewFlagSchema(Schema):
    """What is said of somebody, and why; the reason stays at the desk."""

    class Meta:
        unknown = RAISE

    prisoner_id = _id()
    kind = fields.String(required=True, validate=validate.OneOf(["silence", "do_not_write"]))
    reason = fields.String(required=True, validate=_REASON)


class LiftedFlagSchema(Schema):
    """Which flag is to be lifted."""

    class Meta:
        unknown = RAISE

    prisoner_id = _id()
    kind = fields.String(required=True, validate=validate.OneOf(["silence", "do_not_write"]))

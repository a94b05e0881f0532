"""The messages about evenings."""

from marshmallow import RAISE, Schema, fields, validate

_COUNTING = validate.OneOf(["phones", "paper"])


class TakeOutSchema(Schema):
    """Cards to somebody to whom nothing should be posted at present."""

    prisoner_id = fields.String(required=True)
    cards = fields.Integer(required=True)


class PileSchema(Schema):
    """What lies in an evening's box, as far as phones tell."""

    counting = fields.String(required=True, validate=_COUNTING)
    posted_on = fields.Date(required=True, allow_none=True)
    accepted = fields.Boolean(required=True, metadata={"description": "has a coordinator said yes to this evening?"})
    by_phones = fields.Integer(required=True, metadata={"description": "cards handed in and not posted"})
    take_out = fields.List(fields.Nested(TakeOutSchema), required=True)


class NewEveningSchema(Schema):
    """An evening that a coordinator opens."""

    class Meta:
        unknown = RAISE

    campaign_id = fields.String(required=True, validate=validate.Length(1, 40))
    day = fields.Date(required=True)
    counting = fields.String(required=True, validate=_COUNTING)


class HandedInSchema(Schema):
    """Cards that phones told of at this evening."""

    handed_in = fields.Integer(required=True)
    posted = fields.Integer(required=True, metadata={"description": "those of them that count as posted"})
    held = fields.Integer(required=True, metadata={"description": "those of them that are in no public number"})


class EveningSchema(Schema):
    """A writing evening. Phones' and paper's numbers stand apart: one card may be in both."""

    id = fields.String(required=True)
    code = fields.String(required=True, metadata={"description": "the id as it is spoken: abc-defg"})
    campaign_id = fields.String(required=True)
    day = fields.Date(required=True)
    counting = fields.String(required=True, validate=_COUNTING)
    opened_by_phone = fields.Boolean(required=True)
    accepted_on = fields.Date(required=True, allow_none=True)
    closed_on = fields.Date(required=True, allow_none=True)
    posted_on = fields.Date(required=True, allow_none=True)
    phones = fields.Nested(HandedInSchema, required=True)
    paper = fields.Integer(required=True)


class EveningTallySchema(Schema):
    """Cards counted by hand; for whom is told from five cards on."""

    id = fields.String(required=True)
    cards = fields.Integer(required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class EveningDetailSchema(EveningSchema):
    """An evening, and what was counted by hand there."""

    tallies = fields.List(fields.Nested(EveningTallySchema), required=True)


class OpenedEveningSchema(Schema):
    """A new evening. The organiser's link is shown this once: the key in it stands nowhere else."""

    id = fields.String(required=True)
    code = fields.String(required=True)
    volunteers_link = fields.String(required=True)
    organisers_link = fields.String(required=True)

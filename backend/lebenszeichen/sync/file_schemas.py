"""Published files, for the OpenAPI document."""

from typing import Any

from marshmallow import Schema, fields, validate

from lebenszeichen.sync.row_schemas import (
    SOURCE_LANGUAGE,
    SPOKEN_LANGUAGE,
    FacilitySchema,
    PrisonerSchema,
    ReleaseSchema,
    by_language,
    partial_date,
)


def _kind(name: str) -> fields.String:
    return fields.String(required=True, validate=validate.OneOf([name]))


class _ListFileSchema(Schema):
    epoch = fields.String(required=True)
    as_of = partial_date()
    facilities = fields.List(fields.Nested(FacilitySchema), required=True)
    releases = fields.List(fields.Nested(ReleaseSchema), required=True)
    gone = fields.List(fields.String(), required=True, metadata={"description": "ids to delete"})


def _column(name: str, field: fields.Field[Any]) -> fields.Field[Any]:
    if name != "names":
        return fields.List(field, required=True)
    spoken = fields.List(fields.String(allow_none=True))
    return fields.Dict(keys=fields.String(validate=SOURCE_LANGUAGE), values=spoken, required=True)


PrisonerColumnsSchema = Schema.from_dict(
    {name: _column(name, field) for name, field in PrisonerSchema().fields.items()}, name="PrisonerColumnsSchema"
)


class SnapshotSchema(_ListFileSchema):
    """All that is public. People come as columns: one array per member, the same place in each is one person."""

    kind = _kind("snapshot")
    prisoners = fields.Nested(PrisonerColumnsSchema, required=True)
    seq = fields.Integer(required=True)


DeltaSchema = _ListFileSchema.from_dict(
    {
        "kind": _kind("delta"),
        "from": fields.Integer(required=True),
        "to": fields.Integer(required=True),
        "prisoners": fields.List(fields.Nested(PrisonerSchema), required=True),
    },
    name="DeltaSchema",
)


class HeardSchema(Schema):
    """What phones heard of a campaign's cards; each null below five."""

    arrived = fields.Integer(required=True, allow_none=True)
    answered = fields.Integer(required=True, allow_none=True)
    came_back = fields.Integer(required=True, allow_none=True)


class CampaignSchema(Schema):
    """What cards are counted for."""

    id = fields.String(required=True)
    name = by_language()
    opens_on = fields.Date(required=True)
    closes_on = fields.Date(required=True, allow_none=True)
    closed = fields.Boolean(required=True)
    default = fields.Boolean(required=True)
    posted = fields.Integer(required=True, allow_none=True, metadata={"description": "null below five"})
    heard = fields.Nested(HeardSchema, required=True)


class LevelsFileSchema(Schema):
    """A coarse step per prisoner; a prisoner of level 0 is left out."""

    kind = _kind("levels")
    epoch = fields.String(required=True)
    seq = fields.Integer(required=True)
    settled_until = fields.String(
        required=True, allow_none=True, metadata={"description": "of cards that settle: those until then are in"}
    )
    levels = fields.Dict(keys=fields.String(), values=fields.Integer(validate=validate.OneOf([1, 2])), required=True)
    campaigns = fields.List(fields.Nested(CampaignSchema), required=True)


class GuideSchema(Schema):
    """A guide in one language; the HTML is sanitised."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    html = fields.String(required=True)
    version = fields.String(required=True)


class NoticeSchema(Schema):
    """A text that the law asks for."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    html = fields.String(required=True)


class TextsSchema(Schema):
    """Guides and notices of one language."""

    kind = _kind("texts")
    lang = fields.String(required=True, validate=SPOKEN_LANGUAGE)
    guides = fields.List(fields.Nested(GuideSchema), required=True)
    notices = fields.List(fields.Nested(NoticeSchema), required=True)


FILE_SHAPES: dict[str, Any] = {"oneOf": [SnapshotSchema, DeltaSchema, LevelsFileSchema, TextsSchema]}
"""A file is one of these; `kind` says which."""

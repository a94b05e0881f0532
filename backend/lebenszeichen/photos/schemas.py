"""The messages about photos of people."""

from marshmallow import RAISE, Schema, fields, validate

from lebenszeichen.people.schemas import SOURCE, partial_day


class PhotoWordsSchema(Schema):
    """What is said beside the picture: whose it is to give, and of which day it is."""

    class Meta:
        unknown = RAISE

    source = fields.String(required=True, validate=SOURCE)
    as_of = fields.String(required=True, validate=partial_day, metadata={"example": "2021-07"})


class SeenPhotoSchema(Schema):
    """Everybody may see this picture, as I saw it."""

    class Meta:
        unknown = RAISE

    hash = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}\Z"))

"""The manifest, for the OpenAPI document."""

from marshmallow import Schema, fields

from lebenszeichen.sync.row_schemas import SPOKEN_LANGUAGE, partial_date

_HASH = {"pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the uncompressed body"}


class FileNameSchema(Schema):
    """A file by its hash."""

    hash = fields.String(required=True, metadata=_HASH)
    path = fields.String(required=True)
    bytes = fields.Integer(required=True, metadata={"description": "uncompressed"})
    rows = fields.Integer(required=True, metadata={"description": "all rows in the file"})


class NumberedFileSchema(FileNameSchema):
    """A file that holds everything up to a number of its space."""

    seq = fields.Integer(required=True)


DeltaNameSchema = FileNameSchema.from_dict(
    {
        "from": fields.Integer(required=True),
        "to": fields.Integer(required=True),
        "body": fields.String(
            required=True, allow_none=True, metadata={"description": "the file itself, as a string; null: fetch it"}
        ),
    },
    name="DeltaNameSchema",
)


class ListSchema(Schema):
    """The shared list: a snapshot, and deltas after it. A delta fits any list from its `from` up to its `to`."""

    seq = fields.Integer(required=True)
    as_of = partial_date()
    snapshot = fields.Nested(NumberedFileSchema, required=True)
    deltas = fields.List(fields.Nested(DeltaNameSchema), required=True)


class ManifestSchema(Schema):
    """What there is to read."""

    protocol = fields.Integer(required=True)
    epoch = fields.String(required=True)
    published_at = fields.DateTime(required=True)
    minimum_client = fields.Integer(required=True)
    durable_before = fields.Integer(required=True)
    list = fields.Nested(ListSchema, required=True)
    levels = fields.Nested(NumberedFileSchema, required=True)
    texts = fields.Dict(
        keys=fields.String(validate=SPOKEN_LANGUAGE), values=fields.Nested(FileNameSchema), required=True
    )

"""The messages of a push."""

from itertools import pairwise
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, post_load, validate, validates_schema

from lebenszeichen.http.problems import ProblemSchema

LARGEST = 2**53 - 1  # the largest whole number that a phone can write exactly


class SharedSchema(Schema):
    """What each mutation of a batch has, unless it says otherwise."""

    class Meta:
        unknown = RAISE

    name = fields.String(validate=validate.Length(1, 64))
    schema = fields.Integer(strict=True, validate=validate.Range(1, LARGEST))
    local_date = fields.String(
        validate=validate.Length(1, 64), metadata={"description": "the phone's calendar day, 2026-11-21"}
    )


SHARED = frozenset({"name", "schema", "local_date"})


class MutationSchema(SharedSchema):
    """A fact in its envelope. What is inside is judged one by one: see the outcome of each."""

    id = fields.String(
        required=True, validate=validate.Length(1, 64), metadata={"description": "a UUID, minted by the phone"}
    )
    seq = fields.Integer(required=True, strict=True, validate=validate.Range(1, LARGEST))
    args = fields.String(
        required=True, validate=validate.Length(1, 4096), metadata={"description": "a JSON object, as a string"}
    )


class PushSchema(Schema):
    """A batch of mutations, in ascending seq."""

    class Meta:
        unknown = RAISE

    client_id = fields.UUID(required=True)
    client_version = fields.Integer(required=True, strict=True, validate=validate.Range(0, LARGEST))
    each = fields.Nested(
        SharedSchema, load_default=dict, metadata={"description": "members that mutations may leave out"}
    )
    mutations = fields.List(fields.Nested(MutationSchema), required=True, validate=validate.Length(1, 50))

    @post_load
    def whole(self, data: dict[str, Any], **_kwargs: object) -> dict[str, Any]:
        each = data.pop("each")
        return {**data, "mutations": [{**each, **mutation} for mutation in data["mutations"]]}

    @validates_schema(skip_on_field_errors=True)
    def nothing_missing(self, data: dict[str, Any], **_kwargs: object) -> None:
        missing = {
            place: {name: ["Missing here and in `each`."] for name in absent}
            for place, mutation in enumerate(data["mutations"])
            if (absent := SHARED - mutation.keys() - data["each"].keys())
        }
        if missing:
            raise ValidationError({"mutations": missing})

    @validates_schema(skip_on_field_errors=True)
    def ascending(self, data: dict[str, Any], **_kwargs: object) -> None:
        numbers = [mutation["seq"] for mutation in data["mutations"]]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise ValidationError("Mutations come in ascending seq.", "mutations")


class ResultSchema(Schema):
    """What became of one mutation. `problem`: of a rejected one; applied and duplicate have the others."""

    id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["applied", "duplicate", "rejected", "fork"]))
    seq = fields.Integer()
    day = fields.Date(allow_none=True)
    day_moved = fields.Boolean()
    held = fields.Boolean()
    settles_at = fields.String(
        allow_none=True, metadata={"description": "public numbers have it from then on", "format": "date-time"}
    )
    problem = fields.Nested(ProblemSchema)


class PushedSchema(Schema):
    """The answer to a push: each id is named."""

    epoch = fields.String(required=True)
    durable_before = fields.Integer(required=True)
    minimum_client = fields.Integer(required=True)
    results = fields.List(fields.Nested(ResultSchema), required=True)

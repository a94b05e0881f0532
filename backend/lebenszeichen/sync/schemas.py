"""The messages of a push."""

from itertools import pairwise

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from lebenszeichen.http.problems import ProblemSchema

LARGEST = 2**53 - 1  # the largest whole number that a phone can write exactly


class MutationSchema(Schema):
    """A fact in its envelope. What is inside is judged one by one: see the outcome of each."""

    class Meta:
        unknown = RAISE

    id = fields.String(
        required=True, validate=validate.Length(1, 64), metadata={"description": "a UUID, minted by the phone"}
    )
    seq = fields.Integer(required=True, strict=True, validate=validate.Range(1, LARGEST))
    name = fields.String(required=True, validate=validate.Length(1, 64))
    schema = fields.Integer(required=True, strict=True, validate=validate.Range(1, LARGEST))
    local_date = fields.String(
        required=True, validate=validate.Length(1, 64), metadata={"description": "the phone's calendar day, 2026-11-21"}
    )
    args = fields.String(
        required=True, validate=validate.Length(1, 4096), metadata={"description": "a JSON object, as a string"}
    )


class PushSchema(Schema):
    """A batch of mutations, in ascending seq."""

    class Meta:
        unknown = RAISE

    client_id = fields.UUID(required=True)
    client_version = fields.Integer(required=True, strict=True, validate=validate.Range(0, LARGEST))
    mutations = fields.List(fields.Nested(MutationSchema), required=True, validate=validate.Length(1, 50))

    @validates_schema(skip_on_field_errors=True)
    def ascending(self, data: dict[str, object], **_kwargs: object) -> None:
        mutations = data["mutations"]
        assert isinstance(mutations, list)  # noqa: S101  (marshmallow has just made it)
        numbers = [mutation["seq"] for mutation in mutations]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise ValidationError("Mutations come in ascending seq.", "mutations")


class ResultSchema(Schema):
    """What became of one mutation. `seq`, `day`, `day_moved`, `held`: applied and duplicate; `problem`: rejected."""

    id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["applied", "duplicate", "rejected", "fork"]))
    seq = fields.Integer()
    day = fields.Date(allow_none=True)
    day_moved = fields.Boolean()
    held = fields.Boolean()
    problem = fields.Nested(ProblemSchema)


class PushedSchema(Schema):
    """The answer to a push: each id is named."""

    epoch = fields.String(required=True)
    durable_before = fields.Integer(required=True)
    minimum_client = fields.Integer(required=True)
    results = fields.List(fields.Nested(ResultSchema), required=True)

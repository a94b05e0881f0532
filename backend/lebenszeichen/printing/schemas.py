"""Shapes of what is to be printed."""

from typing import get_args

from marshmallow import RAISE, Schema, fields, validate

from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.printing.addressing import Reason
from lebenszeichen.printing.kinds import MOST_PEOPLE, PAPERS


class PrintSchema(Schema):
    """On which paper, and for whom; somebody may stand there more than once."""

    class Meta:
        unknown = RAISE

    kind = fields.String(required=True, validate=validate.OneOf(list(PAPERS)))
    prisoner_ids = fields.List(
        fields.String(validate=validate.Regexp(r"^[a-z0-9][a-z0-9-]{0,15}\Z")),
        required=True,
        validate=validate.Length(1, MOST_PEOPLE),
    )


class NotPrintedSchema(Schema):
    """One person for whom nothing can be printed."""

    prisoner_id = fields.String(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(get_args(Reason)))


class NotPrintedProblemSchema(ProblemSchema):
    """All-or-nothing: `pointer` leads to the first of `people`."""

    people = fields.List(fields.Nested(NotPrintedSchema), required=True)

"""Shapes of what is to be printed."""

from typing import Any, get_args

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from lebenszeichen.http.problems import ProblemSchema
from lebenszeichen.printing.addressing import Reason
from lebenszeichen.printing.kinds import MOST_PEOPLE, PAPERS
from lebenszeichen.printing.list_words import list_languages


class PrintSchema(Schema):
    """On which paper, and for whom; somebody may have several envelopes or labels, and stands on a list once."""

    class Meta:
        unknown = RAISE

    kind = fields.String(required=True, validate=validate.OneOf([*PAPERS, "list"]))
    lang = fields.String(
        validate=validate.OneOf(list_languages()),
        metadata={"description": "The language of a list's own words: with a list only, and never without it."},
    )
    prisoner_ids = fields.List(
        fields.String(validate=validate.Regexp(r"^[a-z0-9][a-z0-9-]{0,15}\Z")),
        required=True,
        validate=validate.Length(1, MOST_PEOPLE),
    )

    @validates_schema
    def _language_of_a_list(self, data: dict[str, Any], **_: object) -> None:
        if ("lang" in data) != (data["kind"] == "list"):
            raise ValidationError("A list has a language, and nothing else has one.", "lang")


class NotPrintedSchema(Schema):
    """One person for whom nothing can be printed."""

    prisoner_id = fields.String(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(get_args(Reason)))


class NotPrintedProblemSchema(ProblemSchema):
    """All-or-nothing: `pointer` leads to the first of `people`."""

    people = fields.List(fields.Nested(NotPrintedSchema), required=True)

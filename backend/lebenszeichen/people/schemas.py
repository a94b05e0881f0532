"""The messages of /api/desk/people and /api/desk/identity."""

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from lebenszeichen import clock
from lebenszeichen.names.dates import read_date
from lebenszeichen.prisoners.history_kinds import WRITTEN_BY_HAND
from lebenszeichen.sync.row_schemas import PrisonerSchema

_PARTIAL = {"description": "2021-07-14, 2021-07 or 2021", "example": "2021-07"}
_LINE = r"^[^\x00-\x1f\x7f<>]"
SOURCE = validate.Regexp(_LINE + r"{2,100}\Z")
_NAME = validate.Regexp(_LINE + r"{2,200}\Z")
_FACILITY = validate.Regexp(r"^[0-9a-z-]{1,40}\Z")
_ROW_ID = validate.Regexp(r"^[a-z]{2,12}:[0-9A-Za-z_-]{1,40}\Z")
_URL = validate.Regexp(r"^https?://[^\s\x00-\x1f\x7f]{3,480}\Z")


class _Strict(Schema):
    class Meta:
        unknown = RAISE


def partial_day(text: str) -> None:
    """Raises ValidationError."""
    if read_date(text, clock.today()).value != text:
        raise ValidationError("a day, a month or a year that is not in the future")


def _day() -> fields.String:
    return fields.String(validate=partial_day, load_default=None, allow_none=True, metadata=_PARTIAL)


def _maybe(**metadata: str) -> fields.String:
    return fields.String(required=True, allow_none=True, metadata=metadata)


def _names() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.String(), required=True)


class KnownPersonSchema(Schema):
    """Somebody on the list, as the desk finds them."""

    id = fields.String(required=True)
    source_id = _maybe()
    names = _names()
    aliases = fields.List(fields.String(), required=True)
    state = fields.String(required=True)
    birthday = _maybe()
    hidden = fields.Boolean(required=True)


class EventMaySchema(Schema):
    """What whoever asks may do about an entry."""

    confirm = fields.Boolean(required=True)
    correct = fields.Boolean(required=True)


class DeskEventSchema(Schema):
    """One thing that happened, with who says so and who entered it."""

    id = fields.Integer(required=True)
    kind = fields.String(required=True)
    happened_on = _maybe()
    facility_id = _maybe()
    source = fields.String(required=True)
    said_on = _maybe()
    source_url = _maybe()
    entered_by = _maybe(description="a name; null: a list or the record")
    confirmed_by = _maybe(description="a name")
    entered_at = fields.AwareDateTime(required=True)
    public = fields.Boolean(required=True, metadata={"description": "shown where the person's state lets it"})
    release_id = _maybe()
    corrects = fields.Integer(required=True, allow_none=True)
    corrected = fields.Boolean(required=True)
    waits = fields.Boolean(required=True, metadata={"description": "for a second coordinator"})
    may = fields.Nested(EventMaySchema, required=True)


class EditSchema(Schema):
    """What a coordinator wrote and what stands, and who says so."""

    field = fields.String(required=True)
    source = fields.String(required=True)
    as_of = _maybe()
    source_said = _maybe(description="what stood there before")
    by = _maybe()
    on = fields.Date(required=True)


class DeskDetailSchema(Schema):
    """Charges or description: for coordinators, and what of it everybody may read."""

    field = fields.String(required=True)
    text = fields.String(required=True)
    content_hash = fields.String(required=True)
    public_text = _maybe()
    source = _maybe()
    as_of = _maybe()
    by = _maybe()
    on = fields.Date(required=True, allow_none=True)


class DeskPhotoSchema(Schema):
    """A picture at the desk; everybody sees it since `released_on`."""

    hash = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    source = fields.String(required=True)
    as_of = fields.String(required=True)
    added_by = _maybe(description="a name")
    added_on = fields.Date(required=True)
    released_by = _maybe(description="a name")
    released_on = fields.Date(required=True, allow_none=True)


class FacilityNameSchema(Schema):
    """An institution to choose."""

    id = fields.String(required=True)
    names = _names()
    state = fields.String(required=True)


class IdentityRowSchema(Schema):
    """A row of a list."""

    source_id = fields.String(required=True)
    row = fields.Dict(required=True)


class MergedSchema(Schema):
    """Somebody who left the list as the same person."""

    id = fields.String(required=True)
    names = _names()


class IdentityDecisionSchema(Schema):
    """What a coordinator said of who is who, and what holds."""

    id = fields.Integer(required=True)
    decision = fields.String(required=True, validate=validate.OneOf(["apart", "same", "ignore"]))
    source_ids = fields.List(fields.String(), required=True)
    kept = _maybe()
    reason = fields.String(required=True)
    decided_by = _maybe(description="a name")
    decided_at = fields.AwareDateTime(required=True)
    rows = fields.List(fields.Nested(IdentityRowSchema), required=True)
    merged = fields.List(fields.Nested(MergedSchema), required=True)


class DeskPersonSchema(Schema):
    """One person with everything that is kept of them; `public` is what phones are told."""

    id = fields.String(required=True)
    source_id = _maybe()
    state = fields.String(required=True)
    hidden_on = fields.Date(required=True, allow_none=True)
    flags = fields.List(fields.String(), required=True)
    open_reports = fields.List(fields.String(), required=True)
    public = fields.Nested(PrisonerSchema, required=True)
    facility_id = _maybe()
    as_of = _maybe()
    edits = fields.List(fields.Nested(EditSchema), required=True)
    details = fields.List(fields.Nested(DeskDetailSchema), required=True)
    photo = fields.Nested(DeskPhotoSchema, required=True, allow_none=True)
    events = fields.List(fields.Nested(DeskEventSchema), required=True)
    decisions = fields.List(fields.Nested(IdentityDecisionSchema), required=True)
    facilities = fields.List(fields.Nested(FacilityNameSchema), required=True)


class _SaidSchema(_Strict):
    source = fields.String(required=True, validate=SOURCE)


class NamesSchema(_SaidSchema):
    """Names by language (null: none in this one; absent: as it is), other spellings, and who says so."""

    names = fields.Dict(
        keys=fields.String(validate=validate.OneOf(["be", "ru", "en", "de"])),
        values=fields.String(validate=_NAME, allow_none=True),
        required=True,
    )
    aliases = fields.List(fields.String(validate=_NAME), required=True, validate=validate.Length(0, 30))
    as_of = _day()


def _fact_day() -> fields.String:
    return fields.String(validate=partial_day, allow_none=True, metadata=_PARTIAL)


class FactsSchema(_SaidSchema):
    """What is to stand there (null: not known; absent: as it is), and who says so since when."""

    birthday = _fact_day()
    detained_on = _fact_day()
    sentenced_on = _fact_day()
    facility_id = fields.String(allow_none=True, validate=_FACILITY)
    as_of = fields.String(required=True, validate=partial_day, metadata=_PARTIAL)


class NewEventSchema(_SaidSchema):
    """One thing that happened. That somebody came out or died is said in a release."""

    kind = fields.String(required=True, validate=validate.OneOf(WRITTEN_BY_HAND))
    happened_on = _day()
    facility_id = fields.String(load_default=None, allow_none=True, validate=_FACILITY)
    said_on = _day()
    source_url = fields.String(load_default=None, allow_none=True, validate=_URL)


class CorrectionSchema(_SaidSchema):
    """It was wrong, and who says so."""

    said_on = _day()
    source_url = fields.String(load_default=None, allow_none=True, validate=_URL)


class ReleaseDetailSchema(_SaidSchema):
    """Everybody may read this text, as I saw it."""

    content_hash = fields.String(required=True, validate=validate.Regexp(r"^[0-9a-f]{64}\Z"))
    as_of = _day()


class IdentityGroupSchema(Schema):
    """Rows that were set aside because of each other, and whoever on the list is like them."""

    reason = fields.String(required=True)
    rows = fields.List(fields.Nested(IdentityRowSchema), required=True)
    alike = fields.List(fields.Nested(KnownPersonSchema), required=True)


class IdentitySchema(Schema):
    """What waits, and what holds."""

    groups = fields.List(fields.Nested(IdentityGroupSchema), required=True)
    decisions = fields.List(fields.Nested(IdentityDecisionSchema), required=True)


class SayingSchema(_Strict):
    """Who is who."""

    decision = fields.String(required=True, validate=validate.OneOf(["apart", "same", "ignore"]))
    source_ids = fields.List(fields.String(validate=_ROW_ID), required=True, validate=validate.Length(1, 60))
    kept = fields.String(load_default=None, allow_none=True, validate=_ROW_ID)

    @validates_schema
    def _keeps_one_of_them(self, said: dict[str, Any], **_: Any) -> None:
        if (said["decision"] == "same") != (said["kept"] is not None):
            raise ValidationError("only of the same person one number is kept", "kept")


class IdentityDecidedSchema(Schema):
    """Under which number it can be taken back."""

    id = fields.Integer(required=True)

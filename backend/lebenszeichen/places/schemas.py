"""The messages of /api/desk/facilities and /api/desk/places."""

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from lebenszeichen import clock
from lebenszeichen.facilities.texts import LONGEST_LINE, MOST_LINES
from lebenszeichen.names.dates import read_date

_HASH = validate.Regexp(r"^[0-9a-f]{64}\Z")
_FACILITY = validate.Regexp(r"^[0-9a-z-]{1,40}\Z")
_LINE = validate.Regexp(rf"^[^\x00-\x1f\x7f]{{1,{LONGEST_LINE}}}\Z")
_NAME = validate.Regexp(r"^[^\x00-\x1f\x7f]{2,100}\Z")
_SOURCE = validate.Regexp(r"^[^;\x00-\x1f\x7f]{2,100}\Z")
_NUMBER = validate.Range(1, 2**31 - 1)
_PARTIAL = {"description": "2021-07-14, 2021-07 or 2021", "example": "2026-11"}
MOST_AT_ONCE = 200


class _Strict(Schema):
    class Meta:
        unknown = RAISE


def _partial_day(text: str) -> None:
    if read_date(text, clock.today()).value != text:
        raise ValidationError("a day, a month or a year that is not in the future")


def _past_day(day: object) -> None:
    if str(day) > clock.today().isoformat():
        raise ValidationError("not in the future")


def _day(**options: object) -> fields.String:
    return fields.String(validate=_partial_day, metadata=_PARTIAL, **options)  # type: ignore[arg-type]


class ReturnedSchema(Schema):
    """Cards that came back."""

    id = fields.String(required=True)
    day = fields.Date(required=True)
    cards = fields.Integer(required=True)
    mine = fields.Boolean(required=True, metadata={"description": "whoever asks entered it, and may take it back"})


class WaitingTextSchema(Schema):
    """What somebody says of an institution, not public until two have compared it with its source."""

    proposal_id = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(["address", "reopening", "new"]))
    name = fields.Dict(keys=fields.String(), values=fields.String(), required=True, allow_none=True)
    address = fields.List(fields.String(), required=True)
    source = fields.String(required=True)
    as_of = fields.String(required=True, allow_none=True, metadata=_PARTIAL)
    place_id = fields.Integer(required=True, allow_none=True)
    confirmed_by = fields.List(fields.String(), required=True, metadata={"description": "names"})
    content_hash = fields.String(required=True)
    mine = fields.Boolean(required=True, metadata={"description": "whoever asks has said a word"})
    may_confirm = fields.Boolean(required=True, metadata={"description": "whoever asks may be the next"})


class DeskFacilitySchema(Schema):
    """An institution with all that waits for it."""

    id = fields.String(required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    state = fields.String(required=True, validate=validate.OneOf(["open", "unchecked", "closed"]))
    address = fields.List(fields.String(), required=True, allow_none=True)
    source = fields.String(required=True, allow_none=True)
    as_of = fields.String(required=True, allow_none=True, metadata=_PARTIAL)
    check_again_on = fields.Date(required=True, allow_none=True)
    closed_on = fields.String(required=True, allow_none=True, metadata=_PARTIAL)
    moved_to = fields.String(required=True, allow_none=True)
    sample = fields.Boolean(required=True)
    to_check = fields.Boolean(required=True)
    content_hash = fields.String(required=True, metadata={"description": "of the address that is there"})
    may_undo_closing = fields.Boolean(required=True)
    held = fields.Integer(required=True, metadata={"description": "how many who may be written to are there"})
    returned = fields.List(fields.Nested(ReturnedSchema), required=True)
    waiting = fields.List(fields.Nested(WaitingTextSchema), required=True)


class DeskFacilitiesSchema(Schema):
    """Every institution, those that need a decision first, and new ones that nobody has confirmed."""

    facilities = fields.List(fields.Nested(DeskFacilitySchema), required=True)
    new = fields.List(fields.Nested(WaitingTextSchema), required=True)


class _ComparedSchema(_Strict):
    content_hash = fields.String(required=True, validate=_HASH)
    source = fields.String(validate=_SOURCE, load_default=None, allow_none=True)
    as_of = _day(load_default=None, allow_none=True)


class PresentTextSchema(_ComparedSchema):
    """I have compared the address that is there; with what, if not with its own source."""


class SeenTextSchema(_ComparedSchema):
    """I have compared this text, word for word as I saw it."""

    proposal_id = fields.Integer(required=True, strict=True, validate=_NUMBER)


class SeenTextsSchema(_Strict):
    """Texts that I have compared, one or many."""

    texts = fields.List(fields.Nested(SeenTextSchema), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class AnsweredTextSchema(Schema):
    """What became of one."""

    proposal_id = fields.Integer(required=True)
    public = fields.Boolean(required=True)
    refused_because = fields.String(required=True, allow_none=True, metadata={"description": "a problem's name"})


class WordSchema(Schema):
    """What a word did."""

    proposal_id = fields.Integer(required=True)
    facility_id = fields.String(required=True, allow_none=True)
    needs = fields.Integer(required=True, metadata={"description": "how many more people; 0: it is public"})


class WordingSchema(_Strict):
    """Another text for an institution."""

    address = fields.List(fields.String(validate=_LINE), required=True, validate=validate.Length(1, MOST_LINES))
    source = fields.String(required=True, validate=_SOURCE)
    as_of = _day(load_default=None, allow_none=True)
    name = fields.Dict(
        keys=fields.String(validate=validate.OneOf(["be", "ru", "en", "de"])),
        values=fields.String(validate=_NAME),
        load_default=None,
        allow_none=True,
    )


class RewordingSchema(WordingSchema):
    """Another text for an institution that is there."""

    reopen = fields.Boolean(load_default=False, metadata={"description": "it is closed, and should be open again"})


class NewFacilitySchema(WordingSchema):
    """An institution that is new altogether."""

    name = fields.Dict(
        keys=fields.String(validate=validate.OneOf(["be", "ru", "en", "de"])),
        values=fields.String(validate=_NAME),
        required=True,
        validate=validate.Length(1),
    )
    place_id = fields.Integer(strict=True, validate=_NUMBER, load_default=None, allow_none=True)


class FacilityClosingSchema(_Strict):
    """Since when mail is lost, as far as it is known, and where the institution went."""

    closed_on = _day(load_default=None, allow_none=True)
    moved_to = fields.String(validate=_FACILITY, load_default=None, allow_none=True)


class ReturnedEntrySchema(_Strict):
    """Cards came back."""

    id = fields.UUID(required=True, metadata={"description": "chosen by whoever enters it"})
    day = fields.Date(required=True, validate=_past_day)
    cards = fields.Integer(required=True, strict=True, validate=validate.Range(1, 10_000))


class PlaceSchema(Schema):
    """Words that a list gives as a place and that name no institution we know."""

    id = fields.Integer(required=True)
    text = fields.String(required=True)
    source = fields.String(required=True)
    as_of = fields.String(required=True, allow_none=True, metadata=_PARTIAL)
    people = fields.Integer(required=True)
    decision = fields.String(required=True, allow_none=True, validate=validate.OneOf(["facility", "none"]))
    facility_id = fields.String(required=True, allow_none=True)
    said_by = fields.List(fields.String(), required=True)
    may_confirm = fields.Boolean(required=True)


class MatchSchema(_Strict):
    """These words mean this institution."""

    facility_id = fields.String(required=True, validate=_FACILITY)


class DecidedPlaceSchema(Schema):
    """How many people move, and how many more coordinators have to say so first."""

    people = fields.Integer(required=True)
    needs = fields.Integer(required=True)

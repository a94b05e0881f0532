"""Rows of the public list, for the OpenAPI document: phones check a file's hash, their types come from here."""

from marshmallow import Schema, fields, validate

SOURCE_LANGUAGE = validate.OneOf(["de", "en", "be", "ru"])
"""In what the sources write names, sentences and addresses."""
SPOKEN_LANGUAGE = validate.Regexp("^[a-z]{2}$")
"""In what guides and notices are written: whichever have files."""
WRITTEN = ["be", "ru", "en", "de", "aliases", "birthday", "detained_on", "sentenced_on", "facility_id"]
"""What a coordinator may write in a source's place."""
_PARTIAL = {"description": "2021-07-14, 2021-07 or 2021", "example": "2021-07"}


def by_language() -> fields.Dict:
    """Texts by language; not every language has one."""
    return fields.Dict(keys=fields.String(validate=SOURCE_LANGUAGE), values=fields.String(), required=True)


def partial_date() -> fields.String:
    """A day, a month or a year, as precise as the source is; null when it does not say."""
    return fields.String(required=True, allow_none=True, metadata=_PARTIAL)


class PrisonerReleaseSchema(Schema):
    """That somebody came out, or died."""

    on = fields.String(required=True, metadata=_PARTIAL)
    destination = fields.String(required=True, allow_none=True)
    source = fields.String(required=True)


class EventSchema(Schema):
    """One thing that happened to somebody, beside what their facts say."""

    kind = fields.String(
        required=True,
        validate=validate.OneOf(["detained", "sentenced", "moved", "came_out", "deported", "detained_again", "died"]),
    )
    on = partial_date()
    facility_id = fields.String(required=True, allow_none=True)
    source = fields.String(required=True)


class DetailSchema(Schema):
    """Charges or a description, as a coordinator let everybody read them."""

    text = fields.String(required=True)
    lang = fields.String(required=True, validate=SOURCE_LANGUAGE)
    source = fields.String(required=True)


class PhotoSchema(Schema):
    """A picture at /api/photos/{hash}, WebP, as a coordinator let everybody see it. Sizes in pixels."""

    hash = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    source = fields.String(required=True)


class DetailsSchema(Schema):
    """Each only if a coordinator released it."""

    charges = fields.Nested(DetailSchema)
    description = fields.Nested(DetailSchema)
    photo = fields.Nested(PhotoSchema)


class PrisonerSchema(Schema):
    """A person on the list."""

    id = fields.String(required=True)
    seq = fields.Integer(required=True)
    names = by_language()
    derived = fields.List(fields.String(validate=SOURCE_LANGUAGE), required=True)
    aliases = fields.List(fields.String(), required=True)
    gender = fields.String(required=True, allow_none=True, validate=validate.OneOf(["male", "female"]))
    birthday = partial_date()
    detained_on = partial_date()
    sentenced_on = partial_date()
    sentence = fields.String(required=True, allow_none=True)
    sentence_lang = fields.String(required=True, allow_none=True, validate=SOURCE_LANGUAGE)
    facility_id = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(["held", "do_not_write", "came_out", "died"]))
    release = fields.Nested(PrisonerReleaseSchema, required=True, allow_none=True)
    sample = fields.Boolean(required=True)
    source = fields.String(required=True, allow_none=True, metadata={"description": "who says what is said of them"})
    written = fields.Dict(
        keys=fields.String(validate=validate.OneOf(WRITTEN)),
        values=fields.String(),
        required=True,
        allow_none=True,
        metadata={"description": "of what a coordinator wrote: who says so"},
    )
    events = fields.List(fields.Nested(EventSchema), required=True, allow_none=True)
    details = fields.Nested(DetailsSchema, required=True, allow_none=True)


class FacilitySchema(Schema):
    """An institution. `address` in envelope order, after the name; null while two people have not confirmed it."""

    id = fields.String(required=True)
    seq = fields.Integer(required=True)
    name = by_language()
    state = fields.String(required=True, validate=validate.OneOf(["open", "unchecked", "closed"]))
    address = fields.List(fields.String(), required=True, allow_none=True)
    lang = fields.String(required=True, validate=SOURCE_LANGUAGE)
    source = fields.String(required=True, allow_none=True)
    as_of = partial_date()
    check_again_on = fields.String(required=True, allow_none=True, metadata={"example": "2027-05-21"})
    closed_on = partial_date()
    moved_to = fields.String(required=True, allow_none=True, metadata={"description": "another institution's id"})
    returned = fields.Boolean(required=True, metadata={"description": "cards came back: it is not suggested"})
    sample = fields.Boolean(required=True)


class ReleaseTextSchema(Schema):
    """What two coordinators have seen and confirmed."""

    title = fields.String(required=True)
    body = fields.String(required=True)


class ReleaseSchema(Schema):
    """An announcement that people came out, or died. While it is questioned it names nobody and has no texts."""

    id = fields.String(required=True)
    seq = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(["release", "death"]))
    state = fields.String(required=True, validate=validate.OneOf(["told", "corrected", "withdrawn"]))
    questioned = fields.Boolean(required=True)
    announced_on = fields.Date(required=True)
    freed = fields.Integer(required=True)
    destinations = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    prisoner_ids = fields.List(fields.String(), required=True)
    source = fields.String(required=True)
    texts = fields.Dict(
        keys=fields.String(validate=SPOKEN_LANGUAGE),
        values=fields.Nested(ReleaseTextSchema),
        required=True,
        metadata={"description": "empty for what the shipped record tells: clients have their own words for it"},
    )

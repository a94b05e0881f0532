"""The messages of /api/desk/releases, /api/desk/drafts and what is proposed."""

from marshmallow import RAISE, Schema, fields, validate

from lebenszeichen.releases.content import MOST_PEOPLE, MOST_SOURCES

_HASH = validate.Regexp(r"^[0-9a-f]{64}\Z")
_ID = validate.Regexp(r"^[0-9a-z]{1,16}\Z")
_KIND = validate.OneOf(["release", "death"])
_REASON = validate.Length(3, 300)
# No semicolon: it parts sources in the public list. No line break, nothing invisible.
_LABEL = validate.Regexp(r"^[^;\x00-\x1f\x7f]{2,50}\Z")
# PostgreSQL stores no NUL; a fragment or a user name in an address is nobody's source.
_URL = validate.Regexp(r"^https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[/?][!-~]*)?\Z")
_COUNTRY = validate.Regexp(r"^[^\x00-\x1f\x7f]{2,60}\Z")


class _Strict(Schema):
    class Meta:
        unknown = RAISE


class MentionSchema(_Strict):
    """Somebody it speaks of."""

    prisoner_id = fields.String(required=True, validate=_ID)
    may_be_named = fields.Boolean(required=True)


class DraftSourceSchema(_Strict):
    """Who says so. Only label and day are public."""

    label = fields.String(required=True, validate=_LABEL, metadata={"example": "Viasna"})
    url = fields.String(required=True, validate=[validate.Length(12, 500), _URL])
    on = fields.Date(required=True)


class DraftTextSchema(Schema):
    """As phones will show it, filled from reviewed templates."""

    title = fields.String(required=True)
    body = fields.String(required=True)


class ReleaseFactsSchema(_Strict):
    """What a text is filled from."""

    kind = fields.String(required=True, validate=_KIND)
    happened_on = fields.Date(required=True)
    freed = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_PEOPLE))
    destinations = fields.Dict(
        keys=fields.String(validate=_COUNTRY),
        values=fields.Integer(strict=True, validate=validate.Range(1, MOST_PEOPLE)),
        required=True,
        metadata={"description": "English name of a country → how many"},
    )
    people = fields.List(fields.Nested(MentionSchema), required=True, validate=validate.Length(0, MOST_PEOPLE))


class ReleaseContentSchema(ReleaseFactsSchema):
    """What a draft says, without its texts: the server fills them."""

    sources = fields.List(fields.Nested(DraftSourceSchema), required=True, validate=validate.Length(1, MOST_SOURCES))


class ShownSourceSchema(Schema):
    label = fields.String(required=True)
    url = fields.String(required=True)
    on = fields.String(required=True)


class ShownContentSchema(Schema):
    """What a draft says."""

    kind = fields.String(required=True, validate=_KIND)
    happened_on = fields.String(required=True)
    freed = fields.Integer(required=True)
    destinations = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    people = fields.List(fields.Nested(MentionSchema), required=True)
    sources = fields.List(fields.Nested(ShownSourceSchema), required=True)
    texts = fields.Dict(keys=fields.String(), values=fields.Nested(DraftTextSchema), required=True)


class NewDraftSchema(_Strict):
    """The first word. `report_ids`: the proposals that it was made from."""

    content = fields.Nested(ReleaseContentSchema, required=True)
    report_ids = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 2**31 - 1)),
        load_default=list,
        validate=validate.Length(0, MOST_PEOPLE),
    )


class AmendedDraftSchema(_Strict):
    content_hash = fields.String(required=True, validate=_HASH, metadata={"description": "of what was changed"})
    content = fields.Nested(ReleaseContentSchema, required=True)


class PreviewedDraftSchema(_Strict):
    """What a draft would say. `release_id`: what a correction or withdrawal is about."""

    step = fields.String(required=True, validate=validate.OneOf(["first", "correction", "withdrawal"]))
    content = fields.Nested(ReleaseFactsSchema, required=True)
    release_id = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 40))


class PreviewSchema(Schema):
    """How it would sound in every language."""

    texts = fields.Dict(keys=fields.String(), values=fields.Nested(DraftTextSchema), required=True)


class SourceOpenedSchema(_Strict):
    content_hash = fields.String(required=True, validate=_HASH)


class SecondWordSchema(_Strict):
    """The second person's word: the number entered afresh from the source, signed with a passkey."""

    content_hash = fields.String(required=True, validate=_HASH)
    freed = fields.Integer(required=True, strict=True, validate=validate.Range(0, 10**6))
    credential = fields.Dict(keys=fields.String(), required=True, metadata={"description": "of WebAuthn, as JSON"})


class ReasonSchema(_Strict):
    reason = fields.String(required=True, validate=[_REASON, validate.Regexp(r"^[^\x00]+\Z")])


class ByWhomSchema(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)


class MayWithDraftSchema(Schema):
    """What whoever asks may do with it now; the server decides again when they do it."""

    amend = fields.Boolean(required=True)
    confirm = fields.Boolean(required=True)
    confirm_refused_because = fields.String(required=True, allow_none=True)
    stop = fields.Boolean(required=True)
    drop = fields.Boolean(required=True)


class ContradictionSchema(Schema):
    """A source's word that does not fit a draft, and that nobody has decided."""

    prisoner_id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(["held", "detained_again", "died", "no_longer_held"]))
    source = fields.String(required=True)
    reported_on = fields.String(required=True, allow_none=True)


class DraftSchema(Schema):
    """One version of a release, for whoever asks."""

    id = fields.Integer(required=True)
    release_id = fields.String(required=True)
    version = fields.Integer(required=True)
    step = fields.String(required=True, validate=validate.OneOf(["first", "correction", "withdrawal"]))
    state = fields.String(required=True, validate=validate.OneOf(["reported", "on_hold", "stopped", "told", "dropped"]))
    content = fields.Nested(ShownContentSchema, required=True)
    content_hash = fields.String(required=True)
    texts_version = fields.String(required=True)
    names = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.String()),
        required=True,
        metadata={"description": "of everybody in `people`, by language"},
    )
    contradicted_by = fields.List(fields.Nested(ContradictionSchema), required=True)
    source_opened = fields.Boolean(required=True, metadata={"description": "by whoever asks, in this version"})
    authors = fields.List(fields.Nested(ByWhomSchema), required=True)
    confirmed_by = fields.Nested(ByWhomSchema, required=True, allow_none=True)
    reported_at = fields.AwareDateTime(required=True)
    hold_seconds_left = fields.Integer(required=True, allow_none=True)
    stopped_by = fields.Nested(ByWhomSchema, required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    told_at = fields.AwareDateTime(required=True, allow_none=True)
    may = fields.Nested(MayWithDraftSchema, required=True)


class MayWithReleaseSchema(Schema):
    correct = fields.Boolean(required=True)
    withdraw = fields.Boolean(required=True)
    question = fields.Boolean(required=True)
    lift_question = fields.Boolean(required=True)


class ToldReleaseSchema(Schema):
    """A public release, with what only the desk sees."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=_KIND)
    state = fields.String(required=True, validate=validate.OneOf(["told", "corrected", "withdrawn"]))
    questioned = fields.Boolean(required=True)
    announced_on = fields.Date(required=True)
    freed = fields.Integer(required=True)
    destinations = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    named = fields.Integer(required=True, metadata={"description": "how many people are named"})
    source = fields.String(required=True)
    texts = fields.Dict(keys=fields.String(), values=fields.Nested(DraftTextSchema), required=True)
    last_draft_id = fields.Integer(required=True, allow_none=True)
    questioned_by = fields.Nested(ByWhomSchema, required=True, allow_none=True)
    question_reason = fields.String(required=True, allow_none=True)
    may = fields.Nested(MayWithReleaseSchema, required=True)


class DeskReleasesSchema(Schema):
    drafts = fields.List(fields.Nested(DraftSchema), required=True)
    releases = fields.List(fields.Nested(ToldReleaseSchema), required=True)


class ProposalSchema(Schema):
    report_id = fields.Integer(required=True)
    prisoner_id = fields.String(required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    source_id = fields.String(required=True, allow_none=True)
    reported_on = fields.String(required=True, allow_none=True)


class ProposalGroupSchema(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(["no_longer_held", "died"]))
    source = fields.String(required=True)
    as_of = fields.String(required=True, allow_none=True)
    reports = fields.List(fields.Nested(ProposalSchema), required=True)


class ProposalsSchema(Schema):
    """What sources say and nobody has decided, one group for each import."""

    groups = fields.List(fields.Nested(ProposalGroupSchema), required=True)

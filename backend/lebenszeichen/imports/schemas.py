"""The messages of the routes of imports."""

from marshmallow import RAISE, Schema, fields, validate

from lebenszeichen.imports.groups import GROUPS, ONLY_SHOWN
from lebenszeichen.imports.rows import LANGUAGES

_NAMES = {"description": "by language, as the source writes them; an institution's own under its language"}
_TAKEN = [group for group in GROUPS if group not in ONLY_SHOWN]
_BY_GROUP = {"description": f"group → rows; groups are {', '.join(GROUPS)}"}


class UploadWordsSchema(Schema):
    """What is said of the files; the files themselves are parts called `files`."""

    as_of = fields.Date(
        load_default=None, allow_none=True, metadata={"description": "the list's own day; today, when not said"}
    )
    lang = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.OneOf(LANGUAGES),
        metadata={"description": "the files' language, when it cannot be told from them"},
    )


class NamedSchema(Schema):
    """A coordinator, or a name that the command line was given."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class LeaveOutSchema(Schema):
    """What is not taken: whole groups, and single rows by their `key`."""

    class Meta:
        unknown = RAISE

    groups = fields.List(
        fields.String(validate=validate.OneOf(_TAKEN)), load_default=list, validate=validate.Length(max=len(_TAKEN))
    )
    rows = fields.List(
        fields.String(validate=validate.Length(1, 80)), load_default=list, validate=validate.Length(max=20_000)
    )


class ApplySchema(Schema):
    """A yes to what was seen."""

    class Meta:
        unknown = RAISE

    seen = fields.String(
        required=True,
        validate=validate.Regexp("^[0-9a-f]{64}$"),
        metadata={"description": "as `seen` was answered: nothing else is applied"},
    )
    leave_out = fields.Nested(LeaveOutSchema, load_default=lambda: {"groups": [], "rows": []})


class LargeSchema(Schema):
    """Why a second person has to say yes to it as a whole."""

    reasons = fields.List(
        fields.String(validate=validate.OneOf(["moves_or_frees", "renames", "rows_missing"])), required=True
    )
    moved = fields.Integer(required=True)
    silenced = fields.Integer(required=True, metadata={"description": "who would get “please do not write at present”"})
    renamed = fields.Integer(required=True)
    held = fields.Integer(required=True, metadata={"description": "people in prison on our list, of whom that is"})
    rows_gone = fields.Integer(required=True)
    rows_before = fields.Integer(required=True)
    earlier = fields.Integer(required=True, metadata={"description": "of them by earlier lists of yours within a day"})


class FirstSchema(Schema):
    """Who said yes to a large change, and to what of it."""

    by = fields.Nested(NamedSchema, required=True)
    at = fields.String(required=True)
    yours = fields.Boolean(required=True)
    still_holds = fields.Boolean(
        required=True, metadata={"description": "false: the difference is another one since; the word counts no more"}
    )
    leave_out = fields.Nested(LeaveOutSchema, required=True)


class LeftSchema(Schema):
    """Somebody whom an undo left as they are, and why."""

    prisoner_id = fields.String(required=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True, metadata=_NAMES)
    reason = fields.String(
        required=True,
        validate=validate.OneOf(["taken_down", "released", "changed_later", "in_question"]),
    )


class UndoneSchema(Schema):
    """What an undo did."""

    restored = fields.Integer(required=True)
    withdrawn = fields.Integer(required=True, metadata={"description": "people whom only this import had added"})
    left = fields.List(fields.Nested(LeftSchema), required=True)


class ImportSchema(Schema):
    """A list: staged, waiting for a second person, applied, waiting to be undone, or undone."""

    id = fields.String(required=True)
    state = fields.String(
        required=True, validate=validate.OneOf(["staged", "waits", "applied", "undo_waits", "undone"])
    )
    kind = fields.String(required=True, validate=validate.OneOf(["export", "table"]))
    as_of = fields.String(required=True, allow_none=True)
    languages = fields.List(fields.String(), required=True)
    staged_by = fields.Nested(NamedSchema, required=True, allow_none=True)
    staged_at = fields.String(required=True, allow_none=True)
    applied_by = fields.Nested(NamedSchema, required=True, allow_none=True)
    second_by = fields.Nested(NamedSchema, required=True, allow_none=True)
    applied_at = fields.String(required=True, allow_none=True)
    numbers = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    other_people = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={
            "description": "language → rows of a file left out because it describes other people under these ids"
        },
    )
    groups = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True, metadata=_BY_GROUP)
    large = fields.Nested(LargeSchema, required=True, allow_none=True)
    seen = fields.String(required=True, allow_none=True, metadata={"description": "send it back with a yes"})
    first = fields.Nested(FirstSchema, required=True, allow_none=True)
    obstacle = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf(["own", "invited"]),
        metadata={"description": "why whoever asks cannot be the second"},
    )
    may_be_undone = fields.Boolean(required=True)
    undo_by = fields.Nested(NamedSchema, required=True, allow_none=True)
    undone_by = fields.Nested(NamedSchema, required=True, allow_none=True)
    undone_at = fields.String(required=True, allow_none=True)
    undo = fields.Nested(UndoneSchema, required=True, allow_none=True)


class SourceSchema(Schema):
    """A source that is asked for its list by the clock, and what came of it last."""

    host = fields.String(required=True)
    asked_at = fields.String(required=True, allow_none=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["never", "unchanged", "staged", "failed"]))
    problem = fields.Dict(
        required=True, allow_none=True, metadata={"description": "why it failed, as of a file that was uploaded"}
    )
    next_at = fields.String(required=True, metadata={"description": "a moment that is over: within a minute"})


class ImportsSchema(Schema):
    """What waits, and what was applied; the newest first."""

    source = fields.Nested(
        SourceSchema, required=True, allow_none=True, metadata={"description": "null: none is asked"}
    )
    staged = fields.List(fields.Nested(ImportSchema), required=True)
    past = fields.List(fields.Nested(ImportSchema), required=True)


class ChangesQuerySchema(Schema):
    """Which rows, from where."""

    group = fields.String(load_default=None, validate=validate.OneOf(GROUPS))
    q = fields.String(load_default="", validate=validate.Length(max=100))
    after = fields.String(load_default=None, validate=validate.Length(max=120))
    limit = fields.Integer(load_default=100, validate=validate.Range(1, 500))


class ImportRowSchema(Schema):
    """One row: `before` and `after` hold only what changes; of somebody new all that is known.

    Fields: names (by language), gender, birthday, detained_on, sentenced_on, sentence, facility (a name), state,
    reported, reported_on, charges, description; of an address `address` (lines); of an odd field `column`.
    """

    key = fields.String(required=True)
    group = fields.String(required=True, validate=validate.OneOf(GROUPS))
    source_id = fields.String(required=True, allow_none=True)
    prisoner_id = fields.String(required=True, allow_none=True)
    names = fields.Dict(keys=fields.String(), values=fields.String(), required=True, metadata=_NAMES)
    before = fields.Dict(required=True)
    after = fields.Dict(required=True)
    needs_second = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)
    line = fields.Integer(required=True, allow_none=True)


class ChangesSchema(Schema):
    """A page of rows; `next` is `after` of the next page."""

    rows = fields.List(fields.Nested(ImportRowSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    total = fields.Integer(required=True)


class AppliedSchema(Schema):
    """What a yes did. `applied` false: another person has to say the same."""

    applied = fields.Boolean(required=True)
    reasons = fields.List(fields.String(), required=True)
    numbers = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class UndoAnswerSchema(Schema):
    """What it did. `undone` false: another person has to say the same."""

    undone = fields.Boolean(required=True)
    undo = fields.Nested(UndoneSchema, required=True, allow_none=True)

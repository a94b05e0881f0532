"""The messages of the desk's own routes: what waits, states, held cards, a campaign's numbers."""

from marshmallow import RAISE, Schema, fields, validate

_NAMES = {"description": "by language, as the source writes them; empty for somebody who was taken down"}


def _names() -> fields.Dict:
    return fields.Dict(keys=fields.String(), values=fields.String(), required=True, metadata=_NAMES)


class WaitingSchema(Schema):
    """How much of each kind waits for whoever asks."""

    releases_to_confirm = fields.Integer(required=True)
    releases_waiting_for_others = fields.Integer(required=True)
    on_hold = fields.Integer(required=True)
    states_to_check = fields.Integer(required=True)
    set_aside = fields.Integer(required=True)
    imports_waiting = fields.Integer(
        required=True, metadata={"description": "lists that need a second word, or that a source brought"}
    )
    letters_held = fields.Integer(required=True)
    family_requests = fields.Integer(required=True)
    mistakes = fields.Integer(required=True)
    events_to_accept = fields.Integer(required=True, metadata={"description": "evenings that a phone has opened"})
    facilities_to_check = fields.Integer(required=True)
    texts_to_confirm = fields.Integer(required=True)
    places_unmatched = fields.Integer(required=True)


class MaySchema(Schema):
    """What whoever asks may do about a report."""

    propose = fields.Boolean(required=True)
    confirm = fields.Boolean(required=True)


class ReportSchema(Schema):
    """What a source said of somebody's state, undecided."""

    report_id = fields.Integer(required=True)
    prisoner_id = fields.String(required=True)
    names = _names()
    kind = fields.String(required=True)
    source = fields.String(required=True)
    source_id = fields.String(required=True, allow_none=True)
    reported_on = fields.String(required=True, allow_none=True)
    proposed_by = fields.String(required=True, allow_none=True, metadata={"description": "a coordinator's id"})
    may = fields.Nested(MaySchema, required=True)


class WritingSchema(Schema):
    """Whether the second has spoken."""

    confirmed = fields.Boolean(required=True)


class PersonCardsSchema(Schema):
    """Somebody for whom five cards or more of one day wait."""

    prisoner_id = fields.String(required=True)
    names = _names()
    cards = fields.Integer(required=True)


class LeftOutLettersSchema(Schema):
    """Cards of one campaign and day that somebody has looked at and left out."""

    campaign_id = fields.String(required=True)
    day = fields.String(required=True)
    cards = fields.Integer(required=True)
    people = fields.List(fields.Nested(PersonCardsSchema), required=True)


class HeldLettersSchema(LeftOutLettersSchema):
    """Cards of one campaign and day that wait for a look, and how many phones told of them."""

    phones = fields.Integer(required=True)
    most_of_one_phone = fields.Integer(required=True)
    of_unknown_phones = fields.Integer(
        required=True, metadata={"description": "cards whose phone is not known any more"}
    )


class CampaignDaySchema(Schema):
    """Which held cards somebody decides about."""

    class Meta:
        unknown = RAISE

    campaign_id = fields.String(required=True, validate=validate.Length(1, 40))
    day = fields.Date(required=True)


class LettersDecidedSchema(Schema):
    """About how many cards it was decided."""

    cards = fields.Integer(required=True)


class DaySchema(Schema):
    """Cards of one counted day, over all people."""

    day = fields.String(required=True)
    posted = fields.Integer(required=True)
    held = fields.Integer(required=True)


class PhonesSchema(Schema):
    """What phones have told."""

    total = fields.Integer(required=True)
    days = fields.List(fields.Nested(DaySchema), required=True)


class TallySchema(Schema):
    """Cards counted on paper."""

    id = fields.String(required=True)
    day = fields.String(required=True)
    cards = fields.Integer(required=True)


class PaperSchema(Schema):
    """What was counted on paper; one card may be in both series, so they are never added."""

    total = fields.Integer(required=True)
    tallies = fields.List(fields.Nested(TallySchema), required=True)


class PersonSchema(Schema):
    """Cards for one person, exactly."""

    prisoner_id = fields.String(required=True)
    names = _names()
    posted = fields.Integer(required=True)
    held = fields.Integer(required=True)


class PersonDaySchema(Schema):
    """Cards for one person on one day: five or more."""

    day = fields.String(required=True)
    posted = fields.Integer(required=True)


class PersonDaysSchema(Schema):
    """One person's days in a campaign."""

    days = fields.List(fields.Nested(PersonDaySchema), required=True)
    below_five = fields.Integer(
        required=True, metadata={"description": "how many days had fewer than five cards; which ones is told to nobody"}
    )


class WithoutCardSchema(Schema):
    """Somebody who may be written to and has no card yet."""

    prisoner_id = fields.String(required=True)
    names = _names()


class CampaignCountsSchema(Schema):
    """A campaign in exact numbers."""

    campaign_id = fields.String(required=True)
    phones = fields.Nested(PhonesSchema, required=True)
    paper = fields.Nested(PaperSchema, required=True)
    people = fields.List(fields.Nested(PersonSchema), required=True)
    without_any_card = fields.List(fields.Nested(WithoutCardSchema), required=True)


class ListedCampaignSchema(Schema):
    """A campaign, open or closed."""

    id = fields.String(required=True)
    name = _names()
    opens_on = fields.String(required=True)
    closes_on = fields.String(required=True, allow_none=True)
    closed = fields.Boolean(required=True)
    default = fields.Boolean(required=True)


class TallyEntrySchema(Schema):
    """A pile that was counted by hand."""

    class Meta:
        unknown = RAISE

    id = fields.UUID(required=True, metadata={"description": "random, minted by the browser: sent twice is one entry"})
    day = fields.Date(required=True)
    cards = fields.Integer(required=True, strict=True, validate=validate.Range(1, 100_000))

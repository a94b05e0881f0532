"""Why an evening, its pile or a tally is not taken."""

from lebenszeichen.problem import Problem


class UnknownEvening(Problem):
    slug = "unknown-evening"
    status = 404
    title = "No evening has this code here."


class NotTheOrganiser(Problem):
    slug = "not-the-organiser"
    status = 403
    title = "This is not the key of the evening's organiser. Nothing was changed."


class OtherEvent(Problem):
    slug = "other-event"
    status = 409
    title = "An evening with this code was opened before, with another campaign or key."


class OtherPile(Problem):
    slug = "other-pile"
    status = 409
    title = "The same pile was marked before with other people or for another evening."

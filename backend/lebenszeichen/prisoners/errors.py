"""Why something about a person cannot be decided."""

from lebenszeichen.problem import Problem


class ReportDecided(Problem):
    slug = "report-decided"
    status = 409
    title = "Somebody has decided this report already, or a release speaks of it. Nothing was changed."


class StateDecided(Problem):
    slug = "state-decided"
    status = 409
    title = "Two people have said that this person came out or died. Correct it in that release."


class UnknownFlag(Problem):
    slug = "unknown-flag"
    status = 404
    title = "This person has no such flag, or somebody has lifted it already."


class UnknownEvent(Problem):
    slug = "unknown-event"
    status = 404
    title = "Nothing like that happened to this person as far as we know."


class EventDecided(Problem):
    slug = "event-decided"
    status = 409
    title = "Somebody has corrected or confirmed this already."


class UnknownPerson(Problem):
    slug = "unknown-person"
    status = 404
    title = "Nobody on the list has this number."


class NotHeld(Problem):
    slug = "person-not-held"
    status = 409
    title = "It is in question where this person is, or they came out or died: nothing of it is written by hand."


class NameNeeded(Problem):
    slug = "name-needed"
    status = 422
    title = "Somebody on the list needs a name in one language at least."


class DetailChanged(Problem):
    slug = "detail-changed"
    status = 409
    title = "This text or picture is another one now, or there is none. Look at it again."

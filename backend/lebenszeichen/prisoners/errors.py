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

"""Why a family's request cannot be decided so."""

from lebenszeichen.problem import Problem


class RequestDecided(Problem):
    slug = "request-decided"
    status = 409
    title = "There is no such request, or somebody has decided it already. Nothing was changed."


class NoSuchDecision(Problem):
    slug = "no-such-decision"
    status = 422
    title = "This cannot be decided about such a request."


class NobodyListed(Problem):
    slug = "nobody-listed"
    status = 404
    title = "Nobody on the list has this id, or they were taken down already."

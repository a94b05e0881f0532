"""What can be wrong with a request about words of lists."""

from lebenszeichen.problem import Problem


class UnknownPlace(Problem):
    slug = "unknown-place"
    status = 404
    title = "Nobody wrote these words, or they are gone."


class PlaceDecided(Problem):
    slug = "place-decided"
    status = 409
    title = "Somebody has decided what these words mean. Take that back first."

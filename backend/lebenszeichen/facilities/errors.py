"""What can be wrong with a request about institutions."""

from lebenszeichen.problem import Problem


class UnknownFacility(Problem):
    slug = "unknown-facility"
    status = 404
    title = "There is no such institution."


class NothingToConfirm(Problem):
    slug = "nothing-to-confirm"
    status = 409
    title = "There is no single address text that waits for confirmation."

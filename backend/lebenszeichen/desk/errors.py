"""Why the desk does not do what was asked."""

from lebenszeichen.problem import Problem


class SecondMustBeAnother(Problem):
    slug = "second-must-be-another"
    status = 403
    title = "The second must be somebody else, whom the first did not invite and who did not invite the first."

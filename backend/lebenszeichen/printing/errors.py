"""Why nothing is printed."""

from lebenszeichen.problem import Problem


class MayNotBePrinted(Problem):
    slug = "may-not-be-printed"
    status = 409
    title = "For some of these people nothing can be printed. `people` says for whom and why; leave them out."

"""Why a coordinator cannot close what was said."""

from lebenszeichen.problem import Problem


class MistakeClosed(Problem):
    slug = "mistake-closed"
    status = 409
    title = "Somebody has closed this already. Nothing was changed."

"""Why a fact about a letter is not counted."""

from lebenszeichen.problem import Problem


class InvalidFact(Problem):
    slug = "invalid-fact"
    status = 422
    title = "The fact is not of the form that its kind has."


class UnknownPrisoner(Problem):
    slug = "unknown-prisoner"
    status = 422
    title = "This person is not on the list."


class UnknownCampaign(Problem):
    slug = "unknown-campaign"
    status = 422
    title = "This campaign does not exist here."


class OtherLetter(Problem):
    slug = "other-letter"
    status = 422
    title = "The same letter was reported before for another person or campaign."


class UnknownTally(Problem):
    slug = "unknown-tally"
    status = 404
    title = "There is no such entry of cards counted on paper."


class OtherTally(Problem):
    slug = "other-tally"
    status = 409
    title = "The same entry was made before with another day or number. Nothing was changed."

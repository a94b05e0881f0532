"""Why a fact about a letter is not counted."""

from lebenszeichen.problem import Problem


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
    title = "The same letter was reported before for another person, campaign or evening."


class UnknownTally(Problem):
    slug = "unknown-tally"
    status = 404
    title = "There is no such entry of cards counted on paper."


class OtherTally(Problem):
    slug = "other-tally"
    status = 409
    title = "The same entry was made before with another day or number. Nothing was changed."


class OtherOutcome(Problem):
    slug = "other-outcome"
    status = 409
    title = "The same outcome was told before for another campaign, or it was another one."

"""What can be wrong with a campaign."""


class CampaignError(Exception):
    """What was asked cannot be done; the text says why."""

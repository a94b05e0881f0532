"""The links of an evening: what follows `#` is sent to no server. Pure."""

from lebenszeichen.campaigns.joining import joining_link


def volunteers_link(public_url: str, campaign_id: str, code: str) -> str:
    """Joins the campaign, and brings the evening's code along."""
    return f"{joining_link(public_url, campaign_id)}&event={code}"


def organisers_link(public_url: str, code: str, key: str) -> str:
    """Whoever opens it may speak for the evening's pile."""
    return f"{public_url}/app/evening/{code}#{key}"

"""The link by which people join a campaign."""


def joining_link(public_url: str, campaign_id: str) -> str:
    """Opens in the app, also without a network; what follows `#` is sent to no server."""
    return f"{public_url}/app/join#campaign={campaign_id}"

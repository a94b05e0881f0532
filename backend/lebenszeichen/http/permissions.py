"""Who may do what: one table that a lawyer could read. A route that is not in it answers nobody."""

from enum import StrEnum


class Role(StrEnum):
    ANYONE = "anyone"
    """Strangers, without a token; nothing about them is stored."""
    DEVICE = "device"
    """A phone with a token of its own."""
    SUBSCRIBER = "subscriber"
    """A browser that asked to be told when somebody comes out: another token, which never meets the first."""
    ASSISTANT = "assistant"
    """Signed in at the desk: sees counts and cards held for a look; decides nothing about people."""
    COORDINATOR = "coordinator"
    """Signed in at the desk: may also propose and confirm, never both of one thing."""

    def includes(self, other: "Role") -> bool:
        """May whoever has this role do what asks for `other`? Only the desk's two roles build on each other."""
        return self is other or (self, other) == (Role.COORDINATOR, Role.ASSISTANT)

    @property
    def works_at_the_desk(self) -> bool:
        return self in {Role.ASSISTANT, Role.COORDINATOR}


PERMISSIONS: dict[str, Role] = {
    # sync
    "sync.get_manifest": Role.ANYONE,
    "sync.get_file": Role.ANYONE,
    "sync.get_levels": Role.ANYONE,
    "sync.push_mutations": Role.DEVICE,
    # accounts
    "accounts.register_device": Role.ANYONE,
    "accounts.forget_device": Role.DEVICE,
    # the description of the API
    "api-docs.openapi_json": Role.ANYONE,
    # is the server alive, for a proxy or a supervisor
    "health.get_health": Role.ANYONE,
    # the app's files
    "shell.app_file": Role.ANYONE,
}
"""Endpoint → the role it asks for. Public pages (`pages.*`) are for anyone, as a whole."""


def role_for(endpoint: str) -> Role | None:
    """The role that an endpoint asks for; None when nobody has decided."""
    if endpoint.startswith("pages."):
        return Role.ANYONE
    return PERMISSIONS.get(endpoint)

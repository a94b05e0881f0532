"""Where names lead in a test: to an address that is public by name, and in truth to the stand-in."""

from collections.abc import Sequence

from lebenszeichen.outgoing.sockets import Address, Resolver

PUBLIC = "142.250.185.74"
"""One of Google's. Nothing is ever sent there: the connection is led to loopback before it is made."""


def leading_to(port: int) -> Resolver:
    """Every name leads to this port of loopback."""

    def resolve(_host: str) -> Sequence[Address]:
        return [Address(PUBLIC, ("127.0.0.1", port))]

    return resolve

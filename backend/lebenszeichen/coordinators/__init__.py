"""Coordinators: passkeys, invites, sessions, and the audit log of what they did."""

from lebenszeichen.coordinators.routes import authenticate, blueprint, newcomer

__all__ = ["authenticate", "blueprint", "newcomer"]

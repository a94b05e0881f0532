"""Devices: phones that push."""

from lebenszeichen.accounts.routes import authenticate, blueprint

__all__ = ["authenticate", "blueprint"]

"""Institutions at the desk: what lists call them, who is held there, and what coordinators say of them."""

from lebenszeichen.places.routes import blueprint

__all__ = ["blueprint"]

""" "Something is wrong here": what people say of the list, by fixed choices, and what coordinators do about it."""

from lebenszeichen.mistakes.routes import blueprint

__all__ = ["blueprint"]

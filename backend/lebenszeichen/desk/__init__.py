"""The desk: what waits for coordinators, and the campaign in exact numbers. Reads over all domains below it."""

from lebenszeichen.desk.routes import blueprint

__all__ = ["blueprint"]

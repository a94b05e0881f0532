"""People on the list, at the desk: what is known of them and who says so, and who is who."""

from lebenszeichen.people.routes import blueprint

__all__ = ["blueprint"]

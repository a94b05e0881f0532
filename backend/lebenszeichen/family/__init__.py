"""The family's door: what people who are listed, or their families, ask for, and what coordinators decide of it."""

from lebenszeichen.family.routes import blueprint

__all__ = ["blueprint"]

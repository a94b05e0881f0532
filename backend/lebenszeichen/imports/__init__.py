"""Lists of people held: read, compared, staged, applied, undone."""

from lebenszeichen.imports.routes import blueprint

__all__ = ["blueprint"]

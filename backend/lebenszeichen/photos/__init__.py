"""Photos of people: uploaded at the desk, made small and clean, released, and served by us."""

from lebenszeichen.photos.routes import blueprint

__all__ = ["blueprint"]

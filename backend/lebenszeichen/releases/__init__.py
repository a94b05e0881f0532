"""Releases: reported, confirmed by two people, told, corrected or withdrawn."""

from lebenszeichen.releases.routes import blueprint

__all__ = ["blueprint"]

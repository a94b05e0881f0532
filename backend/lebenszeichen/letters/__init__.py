"""Letters: what is counted, what lies in evenings' piles, and what was counted by hand."""

from lebenszeichen.letters.routes import blueprint

__all__ = ["blueprint"]

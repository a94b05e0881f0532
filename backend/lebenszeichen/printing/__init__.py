"""Sheets for whoever writes: cards, envelopes and labels with a name and an address, and nothing else."""

from lebenszeichen.printing.routes import blueprint

__all__ = ["blueprint"]

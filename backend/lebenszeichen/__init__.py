"""Lebenszeichen: write to political prisoners in Belarus, offline first, counted once."""

__version__ = "0.1.0"

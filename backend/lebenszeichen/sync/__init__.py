"""What phones tell, and what they read."""

from lebenszeichen.sync.routes import blueprint

__all__ = ["blueprint"]

"""Units of work, the declarative base and column types. Nothing else imports flask_sqlalchemy."""

from lebenszeichen.database.base import Base
from lebenszeichen.database.session import engine, reading, settings_of, writing
from lebenszeichen.database.types import Moment

__all__ = ["Base", "Moment", "engine", "reading", "settings_of", "writing"]

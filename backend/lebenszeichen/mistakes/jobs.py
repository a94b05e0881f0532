"""Work that the clock starts."""

from lebenszeichen.database import writing
from lebenszeichen.mistakes.service import forget_old


def forget_old_mistakes() -> None:
    """Erase ids of 30 days ago, and what was said of people who were taken down."""
    with writing() as session:
        forget_old(session)

"""What a web server or worker does about the shared list before it answers anybody."""

from lebenszeichen import clock
from lebenszeichen.campaigns.service import ensure_default_campaign
from lebenszeichen.database import writing
from lebenszeichen.settings import Settings
from lebenszeichen.sync.ended import end_what_was_ended
from lebenszeichen.sync.memory import check_memory
from lebenszeichen.sync.publication import publish_all
from lebenszeichen.sync.takedown import take_down_again


def prepare(settings: Settings) -> None:
    """Check the memory, end what was ended, make the default campaign, take down again, publish what is not published.

    Needs an app context; repeatable.
    """
    check_memory(settings)
    end_what_was_ended(settings)
    with writing() as session:
        ensure_default_campaign(session, clock.today())
    take_down_again(settings)
    publish_all(settings)

"""When a list changes so much that a person should look first. Pure."""

from collections.abc import Iterable

from lebenszeichen.imports.difference import Difference
from lebenszeichen.imports.errors import LargeChange, ListCutShort
from lebenszeichen.imports.presence import Presence
from lebenszeichen.prisoners.facts import KnownPrisoner

LARGE_SHARE = 0.05
ALWAYS_ALLOWED = 5
"""People or rows: on a short list five percent is nobody."""


def refuse_cut_list(found: Presence) -> None:
    """Raises ListCutShort when more than 5 % of the rows of the last list are not there any more."""
    if found.share_gone > LARGE_SHARE and len(found.gone) > ALWAYS_ALLOWED:
        raise ListCutShort(
            f"{len(found.gone)} of the {found.had} rows of the last list are missing. "
            "If that is right, import it with --accept-large-change."
        )


def refuse_large_change(difference: Difference, prisoners: Iterable[KnownPrisoner]) -> None:
    """Raises LargeChange when more than 5 % of those held would get "please do not write at present"."""
    held = sum(prisoner.state == "held" for prisoner in prisoners)
    if difference.silenced > ALWAYS_ALLOWED and difference.silenced > held * LARGE_SHARE:
        raise LargeChange(
            f'{difference.silenced} of {held} people would get "please do not write at present". '
            "If that is right, import it with --accept-large-change."
        )

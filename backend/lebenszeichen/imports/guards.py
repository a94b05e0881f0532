"""When a list changes so much at once that a second person has to say yes to it as a whole. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lebenszeichen.imports.difference import Change, is_silenced
from lebenszeichen.imports.groups import is_renamed
from lebenszeichen.imports.presence import Presence
from lebenszeichen.prisoners.facts import KnownPrisoner

LARGE_SHARE = 0.05
ALWAYS_ALLOWED = 5
"""People or rows: on a short list five percent is nobody."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a list changes of what was there."""

    moved: int
    silenced: int
    """Who would get "please do not write at present"."""
    renamed: int
    held: int
    rows_gone: int
    rows_before: int

    @property
    def reasons(self) -> list[str]:
        """Why it is large, in words of the API; empty: it is not."""
        people, rows = self.held, self.rows_before
        found = {
            "moves_or_frees": _is_large(self.moved + self.silenced, people),
            "renames": _is_large(self.renamed, people),
            "rows_missing": _is_large(self.rows_gone, rows),
        }
        return [reason for reason, large in found.items() if large]


def extent_of(changes: Sequence[Change], prisoners: Iterable[KnownPrisoner], found: Presence) -> Extent:
    """Of these changes. `prisoners`: everybody of this source who is on our list."""
    return Extent(
        moved=sum(change.kind == "moved" for change in changes),
        silenced=sum(is_silenced(change) for change in changes),
        renamed=sum(is_renamed(change) for change in changes),
        held=sum(prisoner.state == "held" for prisoner in prisoners),
        rows_gone=len(found.gone),
        rows_before=found.had,
    )


def _is_large(changed: int, of: int) -> bool:
    return changed > ALWAYS_ALLOWED and changed > of * LARGE_SHARE

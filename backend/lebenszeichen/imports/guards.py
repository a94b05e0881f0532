"""When a list changes so much at once that a second person has to say yes to it as a whole. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lebenszeichen.imports.difference import Change, is_silenced
from lebenszeichen.imports.groups import is_renamed
from lebenszeichen.imports.presence import Presence
from lebenszeichen.prisoners.facts import KnownPrisoner

LARGE_SHARE = 0.05
ALWAYS_ALLOWED = 5
"""People or rows: on a short list five percent is nobody."""


@dataclass(frozen=True, slots=True)
class Alone:
    """People whom one person has moved, silenced or renamed before, with nobody else's yes."""

    moved: int = 0
    silenced: int = 0
    renamed: int = 0


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
    earlier: int = 0
    """How many of these are of earlier lists of the last day."""

    def with_earlier(self, alone: Alone) -> "Extent":
        """Together with what the same person did alone before; they were held when the day began. Only what this list
        adds to counts: one that moves nobody does not wait because of earlier moves.
        """
        moves, renames = bool(self.moved + self.silenced), bool(self.renamed)
        moved, silenced = (alone.moved, alone.silenced) if moves else (0, 0)
        renamed = alone.renamed if renames else 0
        return replace(
            self,
            moved=self.moved + moved,
            silenced=self.silenced + silenced,
            renamed=self.renamed + renamed,
            held=self.held + alone.silenced,
            earlier=moved + silenced + renamed,
        )

    @property
    def reasons(self) -> list[str]:
        """Why it is large, in words of the API; empty: it is not."""
        people, rows = self.held, self.rows_before
        found = {
            "moves_or_frees": is_large(self.moved + self.silenced, people),
            "renames": is_large(self.renamed, people),
            "rows_missing": is_large(self.rows_gone, rows),
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


def is_large(changed: int, of: int) -> bool:
    """More than 5 % of so many, and more than a few."""
    return changed > ALWAYS_ALLOWED and changed > of * LARGE_SHARE

"""The published list: a snapshot, deltas after it that each begin where the last ended, and a span over all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.orm import Session

from lebenszeichen.sync import shelf
from lebenszeichen.sync.shelf import Shelved

MOST_DELTAS = 50
OLDEST_SNAPSHOT = timedelta(days=90)
"""Well below the 180 days for which a deleted id is remembered: a span must name each one since its snapshot."""
LARGEST_SHARE = 1 / 3
"""Deltas above this share of the snapshot's bytes cost a phone more than a new snapshot saves."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What the manifest names of the list; without a snapshot nothing is published yet."""

    snapshot: Shelved | None
    deltas: Sequence[Shelved]
    span: Shelved | None = None

    @classmethod
    def current(cls, session: Session, epoch: str) -> Self:
        """The chain of this epoch as it stands."""
        return cls.of(shelf.current_files(session, epoch))

    @classmethod
    def of(cls, files: Sequence[Shelved]) -> Self:
        """The chain among current files, which come in ascending seq."""
        by_kind = {kind: [file for file in files if file.kind == kind] for kind in shelf.LIST_KINDS}
        newest = {kind: files[-1] for kind, files in by_kind.items() if files}
        return cls(newest.get("snapshot"), by_kind["delta"], newest.get("span"))

    @property
    def boundary(self) -> int | None:
        """The number of the list space up to which everything is published; None before the first snapshot."""
        if self.snapshot is None:
            return None
        return self.deltas[-1].to_seq if self.deltas else self.snapshot.to_seq

    @property
    def as_of(self) -> str | None:
        """The day of which the newest file speaks."""
        if self.snapshot is None:
            return None
        return self.deltas[-1].as_of if self.deltas else self.snapshot.as_of

    def takes(self, more_bytes: int, now: datetime) -> bool:
        """Is one more delta of this size better than a new snapshot?"""
        if self.snapshot is None or len(self.deltas) >= MOST_DELTAS:
            return False
        if now - self.snapshot.published_at > OLDEST_SNAPSHOT:
            return False
        return sum(delta.size for delta in self.deltas) + more_bytes <= self.snapshot.size * LARGEST_SHARE

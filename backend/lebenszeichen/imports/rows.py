"""A list's rows after reading: only what a campaign needs, and what was odd. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("ru", "be", "en")
"""In the order in which a fact that has no language of its own (a birthday, an institution) is taken from the files."""


class Status(StrEnum):
    """What a list says of somebody; `died` counts before everything else."""

    HELD = "active"
    FORMER = "former"
    NOT_RECOGNISED = "np"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class OddField:
    """A cell that was not taken as it stands; a person should look at it."""

    source_id: str
    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a file in one language. Dates may be partial; None is unknown."""

    source_id: str
    url: str
    status: Status | None
    name: str
    gender: str | None
    birthday: str | None
    detained_on: str | None
    sentenced_on: str | None
    released_on: str | None
    sentence: str | None
    prison: str
    charges: str | None
    description: str | None
    fingerprint: str
    """Keyed, over the whole row as it stood in the file."""


@dataclass(frozen=True, slots=True)
class SourceList:
    """A whole export in one language."""

    lang: str
    rows: list[SourceRow]
    odd: list[OddField]
    name: str = ""
    file_hash: str = ""


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """One person's rows in the languages that were given together, by language."""

    source_id: str
    by_lang: Mapping[str, SourceRow]
    contradicting: tuple[str, ...] = field(default=())
    """Languages that tell of somebody else under this id: not taken."""

    @property
    def first(self) -> SourceRow:
        return next(self.by_lang[lang] for lang in LANGUAGES if lang in self.by_lang)

    @property
    def statuses(self) -> set[Status | None]:
        return {row.status for row in self.by_lang.values()}

    @property
    def status(self) -> Status | None:
        """Held only when every language says so: the doubtful word is the one that stops cards."""
        said = self.statuses
        for status in (Status.DIED, None, Status.FORMER, Status.NOT_RECOGNISED):
            if status in said:
                return status
        return Status.HELD

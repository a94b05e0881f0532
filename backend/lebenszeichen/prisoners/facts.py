"""What is known of somebody on the list, apart from their state. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PrisonerFacts:
    """Public facts: names by language as the source writes them, partial dates, ids. None is unknown."""

    names: Mapping[str, str]
    derived: tuple[str, ...] = ()
    """Languages whose name was romanised by us."""
    aliases: tuple[str, ...] = ()
    gender: str | None = None
    birthday: str | None = None
    detained_on: str | None = None
    sentenced_on: str | None = None
    sentence: str | None = None
    sentence_lang: str | None = None
    facility_id: str | None = None


@dataclass(frozen=True, slots=True)
class PrisonerDetails:
    """For coordinators only."""

    charges: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A name or a fact as a coordinator wrote it (None: not this one), and what the source said then."""

    value: str | None
    source_said: str | None


@dataclass(frozen=True, slots=True)
class KnownPrisoner:
    """Somebody who is on the list already, as an import sees them."""

    id: str
    source_id: str
    facts: PrisonerFacts
    state: str
    details: PrisonerDetails = field(default_factory=PrisonerDetails)
    open_report: str | None = None
    """The kind of the newest report that nobody has decided."""
    edits: Mapping[str, Edit] = field(default_factory=dict)
    """By language of the name, or by the fact's own name."""

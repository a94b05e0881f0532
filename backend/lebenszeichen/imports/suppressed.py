"""A list without the people who were taken down. Pure."""

from collections.abc import Container, Sequence
from dataclasses import replace

from lebenszeichen.imports.rows import SourceList


def without_suppressed(
    lists: Sequence[SourceList], source: str, suppressed: Container[str]
) -> tuple[list[SourceList], int]:
    """The lists as if these people did not stand in them, and how many people that are."""
    present = {row.source_id for one in lists for row in one.rows}
    gone = {source_id for source_id in present if f"{source}:{source_id}" in suppressed}
    if not gone:
        return list(lists), 0
    kept = [
        replace(
            one,
            rows=[row for row in one.rows if row.source_id not in gone],
            odd=[field for field in one.odd if field.source_id not in gone],
        )
        for one in lists
    ]
    return kept, len(gone)

"""A person's row on the list for the table. Pure."""

from collections.abc import Mapping

from lebenszeichen.names.envelope import language_of
from lebenszeichen.printing.addressing import Reason, Row, envelope_for
from lebenszeichen.printing.fitting import largest_size
from lebenszeichen.printing.kinds import LIST_ADDRESS, LIST_NAME, MOST_PEOPLE
from lebenszeichen.printing.list_words import ListWords
from lebenszeichen.printing.typesetting import Envelope, Line, ListRow
from lebenszeichen.releases.wording import name_in


def list_row_for(
    person: Row | None, facility: Row | None, lang: str, words: ListWords, widths: Mapping[str, float]
) -> ListRow | Reason:
    """The name for readers of `lang` and the address as on an envelope, or why neither stands there."""
    if person is None:
        return "unknown"
    envelope = envelope_for(person, facility, LIST_ADDRESS, widths)
    if not isinstance(envelope, Envelope):
        return envelope
    name = name_in(person["names"], lang)
    note = f" ({words.invented})" if person["sample"] else ""
    # The widest number of all: a list is to look the same wherever somebody stands on it.
    size = largest_size([f"{MOST_PEOPLE}. {name}{note}"], LIST_NAME.sizes, LIST_NAME.width, LIST_NAME.height, widths)
    return ListRow(Line(name, language_of(name)), size, note, envelope) if size else "too_long"

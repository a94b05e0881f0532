"""The public list of this moment, read once for each number of the list space and kept in memory.

It is the document that phones' snapshots are made of, and nothing else: what is not in a phone's list is on no page
either. A row that was taken down leaves the pages with the next request.
"""

from dataclasses import dataclass

from flask import current_app

from lebenszeichen.database import reading, settings_of
from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.imports.queries import list_as_of
from lebenszeichen.pages.public_list import PublicList, from_rows
from lebenszeichen.prisoners.suppression import signature_of
from lebenszeichen.sync.listing import whole_list

_KEPT = "pages.list"


@dataclass(frozen=True, slots=True)
class _Kept:
    cursor: tuple[object, ...]
    public_list: PublicList


def current_list() -> PublicList:
    """Everything that is public now. Needs an application context; three small queries when nothing has changed."""
    with reading() as session:
        epoch, seq = server_state(session).epoch, reached(session, "list")
        cursor = (epoch, seq, list_as_of(session), signature_of(settings_of(session)))
        kept = _kept()
        if kept is None or kept.cursor != cursor:
            kept = _Kept(cursor, from_rows(whole_list(session)))
            current_app.extensions[_KEPT] = kept
        return kept.public_list


def last_known_list() -> PublicList:
    """What was read last, without asking the database: for the page that says that something is broken."""
    kept = _kept()
    return kept.public_list if kept else PublicList()


def _kept() -> _Kept | None:
    kept: _Kept | None = current_app.extensions.get(_KEPT)
    return kept

"""Published files as they are stored: put there, named by the manifest, superseded, taken down, thrown away."""

import gzip
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from lebenszeichen.sync.files import File
from lebenszeichen.sync.models import PublishedFile

Kind = Literal["snapshot", "delta", "span", "levels", "texts"]
LIST_KINDS: tuple[Kind, ...] = ("snapshot", "delta", "span")
SPAN: Kind = "span"
"""A delta over all others of its snapshot: one request for whoever would need several."""
LEVELS: Kind = "levels"
TEXTS: Kind = "texts"


@dataclass(frozen=True, slots=True)
class Label:
    """What a file is: `after` only for a delta, `lang` only for texts, `as_of` only for the list."""

    kind: Kind
    epoch: str
    seq: int
    after: int | None = None
    lang: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Shelved:
    """A stored file without its bodies."""

    hash: str
    kind: str
    lang: str | None
    from_seq: int | None
    to_seq: int
    rows: int
    size: int
    as_of: str | None
    published_at: datetime


_FILES = PublishedFile.__table__.c
# Built once: everybody who asks for the manifest asks this.
_CURRENT = (
    select(*(_FILES[field.name] for field in fields(Shelved)))
    .where(_FILES.epoch == bindparam("epoch"), _FILES.superseded_at.is_(None), _FILES.withdrawn.is_(False))
    .order_by(_FILES.to_seq, _FILES.hash)
)


def current_files(session: Session, epoch: str) -> Sequence[Shelved]:
    """The files that the manifest names, in ascending seq."""
    return [Shelved(*row) for row in session.execute(_CURRENT, {"epoch": epoch})]


def current_levels(session: Session, epoch: str) -> Shelved | None:
    """The newest levels file; None before the first."""
    files = [file for file in current_files(session, epoch) if file.kind == "levels"]
    return files[-1] if files else None


def current_texts(session: Session, epoch: str) -> dict[str, Shelved]:
    """The texts file of each language."""
    return {file.lang: file for file in current_files(session, epoch) if file.kind == "texts" and file.lang is not None}


def file_with(session: Session, hash: str) -> PublishedFile | None:
    """The file with this hash, bodies and all; None when it was never published, or is thrown away."""
    return session.get(PublishedFile, hash)


def bodies(session: Session, hashes: Collection[str]) -> dict[str, bytes]:
    """The uncompressed bodies of these files, by hash; those that were taken down are left out."""
    query = select(PublishedFile.hash, PublishedFile.gzip_body).where(PublishedFile.hash.in_(hashes))
    return {hash: gzip.decompress(body) for hash, body in session.execute(query) if body is not None}


def put(session: Session, label: Label, file: File, now: datetime) -> None:
    """Store a file; one that was there before under the same hash is current again."""
    session.merge(
        PublishedFile(
            hash=file.hash,
            kind=label.kind,
            lang=label.lang,
            from_seq=label.after,
            to_seq=label.seq,
            epoch=label.epoch,
            rows=file.rows,
            size=file.size,
            as_of=label.as_of,
            published_at=now,
            superseded_at=None,
            withdrawn=False,
            gzip_body=file.gzip_body,
            brotli_body=file.brotli_body,
        )
    )
    session.flush()


def supersede(session: Session, kinds: Collection[Kind], now: datetime, lang: str | None = None) -> None:
    """No manifest names files of these kinds any more, of any epoch; with an older one a phone still reads them."""
    statement = update(PublishedFile).where(PublishedFile.kind.in_(kinds), PublishedFile.superseded_at.is_(None))
    if lang is not None:
        statement = statement.where(PublishedFile.lang == lang)
    session.execute(statement.values(superseded_at=now))


def withdraw(session: Session, kinds: Collection[Kind], now: datetime) -> None:
    """Take files of these kinds down, current and older ones: the bodies are blanked, the hashes answer 410."""
    session.execute(
        update(PublishedFile)
        .where(PublishedFile.kind.in_(kinds))
        .values(withdrawn=True, superseded_at=now, gzip_body=None, brotli_body=None)
    )


def throw_away(session: Session, superseded_before: datetime) -> None:
    """Erase files that no manifest has named since then. What was taken down goes on answering 410 as long."""
    session.execute(delete(PublishedFile).where(PublishedFile.superseded_at < superseded_before))

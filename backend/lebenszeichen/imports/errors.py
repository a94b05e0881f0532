"""What can be wrong with a list as a whole. Each changes nothing."""

from typing import Literal

from lebenszeichen.problem import Problem

Reason = Literal[
    "bad_id", "bomb", "broken_row", "damaged", "damaged_sheet", "elsewhere", "empty", "encrypted", "excel_text",
    "formula", "gzip", "json", "language_unknown", "lost_letters", "markup", "missing_column", "no_rows", "no_sheet",
    "old_excel", "other_language", "other_width", "pdf", "same_language", "several_languages", "status", "table_alone",
    "too_large", "too_long", "too_many_columns", "too_many_rows", "twice_column", "unknown_headers", "unreachable",
    "web_page", "wrong_type",
]  # fmt: skip
"""What is wrong, for whoever says it in words of their own."""


class UnreadableList(Problem):
    """The file is not a list that we read. `line` counts from 1 as an editor shows it; `column` is a header."""

    slug = "unreadable-list"
    status = 422
    title = "This file cannot be read as a list. Nothing was changed."

    def __init__(self, detail: str, reason: Reason, *, line: int | None = None, column: str | None = None) -> None:
        super().__init__(detail, reason=reason, line=line, column=column)


class ListCutShort(Problem):
    slug = "list-cut-short"
    status = 422
    title = "The file seems to be cut off. Nothing was changed; download it again."


class SourceNotRead(Problem):
    """The source was asked for its list and gave none: kept and shown at the desk."""

    slug = "source-not-read"
    status = 502
    title = "The source gave no list. Nothing was changed."

    def __init__(self, detail: str, reason: Reason) -> None:
        super().__init__(detail, reason=reason)


class SourceNotNow(Problem):
    slug = "source-not-now"
    status = 409
    title = "The source is being asked, was asked a moment ago, or wants to be left alone for a while."


class NoSourceToAsk(Problem):
    slug = "no-source-to-ask"
    status = 409
    title = "This server asks no source for its list: its operator has to set it up."


class ListChangedMeanwhile(Problem):
    slug = "list-changed-meanwhile"
    status = 409
    title = "The list is not the one any more with which this one was compared. Nothing was changed; look at it again."


class EnoughMoved(Problem):
    slug = "enough-moved"
    status = 409
    title = "You have moved more than 5 % of the people within a day, alone. Somebody else has to move the next one."


class UnknownImport(Problem):
    slug = "unknown-import"
    status = 404
    title = "There is no such import, or not any more."


class StagedFilesGone(Problem):
    slug = "staged-files-gone"
    status = 410
    title = "The files of this import are not on this machine any more. Nothing was changed; upload them again."


class NotToBeUndone(Problem):
    slug = "not-to-be-undone"
    status = 409
    title = "This import was undone before, or it is too long ago. Nothing was changed."


class UploadTooLarge(Problem):
    slug = "upload-too-large"
    status = 413
    title = "These files are too large for one upload. Nothing was changed."


class UnknownRow(Problem):
    slug = "unknown-row"
    status = 404
    title = "No row waits under this number and nobody on the list has it, or it was taken back already."


class IdentityDecided(Problem):
    slug = "identity-decided"
    status = 409
    title = "Somebody has decided already who this is. Take that back first."


class NotTheSame(Problem):
    slug = "not-the-same"
    status = 422
    title = "The same person are two numbers at least, and one of them stays on the list."


class PersonHidden(Problem):
    slug = "person-hidden"
    status = 409
    title = "Whoever stayed on the list is hidden or was taken down. Nobody is brought back as the same person."

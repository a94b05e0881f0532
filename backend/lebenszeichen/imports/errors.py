"""What can be wrong with a list as a whole. Each changes nothing."""

from lebenszeichen.problem import Problem


class UnreadableList(Problem):
    """The file is not a list that we read. `line` counts from 1 as an editor shows it; `column` is a header."""

    slug = "unreadable-list"
    status = 422
    title = "This file cannot be read as a list. Nothing was changed."


class ListCutShort(Problem):
    slug = "list-cut-short"
    status = 422
    title = "The file seems to be cut off. Nothing was changed; download it again."


class ListChangedMeanwhile(Problem):
    slug = "list-changed-meanwhile"
    status = 409
    title = "The list is not the one any more with which this one was compared. Nothing was changed; look at it again."


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

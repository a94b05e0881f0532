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


class LargeChange(Problem):
    slug = "large-change"
    status = 409
    title = "This list would change very much at once. Nothing was changed; a second person should look at it first."


class ListChangedMeanwhile(Problem):
    slug = "list-changed-meanwhile"
    status = 409
    title = "Somebody else changed the list while this one was compared. Nothing was changed; start again."

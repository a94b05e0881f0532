"""Problems of releases."""

from lebenszeichen.problem import Problem


class UnknownDraft(Problem):
    slug = "unknown-draft"
    status = 404
    title = "There is no such draft of a release."


class UnknownRelease(Problem):
    slug = "unknown-release"
    status = 404
    title = "No such release was told."


class OwnRelease(Problem):
    slug = "own-release"
    status = 403
    title = "Whoever wrote any of it cannot confirm it. Somebody else looks at the source."


class InvitedByTheFirst(Problem):
    slug = "invited-by-the-first"
    status = 403
    title = "Whoever was invited by one who wrote it, or invited one of them, cannot confirm it."


class NotOfTwo(Problem):
    slug = "not-of-two"
    status = 403
    title = "Nobody who wrote it works at the desk any more. Draft it anew."


class OtherNumber(Problem):
    slug = "other-number"
    status = 422
    title = "This is not the number that was reported. Look at the source again, both of you."


class SourceNotOpened(Problem):
    slug = "source-not-opened"
    status = 403
    title = "Open the source of this version first."


class NoSource(Problem):
    slug = "no-source"
    status = 422
    title = "There is no source to open. Say first who reports it, and where."


class ReleaseChanged(Problem):
    slug = "release-changed"
    status = 409
    title = "Somebody has changed it in the meantime. Look at it again."


class ReleaseNotWaiting(Problem):
    slug = "release-not-waiting"
    status = 409
    title = "It is too late or too early for this: somebody was faster, or its hold has ended."


class ReleaseUnderWay(Problem):
    slug = "release-under-way"
    status = 409
    title = "Another version of this release is under way. Finish or drop that one first."


class ReportAlreadyUsed(Problem):
    slug = "report-already-used"
    status = 409
    title = "One of these reports was decided, or stands in another draft."


class UnfitPerson(Problem):
    slug = "unfit-person"
    status = 422
    title = "Somebody named here is not on the list, or another release speaks of them."


class AlreadyQuestioned(Problem):
    slug = "already-questioned"
    status = 409
    title = "It is questioned already, or it was withdrawn."


class NotQuestioned(Problem):
    slug = "not-questioned"
    status = 409
    title = "Nobody questions it."


class OwnQuestion(Problem):
    slug = "own-question"
    status = 403
    title = "Whoever doubts a release cannot lift the doubt alone. Another coordinator does."


class InvalidRelease(Problem):
    slug = "invalid-release"
    status = 422
    title = "What it says cannot be true."

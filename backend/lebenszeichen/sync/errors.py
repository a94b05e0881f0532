"""Why a mutation is not counted, or a push or a read is turned away."""

from lebenszeichen.problem import Problem


class UnknownFact(Problem):
    slug = "unknown-fact"
    status = 422
    title = "This server does not know this kind of fact."


class UnreadableMutation(Problem):
    slug = "unreadable-mutation"
    status = 422
    title = "The mutation is not of the form that mutations have."


class ChangedContent(Problem):
    slug = "changed-content"
    status = 409
    title = "The same mutation was received before with other content."


class ClientTooOld(Problem):
    slug = "client-too-old"
    status = 426
    title = "This version of the app is too old to be understood. Nothing is lost: update it, then send again."


class FileWithdrawn(Problem):
    slug = "file-withdrawn"
    status = 410
    title = "This file was taken down. Ask the manifest for what stands in its place."


class NothingPublished(Problem):
    slug = "nothing-published"
    status = 503
    title = "The list has not been published yet. Try again in a moment."


class DeviceForgotten(Exception):
    """The device was erased between the check of its token and the push."""

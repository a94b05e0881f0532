"""What can be wrong with passkeys, invites and decisions about coordinators."""

from lebenszeichen.problem import Problem


class PasskeyRefused(Problem):
    slug = "passkey-refused"
    status = 403
    title = "The passkey's answer was not accepted. Nothing was changed; try again."


class UnknownInvite(Problem):
    slug = "unknown-invite"
    status = 404
    title = "This link is not valid, or not any more. Ask for a new one."


class InviteAlreadyOpened(Problem):
    slug = "invite-already-opened"
    status = 410
    title = "This link was opened before. If that was not you, tell whoever gave it to you at once."


class NameMissing(Problem):
    slug = "name-missing"
    status = 422
    title = "Say first under which name the others will know you."


class NameTaken(Problem):
    slug = "name-taken"
    status = 409
    title = "Somebody at this desk has this name. Choose another one."


class SamePasskey(Problem):
    slug = "same-passkey"
    status = 409
    title = "This passkey is known already. The second must be another one, on another device."


class TwoPasskeysStay(Problem):
    slug = "two-passkeys-stay"
    status = 409
    title = "Two passkeys must be left. Add another one first."


class UnknownPasskey(Problem):
    slug = "unknown-passkey"
    status = 404
    title = "You have no such passkey."


class UnknownCoordinator(Problem):
    slug = "unknown-coordinator"
    status = 404
    title = "There is no such coordinator, or they have left."


class LastTwo(Problem):
    slug = "last-two"
    status = 409
    title = "Two coordinators must be left. Invite somebody first."


class UnknownRecovery(Problem):
    slug = "unknown-recovery"
    status = 404
    title = "Nobody has asked for this, or it has ended."


class OwnRecovery(Problem):
    slug = "own-recovery"
    status = 403
    title = "Two other coordinators must agree to new passkeys: neither the person herself, nor one of them twice."


class RecoveryNeedsAnother(Problem):
    slug = "recovery-needs-another"
    status = 403
    title = "One of the two who agree was invited by the other. Somebody else must agree."


class SecondMustBeAnother(Problem):
    slug = "second-must-be-another"
    status = 403
    title = "The second must be somebody else, whom the first did not invite and who did not invite the first."

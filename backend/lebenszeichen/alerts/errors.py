"""What can be wrong with a subscription."""

from lebenszeichen.problem import Problem


class EndpointNotAllowed(Problem):
    slug = "endpoint-not-allowed"
    status = 422
    title = "The address is not one of a push service that this server sends to."


class BadReceiverKey(Problem):
    slug = "bad-receiver-key"
    status = 422
    title = "A key of the browser is not of the form that Web Push asks for."


class UnknownSendingKey(Problem):
    slug = "unknown-sending-key"
    status = 409
    title = "The subscription was made with a key that this server does not have. Ask for the key and subscribe anew."


class AlertsNotSetUp(Problem):
    slug = "alerts-not-set-up"
    status = 503
    title = "This server cannot send alerts yet: its operator has to set it up."


class UnknownHandshake(Problem):
    slug = "unknown-handshake"
    status = 404
    title = "This server does not wait for this sign of life, or no longer."


class UnknownTest(Problem):
    slug = "unknown-test"
    status = 404
    title = "There is no such test of this subscription."


class UnknownAlertPhone(Problem):
    slug = "unknown-alert-phone"
    status = 404
    title = "This browser's alerts are not on, so it cannot be told first."


class TargetUnreadable(Exception):
    """What is sealed cannot be opened: another storage key, or another database's row."""

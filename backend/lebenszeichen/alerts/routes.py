"""/api/alerts: a browser asks to be told, changes its mind, or stops. /api/desk/alert-phone: a coordinator's own."""

from datetime import timedelta

from flask import current_app, g
from flask_smorest import Blueprint

from lebenszeichen import clock
from lebenszeichen.alerts import phones, queries, service
from lebenszeichen.alerts.errors import UnknownTest
from lebenszeichen.alerts.schemas import (
    CONSENT_VERSION,
    AlertPhoneSchema,
    ConfirmationSchema,
    SendingKeySchema,
    SubscribedSchema,
    SubscriptionSchema,
    SubscriptionStateSchema,
    TestSchema,
    TestStateSchema,
)
from lebenszeichen.alerts.wishes import checked_wish, sending
from lebenszeichen.database import reading, writing
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.limits import ALERT_TESTS, CHANGES_OF_SUBSCRIPTIONS, SIGNS_OF_LIFE, SUBSCRIPTIONS, limiter
from lebenszeichen.http.problems import ProblemSchema, TooManyRequests
from lebenszeichen.settings import Settings

blueprint = Blueprint("alerts", __name__, url_prefix="/api/alerts", description="Hear when somebody comes out")
alert_phone = Blueprint("alert_phone", __name__, url_prefix="/api/desk", description="A coordinator's own phone")

TEST_LASTS = timedelta(hours=1)
TESTS_AN_HOUR = 10
"""Of one subscription."""

_BEARER: list[dict[str, list[str]]] = [{"subscriber": []}]
_DESK: list[dict[str, list[str]]] = [{"coordinator": []}]
_TOO_MANY = {"schema": ProblemSchema, "description": "Too many from one address; Retry-After says when"}
_NOT_SET_UP = {"schema": ProblemSchema, "description": "/problems/alerts-not-set-up"}
_NO_SUCH_KEY = {"schema": ProblemSchema, "description": "/problems/unknown-sending-key"}
_UNKNOWN = {"schema": ProblemSchema, "description": "/problems/unknown-subscription"}
_NOT_SIGNED_IN = {"schema": ProblemSchema, "description": "/problems/not-signed-in"}
_NOT_YOURS = {"schema": ProblemSchema, "description": "/problems/foreign-origin, /problems/not-your-task"}


def authenticate(token: str) -> int | None:
    """The subscription whose token this is; None for an unknown one. Writes nothing."""
    with reading() as session:
        return queries.subscription_with(session, token)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings


@blueprint.get("/key")
@blueprint.response(200, SendingKeySchema)
@blueprint.alt_response(503, **_NOT_SET_UP)
def get_key() -> dict[str, object]:
    """Get the key to subscribe with

    The newest of this server's VAPID keys. A subscription made with an older one stays good.
    """
    newest = sending(_settings()).keys[0]
    return {
        "public_key": newest.public_b64url,
        "key_id": newest.id,
        "consent_version": CONSENT_VERSION,
        "quiet_hour_utc": _settings().quiet_hour_utc,
    }


@blueprint.post("/subscriptions")
@limiter.limit(SUBSCRIPTIONS)
@blueprint.arguments(SubscriptionSchema)
@blueprint.response(201, SubscribedSchema)
@blueprint.alt_response(409, **_NO_SUCH_KEY)
@blueprint.alt_response(429, **_TOO_MANY)
@blueprint.alt_response(503, **_NOT_SET_UP)
def subscribe(body: dict[str, str]) -> dict[str, str]:
    """Subscribe

    The first notice goes out at once, and has to come back within seven days. The same endpoint again replaces row and
    token.
    """
    ours = sending(_settings())
    wish = checked_wish(_settings(), ours, body)
    token = write_and_repeat(lambda session: service.subscribe(session, ours.storage_key, wish, clock.today()))
    return {"token": token}


@blueprint.put("/subscriptions/current")
@limiter.limit(CHANGES_OF_SUBSCRIPTIONS)
@blueprint.arguments(SubscriptionSchema)
@blueprint.response(200, SubscriptionStateSchema)
@blueprint.alt_response(401, **_UNKNOWN)
@blueprint.alt_response(409, **_NO_SUCH_KEY)
@blueprint.alt_response(429, **_TOO_MANY)
@blueprint.alt_response(503, **_NOT_SET_UP)
@blueprint.doc(security=_BEARER)
def change_subscription(body: dict[str, str]) -> dict[str, bool]:
    """Change this subscription, or say that it is still there

    At every start of the app: browsers change endpoints without saying so. A new endpoint has to be confirmed again.
    """
    ours = sending(_settings())
    wish = checked_wish(_settings(), ours, body)
    subscription_id = g.subscription_id
    confirmed = write_and_repeat(
        lambda session: service.change_subscription(session, ours.storage_key, subscription_id, wish, clock.today())
    )
    return {"confirmed": confirmed}


@blueprint.delete("/subscriptions/current")
@blueprint.response(204)
@blueprint.alt_response(401, **_UNKNOWN)
@blueprint.doc(security=_BEARER)
def unsubscribe() -> None:
    """Unsubscribe

    The row, and all that was sent or would be sent to it, is erased.
    """
    with writing() as session:
        service.end_subscription(session, _settings(), g.subscription_id)


@blueprint.post("/confirmations")
@limiter.limit(SIGNS_OF_LIFE)
@blueprint.arguments(ConfirmationSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-handshake")
@blueprint.alt_response(429, **_TOO_MANY)
@blueprint.alt_response(503, **_NOT_SET_UP)
def confirm(body: dict[str, str]) -> None:
    """Say that the first notice was shown

    Sent by the service worker, which has no token: the notice carried one.
    """
    ours = sending(_settings())
    with writing() as session:
        service.confirm(session, ours.storage_key, body["handshake"], clock.today())


@blueprint.post("/tests")
@limiter.limit(ALERT_TESTS)
@blueprint.response(202, TestSchema)
@blueprint.alt_response(401, **_UNKNOWN)
@blueprint.alt_response(429, **_TOO_MANY)
@blueprint.alt_response(503, **_NOT_SET_UP)
@blueprint.doc(security=_BEARER)
def ask_for_test() -> dict[str, int]:
    """Ask for a test

    A visible notice for this browser alone.
    """
    sending(_settings())
    with writing() as session:
        if queries.tests_since(session, g.subscription_id, clock.now() - timedelta(hours=1)) >= TESTS_AN_HOUR:
            raise TooManyRequests(retry_after=600)
        return {"test": service.tell_one(session, "test", g.subscription_id, TEST_LASTS)}


@blueprint.get("/tests/<int(max=2147483647):test>")
@blueprint.response(200, TestStateSchema)
@blueprint.alt_response(401, **_UNKNOWN)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-test")
@blueprint.doc(security=_BEARER)
def get_test(test: int) -> queries.TestState:
    """Ask how far a test has come

    What the push service answered; whether it was shown, only the phone knows.
    """
    with reading() as session:
        state = queries.state_of_test(session, test, g.subscription_id, clock.now())
    if state is None:
        raise UnknownTest()
    return state


@alert_phone.post("/alert-phone")
@alert_phone.arguments(AlertPhoneSchema)
@alert_phone.response(204)
@alert_phone.alt_response(401, **_NOT_SIGNED_IN)
@alert_phone.alt_response(403, **_NOT_YOURS)
@alert_phone.alt_response(404, schema=ProblemSchema, description="/problems/unknown-alert-phone")
@alert_phone.doc(security=_DESK)
def tell_this_phone_first(body: dict[str, str]) -> None:
    """Let this phone hear first

    It is told when a hold begins, so that its coordinator can stop what is wrong.
    """
    with writing() as session:
        phones.tell_first(session, body["token"], g.coordinator.id)


@alert_phone.delete("/alert-phone")
@alert_phone.arguments(AlertPhoneSchema)
@alert_phone.response(204)
@alert_phone.alt_response(401, **_NOT_SIGNED_IN)
@alert_phone.alt_response(403, **_NOT_YOURS)
@alert_phone.doc(security=_DESK)
def tell_this_phone_no_more(body: dict[str, str]) -> None:
    """Let this phone hear like everybody's"""
    with writing() as session:
        phones.tell_like_everybody(session, body["token"], g.coordinator.id)

"""Requests that succeed and that nobody can guess: with a passkey's word, a link, or about something that is there."""

from collections.abc import Callable
from dataclasses import replace

from api.known_facilities import KNOWN_FACILITIES
from api.known_people import KNOWN_PEOPLE
from api.requests_world import Known, World
from factories.browsers import Browser
from factories.databases import STORAGE_KEY
from factories.desk_people import answered, token_in
from factories.evenings import open_evening
from factories.export_rows import export, row
from factories.phones import Phone
from factories.polling import asking_settings
from factories.releases import content
from lebenszeichen import clock
from lebenszeichen.alerts.handshake import handshake_token


def _upload(world: World) -> Known:
    known = world.by(world.ada, {"files": [export(row("1"), row("2"))]})
    return replace(known, media_type="multipart/form-data")


def _apply(world: World) -> Known:
    id = world.lists().stage(export(row("3", "Somebody New")))
    return world.by(world.ada, {"seen": world.lists().shown(id)["seen"]}, import_id=id)


def _ask_source(world: World) -> Known:
    world.app.extensions["settings"] = asking_settings(world.app.extensions["settings"])
    return world.by(world.ada)


def _undo(world: World) -> Known:
    id = world.lists().stage(export(row("4", "Somebody Else")))
    world.lists().apply(id)
    return world.by(world.ada, import_id=id)


def _first_passkey(world: World) -> Known:
    person = world.newcomer()
    options = answered(person.post("/enrolment/options", {"name": person.name}))
    return world.by(person, {"credential": person.phone.create(options), "label": "phone"})


def _sign_in(world: World) -> Known:
    return Known(body={"credential": world.ada.phone.get(answered(world.ada.post("/sign-in/options")))})


def _revoke(world: World) -> Known:
    id = world.let_in().id
    return world.by(world.ada, {"credential": world.ada.assertion(f"revoke:{id}")}, coordinator_id=id)


def _agree(world: World) -> Known:
    id = world.recovery()
    return world.by(world.bea, {"credential": world.bea.assertion(f"recover:{id}")}, recovery_id=id)


def _remove_passkey(world: World) -> Known:
    return world.by(world.ada, passkey_id=answered(world.ada.post("/me/passkeys", world.another_passkey()))["id"])


def _remove_invite(world: World) -> Known:
    world.ada.invite()
    return world.by(world.ada, invite_id=answered(world.ada.get("/invites"))[-1]["id"])


def _preview(world: World) -> Known:
    facts = {name: value for name, value in content().items() if name != "sources"}
    return world.by(world.ada, {"step": "first", "content": facts})


def _amend(world: World) -> Known:
    draft = world.draft()
    written = {name: value for name, value in draft["content"].items() if name != "texts"}
    return world.by(
        world.ada, {"content_hash": draft["content_hash"], "content": {**written, "freed": 7}}, draft_id=draft["id"]
    )


def _open_source(world: World) -> Known:
    draft = world.draft()
    return world.by(world.bea, {"content_hash": draft["content_hash"]}, draft_id=draft["id"])


def _confirm(world: World) -> Known:
    draft = world.opened_draft()
    return world.by(world.bea, world.second_word(draft), draft_id=draft["id"])


def _tally(world: World) -> Known:
    return world.by(world.ada, world.tally(), campaign_id="everyone")


def _remove_tally(world: World) -> Known:
    tally = world.tally()
    assert world.ada.post("/campaigns/everyone/tallies", tally).status_code == 204
    return world.by(world.ada, campaign_id="everyone", tally_id=tally["id"])


def _test_state(world: World) -> Known:
    browser = world.subscriber()
    test = browser.client.post("/api/alerts/tests", headers=browser.bearer).json["test"]
    return Known({"test": test}, headers=dict(browser.bearer))


def _confirmed(world: World) -> Known:
    return Known(body={"handshake": handshake_token(STORAGE_KEY, world.subscriber().id)})


def _subscribed(world: World, *, wish: bool = False) -> Known:
    browser = world.subscriber()
    return Known(body=browser.wish() if wish else None, headers=dict(browser.bearer))


_REASON = {"reason": "It was not so."}


def _push(world: World) -> Known:
    """Each mutation has every member, by itself or in `each`: no document can say that."""
    phone = Phone(world.app)
    body = {"client_id": phone.client_id, "client_version": 1, "mutations": [phone.posted("nobody")]}
    return Known(body=body, headers={"Authorization": f"Bearer {phone.token}"})


def _pile(world: World) -> Known:
    code, key = open_evening(world.app)
    return Known({"code": code}, headers={"Authorization": f"Organiser {key}"})


KNOWN: dict[str, Callable[[World], Known]] = {
    **KNOWN_FACILITIES,
    **KNOWN_PEOPLE,
    "POST /api/desk/invites/open": lambda world: Known(body={"invite": token_in(world.ada.invite())}),
    "POST /api/desk/enrolment/options": lambda world: world.by(world.newcomer(), {"name": "Somebody new"}),
    "POST /api/desk/enrolment/passkeys": _first_passkey,
    "POST /api/desk/sign-in": _sign_in,
    "POST /api/desk/me/passkeys/options": lambda world: world.by(
        world.ada, {"credential": world.ada.assertion("passkeys")}
    ),
    "POST /api/desk/me/passkeys": lambda world: world.by(world.ada, world.another_passkey()),
    "DELETE /api/desk/me/passkeys/{passkey_id}": _remove_passkey,
    "POST /api/desk/coordinators/{coordinator_id}/revoke": _revoke,
    "POST /api/desk/invites": lambda world: world.by(
        world.ada, {"role": "assistant", "credential": world.ada.assertion("invite")}
    ),
    "DELETE /api/desk/invites/{invite_id}": _remove_invite,
    "POST /api/desk/coordinators/{coordinator_id}/recovery": lambda world: world.by(
        world.ada, coordinator_id=world.bea.id
    ),
    "POST /api/desk/recoveries/{recovery_id}/agreement": _agree,
    "DELETE /api/desk/recoveries/{recovery_id}": lambda world: world.by(world.bea, recovery_id=world.recovery()),
    "POST /api/desk/drafts": lambda world: world.by(world.ada, {"content": content(), "report_ids": []}),
    "POST /api/desk/drafts/preview": _preview,
    "GET /api/desk/drafts/{draft_id}": lambda world: world.by(world.ada, draft_id=world.draft()["id"]),
    "PUT /api/desk/drafts/{draft_id}": _amend,
    "POST /api/desk/drafts/{draft_id}/source-opened": _open_source,
    "POST /api/desk/drafts/{draft_id}/confirmation-options": lambda world: world.by(
        world.bea, draft_id=world.opened_draft()["id"]
    ),
    "POST /api/desk/drafts/{draft_id}/confirmation": _confirm,
    "POST /api/desk/drafts/{draft_id}/stop": lambda world: world.by(
        world.ada, _REASON, draft_id=world.held_draft()["id"]
    ),
    "POST /api/desk/drafts/{draft_id}/drop": lambda world: world.by(world.ada, _REASON, draft_id=world.draft()["id"]),
    "POST /api/desk/releases/{release_id}/correction": lambda world: world.by(world.ada, release_id=world.told()),
    "POST /api/desk/releases/{release_id}/withdrawal": lambda world: world.by(
        world.ada, _REASON, release_id=world.told()
    ),
    "POST /api/desk/releases/{release_id}/question": lambda world: world.by(
        world.ada, _REASON, release_id=world.told()
    ),
    "DELETE /api/desk/releases/{release_id}/question": lambda world: world.by(world.bea, release_id=world.questioned()),
    "POST /api/desk/reports/{report_id}/no-change": lambda world: world.by(world.ada, report_id=world.report()),
    "POST /api/desk/reports/{report_id}/may-be-written-to": lambda world: world.by(world.ada, report_id=world.report()),
    "DELETE /api/desk/reports/{report_id}/may-be-written-to": lambda world: world.by(
        world.ada, report_id=world.proposed()
    ),
    "GET /api/desk/campaigns/{campaign_id}/counts": lambda world: world.by(world.ada, campaign_id="everyone"),
    "GET /api/desk/campaigns/{campaign_id}/people/{prisoner_id}/days": lambda world: world.by(
        world.ada, campaign_id="everyone", prisoner_id=world.person()
    ),
    "POST /api/desk/campaigns/{campaign_id}/tallies": _tally,
    "DELETE /api/desk/campaigns/{campaign_id}/tallies/{tally_id}": _remove_tally,
    "POST /api/desk/imports": _upload,
    "POST /api/desk/imports/source": _ask_source,
    "GET /api/desk/imports/{import_id}": lambda world: world.by(
        world.ada, import_id=world.lists().stage(export(row("5", "Another One")))
    ),
    "GET /api/desk/imports/{import_id}/changes": lambda world: world.by(
        world.ada, import_id=world.lists().stage(export(row("5", "Another One")))
    ),
    "POST /api/desk/imports/{import_id}/apply": _apply,
    "POST /api/desk/imports/{import_id}/drop": lambda world: world.by(
        world.ada, import_id=world.lists().stage(export(row("5", "Another One")))
    ),
    "POST /api/desk/imports/{import_id}/undo": _undo,
    "POST /api/mistakes": lambda world: Known(body=world.mistake()),
    "POST /api/desk/mistakes/close": lambda world: world.by(world.ada, world.said_mistake()),
    "POST /api/desk/family/requests/{request_id}/decision": lambda world: world.by(
        world.ada, {"decision": "gone"}, request_id=world.family_request()
    ),
    "DELETE /api/desk/family/requests/{request_id}/decision": lambda world: world.by(
        world.ada, request_id=world.family_request()
    ),
    "POST /api/desk/family/takedowns": lambda world: world.by(world.ada, {"prisoner_id": world.person()}),
    "POST /api/desk/family/flags": lambda world: world.by(world.ada, world.flag()),
    "POST /api/desk/family/flags/lift": lambda world: world.by(world.ada, world.flagged()),
    "POST /api/mutations": _push,
    "GET /api/events/{code}/pile": _pile,
    "POST /api/desk/events": lambda world: world.by(
        world.ada, {"campaign_id": "everyone", "day": clock.today().isoformat(), "counting": "phones"}
    ),
    "GET /api/desk/events/{event_id}": lambda world: world.by(world.ada, event_id=open_evening(world.app)[0]),
    "POST /api/desk/events/{event_id}/accept": lambda world: world.by(world.ada, event_id=open_evening(world.app)[0]),
    "POST /api/desk/events/{event_id}/close": lambda world: world.by(world.ada, event_id=open_evening(world.app)[0]),
    "POST /api/alerts/subscriptions": lambda world: Known(body=Browser(world.app).wish()),
    "POST /api/alerts/confirmations": _confirmed,
    "PUT /api/alerts/subscriptions/current": lambda world: _subscribed(world, wish=True),
    "DELETE /api/alerts/subscriptions/current": _subscribed,
    "POST /api/alerts/tests": _subscribed,
    "GET /api/alerts/tests/{test}": _test_state,
    "POST /api/desk/alert-phone": lambda world: world.by(world.ada, {"token": world.subscriber().token}),
    "DELETE /api/desk/alert-phone": lambda world: world.by(world.ada, {"token": world.subscriber().token}),
}
"""Operation → a request that succeeds."""

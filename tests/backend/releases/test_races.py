"""Two people at the same moment, on real threads and both databases: one of them wins, and nothing is half done."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from factories.releases import AtTheDesk, at_the_desk, content, person, releases
from lebenszeichen import clock
from lebenszeichen.coordinators.models import AuditEntry
from lebenszeichen.database import reading, writing
from lebenszeichen.releases.models import ReleaseDraft
from lebenszeichen.releases.service import Told, stop, tell_due

pytestmark = [pytest.mark.usefixtures("people"), pytest.mark.both_databases]
ROUNDS = 4


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Each in a thread of its own, begun together; what each gave."""
    barrier, found = Barrier(len(works)), [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        barrier.wait()
        found[place] = work()

    threads = [Thread(target=run, args=(place, work)) for place, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def statuses(answers: list[Any]) -> list[int]:
    return sorted(answer.status_code for answer in answers)


def due(app: Flask, draft_id: int) -> None:
    with app.app_context(), writing() as session:
        session.execute(update(ReleaseDraft).where(ReleaseDraft.id == draft_id).values(hold_until=clock.now()))


def clock_tells(app: Flask) -> list[Told]:
    with app.app_context(), writing() as session:
        return tell_due(session, clock.now())


def noted(app: Flask, action: str) -> int:
    with app.app_context(), reading() as session:
        return len(session.scalars(select(AuditEntry.id).where(AuditEntry.action == action)).all())


def confirmation(who: AtTheDesk, draft: dict[str, Any]) -> Callable[[], Any]:
    """Everything is ready; only the last request is left."""
    who.open_source(draft)
    credential = who.assertion(draft["id"])
    body = {"content_hash": draft["content_hash"], "freed": draft["content"]["freed"], "credential": credential}
    return lambda: who.post(f"drafts/{draft['id']}/confirmation", **body)


def test_of_two_who_confirm_at_once_one_does(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    dora = at_the_desk(app, "Dora")
    for _ in range(ROUNDS):
        draft = ada.draft(content(freed=7))
        answers = at_once(confirmation(ben, draft), confirmation(dora, draft))
        assert statuses(answers) == [200, 409]
        late = next(answer for answer in answers if answer.status_code == 409)
        assert late.json["type"] == "/problems/release-not-waiting"
    assert noted(app, "release confirmed") == ROUNDS


def test_the_same_passkeys_word_sent_twice_at_once_counts_once(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(freed=7))
    confirm = confirmation(ben, draft)
    assert statuses(at_once(confirm, confirm)) == [200, 409]
    assert noted(app, "release confirmed") == 1


def test_whoever_stops_in_the_last_instant_has_stopped_it_or_is_told_that_it_is_too_late(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk
) -> None:
    for number in range(ROUNDS):
        draft = ada.draft(content(freed=7))
        assert ben.confirm(draft).status_code == 200
        due(app, draft["id"])
        stopped, told = at_once(
            lambda draft=draft: ada.post(f"drafts/{draft['id']}/stop", reason="No!"), lambda: clock_tells(app)
        )
        state = ada.read(draft["id"])["state"]
        public = draft["release_id"] in releases(app)
        assert (stopped.status_code, state, public, len(told)) in {(200, "stopped", False, 0), (409, "told", True, 1)}
        assert number == 0 or clock_tells(app) == []


def test_somebody_who_is_just_stopping_is_waited_for_and_wins(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    """The clock comes while the stop has the row and has not committed."""
    draft = ada.draft(content(("panna", True)))
    ben.confirm(draft)
    due(app, draft["id"])
    holds, come, told = Barrier(2), Barrier(2), []

    def tells() -> None:
        holds.wait()
        if app.extensions["settings"].is_sqlite:
            come.wait()  # one writer at a time: the clock waits where it begins
        told.extend(clock_tells(app))
        if not app.extensions["settings"].is_sqlite:
            come.wait()  # the row is locked, so it was passed by, and the clock is through before the stop commits

    thread = Thread(target=tells)
    thread.start()
    with app.app_context(), writing() as session:
        stop(session, ada.id, draft["id"], "No!")
        holds.wait()
        come.wait()
    thread.join()
    assert told == []
    assert releases(app) == {}
    assert person(app, "panna")["state"] == "do_not_write"


def test_an_amendment_and_a_confirmation_at_once_never_confirm_what_nobody_saw(
    app: Flask, ada: AtTheDesk, ben: AtTheDesk
) -> None:
    dora = at_the_desk(app, "Dora")
    for _ in range(ROUNDS):
        draft = ada.draft(content(freed=7))
        body = {"content_hash": draft["content_hash"], "content": content(freed=8)}
        amend = lambda draft=draft, body=body: dora.client.put(f"/api/desk/drafts/{draft['id']}", json=body)  # noqa: E731
        amended, confirmed = at_once(amend, confirmation(ben, draft))
        after = ada.read(draft["id"])
        assert sorted([amended.status_code, confirmed.status_code]) == [200, 409]
        if confirmed.status_code == 200:
            assert (after["state"], after["content"]["freed"]) == ("on_hold", 7)
        else:
            assert (after["state"], after["content"]["freed"]) == ("reported", 8)


def test_two_clocks_tell_a_release_once(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(("panna", True)))
    ben.confirm(draft)
    due(app, draft["id"])
    first, second = at_once(lambda: clock_tells(app), lambda: clock_tells(app))
    assert len(first) + len(second) == 1
    assert noted(app, "release told") == 1


def test_two_drafts_of_one_day_at_once_have_two_addresses(ada: AtTheDesk, ben: AtTheDesk) -> None:
    ids = at_once(*(lambda who=who: who.draft(content())["release_id"] for who in (ada, ben)))
    assert len(set(ids)) == 2


def test_of_two_corrections_at_once_one_is_under_way(app: Flask, ada: AtTheDesk, ben: AtTheDesk) -> None:
    draft = ada.draft(content(freed=7))
    ben.confirm(draft)
    due(app, draft["id"])
    clock_tells(app)
    path = f"releases/{draft['release_id']}/correction"
    assert statuses(at_once(lambda: ada.post(path), lambda: ben.post(path))) == [201, 409]

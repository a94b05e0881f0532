"""/api/desk: what waits for coordinators, and the campaign in exact numbers."""

from typing import Any

from flask import current_app, g
from flask_smorest import Blueprint
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.campaigns.queries import known_campaigns, public_campaigns
from lebenszeichen.coordinators.audit import note
from lebenszeichen.database import reading, writing
from lebenszeichen.desk import queries, schemas, service
from lebenszeichen.http.problems import NotFound, ProblemSchema
from lebenszeichen.keys import storage_key
from lebenszeichen.letters.holding import Group, hold_again
from lebenszeichen.letters.tallies import enter_tally, take_tally_back
from lebenszeichen.releases.showing import Viewer
from lebenszeichen.sync import held

blueprint = Blueprint("desk", __name__, url_prefix="/api/desk", description="What waits for coordinators")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]


@blueprint.get("/waiting")
@blueprint.response(200, schemas.WaitingSchema)
@blueprint.doc(security=_SIGNED_IN)
def get_waiting() -> dict[str, int]:
    """What waits for me?"""
    with reading() as session:
        return queries.waiting(session, Viewer(g.coordinator.id, clock.now()), g.coordinator.role)


@blueprint.get("/reports")
@blueprint.response(200, schemas.ReportSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_reports() -> list[dict[str, Any]]:
    """States to check

    What sources said and nobody has decided, but for what a release speaks of.
    """
    with reading() as session:
        return queries.reports(session, g.coordinator.id)


@blueprint.post("/reports/<int(max=2147483647):report_id>/no-change")
@blueprint.response(204)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/report-decided")
@blueprint.doc(security=_SIGNED_IN)
def leave_state(report_id: int) -> None:
    """Leave somebody's state as it is"""
    with writing() as session:
        service.leave_state(session, report_id, g.coordinator.id)


@blueprint.post("/reports/<int(max=2147483647):report_id>/may-be-written-to")
@blueprint.response(200, schemas.WritingSchema)
@blueprint.alt_response(403, schema=ProblemSchema, description="/problems/second-must-be-another")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/report-decided, /problems/state-decided")
@blueprint.doc(security=_SIGNED_IN)
def may_be_written_to(report_id: int) -> dict[str, bool]:
    """Somebody may be written to again

    The first coordinator proposes it, another one confirms it.
    """
    with writing() as session:
        return {"confirmed": service.may_be_written_to(session, report_id, g.coordinator.id)}


@blueprint.delete("/reports/<int(max=2147483647):report_id>/may-be-written-to")
@blueprint.response(204)
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/report-decided")
@blueprint.doc(security=_SIGNED_IN)
def take_proposal_back(report_id: int) -> None:
    """Take the proposal back"""
    with writing() as session:
        service.take_proposal_back(session, report_id, g.coordinator.id)


@blueprint.get("/letters/held")
@blueprint.response(200, schemas.HeldLettersSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_held_letters() -> list[dict[str, Any]]:
    """Cards that wait for a look"""
    with reading() as session:
        return queries.held_letters(session, _key())


@blueprint.post("/letters/held/count")
@blueprint.arguments(schemas.CampaignDaySchema)
@blueprint.response(200, schemas.LettersDecidedSchema)
@blueprint.doc(security=_SIGNED_IN)
def let_held_letters_count(which: dict[str, Any]) -> dict[str, int]:
    """Let held cards of one campaign and day count"""
    with writing() as session:
        cards = held.let_count(session, _key(), which["campaign_id"], which["day"])
        return _noted(session, "letters_counted", which, cards)


@blueprint.post("/letters/held/leave-out")
@blueprint.arguments(schemas.CampaignDaySchema)
@blueprint.response(200, schemas.LettersDecidedSchema)
@blueprint.doc(security=_SIGNED_IN)
def leave_held_letters_out(which: dict[str, Any]) -> dict[str, int]:
    """Leave held cards of one campaign and day out

    They count for nobody. Phones are not told; it can be taken back.
    """
    with writing() as session:
        cards = held.leave_out(session, _key(), Group(which["campaign_id"], which["day"]))
        return _noted(session, "letters_left_out", which, cards)


@blueprint.get("/letters/left-out")
@blueprint.response(200, schemas.LeftOutLettersSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_left_out_letters() -> list[dict[str, Any]]:
    """Cards that were left out"""
    with reading() as session:
        return queries.left_out_letters(session)


@blueprint.post("/letters/left-out/hold-again")
@blueprint.arguments(schemas.CampaignDaySchema)
@blueprint.response(200, schemas.LettersDecidedSchema)
@blueprint.doc(security=_SIGNED_IN)
def hold_left_out_letters_again(which: dict[str, Any]) -> dict[str, int]:
    """Let cards that were left out wait for a look again"""
    with writing() as session:
        cards = hold_again(session, which["campaign_id"], which["day"])
        return _noted(session, "letters_held_again", which, cards)


@blueprint.get("/campaigns")
@blueprint.response(200, schemas.ListedCampaignSchema(many=True))
@blueprint.doc(security=_SIGNED_IN)
def get_campaigns() -> list[dict[str, Any]]:
    """Every campaign"""
    with reading() as session:
        return public_campaigns(session)


@blueprint.get("/campaigns/<campaign_id>/counts")
@blueprint.response(200, schemas.CampaignCountsSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/not-found")
@blueprint.doc(security=_SIGNED_IN)
def get_counts(campaign_id: str) -> dict[str, Any]:
    """A campaign in exact numbers

    Not for the public.
    """
    with reading() as session:
        return queries.campaign_counts(session, campaign_id)


@blueprint.get("/campaigns/<campaign_id>/people/<prisoner_id>/days")
@blueprint.response(200, schemas.PersonDaysSchema)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/not-found")
@blueprint.doc(security=_SIGNED_IN)
def get_person_days(campaign_id: str, prisoner_id: str) -> dict[str, Any]:
    """The days on which somebody had five cards or more

    Not for the public. Of other days only their number is told.
    """
    with reading() as session:
        return queries.person_days(session, campaign_id, prisoner_id)


@blueprint.post("/campaigns/<campaign_id>/tallies")
@blueprint.arguments(schemas.TallyEntrySchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/not-found")
@blueprint.alt_response(409, schema=ProblemSchema, description="/problems/other-tally")
@blueprint.doc(security=_SIGNED_IN)
def enter_paper_tally(entry: dict[str, Any], campaign_id: str) -> None:
    """Enter cards that were counted on paper"""
    with writing() as session:
        if not known_campaigns(session, [campaign_id]):
            raise NotFound()
        id = str(entry["id"])
        pile = {"day": entry["day"], "cards": entry["cards"], "by": g.coordinator.id}
        enter_tally(session, id, campaign_id=campaign_id, **pile)
        note(session, g.coordinator.id, "tally_entered", f"campaign:{campaign_id}", tally=id, cards=entry["cards"])


@blueprint.delete("/campaigns/<campaign_id>/tallies/<uuid:tally_id>")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description="/problems/unknown-tally")
@blueprint.doc(security=_SIGNED_IN)
def take_paper_tally_back(campaign_id: str, tally_id: Any) -> None:
    """Take an entry of cards counted on paper back"""
    with writing() as session:
        take_tally_back(session, str(tally_id), campaign_id)
        note(session, g.coordinator.id, "tally_taken_back", f"campaign:{campaign_id}", tally=str(tally_id))


def _key() -> bytes:
    return storage_key(current_app.extensions["settings"])


def _noted(session: Session, action: str, which: dict[str, Any], cards: int) -> dict[str, int]:
    subject = f"campaign:{which['campaign_id']}"
    note(session, g.coordinator.id, action, subject, day=which["day"].isoformat(), cards=cards)
    return {"cards": cards}

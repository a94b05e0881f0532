"""What people at the desk and the clock's process do, and what the database says in the end."""

from typing import Any

from sqlalchemy import func, select

from factories.people import change_prisoner, make_prisoner
from lebenszeichen.accounts.jobs import forget_unseen_devices
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import reached, server_state
from lebenszeichen.letters.holding import release_held
from lebenszeichen.letters.models import Letter, LetterVoid
from lebenszeichen.letters.queries import counts_by_prisoner, posted_for_campaigns
from lebenszeichen.prisoners.jobs import forget_old_tombstones
from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.queries import public_prisoners
from lebenszeichen.sync import jobs
from lebenszeichen.sync.memory import confirm_backup
from lebenszeichen.sync.models import LedgerLink
from lebenszeichen.sync.takedown import take_down
from simulation.hall import CAMPAIGNS, PEOPLE, Hall


def publish(hall: Hall, _: dict[str, Any]) -> None:
    """The clock's minute."""
    jobs.publish(hall.settings)


def purge(hall: Hall, _: dict[str, Any]) -> int:
    """Files that no manifest names go, and old tombstones."""
    jobs.throw_old_files_away()
    forget_old_tombstones()
    forget_unseen_devices()
    jobs.publish(hall.settings)
    return 1


def forget(hall: Hall, _: dict[str, Any]) -> int:
    """What binds mutations to phones is erased; returns how many links went."""
    forgotten = jobs.forget_links()
    jobs.publish(hall.settings)
    return forgotten


def backup(_hall: Hall, _: dict[str, Any]) -> int:
    """A dump with everything so far is in a safe place."""
    with reading() as session:
        number = reached(session, "levels")
    return confirm_backup(number)


def look(_hall: Hall, _: dict[str, Any]) -> int:
    """A coordinator has looked at what was held."""
    with writing() as session:
        return release_held(session)


def change(_hall: Hall, message: dict[str, Any]) -> None:
    """An import changes somebody on the list."""
    id = PEOPLE[message["prisoner"] % len(PEOPLE)]
    with writing() as session:
        if session.get_one(Prisoner, id).state != "removed":
            change_prisoner(session, id, aliases=[f"alias {message['count']}"])


def add(_hall: Hall, message: dict[str, Any]) -> None:
    """An import brings somebody new."""
    with writing() as session:
        if session.get(Prisoner, message["id"]) is None:
            make_prisoner(session, message["id"], facility_id="ik-4")


def take(hall: Hall, message: dict[str, Any]) -> bool:
    """Somebody asked not to be on the list."""
    id = PEOPLE[message["prisoner"] % len(PEOPLE)]
    with reading() as session:
        if session.get_one(Prisoner, id).state == "removed":
            return False
    take_down(id)
    return True


def truth(_hall: Hall, _: dict[str, Any]) -> dict[str, Any]:
    """Everything that the phones' cards have become."""
    with reading() as session:
        letters = session.scalars(select(Letter).where(Letter.id.not_like("00000000-ffff-%"))).all()
        return {
            "epoch": server_state(session).epoch,
            "levels": reached(session, "levels"),
            "letters": [
                {
                    "id": one.id,
                    "prisoner": one.prisoner_id,
                    "campaign": one.campaign_id,
                    "written": one.written_on is not None,
                    "posted": one.posted_on is not None,
                    "held": one.held,
                }
                for one in letters
            ],
            "voids": [[one.letter_id, one.fact] for one in session.scalars(select(LetterVoid))],
            "counts": {
                campaign: {str(one.prisoner_id): one.posted for one in counts_by_prisoner(session, campaign)}
                for campaign in CAMPAIGNS
            },
            "totals": posted_for_campaigns(session),
            "list": public_prisoners(session),
            "links": session.scalar(select(func.count()).select_from(LedgerLink)),
        }


DESK = {
    "publish": publish,
    "purge": purge,
    "forget": forget,
    "backup": backup,
    "look": look,
    "change": change,
    "add": add,
    "take": take,
    "truth": truth,
}

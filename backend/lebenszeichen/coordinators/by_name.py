"""Who is meant by a name on the command line."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.errors import UnknownCoordinator
from lebenszeichen.coordinators.models import Coordinator


def coordinator_named(session: Session, name: str) -> str:
    """The id of the coordinator of this name; the name itself, without stray spaces, while nobody is at the desk.

    So the rule of the second holds on the command line as at the desk. Raises UnknownCoordinator for a name that
    nobody there has: two made-up names would be two people.
    """
    tidy = " ".join(name.split())
    people = session.execute(select(Coordinator.id, Coordinator.name, Coordinator.role, Coordinator.revoked_at)).all()
    if not people:
        return tidy
    for id, known, role, revoked_at in people:
        if known.casefold() == tidy.casefold() and role == "coordinator" and revoked_at is None:
            return str(id)
    raise UnknownCoordinator(f"Nobody at the desk is called {tidy!r}.")

"""A person's photo inside the page itself: no second request, and nothing in any cache, as `no-store` says."""

from base64 import b64encode

from lebenszeichen.database import reading
from lebenszeichen.pages.public_list import Prisoner
from lebenszeichen.prisoners.photos import public_photo


def embedded_photo(prisoner: Prisoner) -> str | None:
    """A `data:` address; None when nobody released one, or it is shown no more since the list was read."""
    told = prisoner.details.get("photo")
    if told is None:
        return None
    with reading() as session:
        body = public_photo(session, told["hash"])
    return f"data:image/webp;base64,{b64encode(body).decode()}" if body else None

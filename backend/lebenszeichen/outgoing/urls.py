"""Addresses of the web that this server may ask: one spelling, so that nobody understands them differently. Pure.

Whatever a lenient parser and curl could read in two ways is refused before either sees it: no user, no port, no
fragment, no dots that climb, no letters that are not ASCII.
"""

import re

_LABEL = r"(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_URL = re.compile(
    rf"https://(?P<host>{_LABEL}(?:\.{_LABEL})+)"
    r"(?P<path>/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)"
    r"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
_DOT_SEGMENT = re.compile(r"/(?:\.|%2[eE]){1,2}(?:/|$)")

LONGEST = 2048


def https_host(url: str) -> str | None:
    """The host of an https address as browsers write it, on the usual port; None for anything else."""
    found = _URL.fullmatch(url) if len(url) <= LONGEST else None
    if found is None or _DOT_SEGMENT.search(found["path"]):
        return None
    return found["host"]

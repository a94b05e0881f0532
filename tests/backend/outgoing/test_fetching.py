"""A file is asked for over https, of listed hosts at public addresses, and no more of it is taken than was agreed."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories.list_source import CSV, HOST, MIRROR, URL, Answer, ListSource, redirect
from lebenszeichen.outgoing.fetching import Fetcher, Request
from lebenszeichen.outgoing.sockets import Address
from lebenszeichen.outgoing.transfer import NotFetched, Stopped

LIST = b"id,url\n1,https://example.org/ru/1\n"
ASKED = Request(
    URL, (HOST, MIRROR), ("text/csv", "text/plain"), "Lebenszeichen/1 (+https://example.org; a@example.org)"
)
SMALL = 64 * 1024
PACKED = {**CSV, "Content-Encoding": "gzip"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ListSource]:
    with ListSource(tmp_path_factory.mktemp("source")) as source:
        yield source


@pytest.fixture
def source(running: ListSource) -> ListSource:
    running.answers.clear()
    running.asked.clear()
    return running


def refused(fetcher: Fetcher, asked: Request = ASKED) -> NotFetched:
    with pytest.raises(NotFetched) as caught:
        fetcher.fetch(asked)
    return caught.value


def test_a_list_comes_packed_or_plain_and_the_source_learns_who_asks(source: ListSource) -> None:
    source.say(
        Answer(200, {**PACKED, "ETag": '"v1"', "Last-Modified": "Sun, 22 Nov 2026 12:00:00 GMT"}, gzip.compress(LIST))
    )
    fetched = source.fetcher().fetch(ASKED)
    assert (fetched.body, fetched.url) == (LIST, URL)
    assert (fetched.etag, fetched.last_modified) == ('"v1"', "Sun, 22 Nov 2026 12:00:00 GMT")
    [(_, headers)] = source.asked
    assert headers["user-agent"] == ASKED.user_agent
    assert headers["accept-encoding"] == "gzip"
    assert headers.keys() <= {"host", "user-agent", "accept", "accept-encoding"}


def test_a_redirect_is_followed_among_listed_hosts_and_conditions_go_to_whom_they_belong(source: ListSource) -> None:
    there = f"https://{MIRROR}/today.csv"
    source.say(redirect(f"{there}#top"))
    source.say(Answer(304), there)
    known = {there: {"If-None-Match": '"v1"'}}
    asked = Request(URL, ASKED.hosts, ASKED.types, ASKED.user_agent, lambda url: known.get(url, {}))
    fetched = source.fetcher().fetch(asked)
    assert (fetched.url, fetched.body) == (there, None)
    assert [headers.get("if-none-match") for _, headers in source.asked] == [None, '"v1"']


@pytest.mark.parametrize(
    "location",
    [
        f"http://{HOST}/list.csv",
        "https://elsewhere.example.org/list.csv",
        f"https://{HOST}.evil.example/list.csv",
        f"https://{HOST}@evil.example/list.csv",
        f"https://{HOST}:8443/list.csv",
        "https://127.0.0.1/list.csv",
        "file:///etc/passwd",
        "//elsewhere.example.org/list.csv",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(source: ListSource, location: str) -> None:
    source.say(redirect(location))
    assert refused(source.fetcher()).reason == "elsewhere"
    assert len(source.asked) == 1


def test_redirects_come_to_an_end(source: ListSource) -> None:
    source.say(redirect(URL))
    assert refused(source.fetcher()).reason == "elsewhere"
    assert len(source.asked) == 4


@pytest.mark.parametrize("ip", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1"])
def test_a_name_that_leads_to_a_private_address_is_not_connected(source: ListSource, ip: str) -> None:
    source.say(Answer(200, CSV, LIST))
    fetcher = Fetcher(lambda _: [Address(ip, ("127.0.0.1", source.port))], source.authority)
    assert refused(fetcher).reason == "unreachable"
    assert source.asked == []


def test_whom_nobody_vouches_for_is_not_believed(source: ListSource, tmp_path: Path) -> None:
    with ListSource(tmp_path) as other:
        other.say(Answer(200, CSV, LIST))
        assert "certificate" in refused(Fetcher(other.fetcher()._resolver, source.authority)).said
        assert other.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, {**CSV, "Content-Length": str(SMALL + 1)}, b"x"),
        Answer(200, CSV, endless=b"x" * 4096),
        Answer(200, PACKED, gzip.compress(bytes(SMALL * 100))),
        Answer(
            200, PACKED, gzip.compress(b"")[:10], endless=zlib.compressobj(wbits=-15).flush(zlib.Z_FULL_FLUSH) * 999
        ),
    ],
    ids=["as it says", "without end", "a bomb", "packed nothing without end"],
)
def test_what_is_larger_than_agreed_is_cut_off(source: ListSource, answer: Answer) -> None:
    source.say(answer)
    assert refused(source.fetcher(largest=SMALL, seconds=20)).reason == "too_large"


def test_what_is_just_as_large_as_agreed_is_taken(source: ListSource) -> None:
    source.say(Answer(200, {**PACKED}, gzip.compress(bytes(SMALL))))
    assert source.fetcher(largest=SMALL).fetch(ASKED).body == bytes(SMALL)


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream", "text/csvx", ""])
def test_another_kind_of_file_is_not_taken(source: ListSource, kind: str) -> None:
    source.say(Answer(200, {"Content-Type": kind}, endless=b"<p>"))
    assert refused(source.fetcher()).reason == "wrong_type"


@pytest.mark.parametrize("status", [204, 206, 304, 403, 404, 429, 500, 503])
def test_any_other_answer_brings_nothing_and_is_not_read(source: ListSource, status: int) -> None:
    source.say(Answer(status, {**CSV, "Retry-After": "120"}, endless=b"x" if status > 400 else b""))
    told = refused(source.fetcher())
    assert (told.reason, told.retry_after) == ("status", "120")
    assert str(status) in told.said


def test_a_source_that_does_not_go_on_is_given_up(source: ListSource) -> None:
    source.say(Answer(200, {**CSV, "Content-Length": "99"}, b"late", after=3))
    assert refused(source.fetcher(seconds=1)).reason == "unreachable"


def test_half_a_file_is_none(source: ListSource) -> None:
    source.say(Answer(200, {**CSV, "Content-Length": str(len(LIST))}, LIST[:-5]))
    assert refused(source.fetcher()).reason == "unreachable"
    source.say(Answer(200, PACKED, gzip.compress(LIST)[:-9]))
    assert refused(source.fetcher()).reason == "unreachable"


def test_whoever_is_told_to_end_does_not_wait_for_the_source(source: ListSource) -> None:
    source.say(Answer(200, CSV, endless=b"x"))
    with pytest.raises(Stopped):
        source.fetcher().fetch(ASKED, lambda: len(source.asked) > 0)


def test_a_validator_that_cannot_be_sent_back_is_not_kept(source: ListSource) -> None:
    source.say(Answer(200, {**CSV, "ETag": '"' + "x" * 300 + '"'}, LIST))
    assert source.fetcher().fetch(ASKED).etag is None

"""Messages leave to public addresses only, many at once, and a bad answer spoils nothing."""

import socket
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycurl
import pytest

from factories.databases import VAPID_PRIVATE_KEY
from lebenszeichen.alerts.delivery import Courier, Message, Wish
from lebenszeichen.alerts.keys import _from_setting
from lebenszeichen.alerts.payload import PLAIN_SIZE
from lebenszeichen.alerts.sender import Answer, Sender
from lebenszeichen.outgoing import sockets
from lebenszeichen.outgoing.sockets import Address
from push_service import PushService, Reply, SubscribedBrowser
from push_service.ways import PUBLIC, leading_to

KEY = _from_setting(VAPID_PRIVATE_KEY)
COURIER = Courier([KEY], "mailto:team@example.org")
PRIVATE = (
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "192.168.1.1",
    "::1",
    "fd00::1",
    "64:ff9b::7f00:1",
    "::ffff:127.0.0.1",
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push") as service:
        yield service


@pytest.fixture
def browser(service: PushService) -> SubscribedBrowser:
    return service.subscribe("fcm.googleapis.com", KEY.public_b64url)


def message_to(browser: SubscribedBrowser) -> Message:
    return COURIER.message(KEY.id, browser.target, b"{}".ljust(PLAIN_SIZE), Wish(60, "high", "a" * 32))


def sent(sender: Sender, *browsers: SubscribedBrowser) -> list[Answer[int]]:
    return sorted(sender.send((n, message_to(one)) for n, one in enumerate(browsers)), key=lambda answer: answer.tag)


def sender_to(service: PushService, **options: int) -> Sender:
    return Sender(leading_to(service.port), service.authority, **options)


def test_messages_arrive_and_can_be_opened(service: PushService, browser: SubscribedBrowser) -> None:
    others = [service.subscribe(host, KEY.public_b64url) for host in ("web.push.apple.com", "jmt17.google.com")]
    answers = sent(sender_to(service), browser, *others)
    assert [answer.status for answer in answers] == [201, 201, 201]
    assert [len(one.received) for one in (browser, *others)] == [1, 1, 1]
    assert service.faults == []


def test_many_share_a_few_connections(service: PushService) -> None:
    browsers = [service.subscribe("fcm.googleapis.com", KEY.public_b64url) for _ in range(60)]
    answers = sent(sender_to(service, at_once=8), *browsers)
    assert {answer.status for answer in answers} == {201}
    assert service.connections <= 8


def test_each_answer_belongs_to_its_message(service: PushService) -> None:
    statuses = (404, 410, 429, 503, 400, 413, 201)
    browsers = [service.subscribe("fcm.googleapis.com", KEY.public_b64url) for _ in statuses]
    for one, status in zip(browsers, statuses, strict=True):
        service.behave(one, Reply(status, retry_after="120" if status == 429 else None))
    answers = sent(sender_to(service), *browsers)
    assert tuple(answer.status for answer in answers) == statuses
    assert [answer.retry_after for answer in answers if answer.retry_after] == ["120"]


def test_a_broken_or_slow_connection_is_no_answer_and_harms_no_other(service: PushService) -> None:
    reset, slow, fine = (service.subscribe("fcm.googleapis.com", KEY.public_b64url) for _ in range(3))
    service.behave(reset, Reply(reset=True), Reply(reset=True))
    service.behave(slow, Reply(after=30))
    assert [answer.status for answer in sent(sender_to(service, seconds=1), reset, slow, fine)] == [None, None, 201]


def test_an_answer_without_end_is_cut_off_and_its_status_counts(
    service: PushService, browser: SubscribedBrowser
) -> None:
    service.behave(browser, Reply(503, retry_after="7", body=b"x" * 5_000_000))
    [answer] = sent(sender_to(service), browser)
    assert (answer.status, answer.retry_after) == (503, "7")


@pytest.mark.parametrize(
    "location", ["https://127.0.0.1/admin", "http://10.0.0.1/", "https://fcm.googleapis.com/other"]
)
def test_a_redirect_is_not_followed(service: PushService, browser: SubscribedBrowser, location: str) -> None:
    service.behave(browser, Reply(307, location=location))
    [answer] = sent(sender_to(service), browser)
    assert answer.status == 307
    assert service.requests == [browser.path]


@pytest.mark.parametrize("ip", PRIVATE)
def test_a_name_that_leads_to_a_private_address_opens_no_socket(
    service: PushService, browser: SubscribedBrowser, ip: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets.socket, "socket", lambda *_: pytest.fail("a socket was opened"))
    sender = Sender(lambda _: [Address(ip, ("127.0.0.1", service.port))], service.authority)
    assert [answer.status for answer in sent(sender, browser)] == [None]
    assert service.connections == 0


def test_a_name_that_leads_elsewhere_the_second_time_is_looked_at_again(
    service: PushService, browser: SubscribedBrowser
) -> None:
    there = ("127.0.0.1", service.port)
    turns: list[Sequence[Address]] = [[Address(PUBLIC, there)], [Address("127.0.0.1", there)]]
    service.behave(browser, Reply(201, closes=True))
    sender = Sender(lambda _: turns.pop(0), service.authority, at_once=1)
    assert [answer.status for answer in sent(sender, browser, browser)] == [201, None]
    assert service.connections == 1


def test_of_several_addresses_only_the_public_ones_are_tried(service: PushService, browser: SubscribedBrowser) -> None:
    there = ("127.0.0.1", service.port)
    sender = Sender(lambda _: [Address("10.0.0.1", there), Address(PUBLIC, there)], service.authority)
    assert [answer.status for answer in sent(sender, browser)] == [201]


@pytest.mark.parametrize("ip", PRIVATE)
def test_without_a_test_too_curl_gets_no_socket_for_a_private_address(ip: str) -> None:
    family = socket.AF_INET6 if ":" in ip else socket.AF_INET
    assert sockets.open_public(0, (family, socket.SOCK_STREAM, 6, (ip, 443))) == pycurl.SOCKET_BAD


def test_names_of_this_machine_are_looked_up_and_refused_in_production() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        listener.settimeout(0.2)
        url = f"https://localhost:{port}/x"
        assert [answer.status for answer in Sender().send([(0, Message(url, {}, b""))])] == [None]
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_certificate_of_somebody_else_is_not_trusted(service: PushService, browser: SubscribedBrowser) -> None:
    assert [answer.status for answer in sent(Sender(leading_to(service.port)), browser)] == [None]
    assert browser.received == []


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_not_used(
    service: PushService, browser: SubscribedBrowser, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert [answer.status for answer in sent(sender_to(service), browser)] == [201]


@pytest.mark.parametrize("scheme", ["http", "ftp", "file", "gopher", "dict"])
def test_only_https_is_spoken(scheme: str, tmp_path: Path) -> None:
    message = Message(f"{scheme}://fcm.googleapis.com/etc/passwd", {}, b"")
    assert [answer.status for answer in Sender(leading_to(9)).send([(0, message)])] == [None]


def test_what_nobody_listens_to_any_more_is_cut_off(service: PushService, browser: SubscribedBrowser) -> None:
    sending = sender_to(service, at_once=2).send((n, message_to(browser)) for n in range(1000))
    next(sending)
    sending.close()
    assert len(service.requests) < 1000


def test_the_next_message_is_taken_only_when_there_is_room(service: PushService, browser: SubscribedBrowser) -> None:
    taken = []

    def messages() -> Iterator[tuple[int, Message]]:
        for number in range(20):
            taken.append(number)
            yield number, message_to(browser)

    for heard, _ in enumerate(sender_to(service, at_once=3).send(messages()), start=1):
        assert len(taken) <= heard + 3

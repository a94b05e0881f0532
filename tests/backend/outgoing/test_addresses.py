"""Connections go to the public internet only."""

import pytest

from lebenszeichen.outgoing.addresses import is_public_address

PUBLIC = (
    "8.8.8.8",
    "142.250.185.74",
    "17.188.143.34",
    "2607:f8b0:4004:800::200a",
    "2a00:1450:4001:80e::200a",
    "2620:149::1",
)
NOT_PUBLIC = (
    *("0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.8.8.8", "169.254.169.254"),  # noqa: S104
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1"),
    *("198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.251", "239.1.2.3", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:8.8.8.8", "64:ff9b::8.8.8.8"),
    *("64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:808:808::", "2001:20::1", "2001:db8::1"),
    *("2002:808:808::1", "2002:a00:1::1", "2620:4f:8000::1", "3ffe::1", "3fff::1", "4000::1", "5f00::1"),
    *("fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "2607:f8b0::1%1", "fec0::1", "feff::1", "ff02::1", "ff0e::1"),
    *("", "localhost", "8.8.8", "8.8.8.8.8", "08.8.8.8", "0x8.8.8.8", "134744072", "8.8.8.8 ", "8.8.8.8/32", "[::1]"),
    *("８.8.8.8", "fcm.googleapis.com"),
)


@pytest.mark.parametrize("ip", PUBLIC)
def test_an_address_of_the_internet_may_be_connected_to(ip: str) -> None:
    assert is_public_address(ip)


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_an_address_that_leads_elsewhere_may_not(ip: str) -> None:
    assert not is_public_address(ip)

"""What is the public internet, and what only looks like it."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.media.address import is_public


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.0",
        "172.32.0.1",
        "192.0.3.1",
        "2606:2800:21f:cb07::1",
        "2a01:e0a::1",
        "64:ff9b::5db8:d70e",
    ],
)
def test_the_world_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("0.0.0.0", "this host"),
        ("10.1.2.3", "private"),
        ("100.64.0.1", "behind a provider's translation"),
        ("127.0.0.1", "loopback"),
        ("127.255.0.3", "loopback, another"),
        ("169.254.169.254", "the metadata of a cloud's machine"),
        ("172.16.0.1", "private"),
        ("192.0.0.8", "protocol assignments"),
        ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4 relays"),
        ("192.168.1.1", "private"),
        ("198.18.0.1", "benchmarks"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast, in the house"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "broadcast"),
        ("::", "this host"),
        ("::1", "loopback"),
        ("::7f00:1", "IPv4-compatible loopback"),
        ("::ffff:127.0.0.1", "IPv4-mapped loopback"),
        ("::ffff:93.184.215.14", "IPv4-mapped, which no site has"),
        ("64:ff9b::7f00:1", "loopback through NAT64"),
        ("64:ff9b::a9fe:a9fe", "a cloud's metadata through NAT64"),
        ("64:ff9b:1::1", "a house's own NAT64"),
        ("2001::1", "Teredo"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "loopback through 6to4"),
        ("2002:5db8:d70e::", "6to4"),
        ("3fff::1", "documentation"),
        ("5f00::1", "segment routing"),
        ("fc00::1", "unique local"),
        ("fd00:ec2::254", "the metadata of a cloud's machine"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local, with its link"),
        ("2606:2800:21f:cb07::1%eth0", "with a link, which the world has not"),
        ("fec0::1", "site-local"),
        ("ff02::1", "multicast"),
        ("ff0e::1", "multicast, global"),
    ],
)
def test_what_is_the_houses_own_is_not(address: str, what: str) -> None:
    assert not is_public(address), what


@pytest.mark.parametrize("text", ["", "news.example", "2130706433", "0x7f.1", "127.1", "1.1.1.01"])
def test_what_is_no_plain_number_is_not(text: str) -> None:
    assert not is_public(text)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_no_more_public_for_being_wrapped(address: IPv4Address) -> None:
    for prefix in ("::ffff:0:0", "::"):
        assert not is_public(str(IPv6Address(int(IPv6Address(prefix)) | int(address))))
    wrapped = IPv6Address(int(IPv6Address("64:ff9b::")) | int(address))
    assert is_public(str(wrapped)) == is_public(str(address))


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_calls_private(
    address: IPv4Address | IPv6Address,
) -> None:
    is_nat64 = str(address).startswith("64:ff9b::")
    if not is_nat64 and (not address.is_global or address.is_multicast):
        assert not is_public(str(address))

"""Which internet addresses belong to the world, and not to the house, its hosts or nobody.

`ipaddress.is_global` alone is not enough: what it says of some ranges differs between Python
releases, and it does not look at the IPv4 address inside an IPv6 one.
https://www.iana.org/assignments/iana-ipv4-special-registry
https://www.iana.org/assignments/iana-ipv6-special-registry
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_4 = tuple(
    map(
        IPv4Network,
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 "
        "192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 "
        "203.0.113.0/24 224.0.0.0/4 240.0.0.0/4".split(),
    )
)
_WORLD_6 = IPv6Network("2000::/3")
"""Global unicast (RFC 4291, 2.4): loopback, link-local, unique-local, multicast lie outside."""

_CLOSED_6 = tuple(
    # Protocol assignments with Teredo, documentation (twice), and 6to4, which carries any IPv4
    # address inside and which nobody serves pages on (RFC 7526).
    map(IPv6Network, "2001::/23 2001:db8::/32 3fff::/20 2002::/16".split())
)
_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052, 2.1: how a network with IPv6 only reaches the IPv4 address in the last 32 bits."""


def is_public(address: str) -> bool:
    """Say whether a numeric address is one on the public internet; anything else is not."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return _is_public_4(parsed)
    return _is_public_6(parsed)


def _is_public_4(address: IPv4Address) -> bool:
    return address.is_global and not any(address in closed for closed in _CLOSED_4)


def _is_public_6(address: IPv6Address) -> bool:
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return _is_public_4(IPv4Address(int(address) & 0xFFFF_FFFF))
    # Mapped (::ffff:0:0/96) and compatible (::/96) IPv4 addresses lie outside of the world: no
    # resolver gives them for a site, and who writes them by hand is trying something.
    return (
        address in _WORLD_6
        and address.is_global
        and not any(address in closed for closed in _CLOSED_6)
    )

"""Which IP addresses are on the public internet, and which lead to this machine, its network or nowhere.

By IANA's registries of special-purpose addresses (RFC 6890). What a page names, or what a name resolves to, is asked
only where every address is public: nothing that comes from outside reaches the inside.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

_V4 = {
    "0.0.0.0/8": "of this machine",  # RFC 791; Linux connects 0.0.0.0 to loopback
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "private (shared by a provider's customers)",  # RFC 6598
    "127.0.0.0/8": "of this machine",
    "169.254.0.0/16": "link-local",  # and where clouds keep their metadata
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "for documentation",
    "192.88.99.0/24": "reserved",  # 6to4 relays, RFC 7526
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "for tests of networks",
    "198.51.100.0/24": "for documentation",
    "203.0.113.0/24": "for documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",  # and 255.255.255.255, broadcast
}
_V6 = {
    "::/128": "of this machine",
    "::1/128": "of this machine",
    "64:ff9b:1::/48": "private (NAT64)",  # RFC 8215
    "100::/64": "reserved",
    "2001::/23": "reserved",  # Teredo, ORCHID, benchmarks: RFC 2928
    "2001:db8::/32": "for documentation",
    "2002::/16": "a tunnel to IPv4 (6to4)",  # RFC 7526: not used any more, and leads wherever its IPv4 address does
    "3fff::/20": "for documentation",
    "5f00::/16": "reserved",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "private (site-local)",
    "ff00::/8": "multicast",
}
_SPECIAL_V4 = tuple((IPv4Network(network), said) for network, said in _V4.items())
_SPECIAL_V6 = tuple((IPv6Network(network), said) for network, said in _V6.items())
_UNICAST = IPv6Network("2000::/3")  # all else is not given out, RFC 4291, section 2.4
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: a gateway turns the last 32 bits into an IPv4 address


def why_not_public(address: Address) -> str | None:
    """What kind of address it is, in words that follow "is"; None where it is public."""
    return _why_not_v4(address) if isinstance(address, IPv4Address) else _why_not_v6(address)


def _why_not_v4(address: IPv4Address) -> str | None:
    special = next((said for network, said in _SPECIAL_V4 if address in network), None)
    return special or (None if address.is_global else "not public")


def _why_not_v6(address: IPv6Address) -> str | None:
    inner = _inner(address)
    if inner is not None:
        return _why_not_v4(inner)
    special = next((said for network, said in _SPECIAL_V6 if address in network), None)
    return special or (None if address in _UNICAST and address.is_global else "not public")


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a connection to this one really goes to."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped

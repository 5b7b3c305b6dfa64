"""Which IP addresses are public, by the registries of special-purpose addresses."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from timeline.fetch.networks import why_not_public

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2400:cb00::1",
    "64:ff9b::8.8.8.8",
    "::ffff:8.8.8.8",
]
NOT_PUBLIC = {
    "0.0.0.0": "of this machine",
    "0.255.255.255": "of this machine",
    "10.1.2.3": "private",
    "100.64.0.1": "shared by a provider",
    "100.127.255.255": "shared by a provider",
    "127.0.0.1": "of this machine",
    "127.255.255.254": "of this machine",
    "169.254.169.254": "link-local",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.0.0.8": "reserved",
    "192.0.2.1": "documentation",
    "192.88.99.1": "reserved",
    "192.168.1.1": "private",
    "198.18.0.1": "tests",
    "198.51.100.1": "documentation",
    "203.0.113.1": "documentation",
    "224.0.0.251": "multicast",
    "239.255.255.250": "multicast",
    "240.0.0.1": "reserved",
    "255.255.255.255": "reserved",
    "::": "of this machine",
    "::1": "of this machine",
    "::127.0.0.1": "not public",
    "::ffff:127.0.0.1": "of this machine",
    "::ffff:169.254.169.254": "link-local",
    "::ffff:0:127.0.0.1": "not public",
    "64:ff9b::127.0.0.1": "of this machine",
    "64:ff9b::10.0.0.1": "private",
    "64:ff9b:1::1": "NAT64",
    "100::1": "reserved",
    "2001::1": "reserved",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2": "reserved",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "6to4",
    "2002:808:808::1": "6to4",
    "3fff::1": "documentation",
    "4000::1": "not public",
    "5f00::1": "reserved",
    "fc00::1": "private",
    "fd00:ec2::254": "private",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "site-local",
    "ff02::1": "multicast",
}


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_asked(address: str) -> None:
    assert why_not_public(ip_address(address)) is None


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_of_the_inside_or_of_nowhere_is_known(address: str) -> None:
    assert NOT_PUBLIC[address] in (why_not_public(ip_address(address)) or "")

"""Which web addresses are asked, and in which form."""

from __future__ import annotations

import pytest

from timeline.errors import ConfigError, RefusedError
from timeline.fetch.addresses import AllowedHosts, Place, web_address

ASKED = {
    "http://a.example": "http://a.example/",
    "HTTPS://A.Example:443/X?y=1#part": "https://a.example/X?y=1",
    " http://a.example/ \n": "http://a.example/",
    "http://a.example:8080/": "http://a.example:8080/",
    "http://a.example./x": "http://a.example/x",
    "http://báo.example/tin tức": "http://xn--bo-mia.example/tin%20t%E1%BB%A9c",
    "http://新闻.example/": "http://xn--efvy88h.example/",
    "http://a.example/%C4%91?q=%20#": "http://a.example/%C4%91?q=%20",
    "http://a.example/x/../y/./z": "http://a.example/y/z",
    "http://8.8.8.8/": "http://8.8.8.8/",
    "http://[2001:4860:4860:0::8888]:81/": "http://[2001:4860:4860::8888]:81/",
    "http://my_paper.example/": "http://my_paper.example/",
    "http://127。0。0。1/": "http://127.0.0.1/",  # ideographic full stops; refused by its address
    "http://1e100.example/": "http://1e100.example/",
}
REFUSED = {
    "": "only http and https",
    "a.example/x": "only http and https",
    "//a.example/x": "only http and https",
    "file:///etc/passwd": "only http and https",
    "ftp://a.example/": "only http and https",
    "gopher://a.example/": "only http and https",
    "javascript:alert(1)": "only http and https",
    "data:text/html,x": "only http and https",
    "unix:///run/docker.sock": "only http and https",
    "http+unix://x/": "only http and https",
    "http://lan:secret@a.example/": "user name",
    "http://lan@a.example/": "user name",
    "http://8.8.8.8@127.0.0.1/": "user name",
    "http://a.example:22/": "port 22",
    "http://a.example:6667/": "port 6667",
    "http://a.example:0/": "port 0",
    "http://a.example:99999/": "port 99999",
    "http://a.example:-1/": "port -1",
    "http://a.example:x/": "no web address",
    "http://2130706433/": "host is neither",
    "http://0x7f000001/": "host is neither",
    "http://0x7f.1/": "host is neither",
    "http://127.1/": "host is neither",
    "http://127.0.1/": "host is neither",
    "http://0177.0.0.1/": "no web address",
    "http://127.0.0.1.5/": "host is neither",
    "http://a.example.0x/": "host is neither",
    "http://１２７.0.0.1/": "no web address",
    "http://[::1%25lo]/": "host is neither",
    "http://[fe80::1%eth0]/": "host is neither",
    "http://[::1/": "no web address",
    "http://[1.2.3.4]/": "no web address",
    "http:///x": "host is neither",
    "http:a.example": "host is neither",
    "http://.example/": "host is neither",
    "http://a..example/": "host is neither",
    "http://-a.example/": "host is neither",
    "http://a%2eexample/": "host is neither",
    "http://a\\@b.example/": "user name",
    "http://a b.example/": "host is neither",
    "http://" + "a" * 64 + ".example/": "host is neither",
    "http://" + "a." * 127 + "example/": "host is neither",
    "http://a.example/\x00": "no web address",
    "http://a.example/\r\nHost: b": "no web address",
    "http://a.exa\tmple/": "no web address",
    "http://a.example/" + "x" * 8000: "more than 8000 characters",
}


@pytest.mark.parametrize("url", ASKED)
def test_an_address_is_brought_into_one_form(url: str) -> None:
    assert str(web_address(url)) == ASKED[url]


@pytest.mark.parametrize("url", ASKED)
def test_that_form_stays_as_it_is(url: str) -> None:
    assert str(web_address(ASKED[url])) == ASKED[url]


@pytest.mark.parametrize("url", REFUSED, ids=lambda url: repr(url[:40]))
def test_what_is_no_address_of_a_web_server_is_refused(url: str) -> None:
    with pytest.raises(RefusedError, match=REFUSED[url]):
        web_address(url)


def test_a_message_shows_a_hostile_address_short_and_without_control_characters() -> None:
    with pytest.raises(RefusedError) as raised:
        web_address("http://a.example/\x1b[2J\u202e\x00" + "x" * 7000)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 500


def test_a_message_shows_no_password() -> None:
    with pytest.raises(RefusedError, match=r"^http://…@a\.example/x: an address with a user name") as raised:
        web_address("http://lan:secret@a.example/x")
    assert "secret" not in str(raised.value)


RELATIVE = {
    "/y": "https://a.example/y",
    "z": "https://a.example/x/z",
    "?p=2": "https://a.example/x/w?p=2",
    "//b.example": "https://b.example/",
    "#part": "https://a.example/x/w",
    "http://b.example/": "http://b.example/",
}


@pytest.mark.parametrize("location", RELATIVE)
def test_an_address_may_be_relative_to_another(location: str) -> None:
    assert str(web_address(location, web_address("https://a.example/x/w"))) == RELATIVE[location]


ALLOWED = [
    ("archive.intranet", "archive.intranet", 8080, True),
    ("Archive.Intranet", "archive.intranet", 80, True),
    ("archive.intranet:8080", "archive.intranet", 8080, True),
    ("archive.intranet:8080", "archive.intranet", 80, False),
    ("archive.intranet", "other.intranet", 80, False),
    ("archive.intranet", "x.archive.intranet", 80, False),
    ("127.0.0.1:81", "127.0.0.1", 81, True),
    ("[::1]:81", "::1", 81, True),
    ("::1", "::1", 81, True),
    ("báo.example", "xn--bo-mia.example", 80, True),
    ("a.example:80", "a.example", 80, True),
]


@pytest.mark.parametrize(("entry", "host", "port", "expected"), ALLOWED)
def test_a_host_is_allowed_by_name_or_by_name_and_port(entry: str, host: str, port: int, expected: bool) -> None:
    assert (Place("http", host, port) in AllowedHosts.of([entry])) is expected


@pytest.mark.parametrize(
    "entry", ["http://a.example", "a.example/x", "", "2130706433", "a@b", "a.example:x", "[::1", "*"]
)
def test_what_is_no_host_cannot_be_allowed(entry: str) -> None:
    with pytest.raises(ConfigError, match="neither a host nor host:port"):
        AllowedHosts.of([entry])

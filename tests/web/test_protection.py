"""Names that we go by, and what a browser may do with our answers."""

from __future__ import annotations

import httpx2
import pytest

from timeline.config import Settings
from timeline.web.protection import allowed_hosts, is_loopback_only


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/calendar.ics", "/health", "/nowhere", "/_stcore/health"])
def test_a_name_that_is_not_ours_is_refused(client: httpx2.Client, path: str, host: str) -> None:
    assert client.get(path, headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST:8501"])
def test_the_loopback_names_are_ours(client: httpx2.Client, host: str) -> None:
    assert client.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), set()),
        (Settings(host="192.0.2.7"), {"192.0.2.7"}),
        (Settings(host="0.0.0.0"), set()),
        (Settings(public_url="https://timeline.example:8443/abroad"), {"timeline.example"}),
    ],
)
def test_besides_the_loopback_names_only_those_of_the_settings(settings: Settings, expected: set[str]) -> None:
    assert set(allowed_hosts(settings)) - {"localhost", "127.0.0.1", "::1", "[::1]"} == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), False),
        (Settings(host="0.0.0.0"), True),
        (Settings(host="::"), True),
        (Settings(host="192.0.2.7"), False),
        (Settings(host="0.0.0.0", public_url="https://timeline.example"), False),
    ],
)
def test_who_listens_to_all_and_has_no_name_for_them_is_known(settings: Settings, expected: bool) -> None:
    assert is_loopback_only(settings) is expected


@pytest.mark.parametrize("path", ["/", "/calendar.ics", "/nowhere", "/_stcore/health", "/rss.xml?kind=x"])
def test_every_answer_bears_the_headers(client: httpx2.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


def test_the_server_does_not_say_what_it_is_made_of(client: httpx2.Client) -> None:
    assert "server" not in client.get("/").headers

"""A path that leads nowhere is 404 as plain text: calendar programs that are given a page empty their calendar."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import httpx2
import pytest

from tests.web.conftest import Served

NOWHERE = [
    "/calendar.icsx",
    "/calendar.ics/",
    "/calendar.ics/x",
    "/calendar.ics/x/calendar.ics",
    "/CALENDAR.ICS",
    "/calendar",
    "/calendar.ics;x=1",
    "/calendar.ics%20",
    "/calendar.ics%0a",
    "/calendar.ics%3Fkind=visit",
    "/x/calendar.ics",
    "/rss",
    "/feed.json.bak",
    "/events",
    "/index.html",
    "/favicon.ico",
    "/wp-login.php",
    "/auth/login",  # nobody can sign in here
    "/auth/logout",
    "/oauth2callback",
    "/review/x",
    "/.env",
    "/assets/",
    "/assets/x/main.js",
    "/data/",
    "/data/timeline.json/x",
    "/static/calendar.ics",
    "/static/",
    "/_stcore/calendar.ics",
    "/media/calendar.ics",
    "/%E4%BA%8B",
]
TRICKS = [
    "//calendar.ics",
    "/%2e%2e/calendar.ics",
    "/..%2fcalendar.ics",
    "/%2F",
    "/calendar.ics%00",
    "/%5c%5cx",
    "/./x",
]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", NOWHERE[:4])
def test_nowhere_is_404_for_every_method(client: httpx2.Client, path: str, method: str) -> None:
    assert client.request(method, path).status_code == 404


@pytest.mark.parametrize("path", NOWHERE)
def test_nowhere_is_404_as_plain_text(client: httpx2.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("path", TRICKS)
def test_tricks_give_no_page(site: Served, path: str) -> None:
    status, head = raw_get(site.base_url, path)
    assert status in {400, 404}
    assert b"content-type: text/html" not in head


def test_an_encoded_name_is_still_that_name(site: Served) -> None:
    status, head = raw_get(site.base_url, "/calendar%2Eics")
    assert status == 200
    assert b"content-type: text/calendar" in head


def test_the_page_is_the_page(client: httpx2.Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/html")


def test_the_review_page_has_an_address_to_remember(client: httpx2.Client) -> None:
    answer = client.get("/review?lang=vi&event=a%26b&page=x")
    assert (answer.status_code, answer.headers["location"]) == (307, "/?page=review&lang=vi&event=a%26b")


def test_the_words_for_nowhere_lead_somewhere(client: httpx2.Client) -> None:
    assert "/calendar.ics" in client.get("/nowhere").text


def raw_get(base_url: str, path: str) -> tuple[int, bytes]:
    """Status and lower-case head of the answer to exactly this path: client libraries would put it in order."""
    parts = urlsplit(base_url)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        request = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close\r\n\r\n"
        connection.sendall(request.encode())
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    head = received.split(b"\r\n\r\n", 1)[0].lower()
    return int(head.split(b" ", 2)[1]), head

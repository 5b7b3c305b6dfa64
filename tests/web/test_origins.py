"""Whose pages may open a WebSocket: ours alone, told by scheme, host and port."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.serving import served
from tests.web.conftest import Served
from timeline.web.protection import origin_of

OPENED, REFUSED = 101, 403


def opened(base_url: str, origin: str | None, host: str | None = None) -> int:
    """The status that a request to open Streamlit's WebSocket is answered with."""
    parts = urlsplit(base_url)
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host or parts.netloc}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: streamlit",
        *([f"Origin: {origin}"] if origin is not None else []),
    ]
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(connection.recv(4096).split(b" ", 2)[1])


def test_our_own_page_opens_it(site: Served) -> None:
    assert opened(site.base_url, site.base_url) == OPENED


def test_a_program_that_is_no_page_opens_it(site: Served) -> None:
    assert opened(site.base_url, None) == OPENED


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://localhost:1",  # another program's page on this machine
        "http://127.0.0.1:1",
        "http://127.0.0.1",
        "http://0.0.0.0:8501",
        "null",
        "",
        "file://",
    ],
)
def test_another_sites_page_does_not(site: Served, origin: str) -> None:
    assert opened(site.base_url, origin) == REFUSED


def test_nor_one_that_bears_our_address_in_its_name(site: Served) -> None:
    assert opened(site.base_url, f"{site.base_url}.evil.example") == REFUSED


def test_a_name_that_was_made_to_point_here_does_not_help(site: Served) -> None:
    assert opened(site.base_url, "http://evil.example", "evil.example") == 400


def test_behind_a_proxy_the_public_address_is_ours(tmp_path: Path, free_port: int) -> None:
    with served(tmp_path, port=free_port, public_url="https://timeline.example/abroad"):
        base_url = f"http://127.0.0.1:{free_port}"
        assert opened(base_url, "https://timeline.example") == OPENED
        assert opened(base_url, "http://timeline.example") == REFUSED
        assert opened(base_url, base_url) == OPENED


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://timeline.example/abroad", "https://timeline.example"),
        ("https://timeline.example:443", "https://timeline.example"),
        ("http://timeline.example:80", "http://timeline.example"),
        ("https://timeline.example:8443", "https://timeline.example:8443"),
        ("http://[::1]:8501", "http://[::1]:8501"),
        ("https://Timeline.Example", "https://timeline.example"),
    ],
)
def test_an_address_has_an_origin(url: str, origin: str) -> None:
    assert origin_of(url) == origin

"""The three ways to start the server, and how it stops."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import httpx2
import pytest

from tests.factories import fill_store, make_event
from tests.serving import process, served, wait_for
from timeline.config import Settings
from timeline.errors import ConfigError
from timeline.server import addresses, serve

WAYS = {
    "uvicorn": [sys.executable, "-m", "uvicorn", "app:app", "--port"],
    "streamlit": [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address=127.0.0.1", "--server.port"],
}


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_other_ways_start_the_same_thing(tmp_path: Path, free_port: int, way: str) -> None:
    fill_store(tmp_path, [make_event(uid="the-same-thing")])
    base_url = f"http://127.0.0.1:{free_port}"
    with process([*WAYS[way], str(free_port)], TIMELINE_STORE=str(tmp_path)):
        wait_for(f"{base_url}/health")
        assert "the-same-thing" in httpx2.get(f"{base_url}/events.jsonl").text
        assert "Foreign affairs of Binh Duong" in httpx2.get(f"{base_url}/").text
        assert httpx2.get(f"{base_url}/nowhere").status_code == 404
        self_url = httpx2.get(f"{base_url}/feed.json").json()["feed_url"]
    assert self_url == f"{base_url}/feed.json"


@pytest.mark.slow
def test_sigterm_stops_it_though_a_client_stays_connected(tmp_path: Path) -> None:
    with served(tmp_path) as base_url:
        client = httpx2.Client(base_url=base_url)
        client.get("/health")
    client.close()  # `served` has seen to it that the server ended, and well


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=r"--port \(TIMELINE_PORT=\d+ make run\)"):
            serve(Settings(store=tmp_path, port=port))


def test_the_addresses_are_those_of_all_formats() -> None:
    assert addresses("https://timeline.example")["calendar.ics"] == "https://timeline.example/calendar.ics"
    assert set(addresses("")) == {
        "page",
        "calendar.ics",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "events.csv",
        "events.jsonl",
    }


def test_the_package_serves_without_the_checkout(tmp_path: Path, free_port: int) -> None:
    """An installed package has no app.py beside it, and is started from anywhere."""
    code = (
        "import sys; from pathlib import Path; from timeline.config import Settings; from timeline.server import serve;"
        "serve(Settings(store=Path('store'), port=int(sys.argv[1])))"
    )
    base_url = f"http://127.0.0.1:{free_port}"
    with process([sys.executable, "-c", f"import os; os.chdir({str(tmp_path)!r}); {code}", str(free_port)]):
        wait_for(f"{base_url}/health")
        assert httpx2.get(f"{base_url}/").status_code == 200

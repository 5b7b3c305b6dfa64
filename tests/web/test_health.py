"""Whether the store can be read, and what is said where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import httpx2
import pytest

from tests.factories import fill_store, make_event
from tests.serving import served
from tests.store.older import BACK_TO_1


def test_health_says_which_generation_is_served(client: httpx2.Client) -> None:
    said = client.get("/health").json()
    assert (said["status"], said["generation"]) == ("ok", 1)


def test_an_empty_store_is_healthy(tmp_path: Path) -> None:
    with served(tmp_path / "nothing") as base_url:
        assert httpx2.get(f"{base_url}/health").json() == {"status": "empty", "generation": 0, "last_changed": None}


def test_a_server_brings_a_store_of_an_older_program_up_to_date(tmp_path: Path) -> None:
    fill_store(tmp_path, [make_event(uid="old")])
    with duckdb.connect(str(tmp_path / "events-1.duckdb")) as connection:
        connection.execute(BACK_TO_1)
    with served(tmp_path) as base_url:
        assert "UID:old" in httpx2.get(f"{base_url}/calendar.ics").text


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store is no database."""
    folder = tmp_path_factory.mktemp("broken")
    fill_store(folder, [make_event()])
    (folder / "current").resolve().write_bytes(b"this is no database" * 1000)
    with served(folder) as base_url:
        yield base_url


@pytest.mark.parametrize("path", ["/health", "/calendar.ics", "/rss.xml", "/events.csv", "/data/timeline.json"])
def test_a_store_that_cannot_be_read_is_503_and_no_empty_calendar(broken: str, path: str) -> None:
    answer = httpx2.get(broken + path)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "BEGIN:VCALENDAR" not in answer.text


def test_the_reason_names_no_place_on_this_machine(broken: str) -> None:
    assert "/tmp" not in httpx2.get(f"{broken}/health").text


def test_robots_are_told_where_not_to_go(client: httpx2.Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "User-agent: *" in answer.text

"""WebSub: after each command that changed feeds, the hub is told which; that it is not there stops nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_ingest import SIGNING, VISIT, write_rows
from tests.hubs import Hub, listening_hub
from timeline.cli.hub import hub_told
from timeline.config import Settings

pytestmark = pytest.mark.slow

Command = Callable[..., Run]
SITE = "https://timeline.example"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with listening_hub() as listening:
        monkeypatch.setenv("TIMELINE_WEBSUB_HUB", listening.url)
        monkeypatch.setenv("TIMELINE_PUBLIC_URL", SITE)
        yield listening


@pytest.fixture
def visit(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "visit.jsonl", VISIT)


@pytest.fixture
def signing(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "signing.jsonl", SIGNING)


def topics(hub: Hub) -> set[str]:
    """The folders of the feeds that the hub was told of, each in all three formats; then it is told anew."""
    found = [address for form in hub.told for address in form["hub.url"]]
    assert all(form["hub.mode"] == ["publish"] and set(form) == {"hub.mode", "hub.url"} for form in hub.told)
    folders = {address.rpartition("/")[0] for address in found}
    files = ("atom.xml", "feed.json", "rss.xml")
    assert sorted(found) == sorted(f"{folder}/{file}" for folder in folders for file in files)
    hub.told.clear()
    return {folder.removeprefix(SITE) for folder in folders}


def test_what_was_read_is_told(run: Command, hub: Hub, visit: Path) -> None:
    assert (run("ingest", visit).code, run("events").code) == (0, 0)
    assert {"", "/country/KR"} < topics(hub)


def test_what_was_published_as_files_is_told_once(run: Command, hub: Hub, visit: Path) -> None:
    run("ingest", visit)
    hub.told.clear()
    assert run("publish", "--out", "site").code == 0
    assert {"", "/country/KR"} < topics(hub)
    run("publish", "--out", "site")
    assert hub.told == []


def test_only_what_changed_is_told(run: Command, hub: Hub, visit: Path, signing: Path) -> None:
    run("ingest", visit)
    hub.told.clear()
    run("ingest", signing)
    assert topics(hub) == {"", "/kind/agreement", "/country/LA"}


def test_where_nothing_changed_nothing_is_told(run: Command, hub: Hub, visit: Path) -> None:
    run("ingest", visit)
    hub.told.clear()
    run("ingest", visit)
    run("reprocess")
    assert hub.told == []


def test_a_correction_is_told_where_the_event_was_and_where_it_is(run: Command, hub: Hub, signing: Path) -> None:
    run("ingest", signing)
    hub.told.clear()
    (event,) = [json.loads(line) for line in run("events", "--format", "jsonl").out.splitlines()]
    assert run("review", "set", event["uid"], "kind=visit", "countries=KH").code == 0
    assert {"/kind/agreement", "/kind/visit", "/country/LA", "/country/KH"} <= topics(hub)
    assert run("review", "reject", event["uid"]).code == 0
    assert topics(hub) == {"", "/kind/visit", "/country/KH"}


@pytest.mark.parametrize("status", [301, 400, 500])
def test_a_hub_that_refuses_is_a_warning(run: Command, hub: Hub, visit: Path, status: int) -> None:
    hub.status = status
    result = run("ingest", visit)
    assert result.code == 0
    assert result.err == f"timeline: warning: {hub.url}: the hub did not take the changes: it answered {status}\n"
    assert len(hub.told) == 1  # it was led nowhere else
    assert run("events").out


def test_a_hub_that_is_not_there_is_a_warning(run: Command, hub: Hub, visit: Path, monkeypatch: object) -> None:
    with listening_hub() as gone:
        pass
    monkeypatch.setenv("TIMELINE_WEBSUB_HUB", gone.url)  # type: ignore[attr-defined]
    result = run("ingest", visit)
    assert result.code == 0
    assert f"warning: {gone.url}: the hub was not told of the changes" in result.err


def test_without_a_hub_the_store_is_not_even_read(tmp_path: Path) -> None:
    unreadable = tmp_path / "file"
    unreadable.write_text("no folder")
    with hub_told(Settings(store=unreadable)):
        pass

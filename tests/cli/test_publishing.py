"""`timeline publish`: a site of files, seen through a plain web server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import feedparser
import httpx2
import pytest
from lxml import etree, html

from tests.cli.conftest import Run
from tests.conftest import PROJECT
from tests.factories import KNOWN, fill_store, make_event, make_events
from tests.reports import make_candidate
from timeline.cli import publishing
from timeline.cli.sitefolder import MANIFEST
from timeline.errors import PublishError
from timeline.model import Kind, Withdrawal
from timeline.publish.formats import FORMATS
from timeline.publish.staticfile import StaticFile
from timeline.records import Change, Plan, Report

Command = Callable[..., Run]
ADDRESS = "https://example.org/timeline"
HOSTILE = "../../x\"'><i>%2F?#"
LATER = KNOWN + timedelta(days=30)


def make_store(folder: Path) -> Path:
    events = [*make_events(30), make_event(uid="one", kind=Kind.VISIT), make_event(uid=HOSTILE)]
    events.append(make_event(uid="gone", withdrawn=Withdrawal(KNOWN, "article-changed")))
    kept = fill_store(folder, events)
    change = Change("one", 1, LATER, "location", '"Di An"', '"Thu Dau Mot"')
    reports = tuple(Report(name, "one", make_candidate("news-1")) for name in ("one", "merged", "../merged"))
    with kept.write(KNOWN) as writer:
        writer.apply(Plan(reports=reports, history=(change,)))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path / "store")


@pytest.fixture
def published(run: Command, store: Path, tmp_path: Path) -> Path:
    """A site that a test may change."""
    result = run("publish", "--store", store, "--out", tmp_path / "site", "--public-url", ADDRESS)
    assert (result.code, result.err) == (0, "")
    return tmp_path / "site"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that all tests look at, in a folder of its own with its store."""
    folder = tmp_path_factory.mktemp("finished")
    assert start(make_store(folder / "store"), folder / "site").wait() == 0
    return folder / "site"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def web_server(folder: Path) -> Iterator[str]:
    """Python's own web server over the folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def here(address: str, base: str) -> str:
    """Where an address of the site stands on the server that the test runs."""
    return base + address.removeprefix(ADDRESS).removeprefix("/") if address.startswith(ADDRESS) else address


def links_of(answer: httpx2.Response) -> list[str]:
    if not answer.headers["content-type"].startswith("text/html"):
        return []
    page = html.fromstring(answer.text)
    refreshes = [text.partition("url=")[2] for text in page.xpath("//meta[@http-equiv='refresh']/@content")]
    data = [json.loads(script.text) for script in page.xpath("//script[@type='application/ld+json']")]
    return [*page.xpath("//@href"), *refreshes, *(one["url"] for one in data)]


def test_the_feeds_of_what_was_corrected_away_are_there_and_empty(run: Command, tmp_path: Path) -> None:
    folder, events = tmp_path / "own", tmp_path / "one"
    fill_store(events, [make_event(uid="e", countries=("NE",), parties=())])
    assert run("publish", "--out", folder, "--store", events).code == 0
    fill_store(events, [make_event(uid="e", countries=("NG",), parties=())], now=KNOWN + timedelta(days=1))
    for _ in range(2):  # the second time, what was published once is still known
        assert run("publish", "--out", folder, "--store", events).code == 0
        assert feedparser.parse((folder / "country/NE/rss.xml").read_bytes()).entries == []
        assert len(feedparser.parse((folder / "country/NG/rss.xml").read_bytes()).entries) == 1


@pytest.mark.slow
def test_every_link_of_the_site_leads_to_a_file(finished: Path) -> None:
    with web_server(finished) as base, httpx2.Client(follow_redirects=True) as client:
        waiting, seen = deque([base]), {base}
        while waiting:
            address = waiting.popleft()
            answer = client.get(address)
            assert answer.status_code == 200, address
            for link in links_of(answer):
                target = here(urldefrag(urljoin(str(answer.url), here(link, base))).url, base)
                if target.startswith(base) and target not in seen:
                    seen.add(target)
                    waiting.append(target)
    assert len(seen) > 150


def test_every_page_of_the_sitemap_and_of_the_feeds_is_there(finished: Path) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    pages = etree.parse(finished / "sitemap.xml").xpath("//s:loc/text()", namespaces=spaces)
    pages += [entry.link for entry in feedparser.parse(finished / "rss.xml").entries]
    with web_server(finished) as base, httpx2.Client() as client:
        assert {client.get(here(page, base)).status_code for page in pages} == {200}


def test_every_feed_stands_at_the_address_that_it_names(finished: Path) -> None:
    told = {}
    for path in finished.rglob("*.*"):
        name = path.relative_to(finished).as_posix()
        if path.name == "feed.json":
            told[name] = json.loads(path.read_bytes())["feed_url"]
        elif path.name in {"rss.xml", "atom.xml"}:
            (told[name],) = [link.href for link in feedparser.parse(path).feed.links if link.rel == "self"]
        elif path.suffix == ".ics":
            lines = path.read_bytes().replace(b"\r\n ", b"").decode().split("\r\n")
            (told[name],) = [line.partition(":")[2] for line in lines if line.startswith("SOURCE;")]
    assert len(told) > 80
    assert told == {name: f"{ADDRESS}/{quote(name)}" for name in told}


@pytest.mark.parametrize(("path", "status"), [("event/one", 301), ("event/one/", 200), ("event/merged/", 200)])
def test_an_event_has_the_address_that_it_has_on_the_server(finished: Path, path: str, status: int) -> None:
    with web_server(finished) as base:
        answer = httpx2.get(f"{base}{path}")
    assert answer.status_code == status
    if status == 301:
        assert urlsplit(urljoin(f"{base}{path}", answer.headers["location"])).path == "/event/one/"


def test_what_changed_stands_on_the_events_page(finished: Path) -> None:
    assert "Di An" in (finished / "event" / "one" / "index.html").read_text("utf-8")


def test_no_id_leads_out_of_the_folder(finished: Path) -> None:
    assert {path.name for path in finished.parent.iterdir()} == {"store", "site"}
    assert all(path.resolve().is_relative_to(finished) for path in finished.rglob("*"))
    assert {path.name for path in finished.iterdir()} == {
        *("index.html", "404.html", "robots.txt", "sitemap.xml", "feeds.opml", MANIFEST),
        *("event", "kind", "country", "year", "subscribe"),
        *(form.file for form in FORMATS),
    }


def test_a_change_of_one_event_leaves_all_other_pages_as_they_are(
    run: Command, store: Path, published: Path, tmp_path: Path
) -> None:
    before = {path: path.stat().st_ino for path in published.rglob("event/*/*")}
    fill_store(store, [replace(make_event(uid="one", location="Di An"), last_modified=LATER)], LATER)
    run("publish", "--store", store, "--out", published, "--public-url", ADDRESS)
    changed = {path for path, number in before.items() if path.stat().st_ino != number}
    assert changed == {published / "event" / "one" / name for name in ("index.html", "event.ics")}


def test_publish_names_the_public_address(finished: Path) -> None:
    assert json.loads((finished / "feed.json").read_text())["feed_url"] == f"{ADDRESS}/feed.json"


def test_publish_writes_the_events_of_its_province_alone(run: Command, store: Path, tmp_path: Path) -> None:
    fill_store(
        store, [make_event(uid="bridge", province="ha-noi", summary={"en": "Bridge opened with Osaka"}, evidence=())]
    )
    run("publish", "--store", store, "--out", tmp_path / "home")
    run("publish", "--store", store, "--out", tmp_path / "other", "--province", "Hanoi")
    pages = [(tmp_path / name / "index.html").read_text("utf-8") for name in ("home", "other")]
    assert [("vocational" in page, "Osaka" in page) for page in pages] == [(True, False), (False, True)]


def test_publish_says_that_an_address_is_lacking(run: Command, store: Path, tmp_path: Path) -> None:
    assert "--public-url" in run("publish", "--store", store, "--out", tmp_path / "site").err


def test_publish_twice_changes_nothing(run: Command, store: Path, published: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in published.rglob("*")}
    result = run("publish", "--store", store, "--out", published, "--public-url", ADDRESS)
    assert result.out.endswith(", 0 of them changed\n")
    assert {path: path.stat().st_mtime_ns for path in published.rglob("*")} == before


def test_publish_does_not_empty_a_site_for_want_of_a_store(run: Command, published: Path, tmp_path: Path) -> None:
    result = run("publish", "--store", tmp_path / "mistyped", "--out", published)
    assert result.code == 1 and "mistyped: there is no store yet" in result.err
    assert (published / "event" / "one" / "index.html").exists()


def test_publish_into_what_is_no_folder_fails(run: Command, store: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    result = run("publish", "--store", store, "--out", tmp_path / "site")
    assert result.code == 1 and "site: this is no folder" in result.err


def test_an_event_that_cannot_be_written_leaves_the_old_site(
    run: Command, store: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in published.rglob("*") if path.is_file()}
    make = publishing.render_static_site

    def failing(site: publishing.StaticSite) -> Iterator[StaticFile]:
        yield from list(make(site))[:20]
        raise PublishError("the instant has no time zone", subject="one")

    monkeypatch.setattr(publishing, "render_static_site", failing)
    fill_store(store, [make_event(uid="new")], LATER)
    result = run("publish", "--store", store, "--out", published)
    assert (result.code, result.err.splitlines()[-1]) == (1, "timeline: one: the instant has no time zone")
    assert {path: path.read_bytes() for path in published.rglob("*") if path.is_file()} == before
    assert not list(published.parent.glob(".site*"))


_PUBLISH = "import sys; from timeline.cli import main; sys.exit(main(sys.argv[1:]))"


def start(store: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _PUBLISH, "publish", "--store", str(store), "--out", str(out)]
    options = ["--public-url", ADDRESS]
    return subprocess.Popen([*command, *options], cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_a_whole_site(run: Command, store: Path, published: Path, tmp_path: Path) -> None:
    """Killed at moments all over a run, there is the old site or the new one; the next run clears up."""

    def site() -> dict[str, bytes]:
        return {p.relative_to(published).as_posix(): p.read_bytes() for p in published.rglob("*") if p.is_file()}

    states = [site()]
    fill_store(store, [make_event(uid="new")], LATER)
    run("publish", "--store", store, "--out", tmp_path / "other", "--public-url", ADDRESS)
    states.append(
        {
            p.relative_to(tmp_path / "other").as_posix(): p.read_bytes()
            for p in (tmp_path / "other").rglob("*")
            if p.is_file()
        }
    )
    began = time.monotonic()
    assert start(store, tmp_path / "third").wait() == 0
    whole = time.monotonic() - began
    for turn in range(8):
        process = start(store, published)
        room = published.parent / ".site.publishing"
        while process.poll() is None and not room.exists():
            time.sleep(0.001)
        time.sleep(whole * turn / 25)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert site() in states
    assert start(store, published).wait() == 0
    assert site() == states[1]
    assert not room.exists()


@pytest.mark.slow
def test_two_runs_at_once_both_succeed(store: Path, tmp_path: Path) -> None:
    runs = [start(store, tmp_path / "site") for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert (tmp_path / "site" / "index.html").exists()
    assert not list(tmp_path.glob(".site*"))

"""The last good copy: what is served while a feed cannot be made."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.factories import fill_store, make_event
from timeline.config import Settings
from timeline.errors import UnavailableError
from timeline.provinces import read_profile
from timeline.store import Store
from timeline.store.generations import current_number, path_of
from timeline.web import exception_handlers, routes
from timeline.web.assets import Assets
from timeline.web.clock import Clock
from timeline.web.columns import Views
from timeline.web.lastgood import LastGood
from timeline.web.rendered import Rendered, compress
from timeline.web.site import Site

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
FILES = ["calendar.ics", "rss.xml", "atom.xml", "feed.json", "events.csv", "events.jsonl"]


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.moment = NOON

    def clock(self) -> Clock:
        return Clock(lambda: self.moment, lambda: self.moment.date())


def failing() -> Rendered:
    raise ValueError("broken")


def test_the_same_document_stays_as_old_as_it_is() -> None:
    watch = Watch()
    good = LastGood(watch.clock())
    good.get("a", lambda: compress(b"1"))
    watch.moment += timedelta(hours=1)
    assert good.get("a", lambda: compress(b"1")).since == NOON


def test_two_documents_of_one_second_have_two_dates() -> None:
    good = LastGood(Watch().clock())
    dates = [good.get("a", lambda octets=octets: compress(octets)).since for octets in (b"1", b"2", b"3")]
    assert dates == [NOON, NOON + timedelta(seconds=1), NOON + timedelta(seconds=2)]


def test_what_fails_gives_the_last_and_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    good = LastGood(Watch().clock())
    good.get("a", lambda: compress(b"1"))
    with caplog.at_level(logging.WARNING):
        assert good.get("a", failing).rendered.plain.octets == b"1"
    assert "broken" in caplog.text


def test_without_a_first_one_it_cannot_be_had() -> None:
    with pytest.raises(UnavailableError):
        LastGood(Watch().clock()).get("a", failing)


def test_there_is_no_more_kept_than_there_is_room_for() -> None:
    one = compress(b"1" * 1000)
    good = LastGood(Watch().clock(), room=2 * one.size + 10)
    for name in "abc":
        good.get(name, lambda: one)
    with pytest.raises(UnavailableError):
        good.get("a", failing)
    assert good.get("c", failing).rendered == one


def test_what_is_asked_for_often_stays() -> None:
    one = compress(b"1" * 1000)
    good = LastGood(Watch().clock(), room=2 * one.size + 20)
    for name in ("often", *"abc"):
        good.get(name, lambda: one, 1)
        assert good.current("often", 1) is not None, name


def test_a_copy_of_this_state_needs_no_making() -> None:
    good = LastGood(Watch().clock())
    assert good.current("a", 1) is None
    made = good.get("a", lambda: compress(b"1"), 1)
    assert (good.current("a", 1), good.current("a", 2), good.current("a", None)) == (made, None, None)


def test_the_same_octets_in_another_state_are_current_in_that() -> None:
    good = LastGood(Watch().clock())
    first = good.get("a", lambda: compress(b"1"), 1)
    good.get("a", lambda: compress(b"1"), 2)
    current = good.current("a", 2)
    assert current is not None and current.since == first.since


def test_a_state_that_was_not_known_is_never_current() -> None:
    good = LastGood(Watch().clock())
    good.get("a", lambda: compress(b"1"))
    assert good.current("a", None) is None


def site_over(folder: Path) -> TestClient:
    site = Site(Settings(store=folder), Store(folder), read_profile("binh-duong"))
    answers = routes(site, Views(site), Assets({}, "none"), Watch().clock())
    return TestClient(Starlette(routes=answers, exception_handlers=exception_handlers()), base_url="http://localhost")


def break_store(folder: Path) -> None:
    """Leave a generation that is no database, as a full disk does."""
    now = current_number(folder)
    broken = path_of(folder, now + 1)
    broken.write_bytes(b"no database")
    link = folder / "current"
    link.unlink()
    link.symlink_to(broken.name)


@pytest.mark.parametrize("file", FILES)
def test_a_broken_store_leaves_subscribers_what_they_have(tmp_path: Path, file: str) -> None:
    fill_store(tmp_path, [make_event()])
    client = site_over(tmp_path)
    before = client.get(f"/{file}")
    break_store(tmp_path)
    after = client.get(f"/{file}")
    assert (after.status_code, after.content) == (200, before.content)
    assert after.headers["etag"] == before.headers["etag"]


@pytest.mark.parametrize("file", FILES)
def test_a_store_that_is_gone_leaves_subscribers_what_they_have(tmp_path: Path, file: str) -> None:
    fill_store(tmp_path / "here", [make_event()])
    client = site_over(tmp_path / "here")
    before = client.get(f"/{file}")
    (tmp_path / "here").rename(tmp_path / "away")
    after = client.get(f"/{file}")
    assert (after.status_code, after.content) == (200, before.content)


@pytest.mark.slow
@pytest.mark.parametrize("path", [*FILES, "event/{uid}"])
def test_a_store_that_was_made_anew_is_read_anew(tmp_path: Path, path: str) -> None:
    client = site_over(tmp_path / "here")
    for uid in ("old", "new"):
        fill_store(tmp_path / "here", [make_event(uid=uid)])
        assert uid in client.get("/" + path.format(uid=uid)).text
        assert (client.get("/event/old").status_code == 200) == (uid == "old")
        (tmp_path / "here").rename(tmp_path / f"{uid}-away")


@pytest.mark.parametrize("file", FILES)
def test_before_there_is_a_first_copy_it_says_when_to_come_again(tmp_path: Path, file: str) -> None:
    fill_store(tmp_path, [make_event()])
    break_store(tmp_path)
    answer = site_over(tmp_path).get(f"/{file}")
    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/plain")
    assert int(answer.headers["retry-after"]) > 0


ABSENT = [*FILES, "feeds.opml", "country/KR/calendar.ics", "archive/2024-03/atom.xml"]


@pytest.mark.parametrize("file", ABSENT)
def test_a_folder_that_is_not_there_is_no_store_without_events(tmp_path: Path, file: str) -> None:
    answer = site_over(tmp_path / "not-mounted").get(f"/{file}")
    assert (answer.status_code, "retry-after" in answer.headers) == (503, True)


def test_an_event_that_cannot_be_written_leaves_the_last_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_store(tmp_path, [make_event(uid="a")])
    client = site_over(tmp_path)
    before = client.get("/atom.xml").content
    monkeypatch.setattr("timeline.publish.syndication.event_html", failing)
    fill_store(tmp_path, [make_event(uid="b")])
    assert client.get("/atom.xml").content == before

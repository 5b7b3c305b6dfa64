"""The whole of a feed over HTTP: who walks from the document that people subscribe to finds every event once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import httpx2
import pytest

from tests.factories import fill_store, make_event
from tests.publish.feedrules import atom_complaints, rss_complaints
from tests.serving import served
from timeline.model import Event, Kind, Precision, Status, Withdrawal
from timeline.publish.wording import permanent_id

NOW = datetime.now(UTC).replace(microsecond=0)
START = datetime(2024, 1, 30, tzinfo=UTC)


def events() -> list[Event]:
    """Some that became known in four months, one of them with more than a part; all sorts of them."""
    made = []
    for number in range(300):
        known = START + timedelta(hours=6 * number) if number < 40 else START + timedelta(days=30, minutes=number)
        kind = Kind.VISIT if number % 3 else Kind.AGREEMENT
        made.append(make_event(uid=f"e-{number}", created=known, last_modified=known, kind=kind))
    made[3] = replace(made[3], status=Status.CANCELLED, last_modified=NOW)
    made[60] = replace(made[60], withdrawn=Withdrawal(NOW, "rejected"), last_modified=NOW)
    made[70] = replace(made[70], withdrawn=Withdrawal(START, "rejected"), last_modified=START + timedelta(days=40))
    made.append(make_event(uid="undated", dtstart=None, precision=Precision.BEFORE, created=START))
    return made


EVENTS = events()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    folder = tmp_path_factory.mktemp("store")
    fill_store(folder, EVENTS)
    with served(folder) as base_url, httpx2.Client(base_url=base_url, timeout=30) as opened:
        yield opened


def walk(client: httpx2.Client, path: str) -> list[tuple[str, list[str]]]:
    """The documents from `path` on, the subscription document first: (address, ids of the entries)."""
    found, address = [], str(client.base_url.join(path))
    while address:
        assert address not in [known for known, _ in found], "the walk goes in circles"
        answer = client.get(address)
        assert answer.status_code == 200
        ids, older = read(answer.content)
        found.append((address, ids))
        address = older
    return found


def read(octets: bytes) -> tuple[list[str], str]:
    if octets.startswith(b"{"):
        page = json.loads(octets)
        return [item["id"] for item in page["items"]], page.get("next_url", "")
    whole = feedparser.parse(octets)
    assert whole.bozo == 0
    older = [link["href"] for link in whole.feed.links if link["rel"] == "prev-archive"]
    return [entry.id for entry in whole.entries], older[0] if older else ""


PATHS = [
    ("/{}", lambda e: True),
    ("/{}?lang=vi", lambda e: True),
    ("/kind/visit/{}", lambda e: e.kind is Kind.VISIT),
    ("/country/KR/{}", lambda e: True),
    ("/{}?kind=visit,agreement&q=training", lambda e: True),
    ("/{}?cancelled=0", lambda e: e.status is not Status.CANCELLED and e.withdrawn is None),
]


@pytest.mark.slow
@pytest.mark.parametrize("file", ["atom.xml", "rss.xml", "feed.json"])
@pytest.mark.parametrize(("path", "is_chosen"), PATHS)
def test_a_walk_finds_every_event_once_in_the_past_or_in_the_subscription(
    client: httpx2.Client, file: str, path: str, is_chosen: object
) -> None:
    shown = [e for e in EVENTS if e.dtstart and e.uid != "e-70" and is_chosen(e)]  # type: ignore[operator]
    (_, first), *archives = walk(client, path.format(file))
    past = Counter(key for _, ids in archives for key in ids)
    assert set(past.values()) == {1}
    assert set(past) | set(first) == {permanent_id(e.uid) for e in shown}
    assert len(set(first) - set(past)) <= 100 and len(first) <= 200
    assert len(first) == len(set(first))


@pytest.mark.parametrize(("file", "complaints"), [("atom.xml", atom_complaints), ("rss.xml", rss_complaints)])
def test_every_document_of_a_walk_keeps_the_rules(client: httpx2.Client, file: str, complaints: object) -> None:
    for address, _ in walk(client, f"/country/KR/{file}"):
        assert complaints(client.get(address).content) == []  # type: ignore[operator]


def test_an_archive_document_has_the_headers_of_a_feed(client: httpx2.Client) -> None:
    path = "/archive/2024-01/atom.xml"
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    again = client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, client.head(path).headers["etag"]) == (304, answer.headers["etag"])


def test_one_document_has_one_address_in_it_however_it_was_asked_for(client: httpx2.Client) -> None:
    short, long = (
        client.get(path) for path in ("/country/KR/archive/2024-01/rss.xml", "/archive/2024-01/rss.xml?country=KR")
    )
    assert short.content == long.content


@pytest.mark.parametrize("part", ["2024-12", "2024-01-2", "2024-01-1", "2024-1", "2024-01-02", "x", "２０２４-０１"])
def test_a_part_that_there_is_not(client: httpx2.Client, part: str) -> None:
    assert client.get(f"/archive/{part}/atom.xml").status_code == 404


def test_calendars_have_no_archive(client: httpx2.Client) -> None:
    assert client.get("/archive/2024-01/calendar.ics").status_code == 404


def test_an_unknown_filter_is_refused_there_too(client: httpx2.Client) -> None:
    assert client.get("/archive/2024-01/atom.xml?knid=visit").status_code == 400


@pytest.mark.slow
def test_what_becomes_known_later_changes_no_archive_document(tmp_path: Path) -> None:
    fill_store(tmp_path, EVENTS)
    with served(tmp_path) as base_url, httpx2.Client(base_url=base_url, timeout=30) as client:
        before = {address: client.get(address).content for address, _ in walk(client, "/atom.xml")[2:]}
        fill_store(tmp_path, [make_event(uid=f"new-{n}", created=NOW, last_modified=NOW) for n in range(120)], now=NOW)
        after = [address for address, _ in walk(client, "/atom.xml")[1:]]
        assert set(before) < set(after)
        assert {address: client.get(address).content for address in before} == before

"""What changed in an event, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote

import httpx2
import pytest

from tests.factories import KNOWN, fill_store, make_event
from tests.reports import make_candidate
from tests.serving import served
from timeline.records import Change, Plan, Report

UID = "a/b \"'><i>%2F?#"
LATER = KNOWN + timedelta(days=1)


@pytest.fixture(scope="module")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of an event that moved by a day and took in another one."""
    store = fill_store(tmp_path_factory.mktemp("moved"), [make_event(uid=UID), make_event(uid="still")])
    rows = (
        Change(UID, 1, LATER, "dtstart", '"2023-03-02"', '"2023-03-03"', "news-1", "rules"),
        Change(UID, 1, LATER, "dtend", '"2023-03-03"', '"2023-03-04"', "news-1", "rules"),
        Change(UID, 2, LATER, "location", '"<script>alert(1)</script>"', "null"),
    )
    reports = tuple(Report(name, UID, make_candidate("news-1")) for name in (UID, "merged"))
    with store.write(LATER) as writer:
        writer.apply(Plan(history=rows, reports=reports))
    with served(store.folder) as address:
        yield address


def get(base_url: str, uid: str, query: str = "") -> httpx2.Response:
    return httpx2.get(f"{base_url}/events/{quote(uid, safe='')}/history.json{query}")


def test_it_says_what_changed_when_and_why(base_url: str) -> None:
    answer = get(base_url, UID)
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["changes"][1] == {
        "day": "2 Mar 2024",
        "at": "2024-03-02T08:30:00Z",
        "sequence": 1,
        "name": "Date",
        "old": "2 Mar 2023",
        "new": "3 Mar 2023",
        "why": "according to",
        "source": "Training for both, 4 Mar 2023",
        "url": "https://news.example/1",
    }


def test_it_says_since_when_the_event_is_known(base_url: str) -> None:
    told = get(base_url, "still").json()
    assert (told["changes"], told["known"]) == ([], "Known here since 1 Mar 2024.")


@pytest.mark.parametrize(
    ("language", "name", "why"),
    [("vi", "Địa điểm", "các bản tin được ghép lại"), ("zh", "地点", "其各篇报道重新归并")],
)
def test_it_is_in_the_readers_language(base_url: str, language: str, name: str, why: str) -> None:
    last = get(base_url, UID, f"?lang={language}").json()["changes"][0]
    assert (last["name"], last["why"]) == (name, why)


def test_a_merged_id_gives_the_event_that_it_became(base_url: str) -> None:
    assert get(base_url, "merged").json() == get(base_url, UID).json()


@pytest.mark.parametrize("uid", ["nobody", "a", "..", "a/b"])
def test_an_unknown_event_is_not_found_as_text(base_url: str, uid: str) -> None:
    answer = get(base_url, uid)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (404, "text/plain")


@pytest.mark.parametrize("query", ["?lang=xx", "?kind=visit", "?contry=KR"])
def test_nothing_else_can_be_asked(base_url: str, query: str) -> None:
    assert get(base_url, UID, query).status_code == 400


@pytest.mark.slow
def test_who_has_it_is_told_so(base_url: str) -> None:
    address = f"{base_url}/events/still/history.json"
    tag = httpx2.get(address).headers["etag"]
    assert httpx2.get(address, headers={"If-None-Match": tag}).status_code == 304

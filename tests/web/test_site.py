"""Whose events a site shows: those of its home province, of others only on request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.factories import fill_store, make_event
from tests.serving import served
from timeline.config import Settings
from timeline.errors import ConfigError
from timeline.filter import EventFilter
from timeline.store import Store
from timeline.web.site import open_site

EVENTS = (
    make_event(uid="our-own", province="binh-duong"),
    make_event(uid="neighbour", province="da-nang"),
    make_event(uid="unprofiled", province="ha-noi"),
)
PATHS = ("/calendar.ics", "/rss.xml", "/atom.xml", "/feed.json", "/events.csv", "/events.jsonl", "/data/timeline.json")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("provinces")
    fill_store(folder, EVENTS)
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[httpx2.Client]:
    with served(store) as base_url, httpx2.Client(base_url=base_url, timeout=30) as opened:
        yield opened


def shown(text: str) -> set[str]:
    return {event.uid for event in EVENTS if event.uid in text}


@pytest.mark.parametrize("path", PATHS)
def test_the_home_province_is_shown_alone(client: httpx2.Client, path: str) -> None:
    assert shown(client.get(path).text) == {"our-own"}


@pytest.mark.parametrize("path", PATHS)
def test_another_province_is_shown_on_request(client: httpx2.Client, path: str) -> None:
    assert shown(client.get(path, params={"province": "Đà Nẵng"}).text) == {"neighbour"}


def test_several_provinces_are_shown_on_request(client: httpx2.Client) -> None:
    query = {"province": ["binh-duong", "Hanoi"]}
    assert shown(client.get("/events.jsonl", params=query).text) == {"our-own", "unprofiled"}


TITLES = [
    ([], "Foreign affairs of Binh Duong"),
    (["da-nang"], "Foreign affairs of Da Nang"),
    (["Bình Dương"], "Foreign affairs of Binh Duong"),
    (["Hà Nội", "binh-duong", "平阳省"], "Foreign affairs of Hà Nội, Binh Duong"),
]


@pytest.mark.parametrize("provinces, title", TITLES)
def test_the_title_names_the_province_that_is_shown(client: httpx2.Client, provinces: list[str], title: str) -> None:
    query = {"province": provinces}
    assert json.loads(client.get("/feed.json", params=query).text)["title"] == title
    assert f"<title>{title}</title>" in client.get("/", params=query).text


NAMES = ["Binh Duong", "Bình Dương", "平阳省", "tỉnh Bình Dương", "binh-duong"]


@pytest.mark.parametrize("name", NAMES)
def test_each_name_of_a_province_means_its_profile(store: Path, name: str) -> None:
    site = open_site(Settings(province=name), Store(store))
    assert site.profile.id == "binh-duong"
    assert [event.uid for event in site.store.find_events(site.selection(EventFilter()))] == ["our-own"]


def test_a_province_without_a_profile_is_that_of_its_events(store: Path) -> None:
    site = open_site(Settings(province="hanoi"), Store(store))
    assert [event.uid for event in site.store.find_events(site.selection(EventFilter()))] == ["unprofiled"]


def test_a_profile_needs_no_events(tmp_path: Path) -> None:
    assert open_site(Settings(province="da-nang"), Store(tmp_path)).profile.id == "da-nang"


def test_what_is_neither_a_profile_nor_in_the_store_is_refused(store: Path) -> None:
    with pytest.raises(ConfigError, match=r"'Hano' has no profile.*there are binh-duong, da-nang, ha-noi"):
        open_site(Settings(province="Hano"), Store(store))

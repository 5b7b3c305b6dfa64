"""A server over a store of made-up events, one for all tests of a room that only read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx2
import pytest

from tests.factories import fill_store, make_event, make_events
from tests.serving import served
from timeline.model import Event, Kind, Party, Precision, Role

VISIT = make_event(
    uid="visit-from-champasak",
    kind=Kind.VISIT,
    dtstart=date(2022, 6, 14),
    summary={"en": "Delegation from Champasak tours an industrial park", "vi": "Đoàn Champasak thăm khu công nghiệp"},
    parties=(Party("Champasak Province", Role.VISITOR, "LA"),),
    countries=("LA",),
)
UNDATED = make_event(uid="undated", dtstart=None, precision=Precision.BEFORE)


@dataclass(frozen=True, slots=True)
class Served:
    base_url: str
    store: Path
    events: tuple[Event, ...]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    events = (VISIT, UNDATED, *make_events(40))
    folder = tmp_path_factory.mktemp("store")
    fill_store(folder, events)
    with served(folder) as base_url:
        yield Served(base_url, folder, events)


@pytest.fixture
def client(site: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=site.base_url, timeout=30) as opened:
        yield opened

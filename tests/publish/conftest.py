"""What the tests of formats share: a feed that stands still."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from timeline.publish import Feed


@pytest.fixture
def feed() -> Feed:
    return Feed(
        title="Foreign affairs of Binh Duong",
        description="Dated events, each with its source.",
        language="en",
        home_url="https://timeline.example/",
        self_url="https://timeline.example/this?kind=visit&country=KR",
        updated=datetime(2024, 3, 2, 10, tzinfo=UTC),
        timezone="Asia/Ho_Chi_Minh",
        event_url=lambda uid: f"https://timeline.example/?event={uid}",
    )

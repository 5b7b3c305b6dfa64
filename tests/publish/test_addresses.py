"""The paths of feeds and events: one for each filter, short for the commonest."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest

from timeline.filter import EventFilter, parse_filter, to_query
from timeline.model import Kind, Precision, Status
from timeline.publish.addresses import event_path, feed_path, page_path

PATHS = [
    (EventFilter(), "/rss.xml"),
    (EventFilter(kinds=(Kind.AGREEMENT,)), "/kind/agreement/rss.xml"),
    (EventFilter(countries=("KR",)), "/country/KR/rss.xml"),
    (EventFilter(countries=("KR",), language="vi"), "/country/KR/rss.xml?lang=vi"),
    (EventFilter(countries=("KR",), cancelled=False), "/country/KR/rss.xml?cancelled=0"),
    (EventFilter(countries=("KR",), precision=Precision.MONTH), "/country/KR/rss.xml?precision=month"),
    (EventFilter(countries=("KR",), rich=True, limit=5), "/country/KR/rss.xml?limit=5&rich=1"),
    (EventFilter(countries=("KR", "JP")), "/rss.xml?country=JP,KR"),
    (EventFilter(kinds=(Kind.VISIT,), countries=("KR",)), "/rss.xml?kind=visit&country=KR"),
    (EventFilter(kinds=(Kind.VISIT,), since=date(2022, 1, 1)), "/rss.xml?kind=visit&from=2022-01-01"),
    (EventFilter(kinds=(Kind.VISIT,), statuses=(Status.HELD,)), "/rss.xml?kind=visit&status=held"),
    (EventFilter(kinds=(Kind.VISIT,), words="x"), "/rss.xml?kind=visit&q=x"),
    (EventFilter(kinds=(Kind.VISIT,), parties=("x",)), "/rss.xml?kind=visit&party=x"),
    (EventFilter(kinds=(Kind.VISIT,), provinces=("da-nang",)), "/rss.xml?kind=visit&province=da-nang"),
]


@pytest.mark.parametrize(("chosen", "path"), PATHS, ids=[path for _, path in PATHS])
def test_a_filter_has_one_path(chosen: EventFilter, path: str) -> None:
    assert feed_path("rss.xml", chosen) == path


@pytest.mark.parametrize(("chosen", "path"), PATHS, ids=[path for _, path in PATHS])
def test_its_path_says_the_whole_filter(chosen: EventFilter, path: str) -> None:
    folder, _, query = path.partition("/rss.xml")
    short = [tuple(folder.split("/")[1:])] if folder else []
    asked = parse_filter([*short, *parse_qsl(query.removeprefix("?"))])
    assert feed_path("rss.xml", asked) == path
    assert asked == parse_filter(to_query(chosen))


def test_the_page_is_that_of_the_events_and_not_of_how_they_are_written() -> None:
    assert page_path(EventFilter(kinds=(Kind.VISIT,), rich=True, limit=9)) == "/?kind=visit"


@pytest.mark.parametrize(
    ("uid", "path"), [("a-1", "/event/a-1"), ("a/b?c#d", "/event/a%2Fb%3Fc%23d"), ("Đ", "/event/%C4%90")]
)
def test_the_path_of_an_event_holds_its_uid_whatever_it_is(uid: str, path: str) -> None:
    assert event_path(uid) == path

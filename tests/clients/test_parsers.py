"""Parsers that know nothing of each other make the same events of a calendar with all that can be in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from urllib.request import urlopen

import pytest

from tests.clients.conftest import NOW, Server
from tests.clients.parsers import PARSERS, Read, misunderstood_by_libical, with_icalendar
from tests.clients.story import changed, titled
from tests.factories import make_evidence
from timeline.model import Precision, Status, Withdrawal

pytestmark = pytest.mark.slow

OTHERS = sorted(PARSERS.keys() - {"icalendar"})

VIETNAMESE = (
    "Lễ ký kết bản ghi nhớ hợp tác giữa tỉnh Bình Dương và thành phố Daejeon về đào tạo nghề, nước sạch; đường sắt"
)
CHINESE = (
    "平阳省与大田市签署关于职业培训、供水和铁路的合作备忘录，双方代表团出席签字仪式并参观工业园区，随后举行工作会谈"
)
LONG_URL = "https://bao.example/" + "%E1%BB%87-tin-tuc/" * 20 + "?a=1&b=2,3;c=4#d"
EVENTS = (
    titled("timed@x", "Talks", dtstart=date(2023, 1, 4), clock=time(8), clock_end=time(9, 30)),
    titled("open@x", "A reception begins", dtstart=date(2023, 1, 5), clock=time(18)),
    titled("day@x", "One day", dtstart=date(2023, 2, 28)),
    titled(
        "range@x", "A fair; of four days, at the end of February", dtstart=date(2024, 2, 27), dtend=date(2024, 3, 2)
    ),
    titled("month@x", "In June", dtstart=date(2023, 6, 1), dtend=date(2023, 7, 1), precision=Precision.MONTH),
    titled("year@x", "In a year", dtstart=date(2022, 1, 1), dtend=date(2023, 1, 1), precision=Precision.YEAR),
    titled("postponed@x", "Postponed", dtstart=date(2023, 3, 1), status=Status.POSTPONED),
    changed(titled("cancelled@x", "Called off", dtstart=date(2023, 3, 2)), status=Status.CANCELLED),
    changed(titled("withdrawn@x", "Not so", dtstart=date(2023, 3, 3)), withdrawn=Withdrawal(NOW, "gone")),
    titled("vi@x", VIETNAMESE, dtstart=date(2023, 4, 1), location="Thủ Dầu Một, phường Hòa Phú; tầng 2"),
    titled("zh@x", CHINESE, dtstart=date(2023, 4, 2), location=None),
    titled(
        "signs@x", 'Semicolon; comma, "quotes" \\n no line \\ back: 100 % <b>&amp;</b> 👩🏽‍🚒', dtstart=date(2023, 4, 3)
    ),
    replace(
        titled("url@x", "Long address", dtstart=date(2023, 4, 4)),
        evidence=(make_evidence(url=LONG_URL, quote="“Một câu dài, " * 12 + "hết.”"),),
    ),
    titled("old@x", "Long ago", dtstart=date(1975, 4, 30), clock=time(10)),
)

WHEN = {  # in UTC, seven hours before the hour at home; in 1975 eight
    "timed@x": ("2023-01-04T01:00:00+00:00", "2023-01-04T02:30:00+00:00"),
    "open@x": ("2023-01-05T11:00:00+00:00", None),
    "day@x": ("2023-02-28", "2023-03-01"),
    "range@x": ("2024-02-27", "2024-03-02"),
    "month@x": ("2023-06-01", "2023-06-02"),
    "year@x": ("2022-01-01", "2022-01-02"),
    "old@x": ("1975-04-30T02:00:00+00:00", None),
}


def fetched(server: Server, query: str) -> bytes:
    with urlopen(f"{server.url}/calendar.ics{query}") as answer:
        octets: bytes = answer.read()
    return octets


def by_uid(events: list[Read]) -> dict[str, Read]:
    found = {event.uid: event for event in events}
    assert len(found) == len(events)
    return found


@pytest.fixture
def peculiar(server: Server) -> bytes:
    """A calendar of all these events, with all that can be asked for."""
    server.save(*EVENTS)
    return fetched(server, "?precision=month&rich=1")


@pytest.mark.parametrize("parser", OTHERS)
def test_all_parsers_agree(parser: str, peculiar: bytes) -> None:
    assert by_uid(PARSERS[parser](peculiar)) == by_uid(with_icalendar(peculiar))


@pytest.mark.parametrize("parser", OTHERS)
@pytest.mark.parametrize("query", ["", "?lang=vi", "?lang=zh", "?cancelled=0"])
def test_all_parsers_read_the_calendar_of_each_language(parser: str, query: str, server: Server) -> None:
    server.save(*EVENTS)
    octets = fetched(server, query)
    assert by_uid(PARSERS[parser](octets)) == by_uid(with_icalendar(octets))


@pytest.mark.parametrize("parser", PARSERS)
def test_a_calendar_without_events_has_none(parser: str, server: Server) -> None:
    server.save(titled("recently@x", "Some time ago", dtstart=None, precision=Precision.BEFORE))
    assert PARSERS[parser](fetched(server, "")) == []


@pytest.mark.parametrize("parser", PARSERS)
def test_all_parsers_know_when_it_is(parser: str, peculiar: bytes) -> None:
    events = by_uid(PARSERS[parser](peculiar))
    assert {uid: (events[uid].start, events[uid].end) for uid in WHEN} == WHEN


def test_libical_understands_every_line_of_a_plain_calendar(server: Server) -> None:
    server.save(*EVENTS)
    assert misunderstood_by_libical(fetched(server, "?precision=month")) == []


def test_libical_leaves_out_of_a_rich_calendar_what_is_newer_than_itself(peculiar: bytes) -> None:
    newer = ("LINK", "CONCEPT", "PARTICIPANT-TYPE")  # RFC 9253, RFC 9073
    said = misunderstood_by_libical(peculiar)
    assert {error.rpartition(" ")[2] for error in said} <= set(newer), said

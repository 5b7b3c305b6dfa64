"""VTIMEZONE: independent readers of it (dateutil, icalendar) give the same offsets as the IANA database."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Timezone

from timeline.publish.vtimezone import timezone_component


def written(zone: str, first_year: int, last_year: int) -> str:
    return timezone_component(zone, first_year, last_year).to_ical().decode()


def local_times(first_year: int, last_year: int, every: timedelta) -> list[datetime]:
    """Clock times of these years."""
    span = datetime(last_year + 1, 1, 1) - (first := datetime(first_year, 1, 1, 0, 30))  # noqa: DTZ001
    return [first + n * every for n in range(span // every)]


def is_told_once(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether there is just one instant with that clock time: in the night of a change there are none, or two."""
    return moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=zone, fold=1).utcoffset()


def wrong_times(read: tzinfo, zone: str, first_year: int, last_year: int, every: timedelta) -> list[datetime]:
    right = ZoneInfo(zone)
    return [
        moment
        for moment in local_times(first_year, last_year, every)
        if moment.replace(tzinfo=read).utcoffset() != moment.replace(tzinfo=right).utcoffset()
        and is_told_once(moment, right)
    ]


CASES = [
    ("Asia/Ho_Chi_Minh", 1997, 2030),
    ("Asia/Ho_Chi_Minh", 1940, 1980),
    ("Asia/Kathmandu", 1980, 1990),
    ("UTC", 2000, 2005),
    ("Europe/Paris", 1990, 2030),  # its summers end a month later since 1996
    ("Europe/Dublin", 1968, 1985),  # years of summer time all through; what it calls standard is summer time
    ("America/New_York", 2000, 2012),  # another rule since 2007
    ("Asia/Seoul", 1985, 1992),  # two summers alone
    ("Africa/Casablanca", 2016, 2026),  # by the moon
    ("Australia/Lord_Howe", 2004, 2012),  # by half an hour
    ("Europe/Moscow", 2010, 2015),  # a change of what standard is
    ("Asia/Pyongyang", 2014, 2019),
    ("Asia/Jerusalem", 2008, 2016),  # the Friday before a Sunday
    ("Pacific/Apia", 2010, 2013),  # a day left out
    ("America/New_York", 2098, 2105),  # beyond what is listed
    ("America/New_York", 2500, 2502),
]


@pytest.mark.parametrize(("zone", "first_year", "last_year"), CASES)
def test_dateutil_reads_the_offsets_of_the_zone(zone: str, first_year: int, last_year: int) -> None:
    read = tzical(io.StringIO(f"BEGIN:VCALENDAR\r\n{written(zone, first_year, last_year)}END:VCALENDAR\r\n")).get(zone)
    assert wrong_times(read, zone, first_year, last_year, timedelta(hours=11)) == []


@pytest.mark.parametrize(("zone", "first_year", "last_year"), CASES[:8])
def test_icalendar_reads_the_offsets_of_the_zone(zone: str, first_year: int, last_year: int) -> None:
    read = Timezone.from_ical(written(zone, first_year, last_year)).to_tz(lookup_tzid=False)
    assert wrong_times(read, zone, first_year, last_year, timedelta(days=3, hours=5)) == []


def test_a_zone_without_changes_is_one_plain_standard() -> None:
    lines = written("Asia/Ho_Chi_Minh", 2023, 2024).splitlines()
    assert lines == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Ho_Chi_Minh",
        "BEGIN:STANDARD",
        "DTSTART:20230101T000000",
        "TZNAME:+07",
        "TZOFFSETFROM:+0700",
        "TZOFFSETTO:+0700",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_zone_with_one_rule_is_two_yearly_observances() -> None:
    text = written("Europe/Berlin", 2023, 2024)
    assert text.count("BEGIN:DAYLIGHT") == text.count("BEGIN:STANDARD") == 1
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert "DTSTART:20220327T020000" in text  # of the year before, by the offset that ends with it


def test_a_rule_that_ended_ends_in_utc() -> None:
    lines = written("America/New_York", 2005, 2010).splitlines()
    rules = [line for line in lines if line.startswith("RRULE")]
    assert rules == [
        "RRULE:FREQ=YEARLY;UNTIL=20060403T070000Z;BYDAY=1SU;BYMONTH=4",
        "RRULE:FREQ=YEARLY;UNTIL=20061030T060000Z;BYDAY=-1SU;BYMONTH=10",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
    ]


def test_the_last_rule_is_open() -> None:
    assert "UNTIL" not in written("Europe/Berlin", 2023, 2023)


def test_changes_without_a_rule_are_an_observance_each() -> None:
    text = written("Asia/Pyongyang", 2016, 2019)
    assert [line for line in text.splitlines() if line.startswith(("DTSTART", "RRULE", "TZOFFSETTO"))] == [
        "DTSTART:20150815T000000",
        "TZOFFSETTO:+0830",
        "DTSTART:20180504T233000",
        "TZOFFSETTO:+0900",
    ]


@pytest.mark.parametrize(("zone", "first_year", "last_year"), CASES)
def test_there_are_no_lists_of_dates(zone: str, first_year: int, last_year: int) -> None:
    assert "RDATE" not in written(zone, first_year, last_year)


@pytest.mark.parametrize(("first_year", "last_year"), [(1, 1), (1, 2023), (2023, 9999), (9999, 9999)])
def test_the_ends_of_time_are_no_fault(first_year: int, last_year: int) -> None:
    for zone in ("America/New_York", "Pacific/Kiritimati", "Asia/Ho_Chi_Minh"):
        assert "BEGIN:STANDARD" in written(zone, first_year, last_year)

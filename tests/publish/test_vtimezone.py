"""VTIMEZONE: an independent reader of it (dateutil) gives the same offsets as the IANA database."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical

from timeline.publish.vtimezone import timezone_component


def written(zone: str, first_year: int, last_year: int) -> str:
    component = timezone_component(zone, first_year, last_year)
    assert component is not None
    return component.to_ical().decode()


@pytest.mark.parametrize(
    ("zone", "first_year", "last_year"),
    [
        ("Asia/Ho_Chi_Minh", 1997, 2030),
        ("Asia/Shanghai", 1992, 2030),
        ("Asia/Kolkata", 2000, 2030),
        ("Asia/Kathmandu", 2000, 2030),
        ("UTC", 2000, 2030),
        ("Europe/Berlin", 2000, 2030),
        ("Europe/Dublin", 2000, 2030),
        ("America/New_York", 2008, 2030),
        ("Australia/Sydney", 2009, 2030),
        ("Pacific/Auckland", 2009, 2030),
    ],
)
def test_offsets_are_those_of_the_zone(zone: str, first_year: int, last_year: int) -> None:
    read = tzical(io.StringIO(f"BEGIN:VCALENDAR\r\n{written(zone, first_year, last_year)}END:VCALENDAR\r\n")).get(zone)
    noon = datetime(first_year, 1, 1, 12, tzinfo=UTC)
    days = [noon + timedelta(days=n) for n in range((last_year - first_year + 1) * 365)]
    local = [day.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for day in days]
    wrong = [t for t in local if t.replace(tzinfo=read).utcoffset() != t.replace(tzinfo=ZoneInfo(zone)).utcoffset()]
    assert wrong == []


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


@pytest.mark.parametrize(
    ("zone", "first_year", "last_year"),
    [
        ("America/New_York", 2005, 2010),  # the rule changed in 2007
        ("Africa/Casablanca", 2020, 2024),  # by the moon
        ("Asia/Pyongyang", 2014, 2019),  # the offset itself changed, without a rule
        ("Asia/Ho_Chi_Minh", 1974, 1976),
    ],
)
def test_a_zone_without_one_rule_has_none(zone: str, first_year: int, last_year: int) -> None:
    assert timezone_component(zone, first_year, last_year) is None

"""The strict reader itself: sound calendars pass, and whatever is changed in one so that it is no more, is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest

from tests.factories import make_event, make_evidence
from tests.publish.octets import RULES, complaints, text, unfolded
from timeline.model import Kind, Party, Role
from timeline.publish import Feed, render_calendar

FEED = Feed(
    title="Visits, talks",
    description="All; of it",
    language="vi",
    home_url="https://timeline.example/",
    self_url="https://timeline.example/calendar.ics?rich=1",
    updated=datetime(2024, 3, 2, tzinfo=UTC),
    timezone="America/New_York",
    event_url=lambda uid: f"https://timeline.example/event/{uid}",
    contact="desk@timeline.example",
    rich=True,
)
PARTIES = (Party("Daejeon", Role.HOST, "KR"), Party("A. Person", Role.VISITOR, "KR", "mayor"))
EVENTS = [
    make_event(uid="1", parties=PARTIES, also=(Kind.VISIT,), summary={"vi": "Thăm và làm việc " * 9}),
    make_event(uid="2", clock=time(8), clock_end=time(9), province=None, dtstart=date(2010, 1, 1)),
    make_event(uid="3", evidence=(make_evidence(quote="会议 " * 40, title='Tin "nóng"; mới, ^'),), clock=time(7)),
]
SOUND = render_calendar(EVENTS, FEED)
LINES = unfolded(SOUND)
MANY = {"LINK", "CONCEPT"}
OPTIONAL = {name for rules in RULES.values() for name, ((least, _), _, _) in rules.items() if least == "0"}


def folded(lines: list[str]) -> bytes:
    """Content lines as octets, in pieces of 70 characters at most of which none has more than 75 octets."""
    pieces = ("\r\n ".join(re.findall(r".{1,18}", line, re.DOTALL)) for line in lines)
    return "".join(f"{piece}\r\n" for piece in pieces).encode()


def with_line(number: int, *instead: str) -> bytes:
    return folded([*LINES[:number], *instead, *LINES[number + 1 :]])


def is_inside(line: str) -> bool:
    return not line.startswith(("BEGIN:", "END:"))


def lines_of(*names: str) -> Iterator[int]:
    yield from (n for n, line in enumerate(LINES) if re.split("[;:]", line)[0] in names)


def test_sound_calendars_pass() -> None:
    assert complaints(SOUND) == complaints(folded(LINES)) == complaints(render_calendar([], FEED)) == []


def test_a_calendar_has_all_that_there_are_rules_for() -> None:
    named = {re.split("[;:]", line)[0] for line in LINES} - {"BEGIN", "END"}
    assert named == {name for rules in RULES.values() for name in rules}


@pytest.mark.parametrize("number", range(len(LINES)))
def test_no_line_can_be_left_out(number: int) -> None:
    name = re.split("[;:]", LINES[number])[0]
    assert complaints(with_line(number)) or name in OPTIONAL


@pytest.mark.parametrize("number", range(len(LINES)))
def test_no_line_can_stand_there_twice(number: int) -> None:
    name = re.split("[;:]", LINES[number])[0]
    assert complaints(with_line(number, LINES[number], LINES[number])) or name in MANY


@pytest.mark.parametrize("number", range(len(LINES)))
def test_no_line_takes_what_is_no_value(number: int) -> None:
    line = LINES[number]
    for instead in (f"{line}\x07", f"{line}\u2028", f"{line}\r", f"{line}\\", line.replace(":", " ")):
        assert complaints(with_line(number, instead)), instead


@pytest.mark.parametrize("number", [n for n, line in enumerate(LINES) if is_inside(line)])
def test_no_line_takes_a_parameter_that_is_not_its_own(number: int) -> None:
    name, rest = re.fullmatch("([A-Z-]+)(.*)", LINES[number], re.DOTALL).groups()  # type: ignore[union-attr]
    assert complaints(with_line(number, f"{name};X-A=b{rest}"))


@pytest.mark.parametrize("number", [n for n, line in enumerate(LINES) if re.match("[A-Z-]+;", line)])
def test_no_line_goes_without_its_parameters(number: int) -> None:
    assert complaints(with_line(number, re.sub(r'^([A-Z-]+)(;[A-Z-]+=("[^"]*"|[^":;]*))+', r"\1", LINES[number])))


@pytest.mark.parametrize("number", list(lines_of("SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALDESC")))
@pytest.mark.parametrize("bare", [";", ",", "\\N", "\\x"])
def test_a_text_that_is_not_escaped_is_told(number: int, bare: str) -> None:
    assert complaints(with_line(number, LINES[number] + bare))


@pytest.mark.parametrize("number", list(lines_of("DTSTAMP", "CREATED", "LAST-MODIFIED", "DTSTART", "DTEND")))
@pytest.mark.parametrize("change", [lambda v: v.rstrip("Z") + "+01", lambda v: v[:4] + "13" + v[6:], lambda v: v[1:]])
def test_a_time_that_is_none_is_told(number: int, change: object) -> None:
    name, _, value = LINES[number].partition(":")
    assert complaints(with_line(number, f"{name}:{change(value)}"))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("sound", "broken", "complaint"),
    [
        ("NAME:", "METHOD:PUBLISH\r\nNAME:", "VCALENDAR has a METHOD"),
        ("NAME:", "UID:1\r\nNAME:", "VCALENDAR has a UID"),
        ("SOURCE;VALUE=URI:", "SOURCE:", "SOURCE without VALUE"),
        ("INTERVAL;VALUE=DURATION:", "INTERVAL:", "REFRESH-INTERVAL without VALUE"),
        ("DTEND;VALUE=DATE:20230304", "DTEND;VALUE=DATE:20230303", "DTEND is not after DTSTART"),
        ("DTEND;VALUE=DATE:20230304", "DTEND:20230304T000000Z", "not of one type"),
        ("TZID=America/New_York:20100101T08", "TZID=Asia/Tokyo:20100101T08", "no VTIMEZONE for Asia/Tokyo"),
        ("DTSTART;TZID=America/New_York:20100101T08", "DTSTART:20100101T08", "malformed or floating"),
        ("\r\nTZID:America/New_York", "\r\nTZID:Asia/Ho_Chi_Minh", "twice VTIMEZONE"),
        ("RRULE:FREQ=YEARLY", "RDATE:20060101T020000\r\nRRULE:FREQ=YEARLY", "has a RDATE"),
        ("STATUS:CONFIRMED", "STATUS:HELD", "STATUS is not as its type wants it"),
        ("COLOR:seagreen", "COLOR:#2e8b57", "COLOR is not as its type wants it"),
        ("COLOR:seagreen", "COLOR:seegreen", "COLOR is not as its type wants it"),
        ("GEO:10", "GEO:110", "GEO is not as its type wants it"),
        ("UID:2", "UID:1", "twice the UID 1"),
        (
            "END:PARTICIPANT\r\nEND:VEVENT",
            "END:PARTICIPANT\r\nURL:https://a.example\r\nEND:VEVENT",
            "after a component",
        ),
        ("BEGIN:VEVENT\r\nUID:2", "X-A:1\r\nBEGIN:VEVENT\r\nUID:2", "VCALENDAR has a X-A"),
        ("\r\nEND:VCALENDAR\r\n", "\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "2 calendars"),
        ("\r\nEND:VCALENDAR\r\n", "\r\nEND:VCALENDAR", "does not end with CR LF"),
        ("CLASS:PUBLIC\r\n", "CLASS:PUBLIC\n", "a lone CR or LF"),
        ("CLASS:PUBLIC\r\n", "CLASS:PUBLIC\r\n\r\n", "an empty line"),
        ("CLASS:PUBLIC\r\n", "CLASS:PUBLIC\r\n \r\n", "an empty line"),
        ("CLASS:PUBLIC", "CLASS:PUBLIC" + "x" * 64, "a line of 76 octets"),
        ("BEGIN:VCALENDAR", "\ufeffBEGIN:VCALENDAR", "does not begin with a content line"),
    ],
)
def test_a_defect_is_told(sound: str, broken: str, complaint: str) -> None:
    assert sound.encode() in SOUND
    assert complaint in " / ".join(complaints(SOUND.replace(sound.encode(), broken.encode(), 1)))


def test_a_split_character_is_told() -> None:
    broken = SOUND.replace("ă".encode(), b"\xc4\r\n \x83", 1)
    assert any("splits a character" in complaint for complaint in complaints(broken))


def test_folds_without_their_blanks_are_told() -> None:
    assert complaints(SOUND.replace(b"\r\n ", b"\r\n"))


def test_a_calendar_without_components_is_told() -> None:
    bare = b"".join(SOUND.partition(b"BEGIN:VTIMEZONE")[:1]) + b"END:VCALENDAR\r\n"
    assert any("without any component" in complaint for complaint in complaints(bare))


def test_text_is_unescaped_from_the_left() -> None:
    assert text("a\\, b\\\\n\\n\\;") == "a, b\\n\n;"

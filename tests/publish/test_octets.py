"""The strict reader itself: a sound calendar passes, and each defect is told."""

from __future__ import annotations

import pytest

from tests.publish.octets import complaints, text

SOUND = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
NAME:A\\, b
REFRESH-INTERVAL;VALUE=DURATION:PT1H
SOURCE;VALUE=URI:https://x.example/c.ics
BEGIN:VEVENT
UID:1
DTSTAMP:20240301T083000Z
CREATED:20240301T083000Z
LAST-MODIFIED:20240301T083000Z
SEQUENCE:0
STATUS:CONFIRMED
DTSTART;VALUE=DATE:20230303
DTEND;VALUE=DATE:20230304
SUMMARY:Thăm
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_sound_calendar_passes() -> None:
    assert complaints(SOUND.encode()) == []


@pytest.mark.parametrize(
    ("sound", "broken", "complaint"),
    [
        ("SUMMARY:Thăm\r\n", "SUMMARY:Thăm\n", "a lone CR or LF"),
        ("SUMMARY:Thăm", "SUMMARY:" + "x" * 68, "a line of 76 octets"),
        ("SUMMARY:Thăm", "SUMMARY:a\x07", "a control character"),
        ("SUMMARY:Thăm", "SUMMARY:a, b", "SUMMARY is not escaped"),
        ("SUMMARY:Thăm", "SUMMARY:a\\N", "SUMMARY is not escaped"),
        ("SUMMARY:Thăm", "Summary", "no content line"),
        ("NAME:A\\, b", "NAME:A, b", "NAME is not escaped"),
        ("DTSTAMP:20240301T083000Z", "DTSTAMP:20240301T083000", "DTSTAMP is not in UTC"),
        (";VALUE=DURATION", "", "REFRESH-INTERVAL without VALUE=DURATION"),
        (";VALUE=URI", "", "SOURCE without VALUE=URI"),
        ("NAME:", "METHOD:PUBLISH\r\nNAME:", "VCALENDAR has a METHOD"),
        ("NAME:", "UID:1\r\nNAME:", "VCALENDAR has a UID"),
        ("DTEND;VALUE=DATE:20230304", "DTEND;VALUE=DATE:20230303", "DTEND is not after DTSTART"),
        ("DTEND;VALUE=DATE:20230304", "DTEND:20230304T000000Z", "not of one type"),
        ("DTSTART;VALUE=DATE:20230303", "DTSTART;TZID=Asia/Tokyo:20230303T080000", "no VTIMEZONE for Asia/Tokyo"),
        ("END:VEVENT\r\n", "", "END:VCALENDAR without its BEGIN"),
        ("STATUS:CONFIRMED", "STATUS:HELD", "unknown STATUS"),
        ("UID:1\r\n", "UID:1\r\nSTATUS:CONFIRMED\r\n", "VEVENT has not one STATUS"),
    ],
)
def test_a_defect_is_told(sound: str, broken: str, complaint: str) -> None:
    assert complaint in " / ".join(complaints(SOUND.replace(sound, broken, 1).encode()))


def test_a_split_character_is_told() -> None:
    folded = SOUND.encode().replace("ă".encode(), b"\xc4\r\n \x83")
    assert any("splits a character" in complaint for complaint in complaints(folded))


def test_a_calendar_without_components_is_told() -> None:
    head, _, rest = SOUND.partition("BEGIN:VEVENT")
    bare = head + rest.partition("END:VEVENT\r\n")[2]
    assert any("without any component" in complaint for complaint in complaints(bare.encode()))


def test_text_is_unescaped_from_the_left() -> None:
    assert text("a\\, b\\\\n\\n\\;") == "a, b\\n\n;"

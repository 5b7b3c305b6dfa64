"""Parsers of iCalendar that know nothing of each other, and what each of them makes of a calendar's events."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import vobject
from ical.calendar_stream import IcsCalendarStream

from tests.clients.evolution import SYSTEM_PYTHON
from tests.conftest import missing

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Read:
    """An event as a parser understood it. start, end: a day in ISO 8601, or an instant in UTC; an end is exclusive."""

    uid: str
    start: str
    end: str | None
    summary: str
    description: str
    location: str | None
    url: str
    status: str
    sequence: int
    categories: tuple[str, ...]


def _time(moment: date | None) -> str | None:
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None, "a time without a zone is another hour for each reader"
        return moment.astimezone(UTC).isoformat()
    return moment.isoformat() if moment else None


def _start(moment: date) -> str:
    said = _time(moment)
    assert said is not None
    return said


def with_icalendar(octets: bytes) -> list[Read]:
    """icalendar, the parser of khal."""
    return [_of_icalendar(event) for event in icalendar.Calendar.from_ical(octets).walk("VEVENT")]


def _of_icalendar(event: Any) -> Read:
    return Read(
        uid=str(event["uid"]),
        start=_start(event["dtstart"].dt),
        end=_time(event["dtend"].dt) if "dtend" in event else None,
        summary=str(event["summary"]),
        description=str(event["description"]),
        location=str(event["location"]) if "location" in event else None,
        url=str(event["url"]),
        status=str(event["status"]),
        sequence=int(event["sequence"]),
        categories=tuple(str(value) for value in event["categories"].cats),
    )


def with_ical(octets: bytes) -> list[Read]:
    """ical, the parser of Home Assistant."""
    return [
        Read(
            uid=event.uid,
            start=_start(event.dtstart),
            end=_time(event.dtend),
            summary=event.summary,
            description=event.description,
            location=event.location,
            url=str(event.url),
            status=str(event.status.value),
            sequence=event.sequence,
            categories=tuple(event.categories),
        )
        for event in IcsCalendarStream.calendar_from_ics(octets.decode()).events
    ]


def with_vobject(octets: bytes) -> list[Read]:
    """vobject, the parser of Radicale."""
    return [_of_vobject(event) for event in vobject.readOne(octets.decode()).contents.get("vevent", [])]


def _of_vobject(event: Any) -> Read:
    def value(name: str) -> Any:
        return event.contents[name][0].value if name in event.contents else None

    return Read(
        uid=value("uid"),
        start=_start(value("dtstart")),
        end=_time(value("dtend")),
        summary=value("summary"),
        description=value("description"),
        location=value("location"),
        url=value("url"),
        status=value("status"),
        sequence=int(value("sequence")),
        categories=tuple(value("categories")),
    )


def with_libical(octets: bytes) -> list[Read]:
    """libical (Evolution, KOrganizer ...), through GNOME's bindings."""
    return _events(_libical(octets))


def misunderstood_by_libical(octets: bytes) -> list[str]:
    """What libical says of each line that it could not read."""
    said: list[str] = _libical(octets)["misunderstood"]
    return said


def _libical(octets: bytes) -> Any:
    script = str(HERE / "libical_parse.py")
    if subprocess.run([SYSTEM_PYTHON, script, "--can-run"], capture_output=True).returncode:
        missing("libical's bindings are not installed (`make system-packages` installs them)")
    return _told_by([SYSTEM_PYTHON, script], octets)


def with_icaljs(octets: bytes) -> list[Read]:
    """ical.js (Thunderbird, Nextcloud ...), run by Node."""
    node = shutil.which("node")
    if node is None or not (HERE / "icaljs" / "node_modules" / "ical.js").exists():
        missing("ical.js is not installed (`make parsers` installs it; `make system-packages` what that needs)")
    return _events(_told_by([node, str(HERE / "icaljs" / "parse.js")], octets))


def _told_by(command: list[str], octets: bytes) -> Any:
    """What a program writes as JSON that reads the calendar."""
    done = subprocess.run(command, input=octets, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def _events(said: Any) -> list[Read]:
    return [Read(**{**row, "categories": tuple(row["categories"])}) for row in said["events"]]


PARSERS: dict[str, Callable[[bytes], list[Read]]] = {
    "icalendar": with_icalendar,
    "ical": with_ical,
    "vobject": with_vobject,
    "libical": with_libical,
    "ical.js": with_icaljs,
}

"""Reads a calendar on standard input and writes its events as libical understands them, and its errors, as JSON.

Run by the system's Python; with `--can-run` it only says by its exit code whether it could.
"""

from __future__ import annotations

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

KIND = ICalGLib.PropertyKind


def _event(item: ICalGLib.Component) -> dict[str, object]:
    return {
        "uid": item.get_uid(),
        "start": _time(item.get_dtstart()),
        "end": _time(item.get_dtend()) if item.get_first_property(KIND.DTEND_PROPERTY) else None,
        "summary": item.get_summary(),
        "description": item.get_description(),
        "location": item.get_location(),
        "url": item.get_first_property(KIND.URL_PROPERTY).get_url(),
        "status": item.get_status().value_nick.upper(),
        "sequence": item.get_sequence(),
        "categories": _categories(item),
    }


def _categories(item: ICalGLib.Component) -> list[str]:
    """libical makes a property of each value."""
    found, one = [], item.get_first_property(KIND.CATEGORIES_PROPERTY)
    while one is not None:
        found.append(one.get_categories())
        one = item.get_next_property(KIND.CATEGORIES_PROPERTY)
    return found


def _time(moment: ICalGLib.Time) -> str:
    """A day in ISO 8601, or an instant in UTC: libical finds the zone's offset in the calendar's own VTIMEZONE."""
    if moment.is_date():
        return f"{moment.get_year():04}-{moment.get_month():02}-{moment.get_day():02}"
    utc = moment.convert_to_zone(ICalGLib.Timezone.get_utc_timezone())
    day = f"{utc.get_year():04}-{utc.get_month():02}-{utc.get_day():02}"
    return f"{day}T{utc.get_hour():02}:{utc.get_minute():02}:{utc.get_second():02}+00:00"


def _events(calendar: ICalGLib.Component) -> list[dict[str, object]]:
    found = []
    item = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while item is not None:
        found.append(_event(item))
        item = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    return found


def _misunderstood(component: ICalGLib.Component) -> list[str]:
    """What libical says of each line that it could not read."""
    found = []
    error = component.get_first_property(KIND.XLICERROR_PROPERTY)
    while error is not None:
        found.append(error.get_xlicerror())
        error = component.get_next_property(KIND.XLICERROR_PROPERTY)
    inner = component.get_first_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    while inner is not None:
        found += _misunderstood(inner)
        inner = component.get_next_component(ICalGLib.ComponentKind.ANY_COMPONENT)
    return found


if "--can-run" not in sys.argv:
    parsed = ICalGLib.Component.new_from_string(sys.stdin.buffer.read().decode())
    print(json.dumps({"events": _events(parsed), "misunderstood": _misunderstood(parsed)}))

"""A strict reader of our own calendars, octet by octet: parsers forgive what calendar programs do not.

`complaints` lists what is wrong with a calendar by RFC 5545 and RFC 7986, an empty list if nothing is; `properties`
gives what its content lines say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CONTENT_LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,n])*")
_UTC = re.compile(r"\d{8}T\d{6}Z")
_ADDRESS = re.compile(r"https?://[!-~]+")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "UID", "PRODID", "TZID", "COLOR"}
ONCE = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE", "CREATED", "LAST-MODIFIED")


@dataclass(frozen=True)
class Property:
    component: str
    name: str
    parameters: dict[str, str]
    value: str


def complaints(octets: bytes) -> list[str]:
    """All that is wrong, in words."""
    found = list(_line_complaints(octets))
    return found or [*_nesting_complaints(octets), *_property_complaints(octets), *_event_complaints(octets)]


def unfolded(octets: bytes) -> list[str]:
    """The content lines (RFC 5545, section 3.1)."""
    return octets.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def properties(octets: bytes) -> Iterator[Property]:
    """Every property with the component that it stands in ("VEVENT")."""
    inside: list[str] = []
    for line in unfolded(octets):
        match = _CONTENT_LINE.fullmatch(line)
        assert match, line
        name, parameters, value = match.groups()
        if name == "BEGIN":
            inside.append(value)
        elif name == "END":
            inside.pop()
        else:
            pairs = (part.split("=", 1) for part in parameters.split(";")[1:])
            yield Property(inside[-1], name, {k: v.strip('"') for k, v in pairs}, value)


def text(value: str) -> str:
    """What a TEXT value says (section 3.3.11)."""
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), value)


def events(octets: bytes) -> list[dict[str, Property]]:
    """The properties of each VEVENT by name."""
    found: list[dict[str, Property]] = []
    for one in properties(octets):
        if one.component == "VEVENT":
            if one.name == "UID":
                found.append({})
            found[-1][one.name] = one
    return found


def _line_complaints(octets: bytes) -> Iterator[str]:
    if not octets.endswith(b"\r\n"):
        yield "does not end with CR LF"
    for line in octets.removesuffix(b"\r\n").split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets: {line[:40]!r}"
        if b"\r" in line or b"\n" in line:
            yield f"a lone CR or LF: {line[:40]!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a line that splits a character: {line[:40]!r}"
    try:
        lines = unfolded(octets)
    except UnicodeDecodeError:
        return
    for line in lines:
        if _CONTROL.search(line):
            yield f"a control character: {line[:40]!r}"
        if not _CONTENT_LINE.fullmatch(line):
            yield f"no content line: {line[:40]!r}"


def _nesting_complaints(octets: bytes) -> Iterator[str]:
    inside: list[str] = []
    components = 0
    for line in unfolded(octets):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            components += len(inside) == 1
            inside.append(value)
        if name == "END" and (not inside or inside.pop() != value):
            yield f"END:{value} without its BEGIN"
    if inside:
        yield f"{inside[-1]} is not ended"
    if not components:
        yield "a calendar without any component (section 3.6)"


def _property_complaints(octets: bytes) -> Iterator[str]:
    all_properties = list(properties(octets))
    zones = {p.value for p in all_properties if (p.component, p.name) == ("VTIMEZONE", "TZID")}
    for one in all_properties:
        if one.name in TEXTS and not _TEXT.fullmatch(one.value):
            yield f"{one.name} is not escaped: {one.value[:40]!r}"
        if one.name in {"DTSTAMP", "CREATED", "LAST-MODIFIED"} and not _UTC.fullmatch(one.value):
            yield f"{one.name} is not in UTC: {one.value}"
        if one.name in {"URL", "SOURCE"} and not _ADDRESS.fullmatch(one.value):
            yield f"{one.name} is no address: {one.value[:40]!r}"
        if "TZID" in one.parameters and one.parameters["TZID"] not in zones:
            yield f"no VTIMEZONE for {one.parameters['TZID']}"
    yield from _calendar_complaints([p for p in all_properties if p.component == "VCALENDAR"])


def _calendar_complaints(frame: list[Property]) -> Iterator[str]:
    names = [p.name for p in frame]
    yield from (f"VCALENDAR has a {name}" for name in ("METHOD", "UID") if name in names)
    yield from (f"VCALENDAR has not one {name}" for name in ("VERSION", "PRODID", "NAME") if names.count(name) != 1)
    for name, wanted in (("REFRESH-INTERVAL", "DURATION"), ("SOURCE", "URI")):
        if any(p.name == name and p.parameters.get("VALUE") != wanted for p in frame):
            yield f"{name} without VALUE={wanted} (RFC 7986)"


def _event_complaints(octets: bytes) -> Iterator[str]:
    names = [p.name for p in properties(octets) if p.component == "VEVENT"]
    found = events(octets)
    yield from (f"VEVENT has not one {name}" for name in ONCE if names.count(name) != len(found))
    for event in found:
        yield from _time_complaints(event)
        if event["STATUS"].value not in {"CONFIRMED", "TENTATIVE", "CANCELLED"}:
            yield f"unknown STATUS {event['STATUS'].value}"


def _time_complaints(event: dict[str, Property]) -> Iterator[str]:
    start, end = event["DTSTART"], event.get("DTEND")
    forms = {"DATE": r"\d{8}", None: r"\d{8}T\d{6}" if "TZID" in start.parameters else _UTC.pattern}
    for one in filter(None, (start, end)):
        if one.parameters.get("VALUE") != start.parameters.get("VALUE"):
            yield "DTSTART and DTEND are not of one type"
        elif not re.fullmatch(forms[start.parameters.get("VALUE")], one.value):
            yield f"{one.name} is malformed or floating: {one.value}"
    if end is not None and end.value <= start.value:
        yield "DTEND is not after DTSTART"

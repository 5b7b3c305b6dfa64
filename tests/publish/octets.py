"""A strict reader of our own calendars, octet by octet: parsers forgive what calendar programs do not.

`complaints` lists what is wrong with a calendar by RFC 5545, 6868, 7986, 9073 and 9253, an empty list if nothing is;
`properties` gives what its content lines say. What we never write is wrong here, too, even where a standard allows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from tests.publish.csscolors import COLORS

_CONTENT_LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"]*"|[^";:,]*)')
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_RULE = re.compile(r"FREQ=YEARLY(;UNTIL=\d{8}T\d{6}Z)?;BYDAY=(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU);BYMONTH=([1-9]|1[0-2])")


@dataclass(frozen=True)
class Property:
    component: str
    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    """is_mixed: a property stands after a component in it."""

    name: str
    properties: list[Property] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)
    is_mixed: bool = False

    def all(self, name: str) -> Iterator[Component]:
        yield from (child for child in self.children if child.name == name)


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.DOTALL)
    return lambda value: compiled.fullmatch(value) is not None


def _is_instant(value: str) -> bool:
    return bool(re.fullmatch(r"\d{8}T\d{6}Z", value)) and _is_time(value[:-1], "%Y%m%dT%H%M%S")


def _is_time(value: str, form: str) -> bool:
    try:
        datetime.strptime(value, form)  # noqa: DTZ007 - whether there is such a day, not when it is
    except ValueError:
        return False
    return True


def _is_day(value: str) -> bool:
    return bool(re.fullmatch(r"\d{8}", value)) and _is_time(value, "%Y%m%d")


def _is_local(value: str) -> bool:
    return bool(re.fullmatch(r"\d{8}T\d{6}", value)) and _is_time(value, "%Y%m%dT%H%M%S")


def _is_point(value: str) -> bool:
    match = re.fullmatch(r"(-?\d{1,2}(?:\.\d+)?);(-?\d{1,3}(?:\.\d+)?)", value)
    return match is not None and abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180


_text = _matches(r"(?:[^\\;,]|\\[\\;,n])*")
_texts = _matches(r"(?:[^\\;]|\\[\\;,n])+")
_address = _matches(r"https?://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
_offset = _matches(r"[+-]\d{4}(\d\d)?")
_ANY = ("0", "*")  # how often: at least, at most
_ONE, _MAYBE = ("1", "1"), ("0", "1")

# Of each component, its properties: how often they stand there, what their values are, and which parameters they have
# (those in capitals they must have).
Rule = tuple[tuple[str, str], Callable[[str], bool], str]
RULES: dict[str, dict[str, Rule]] = {
    "VCALENDAR": {
        "VERSION": (_ONE, _matches("2\\.0"), ""),
        "PRODID": (_ONE, _text, ""),
        "CALSCALE": (_ONE, _matches("GREGORIAN"), ""),
        "NAME": (_ONE, _text, ""),
        "X-WR-CALNAME": (_ONE, _text, ""),
        "DESCRIPTION": (_ONE, _text, ""),
        "X-WR-CALDESC": (_ONE, _text, ""),
        "LAST-MODIFIED": (_ONE, _is_instant, ""),
        "URL": (_MAYBE, _address, ""),
        "SOURCE": (_MAYBE, _address, "VALUE=URI"),
        "REFRESH-INTERVAL": (_ONE, _matches("PT[1-9]\\d*[HM]"), "VALUE=DURATION"),
        "X-PUBLISHED-TTL": (_ONE, _matches("PT[1-9]\\d*[HM]"), ""),
    },
    "VTIMEZONE": {"TZID": (_ONE, _text, "")},
    "STANDARD": {
        "DTSTART": (_ONE, _is_local, ""),
        "TZOFFSETFROM": (_ONE, _offset, ""),
        "TZOFFSETTO": (_ONE, _offset, ""),
        "TZNAME": (_MAYBE, _text, ""),
        "RRULE": (_MAYBE, lambda value: _RULE.fullmatch(value) is not None, ""),
    },
    "VEVENT": {
        "UID": (_ONE, _text, ""),
        "DTSTAMP": (_ONE, _is_instant, ""),
        "CREATED": (_ONE, _is_instant, ""),
        "LAST-MODIFIED": (_ONE, _is_instant, ""),
        "SEQUENCE": (_ONE, _matches(r"\d+"), ""),
        "STATUS": (_ONE, _matches("CONFIRMED|TENTATIVE|CANCELLED"), ""),
        "DTSTART": (_ONE, lambda v: _is_day(v) or _is_local(v) or _is_instant(v), "value=DATE tzid=*"),
        "DTEND": (_MAYBE, lambda v: _is_day(v) or _is_local(v) or _is_instant(v), "value=DATE tzid=*"),
        "SUMMARY": (_ONE, lambda value: _text(value) and bool(value), ""),
        "DESCRIPTION": (_ONE, _text, ""),
        "CATEGORIES": (_ONE, _texts, ""),
        "LOCATION": (_MAYBE, lambda value: _text(value) and bool(value), ""),
        "GEO": (_MAYBE, _is_point, ""),
        "COLOR": (_ONE, lambda value: value in COLORS, ""),
        "CLASS": (_ONE, _matches("PUBLIC"), ""),
        "TRANSP": (_ONE, _matches("TRANSPARENT"), ""),
        "URL": (_MAYBE, _address, ""),
        "CONTACT": (_MAYBE, _text, "ALTREP=*"),
        "LINK": (_ANY, _address, "VALUE=URI LINKREL=via LANGUAGE=* LABEL=*"),
        "CONCEPT": (_ANY, _address, ""),
    },
    "PARTICIPANT": {
        "UID": (_ONE, _matches(r"urn:uuid:[0-9a-f-]{36}"), ""),
        "PARTICIPANT-TYPE": (_ONE, _matches("ACTIVE"), ""),
        "SUMMARY": (_ONE, _text, ""),
        "DESCRIPTION": (_MAYBE, _text, ""),
        "CATEGORIES": (_ONE, _texts, ""),
        "CONCEPT": (_MAYBE, _address, ""),
    },
}
RULES["DAYLIGHT"] = RULES["STANDARD"]
INSIDE = {
    "VCALENDAR": {"VTIMEZONE", "VEVENT"},
    "VTIMEZONE": {"STANDARD", "DAYLIGHT"},
    "VEVENT": {"PARTICIPANT"},
}
_QUOTED = {"ALTREP": _matches(r"(mailto:|https?://)[!-~]+"), "LABEL": _matches(r'[^"]*')}


def complaints(octets: bytes) -> list[str]:
    """All that is wrong, in words."""
    found = list(_line_complaints(octets)) or list(_nesting_complaints(octets))
    return found or list(_component_complaints(tree(octets)))


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
            pairs = {name: said.strip('"') for name, said in _PARAMETER.findall(parameters)}
            yield Property(inside[-1], name, pairs, value)


def tree(octets: bytes) -> Component:
    """The calendar with the components in it."""
    root = Component("")
    inside = [root]
    stated = properties(octets)
    for line in unfolded(octets):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(Component(value))
            inside[-2].children.append(inside[-1])
        elif name == "END":
            inside.pop()
        else:
            inside[-1].is_mixed |= bool(inside[-1].children)
            inside[-1].properties.append(next(stated))
    return root.children[0]


def text(value: str) -> str:
    """What a TEXT value says (section 3.3.11)."""
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), value)


def events(octets: bytes) -> list[dict[str, Property]]:
    """The properties of each VEVENT by name."""
    return [{one.name: one for one in event.properties} for event in tree(octets).all("VEVENT")]


def _line_complaints(octets: bytes) -> Iterator[str]:
    if not octets.endswith(b"\r\n"):
        yield "does not end with CR LF"
    if octets.startswith((b" ", b"\xef\xbb\xbf")):
        yield "does not begin with a content line"
    for line in octets.removesuffix(b"\r\n").split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets: {line[:40]!r}"
        if b"\r" in line or b"\n" in line:
            yield f"a lone CR or LF: {line[:40]!r}"
        if not line.removeprefix(b" "):
            yield "an empty line"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a line that splits a character: {line[:40]!r}"
    try:
        lines = unfolded(octets)
    except UnicodeDecodeError:
        return
    for said in lines:
        if _CONTROL.search(said):
            yield f"a control character: {said[:40]!r}"
        if not _CONTENT_LINE.fullmatch(said):
            yield f"no content line: {said[:40]!r}"


def _nesting_complaints(octets: bytes) -> Iterator[str]:
    inside: list[str] = []
    whole = components = 0
    for line in unfolded(octets):
        name, _, value = line.partition(":")
        if not inside and (name, value) != ("BEGIN", "VCALENDAR"):
            yield f"outside of the calendar: {line[:40]}"
        if name == "BEGIN":
            whole += not inside
            components += len(inside) == 1
            inside.append(value)
        if name == "END" and (not inside or inside.pop() != value):
            yield f"END:{value} without its BEGIN"
    if inside:
        yield f"{inside[-1]} is not ended"
    if whole != 1:
        yield f"{whole} calendars"
    if not components:
        yield "a calendar without any component (section 3.6)"


def _component_complaints(calendar: Component) -> Iterator[str]:
    yield from _shape_complaints(calendar)
    yield from _zone_complaints(calendar)
    uids = [p.value for event in calendar.all("VEVENT") for p in event.properties if p.name == "UID"]
    for event in calendar.all("VEVENT"):
        uids += [p.value for party in event.children for p in party.properties if p.name == "UID"]
        yield from _time_complaints({one.name: one for one in event.properties})
    yield from (f"twice the UID {uid}" for uid, often in Counter(uids).items() if often > 1)


def _shape_complaints(component: Component) -> Iterator[str]:
    rules = RULES.get(component.name)
    if rules is None:
        yield f"unknown component {component.name}"
        return
    names = Counter(one.name for one in component.properties)
    yield from (f"{component.name} has a {name}" for name in names if name not in rules)
    for name, ((least, most), _, _) in rules.items():
        if names[name] < int(least) or (most != "*" and names[name] > int(most)):
            yield f"{component.name} has {names[name]} of {name}"
    if component.is_mixed:
        yield f"{component.name}: a property after a component"
    for one in component.properties:
        if one.name in rules:
            yield from _property_complaints(one, rules[one.name])
    for child in component.children:
        if child.name not in INSIDE.get(component.name, ()):
            yield f"a {child.name} in {component.name}"
        yield from _shape_complaints(child)


def _property_complaints(one: Property, rule: Rule) -> Iterator[str]:
    _, is_sound, allowed = rule
    if not is_sound(one.value):
        yield f"{one.name} is not as its type wants it: {one.value[:60]!r}"
    wanted = dict(part.split("=") for part in allowed.split())
    for name, value in wanted.items():
        said = one.parameters.get(name.upper())
        if said is None and name.isupper():
            yield f"{one.name} without {name}"
        if said is not None and value not in ("*", said):
            yield f"{one.name} with {name.upper()}={said}"
        if said is not None and not _QUOTED.get(name, _text)(said):
            yield f"{one.name}: {name} is malformed: {said[:40]!r}"
    yield from (f"{one.name} with {name}" for name in one.parameters if name not in {n.upper() for n in wanted})


def _zone_complaints(calendar: Component) -> Iterator[str]:
    zones = [p.value for zone in calendar.all("VTIMEZONE") for p in zone.properties if p.name == "TZID"]
    named = {p.parameters.get("TZID") for e in calendar.all("VEVENT") for p in e.properties} - {None}
    yield from (f"no VTIMEZONE for {zone}" for zone in named - set(zones))
    yield from (f"a VTIMEZONE for {zone} that nothing names" for zone in set(zones) - named if named)
    yield from (f"twice VTIMEZONE {zone}" for zone, often in Counter(zones).items() if often > 1)
    yield from ("a VTIMEZONE without observances" for zone in calendar.all("VTIMEZONE") if not zone.children)


def _time_complaints(event: dict[str, Property]) -> Iterator[str]:
    start, end = event.get("DTSTART"), event.get("DTEND")
    for one in filter(None, (start, end)):
        is_whole, zone = one.parameters.get("VALUE") == "DATE", one.parameters.get("TZID")
        is_right = _is_day if is_whole else _is_local if zone else _is_instant
        if not is_right(one.value) or (is_whole and zone):
            yield f"{one.name} is malformed or floating: {one.value}"
    if start is not None and end is not None:
        if start.parameters != end.parameters:
            yield "DTSTART and DTEND are not of one type"
        elif end.value <= start.value:
            yield "DTEND is not after DTSTART"

"""The codebook, docs/data.md, against what is published: nothing missing, nothing that is not there, right examples."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import pytest

from tests.conftest import PROJECT
from tests.factories import KNOWN, make_event, make_events, make_evidence
from tests.publish.octets import Property, complaints, properties
from timeline.countries import COUNTRIES
from timeline.lexicon.labels import kind_color, kind_label
from timeline.lexicon.reasons import _REASONS
from timeline.model import Event, Kind, PartOfDay, Party, Precision, Review, Role, Scope, Status, Withdrawal
from timeline.pipeline.review import field_names
from timeline.publish import Feed, event_record, render_calendar, render_csv, render_json_feed
from timeline.publish.conflicts import _BY_PEOPLE
from timeline.publish.feed import Archive
from timeline.publish.table import COLUMNS
from timeline.publish.text import web_address

Row = dict[str, str]
BASE = "https://timeline.example"
FEED = Feed(
    title="Foreign affairs of Binh Duong",
    description="Dated events, each with its source.",
    language="en",
    home_url=f"{BASE}/",
    self_url=f"{BASE}/feed.json",
    updated=datetime(2024, 3, 2, 10, tzinfo=UTC),
    timezone="Asia/Ho_Chi_Minh",
    event_url=lambda uid: f"{BASE}/event/{uid}",
)
ALL_OF_IT = replace(
    FEED,
    contact="corrections@example.org",
    rich=True,
    coarse=True,
    archive=Archive(FEED.self_url, f"{BASE}/archive/2.json", None),
    hub="https://hub.example/",
)


@cache
def sample() -> tuple[Event, ...]:
    """Events that between them have every field filled, and every field that can be empty empty."""
    people = (Party("Kim Min-ji", Role.VISITOR, "KR", "Deputy Mayor"), Party("Lan", Role.HOST, None, ""))
    full = make_event(
        clock=time(8, 30),
        clock_end=time(11),
        part_of_day=PartOfDay.MORNING,
        also=(Kind.VISIT, Kind.MEETING),
        parties=(*people, Party("WTA", Role.ORGANISER)),
        conflicts=("status:planned:https://news.example/7", "dtstart:2023-03-04:news-8"),
        review=Review(KNOWN, True, ("dates", "summary.en")),
        evidence=(make_evidence(), make_evidence(article="bao-2", url=None, language="vi")),
        location="Thủ Dầu Một",
    )
    bare = make_event(
        dtstart=None, parties=(), countries=(), location=None, province=None, evidence=(make_evidence(url=None),)
    )
    gone = make_event(withdrawn=Withdrawal(KNOWN, "article-changed"), summary={"vi": "Ký kết"}, location="Somewhere")
    begun = make_event(clock=time(20), part_of_day=PartOfDay.EVENING)
    unplaced = make_event(location=None, evidence=(make_evidence(url=None),))
    return (full, bare, gone, begun, unplaced, replace(full, uid="another", summary={}), *make_events(150))


@cache
def tables() -> dict[str, list[Row]]:
    """The rows of each heading's first table, by the names of its columns."""
    text = (PROJECT / "docs" / "data.md").read_text("utf-8")
    found: dict[str, list[Row]] = {}
    for section in re.split(r"(?m)^#+ ", text)[1:]:
        lines = [line for line in section.splitlines() if line.startswith("|")]
        if lines:
            head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
            found[section.partition("\n")[0]] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


def rows(heading: str) -> list[Row]:
    return tables()[heading]


def plain(cell: str) -> str:
    return cell.removeprefix("`").removesuffix("`")


def named(heading: str, column: str) -> list[str]:
    return [plain(row[column]) for row in rows(heading)]


RECORD, JSON_FEED = "The record: JSON Lines, and `_event` in JSON Feed", "JSON Feed"


def paths(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a JSON value with its path ("parties[].name")."""
    for name, held in value.items():
        path = f"{at}{name}"
        yield path, held
        if path == "items[]._event":
            continue
        if isinstance(held, dict):
            yield from paths(held, f"{path}.")
        for one in held if isinstance(held, list) else ():
            if isinstance(one, dict):
                yield from paths(one, f"{path}[].")


@cache
def records() -> tuple[tuple[str, Any], ...]:
    return tuple(pair for event in sample() for pair in paths(event_record(event, "en")))


@cache
def json_feeds() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(render_json_feed(sample(), feed)) for feed in (ALL_OF_IT, replace(FEED, event_url=None)))


@cache
def feed_fields() -> tuple[tuple[str, Any], ...]:
    return tuple(pair for told in json_feeds() for pair in paths(told))


FORMS = {
    "period": re.compile(r"\d{4}(-\d\d){0,2}"),
    "time": re.compile(r"\d\d:\d\d"),
    "instant": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    "language": re.compile("[a-z]{2}"),
    "code": re.compile("[a-z]+"),
}


def fits(value: Any, kind: str) -> bool:
    """Whether the value is of that type, as the codebook words types."""
    if kind.endswith(" or null"):
        return value is None or fits(value, kind.removesuffix(" or null"))
    if kind.startswith("list of "):
        return isinstance(value, list) and all(fits(one, kind.removeprefix("list of ")) for one in value)
    if kind in FORMS:
        return isinstance(value, str) and FORMS[kind].fullmatch(value) is not None
    if kind == "country":
        return value in COUNTRIES
    if kind == "address":
        return isinstance(value, str) and web_address(value) == value
    if kind == "number":
        return isinstance(value, float | int) and not isinstance(value, bool)
    types: dict[str, type] = {"text": str, "boolean": bool, "object": dict, "integer": int}
    return type(value) is types[kind]


FIELDS = [(heading, row) for heading in (RECORD, JSON_FEED) for row in rows(heading)]
each_field = pytest.mark.parametrize(("heading", "row"), FIELDS, ids=[f"{row['field']}" for _, row in FIELDS])


def found_values(heading: str, row: Row) -> list[Any]:
    pairs = records() if heading == RECORD else feed_fields()
    return [value for path, value in pairs if path == plain(row["field"])]


@pytest.mark.parametrize(("heading", "pairs"), [(RECORD, records), (JSON_FEED, feed_fields)])
def test_every_field_is_documented_and_there(heading: str, pairs: Any) -> None:
    assert set(named(heading, "field")) == {path for path, _ in pairs()}


@each_field
def test_a_field_is_of_its_type(heading: str, row: Row) -> None:
    values = found_values(heading, row)
    assert values
    assert [value for value in values if not fits(value, row["type"])] == []


@each_field
def test_an_example_is_json_of_its_type(heading: str, row: Row) -> None:
    assert fits(json.loads(plain(row["example"])), row["type"])


@pytest.mark.parametrize("row", rows(RECORD), ids=lambda row: row["field"])
def test_a_field_is_empty_just_where_it_can_be(row: Row) -> None:
    empty = any(value is None for value in found_values(RECORD, row))
    assert empty == ("or null" in row["type"])
    says_never = row["empty"] == "never"
    assert says_never == (not empty and row["empty"] != "`[]`")


@pytest.mark.parametrize("row", rows(JSON_FEED), ids=lambda row: row["field"])
def test_a_field_is_left_out_just_where_it_can_be(row: Row) -> None:
    name = plain(row["field"])
    owner, _, own = name.rpartition(".") if "[]." in name else ("", "", name)
    told = json_feeds()
    holders = told if not owner else [one for feed in told for one in feed.get(owner.removesuffix("[]"), [])]
    assert any(own not in holder for holder in holders) == (row["left out"] != "never")


def test_the_types_are_those_of_the_table() -> None:
    used = {part for _, row in FIELDS for part in re.split(" of | or null", row["type"]) if part}
    assert used == set(named("Types", "type"))


def test_the_columns_are_those_of_the_table_in_order() -> None:
    header = next(csv.reader(io.StringIO(render_csv([], FEED).decode())))
    assert named("CSV", "column") == list(COLUMNS) == header


def test_a_column_comes_from_a_field() -> None:
    assert set(named("CSV", "comes from")) <= set(named(RECORD, "field"))


def test_every_field_of_an_event_is_in_a_column() -> None:
    taken = {name.partition(".")[0].removesuffix("[]") for name in named("CSV", "comes from")}
    assert taken == set(event_record(make_event()))


def test_the_examples_of_the_columns_make_a_row() -> None:
    written = io.StringIO()
    csv.writer(written).writerow(named("CSV", "example"))
    (row,) = csv.DictReader(io.StringIO(f"{','.join(COLUMNS)}\r\n{written.getvalue()}"))
    assert (date.fromisoformat(row["start"]), float(row["latitude"])) == (date(2023, 3, 3), 10.98)
    assert all(row.values())


COMPONENTS = ("VCALENDAR", "VEVENT", "PARTICIPANT")


@cache
def written() -> tuple[Property, ...]:
    dated = [event for event in sample() if event.dtstart is not None]
    feeds = (ALL_OF_IT, FEED, replace(FEED, event_url=None))
    return tuple(one for feed in feeds for one in properties(render_calendar(dated, feed)))


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_property_is_documented_and_there(component: str) -> None:
    assert set(named(component, "property")) == {one.name for one in written() if one.component == component}


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_parameter_is_documented_and_there(component: str) -> None:
    found: dict[str, set[str]] = {}
    for one in written():
        if one.component == component:
            found.setdefault(one.name, set()).update(one.parameters)
    assert {row["property"]: set(row["parameters"].split()) for row in rows(component)} == found


@pytest.mark.parametrize("component", ["VEVENT", "PARTICIPANT"])
def test_a_property_is_left_out_just_where_it_can_be(component: str) -> None:
    dated = [event for event in sample() if event.dtstart is not None]
    texts = [render_calendar(dated, feed).decode() for feed in (ALL_OF_IT, replace(FEED, event_url=None))]
    bodies = [body for text in texts for body in re.findall(rf"BEGIN:{component}\r\n(.*?)END:{component}", text, re.S)]
    if component == "VEVENT":
        bodies = [body.partition("BEGIN:PARTICIPANT")[0] for body in bodies]
    missing = {row["property"] for row in rows(component) for body in bodies if not _has(row["property"], body)}
    assert missing == {row["property"] for row in rows(component) if row["left out"] != "never"}


def _has(name: str, body: str) -> bool:
    return re.search(rf"(?m)^{name}[;:]", body) is not None


def test_the_examples_of_the_properties_make_a_calendar() -> None:
    """One that our own strict check finds nothing wrong with."""
    head, event, party = (named(component, "example") for component in COMPONENTS)
    real = render_calendar([], FEED).decode()
    zone = real[real.index("BEGIN:VTIMEZONE") : real.index("END:VCALENDAR")].rstrip("\r\n")
    inner = ["BEGIN:VEVENT", *event, "BEGIN:PARTICIPANT", *party, "END:PARTICIPANT", "END:VEVENT"]
    lines = ["BEGIN:VCALENDAR", *head, zone, *inner, "END:VCALENDAR"]
    octets = "".join(f"{_folded(line)}\r\n" for line in "\r\n".join(lines).split("\r\n")).encode()
    assert complaints(octets) == []


def _folded(line: str) -> str:
    return "\r\n ".join(line[at : at + 70] for at in range(0, len(line), 70))


ENUMERATIONS: list[tuple[str, Any]] = [
    ("Kinds", Kind),
    ("Precision", Precision),
    ("Part of the day", PartOfDay),
    ("Status", Status),
    ("Scope", Scope),
    ("Role", Role),
    ("Reason of a withdrawal", _REASONS),
    ("Source of a conflict", _BY_PEOPLE),
    ("Fields that people correct", field_names()),
]


@pytest.mark.parametrize(("heading", "values"), ENUMERATIONS, ids=[heading for heading, _ in ENUMERATIONS])
def test_every_value_is_documented_in_its_order(heading: str, values: Any) -> None:
    assert named(heading, "code") == [str(value) for value in values]


@pytest.mark.parametrize("row", rows("Kinds"), ids=lambda row: row["code"])
def test_a_kind_has_name_colour_and_codes(row: Row) -> None:
    kind = Kind(plain(row["code"]))
    assert (row["name"], plain(row["colour"])) == (kind_label(kind, "en"), kind_color(kind))
    assert re.fullmatch(r"\d{3}(, \d{3})*", row["CAMEO"])
    assert row["PLOVER"] in {"AGREE", "CONSULT", "COOPERATE", ""}

"""Filters: one value for an address's query, a selection and a feed."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources

import pytest

import timeline
from timeline.countries import COUNTRIES
from timeline.errors import FilterError
from timeline.filter import MAX_LIMIT, EventFilter, parse_filter, query_string, to_query
from timeline.model import Kind, Precision, Status

READ = [
    ([], EventFilter()),
    ([("kind", "visit")], EventFilter(kinds=(Kind.VISIT,))),
    ([("kind", "visit"), ("kind", "Agreement")], EventFilter(kinds=(Kind.VISIT, Kind.AGREEMENT))),
    ([("kind", "visit"), ("kind", "visit")], EventFilter(kinds=(Kind.VISIT,))),
    ([("kind", "")], EventFilter()),
    ([("country", "kr")], EventFilter(countries=("KR",))),
    ([("party", " Daejeon ")], EventFilter(parties=("Daejeon",))),
    ([("status", "cancelled")], EventFilter(statuses=(Status.CANCELLED,))),
    ([("province", "binh-duong")], EventFilter(provinces=("binh-duong",))),
    ([("lang", "vi")], EventFilter(language="vi")),
    ([("from", "2023")], EventFilter(since=date(2023, 1, 1))),
    ([("to", "2023")], EventFilter(until=date(2023, 12, 31))),
    ([("from", "2023-02")], EventFilter(since=date(2023, 2, 1))),
    ([("to", "2023-02")], EventFilter(until=date(2023, 2, 28))),
    ([("to", "2024-02")], EventFilter(until=date(2024, 2, 29))),
    ([("to", "2023-12")], EventFilter(until=date(2023, 12, 31))),
    ([("from", "2023-02-05")], EventFilter(since=date(2023, 2, 5))),
    ([("q", "đại sứ quán")], EventFilter(words="đại sứ quán")),
    ([("limit", "5")], EventFilter(limit=5)),
    ([("limit", "all")], EventFilter(limit=MAX_LIMIT)),
    ([("country", "kr,JP"), ("country", "KR")], EventFilter(countries=("KR", "JP"))),
    ([("kind", "visit, agreement,")], EventFilter(kinds=(Kind.VISIT, Kind.AGREEMENT))),
    ([("party", "Daejeon, Korea")], EventFilter(parties=("Daejeon, Korea",))),
    ([("precision", "month")], EventFilter(precision=Precision.MONTH)),
    ([("cancelled", "0"), ("rich", "1")], EventFilter(cancelled=False, rich=True)),
    ([("cancelled", "1"), ("rich", "0")], EventFilter()),
    ([("utm_source", "x"), ("fbclid", "y"), ("gclid", "z"), ("mc_cid", "w")], EventFilter()),
]


@pytest.mark.parametrize("query, chosen", READ, ids=[str(row[0]) for row in READ])
def test_a_query_is_read(query: list[tuple[str, str]], chosen: EventFilter) -> None:
    assert parse_filter(query) == chosen


REFUSED = [
    ("contry", "KR", "country"),
    ("kind", "party", "agreement"),
    ("status", "done", "held"),
    ("status", "announced", "status planned, to today"),
    ("status", "withdrawn", "cancelled=0"),
    ("country", "Korea", "two letters"),
    ("country", "ÄÖ", "two letters"),
    ("lang", "fr", "en, vi, zh"),
    ("from", "4 January", "2023-01-04"),
    ("from", "2023-13", "2023-01-04"),
    ("to", "2023-02-30", "2023-01-04"),
    ("to", "0000", "2023-01-04"),
    ("from", "٢٠٢٣", "2023-01-04"),
    ("limit", "0", "number from 1"),
    ("country", "XX", "such as KR"),
    ("cancelled", "yes", "0, 1"),
    ("rich", "2", "0, 1"),
    ("precision", "before", "day, month"),
    ("limit", "-1", "number from 1"),
    ("limit", "100001", "number from 1"),
    ("limit", "many", "number from 1"),
    ("q", "x" * 201, "longer than"),
]


@pytest.mark.parametrize("name, value, hint", REFUSED)
def test_what_is_unknown_is_refused_and_what_is_allowed_is_named(name: str, value: str, hint: str) -> None:
    with pytest.raises(FilterError, match=hint):
        parse_filter([(name, value)])


@pytest.mark.parametrize("name, values", [("from", ("2020", "2021")), ("limit", ("1", "2")), ("q", ("a", "b"))])
def test_what_can_be_only_once_is_refused_twice(name: str, values: tuple[str, str]) -> None:
    with pytest.raises(FilterError, match="only once"):
        parse_filter([(name, value) for value in values])


def test_more_values_than_anybody_means_are_refused() -> None:
    with pytest.raises(FilterError, match="more than 300"):
        parse_filter([("party", "")] * 301)


@pytest.mark.parametrize("first, last", [("2024", "2020"), ("2023-02-05", "2023-02-04"), ("2023-03", "2023-02")])
def test_a_period_that_ends_before_it_begins_is_refused(first: str, last: str) -> None:
    with pytest.raises(FilterError, match=f"begins at {first}, after to={last}"):
        parse_filter([("to", last), ("from", first)])


@pytest.mark.parametrize("first, last", [("2023", "2023"), ("2023-02-05", "2023-02-05"), ("2023-05", "2023")])
def test_a_period_may_be_as_short_as_a_day(first: str, last: str) -> None:
    chosen = parse_filter([("from", first), ("to", last)])
    assert chosen.since is not None and chosen.until is not None and chosen.since <= chosen.until


def test_the_last_year_has_a_last_day() -> None:
    assert parse_filter([("to", "9999")]).until == date(9999, 12, 31)


FULL = EventFilter(
    kinds=(Kind.AGREEMENT, Kind.VISIT),
    countries=("KR", "LA"),
    parties=("Daejeon", "Gangnam & Co"),
    statuses=(Status.HELD,),
    provinces=("binh-duong",),
    language="zh",
    since=date(2020, 1, 1),
    until=date(2023, 12, 31),
    words="ký kết",
    limit=10,
)


def test_a_filter_survives_its_own_address() -> None:
    assert parse_filter(to_query(FULL)) == FULL


def test_one_filter_has_one_address() -> None:
    assert to_query(EventFilter(countries=("LA", "KR"))) == to_query(EventFilter(countries=("KR", "LA")))


def test_an_address_is_escaped() -> None:
    assert "party=Gangnam+%26+Co" in query_string(FULL)


def test_everything_has_no_query() -> None:
    assert query_string(EventFilter()) == ""


def test_the_countries_are_those_that_have_names() -> None:
    named = json.loads((resources.files(timeline) / "lexicon/names/countries.json").read_text("utf-8"))
    assert set(named) - {"XA", "XB"} == COUNTRIES  # CLDR's two are for trying programs out


def test_many_kinds_make_no_long_address() -> None:
    chosen = EventFilter(kinds=tuple(Kind), countries=("KR", "JP", "CN", "DE"), statuses=tuple(Status))
    assert len(query_string(chosen)) < 200

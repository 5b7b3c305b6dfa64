"""What holds for every text: spans, order, output, and that hostile text is only text."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.reading import mentions, values
from timeline.dates import Reference, date_values, find_dates
from timeline.dates.grammar import read_grammar
from timeline.errors import ConfigError
from timeline.lexicon import languages, read_lexicon

PIECES = [
    *"0123456789/.-–—:年月日至 \n\t,",
    *("May ", "March", " of ", "the ", "from ", "January", "ngày ", "tháng ", "năm ", "sáng ", "đến ", "上周", "去年"),
    *(
        "2023",
        "31",
        "12",
        "last ",
        "next ",
        "Monday",
        "and ",
        "to ",
        "as of ",
        "一",
        "十",
        "二〇二〇",
        "９",
        "İ",
        "\u0301",
    ),
]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=120)
PUBLISHED = st.dates() | st.none()


@settings(max_examples=400, deadline=None)
@given(text=HOSTILE, language=st.sampled_from(["en", "vi", "zh"]), published=PUBLISHED)
def test_mentions_are_sorted_never_overlap_and_point_into_the_text(
    text: str, language: str, published: date | None
) -> None:
    end = 0
    for mention in find_dates(text, language, Reference(published)):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text) == mention.text
        end = mention.span.end


@settings(max_examples=400, deadline=None)
@given(text=HOSTILE, language=st.sampled_from(["en", "vi", "zh"]), published=PUBLISHED)
def test_what_is_resolved_begins_before_it_ends(text: str, language: str, published: date | None) -> None:
    for mention in find_dates(text, language, Reference(published)):
        assert (mention.dtend is None) is (mention.resolved is None)
        assert mention.dtstart is None or (mention.dtend is not None and mention.dtstart < mention.dtend)


def test_days_that_no_calendar_has_are_not_found() -> None:
    assert mentions("On February 30, 2023 and on 31/6/2023 nothing happened.", "en") == []


def test_spans_point_into_decomposed_text_as_it_was_given() -> None:
    text = unicodedata.normalize("NFD", "Chiều ngày 24/8/2023, đoàn đến thăm.")
    (mention,) = mentions(text, "vi")
    assert unicodedata.normalize("NFC", mention.span.of(text)) == "Chiều ngày 24/8/2023"


def test_a_range_of_two_dates_is_printed_as_an_entry_for_each_end() -> None:
    text = "Honoured from 2019 to 2021."
    entries = date_values(mentions(text, "en"))
    assert [(e["text"], e["value"], e["precision"]) for e in entries] == [
        ("2019", "2019", "year"),
        ("2021", "2021", "year"),
    ]


def test_a_range_of_days_is_printed_as_one_entry() -> None:
    (entry,) = date_values(mentions("Held on October 10-12, 2018.", "en"))
    assert entry == {
        "start": 8,
        "end": 27,
        "text": "October 10-12, 2018",
        "value": "2018-10-10/2018-10-12",
        "precision": "day",
        "resolved": "stated",
    }


def test_what_is_open_and_what_is_a_limit_is_not_printed() -> None:
    assert date_values(mentions("On May 5 they met. They recently signed.", "en")) == []


def test_there_is_a_lexicon_for_each_language_of_the_program() -> None:
    assert {"en", "vi", "zh"} <= set(languages())


@pytest.mark.parametrize("language", ["xx", "", "../en"])
def test_a_language_without_lexicon_is_an_error_that_names_those_there_are(language: str) -> None:
    with pytest.raises(ConfigError, match="en"):
        read_lexicon(language)


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_every_pattern_of_a_lexicon_compiles(language: str) -> None:
    grammar = read_grammar(language)
    rows = [*grammar.patterns, *grammar.lead, *grammar.trail]
    assert len([(row.regex, row.after, row.not_after) for row in rows]) > 60


def test_dates_across_lines_of_wrapped_text_are_found() -> None:
    assert values("They met on January\n4, 2023 again.", "en") == ["2023-01-04"]


def test_dates_are_not_joined_across_paragraphs() -> None:
    assert values("The fair of March\n\n4, 2023 houses", "en", "2022-04-01") == ["2022-03"]


@pytest.mark.parametrize("nobodys", [date.min, date(1, 1, 2), date(9999, 12, 30), date.max])
@pytest.mark.parametrize(
    ("text", "language"),
    [("on Monday, last Easter, 100 weeks later", "en"), ("上周五，99周后", "zh"), ("지난 월요일, 29일", "ko")],
)
def test_a_publication_date_at_the_ends_of_the_calendar_is_none(text: str, language: str, nobodys: date) -> None:
    assert find_dates(text, language, Reference(nobodys)) == find_dates(text, language, Reference(None))


@pytest.mark.parametrize("head", ["Korea Day", "Nobody is too late", "The new year"])
def test_a_date_takes_nothing_from_the_headline_above_it(head: str) -> None:
    (mention,) = mentions(f"{head}\n18 Mar 2024\n\nGuests came.", "en")
    assert mention.text == "18 Mar 2024"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At 14:00 on 1-3 Aug 2023 they met.", "en"),
        ("2023年8月1日至3日下午，会谈。", "zh"),
        ("Sáng 1-3/8/2023, họp.", "vi"),
    ],
)
def test_a_range_of_days_has_no_hour_of_one_of_them(text: str, language: str) -> None:
    (mention,) = mentions(text, language)
    assert (values(text, language), mention.part_of_day, mention.clock) == (["2023-08-01/2023-08-03"], None, None)

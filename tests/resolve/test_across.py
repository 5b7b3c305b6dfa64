"""Which events are one though their dates are known more and less exactly."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from tests.reports import NOW, after, bare_facts, ids, later, make_article, make_candidate
from timeline.model import Extraction, Kind, Party, Precision, Role, Span
from timeline.records import Known
from timeline.resolve import plan_changes

JAPAN = {"kind": Kind.PROMOTION, "parties": (Party("Japan", Role.PARTICIPANT, "JP"),), "countries": ("JP",)}
YAMAGUCHI = {**JAPAN, "parties": (Party("Yamaguchi", Role.PARTICIPANT, "JP"),)}
HORASIS = {"kind": Kind.CONFERENCE, "parties": (Party("Horasis", Role.ORGANISER),), "countries": ("CN",)}
DAY_SPAN = {"date_span": Span(3, 12)}
YEAR = {"dtstart": date(2023, 1, 1), "dtend": date(2024, 1, 1), "precision": Precision.YEAR}
MONTH = {**DAY_SPAN, "dtstart": date(2023, 9, 1), "dtend": date(2023, 10, 1), "precision": Precision.MONTH}
DAY = {**DAY_SPAN, "dtstart": date(2023, 9, 8)}
NAMED = {"summary": "Meet Japan 2023", "quote": "In September Meet Japan 2023 brought investors to the province."}
HELD = {"summary": "400 guests at a fair", "quote": 'On September 8, the "Meet Japan 2023" programme drew 400 guests.'}
IN_VIETNAMESE = {
    "summary": "Gặp gỡ Nhật Bản 2023",
    "quote": "Chương trình “Gặp gỡ Nhật Bản 2023” (Meet Japan 2023) do tỉnh tổ chức.",
    "language": "vi",
}
PREPARED = {"summary": '"Meet Japan 2023" is near', "quote": "The chairman had the department report on it on July 25."}

Said = dict[str, Any]
ONE: list[tuple[str, list[Said]]] = [
    ("a year and its day", [{**JAPAN, **YEAR, **NAMED}, {**YAMAGUCHI, **DAY, **HELD}]),
    ("a month and its day", [{**JAPAN, **MONTH, **NAMED}, {**YAMAGUCHI, **DAY, **HELD}]),
    ("a year, its month and its day",
     [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **MONTH, **NAMED}, {**JAPAN, **DAY, **HELD}]),
    ("a year and its month", [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **MONTH, **NAMED}]),
    ("a year in two languages", [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **YEAR, **IN_VIETNAMESE}]),
    ("a year in another language and its day", [{**JAPAN, **YEAR, **IN_VIETNAMESE}, {**YAMAGUCHI, **DAY, **HELD}]),
    ("a name before and after its year",
     [{**HORASIS, **YEAR, "summary": "Horasis China Meeting 2023"},
      {**HORASIS, **DAY, "quote": "On Sept. 8, guests came to the 2023 Horasis China Meeting."}]),
    ("a range of years and one of them",
     [{**JAPAN, **YEAR, **NAMED, "dtend": date(2025, 1, 1)}, {**JAPAN, **YEAR, **NAMED}]),
]  # fmt: skip
SEVERAL: list[tuple[str, list[Said]]] = [
    ("two days of that name in the year",
     [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **DAY, **HELD}, {**JAPAN, **DAY, **HELD, "dtstart": date(2023, 9, 20)}]),
    ("a day that does not name it",
     [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **DAY, "summary": "Guests", "quote": "Guests."}]),
    ("a day of another year", [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **DAY, **HELD, "dtstart": date(2024, 9, 8)}]),
    ("a day of another month", [{**JAPAN, **MONTH, **NAMED}, {**JAPAN, **DAY, **HELD, "dtstart": date(2023, 10, 8)}]),
    ("another country", [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **DAY, **HELD, "countries": ("SG",), "parties": ()}]),
    ("another kind", [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **DAY, **HELD, "kind": Kind.AWARD}]),
    ("another home province", [{**JAPAN, **YEAR, **NAMED}, {**JAPAN, **DAY, **HELD, "province": "da-nang"}]),
    ("a title that the program composed",
     [{**JAPAN, **YEAR, **NAMED, "quote": "In 2023 it met Japan.", "composed": {"en": "Meet Japan 2023"}},
      {**JAPAN, **DAY, **HELD}]),
    ("one article", [{**JAPAN, **YEAR, **NAMED, "article": "a"}, {**JAPAN, **DAY, **HELD, "article": "a"}]),
]  # fmt: skip


def _corpus(rows: list[Said]) -> list[Extraction]:
    """An article for each, unless it names one."""
    by_article: dict[str, list[Said]] = {}
    for number, row in enumerate(rows):
        by_article.setdefault(row.get("article", f"news-{number}"), []).append(row)
    return [_extraction(key, said) for key, said in by_article.items()]


def _extraction(key: str, rows: list[Said]) -> Extraction:
    article = make_article(key, language=rows[0].get("language", "en"))
    kept = [{name: value for name, value in row.items() if name not in ("article", "language")} for row in rows]
    return Extraction(article, tuple(make_candidate(article, **row) for row in kept))


def _known(*batches: list[Extraction]) -> Known:
    known = Known()
    for hour, batch in enumerate(batches):
        known = after(known, plan_changes(batch, known, later(hour), {e.article.key: "1" for e in batch}))
    return known


@pytest.mark.parametrize("rows", [row[1] for row in ONE], ids=[row[0] for row in ONE])
def test_one_event(rows: list[Said]) -> None:
    (event,) = _known(_corpus(rows)).events.values()
    assert len(event.evidence) == len(rows)
    assert event.precision is min((row.get("precision", Precision.DAY) for row in rows), key=list(Precision).index)


@pytest.mark.parametrize("rows", [row[1] for row in SEVERAL], ids=[row[0] for row in SEVERAL])
def test_several_events(rows: list[Said]) -> None:
    assert len(_known(_corpus(rows)).events) == len(rows)


@pytest.mark.parametrize("rows", [row[1] for row in ONE + SEVERAL], ids=[row[0] for row in ONE + SEVERAL])
def test_any_order_gives_the_same(rows: list[Said]) -> None:
    results = [_known(*([extraction] for extraction in order)) for order in permutations(_corpus(rows))]
    assert all(bare_facts(known) == bare_facts(results[0]) for known in results)
    assert all(ids(known) == ids(results[0]) for known in results)


def test_a_preparation_is_another_event() -> None:
    preparation = {**JAPAN, **PREPARED, "dtstart": date(2023, 7, 25)}
    known = _known(_corpus([{**JAPAN, **YEAR, **NAMED}, {**YAMAGUCHI, **DAY, **HELD}, preparation]))
    assert sorted(len(event.evidence) for event in known.events.values()) == [1, 2]


def test_a_second_day_of_the_name_takes_them_apart_again() -> None:
    rows = [
        {**JAPAN, **YEAR, **NAMED},
        {**JAPAN, **DAY, **HELD},
        {**JAPAN, **DAY, **HELD, "dtstart": date(2023, 9, 20)},
    ]
    first, second, third = _corpus(rows)
    assert len(_known([first, second]).events) == 1
    assert len(_known([first, second], [third]).events) == 3
    silenced = Extraction(third.article)
    together = _known([first, second], [third], [silenced])
    assert sorted(event.withdrawn is None for event in together.events.values()) == [False, True]
    assert NOW in {event.created for event in together.events.values()}

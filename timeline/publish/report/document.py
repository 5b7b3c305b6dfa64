"""A report as a document: a title and tables with headings, the same for every form that it is handed in as.

A cell is a text, a whole number, a difference of two, or a link. All texts are clean and in the reader's language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from babel.dates import format_skeleton
from babel.numbers import format_decimal

from timeline.lexicon.labels import country_name, kind_label, locale, phrase, report_label, written_date
from timeline.model import Event
from timeline.publish.report.figures import Count, Period, Report
from timeline.publish.text import clean_line
from timeline.publish.wording import LONGEST_TITLE, parties_line, sources, told_headline, when_fully


@dataclass(frozen=True, slots=True)
class Link:
    """A text and the web address that it leads to."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Difference:
    """By how many there are more than before, or less."""

    value: int

    def written(self, language: str) -> str:
        """With its sign; a true minus, as people write it."""
        number = str(format_decimal(abs(self.value), locale=locale(language)))
        return f"+{number}" if self.value > 0 else f"−{number}" if self.value else number


Cell: TypeAlias = str | int | Link | Difference


@dataclass(frozen=True, slots=True)
class Section:
    """A table below its heading. columns: their names; without rows it says that there is nothing."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def links(self) -> frozenset[int]:
        """The columns that hold links, counted from 0."""
        return frozenset(at for row in self.rows for at, cell in enumerate(row) if isinstance(cell, Link))


@dataclass(frozen=True, slots=True)
class Document:
    """period: what it is of. method: how it was counted. nothing: what a table without rows says.

    address: what a column of web addresses is called.
    """

    title: str
    language: str
    period: str
    method: str
    nothing: str
    address: str
    sections: tuple[Section, ...]

    def more(self, rows: int) -> str:
        """What is said where a form leaves the last rows of a table out."""
        number = str(format_decimal(rows, locale=locale(self.language)))
        return report_label("more", self.language, n=number)


def document_of(report: Report, province: str, language: str) -> Document:
    """The report in words of `language`. province: what it is called there."""
    period, compared = _span("period", report.period, language), _span("compared", report.before, language)
    said = phrase("bracketed", language, name=period, more=compared)
    return Document(
        report_label("title", language, province=province),
        language,
        said,
        report_label("method", language),
        report_label("nothing", language),
        report_label("address", language),
        (*_figures(report, language), *_lists(report, language)),
    )


def _span(name: str, period: Period, language: str) -> str:
    first, last = (written_date(day, language) for day in (period.first, period.last))
    return report_label(name, language, first=first, last=last)


def _figures(report: Report, language: str) -> Sequence[Section]:
    countries = (sum(c.now > 0 for c in report.countries), sum(c.before > 0 for c in report.countries))
    totals = [
        ("held", report.held.now, report.held.before),
        ("came", len(report.came), report.came_before),
        ("went", len(report.went), report.went_before),
        ("signed", len(report.signed), report.signed_before),
        ("countries", *countries),
    ]
    counts = [Count(report_label(name, language), now, before) for name, now, before in totals]
    kinds = [Count(kind_label(c.of, language), c.now, c.before) for c in report.kinds]
    lands = [Count(clean_line(country_name(c.of, language)), c.now, c.before) for c in report.countries]
    months = [Count(_month(c.of, language), c.now, c.before) for c in report.months]
    return [
        _counts("figures", "measure", counts, language),
        _counts("kinds", "kind", kinds, language),
        _counts("by_country", "country", lands, language),
        _counts("by_month", "month", months, language),
    ]


def _counts(heading: str, column: str, counts: Sequence[Count[str]], language: str) -> Section:
    columns = tuple(report_label(name, language) for name in (column, "now", "before", "change"))
    rows = tuple((c.of, c.now, c.before, Difference(c.now - c.before)) for c in counts)
    return Section(report_label(heading, language), columns, rows)


def _month(month: tuple[int, int], language: str) -> str:
    return str(format_skeleton("yMMMM", date(*month, 1), locale=locale(language)))


def short_months(months: Sequence[tuple[int, int]], language: str) -> list[str]:
    """Months (year, month) as a chart has room for them; without the year where all are of one."""
    skeleton = "MMM" if len({year for year, _ in months}) == 1 else "yMMM"
    return [str(format_skeleton(skeleton, date(*month, 1), locale=locale(language))) for month in months]


def _lists(report: Report, language: str) -> Sequence[Section]:
    named = {
        "came": report.came,
        "went": report.went,
        "signed": report.signed,
        "planned": report.planned,
        "called_off": report.called_off,
        "unsure": report.unsure,
    }
    always = {"came", "went", "signed"}
    return [_events(name, events, language) for name, events in named.items() if events or name in always]


def _events(heading: str, events: Sequence[Event], language: str) -> Section:
    columns = tuple(report_label(name, language) for name in ("date", "event", "who", "place", "source"))
    return Section(report_label(heading, language), columns, tuple(_row(event, language) for event in events))


def _row(event: Event, language: str) -> tuple[Cell, ...]:
    return (
        when_fully(event, language),
        told_headline(event, language),
        parties_line(event.parties, language) or _countries(event, language),
        clean_line(event.location or "", LONGEST_TITLE),
        _source(event, language),
    )


def _countries(event: Event, language: str) -> str:
    names = (clean_line(country_name(code, language)) for code in event.countries)
    return phrase("separator", language).join(names)


def _source(event: Event, language: str) -> Cell:
    """The first article, with its address if it has one."""
    for source in sources(event, language):
        return Link(source.label, source.url) if source.url else source.label
    return ""

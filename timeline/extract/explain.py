"""An article with every decision marked, for whoever edits a lexicon: what the rules saw, and what came of it.

Nothing is decided here: sentences, words and names are those of `page`, verdicts those of the extraction's own trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from timeline.dates import find_stamps
from timeline.extract import extract_events
from timeline.extract.page import Page, read_page
from timeline.extract.sentences import Sentence
from timeline.model import (
    Article,
    DateMention,
    Explanation,
    Extraction,
    Mark,
    Precision,
    Span,
    period_end,
    period_start,
)
from timeline.provinces import Profile

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_EVENT = "event"  # what the trace says of a date that became one
_NO_KINDS = "; kinds: "  # the trace where it found none
_BORROWED = "without a date of its own: on the day of an event before"


def explain_article(article: Article, profile: Profile) -> Explanation:
    """The extraction of `article` with marks of all that the rules saw. Raises ConfigError as `extract_events` does."""
    page = read_page(article, profile)
    extraction = extract_events(article, profile)
    marks = [
        *_sentences(page),
        *_stamps(article),
        *(Mark(term.span, term.group, term.value, term.name) for term in page.terms if term.group != "mask"),
        *_dates(extraction),
        *_undated(extraction),
    ]
    return Explanation(
        extraction,
        profile.id,
        tuple(sorted(dict.fromkeys(marks), key=lambda mark: (mark.span, mark.group, mark.value))),
    )


def _sentences(page: Page) -> Iterator[Mark]:
    """Each sentence with its role; what belongs to none is clutter."""
    sentences = sorted((*page.headlines, *page.prose), key=lambda s: s.span)
    yield from (Mark(s.span, _role(page, s), str(s.number)) for s in sentences)
    yield from _clutter(page.article.text, [s.span for s in sentences])


def _role(page: Page, sentence: Sentence) -> str:
    return "lead" if sentence.role == "prose" and sentence.number in page.lead else sentence.role


def _clutter(text: str, taken: list[Span]) -> Iterator[Mark]:
    """What letters and figures of a line are in no sentence, and lines of nothing but signs.

    `taken` is sorted, and none reaches over a line's end.
    """
    at = 0
    for line in _LINE.finditer(text):
        start = line.start()
        if at == len(taken) or taken[at].start >= line.end():
            yield from _shown(text, Span(start, line.end()))
            continue
        while at < len(taken) and taken[at].start < line.end():
            yield from _rest(text, Span(start, taken[at].start))
            start, at = taken[at].end, at + 1
        yield from _rest(text, Span(start, line.end()))


def _rest(text: str, gap: Span) -> Iterator[Mark]:
    if any(letter.isalnum() for letter in gap.of(text)):
        yield from _shown(text, gap)


def _shown(text: str, gap: Span) -> Iterator[Mark]:
    inner = gap.of(text)
    if inner.strip():
        start = gap.start + len(inner) - len(inner.lstrip())
        yield Mark(Span(start, gap.start + len(inner.rstrip())), "clutter")


def _stamps(article: Article) -> Iterator[Mark]:
    for stamp in find_stamps(article.text, article.language):
        yield Mark(stamp.span, "stamp", stamp.date.isoformat() if stamp.date else "", stamp.label)


def _dates(extraction: Extraction) -> Iterator[Mark]:
    """Each date with its verdict and, of those in prose, the rule's trace."""
    kept = {event.date_span for event in extraction.candidates}
    reasons = _reasons(extraction)
    traces = {span: (rule, outcome) for span, rule, outcome in extraction.trace}
    mentions = {mention.span: mention for mention in extraction.mentions}
    for span in sorted(mentions.keys() | traces.keys()):
        mention = mentions.get(span)
        rule, outcome = traces.get(span) or (mention.form if mention else "", "")
        group = "event" if span in kept else "repeated" if outcome == _EVENT else "rejected"
        reason = "" if group == "event" else reasons.get(span, "part of the event before it")
        rule = rule.removesuffix(_NO_KINDS)
        shown = [reason, rule, *(_how(mention) if mention else ["the year that the other names of the list bear"])]
        yield Mark(span, group, _value(mention) if mention else "", " · ".join(part for part in shown if part))


def _reasons(extraction: Extraction) -> Mapping[Span, str]:
    """The first reason that is given against each span."""
    return {rejection.span: rejection.reason for rejection in reversed(extraction.rejections)}


def _how(mention: DateMention) -> Iterable[str]:
    yield str(mention.resolved) if mention.resolved else "not resolved"
    if mention.part_of_day:
        yield str(mention.part_of_day)
    if mention.clock:
        yield mention.clock.isoformat("minutes")


def _value(mention: DateMention) -> str:
    """The date as exactly as it is known: "2023-01-04", "2023-01", "A/B" for a range, "<A" for a limit, "?"."""
    return _period(mention.dtstart, mention.dtend, mention.precision) or "?"


def _period(dtstart: date | None, dtend: date | None, precision: Precision) -> str:
    start, end = period_start(dtstart, precision), period_end(dtstart, dtend, precision)
    if start is None:
        return f"<{end}" if end else ""
    return f"{start}/{end}" if end else start


def _undated(extraction: Extraction) -> Iterator[Mark]:
    """Events that were told without a date of their own, where they are told."""
    dated = {span for span, _, _ in extraction.trace} | {mention.span for mention in extraction.mentions}
    for event in extraction.candidates:
        if event.date_span not in dated:
            yield Mark(event.date_span, "event", _period(event.dtstart, event.dtend, event.precision), _BORROWED)
    kept = {event.date_span for event in extraction.candidates}
    for span, reason in _reasons(extraction).items():
        if span not in dated | kept:
            yield Mark(span, "repeated", "", f"{reason} · {_BORROWED}")

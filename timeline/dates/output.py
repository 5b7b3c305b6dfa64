"""Found dates as plain values, as `timeline dates` prints them."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.model import DateMention, Precision, Span, period_end, period_start


def date_values(mentions: Iterable[DateMention]) -> list[dict[str, object]]:
    """The resolved mentions as {"start", "end", "text", "value", "precision", "resolved"}.

    start, end: half-open offsets in code points. value: "2023-01-04", "2023-01" or "2023"; "A/B" for a range, both
    ends inclusive. A range whose ends are dates for themselves ("from 2019 to 2021") gives an entry for each end.
    A mere limit ("recently") has no value and is left out, as is what could not be resolved.
    """
    dated = (m for m in mentions if m.is_resolved and m.precision is not Precision.BEFORE)
    return [entry for m in dated for entry in _entries(m)]


def _entries(mention: DateMention) -> list[dict[str, object]]:
    first = period_start(mention.dtstart, mention.precision) or ""
    last = period_end(mention.dtstart, mention.dtend, mention.precision)
    if last is None or mention.ends is None:
        return [_entry(mention, mention.span, first if last is None else f"{first}/{last}")]
    return [_entry(mention, span, value) for span, value in zip(mention.ends, (first, last), strict=True)]


def _entry(mention: DateMention, span: Span, value: str) -> dict[str, object]:
    start = span.start - mention.span.start
    return {
        "start": span.start,
        "end": span.end,
        "text": mention.text[start : start + span.end - span.start],
        "value": value,
        "precision": str(mention.precision),
        "resolved": str(mention.resolved),
    }

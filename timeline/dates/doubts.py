"""Whether a text contradicts the day that its page seems to be published on: it tells of later days as of the past.

Such a day is one of the text's own, or that of a page's first version; nothing may be resolved against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timeline.dates.expressions import Expression
from timeline.dates.find import find_expressions
from timeline.dates.grammar import Grammar, read_grammar
from timeline.dates.stampforms import make_date
from timeline.dates.tablelines import LINE, find_table_lines
from timeline.lexicon import languages

_TOP = 30_000  # characters of a text that are looked at
_LATER = timedelta(days=31)  # what is nearer may be a slip, or a text that was touched up
_LISTED = timedelta(days=2 * 366)  # plans in tables do not reach further ahead
_REACH = 80  # characters beside a date in which the verb of its sentence stands


def is_outlived(text: str, language: str, published: date) -> bool:
    """Whether days well after `published` are stated in full as past, as what the text goes up to, or in a table."""
    if language not in languages():
        return False
    text = text[:_TOP]
    grammar = read_grammar(language)
    later = [(e, day) for e, day in _stated(text, grammar) if day - published > _LATER]
    if not later:
        return False
    tables = find_table_lines(text)
    listed = [(line.start(), line.end()) for line in LINE.finditer(text) if line.start() in tables]
    far = (e.span.start for e, day in later if day - published > _LISTED)
    if any(start <= place < end for place in far for start, end in listed):
        return True
    return any(e.use == "as-of" or _is_past(text, e, grammar) for e, _ in later)


def _stated(text: str, grammar: Grammar) -> Iterator[tuple[Expression, date]]:
    """The days that are stated in full."""
    for expression in find_expressions(text, grammar):
        point = expression.first
        if point.year is not None and point.month is not None and point.day is not None:
            day = make_date(point.year, point.month, point.day)
            if day is not None:
                yield expression, day


def _is_past(text: str, e: Expression, grammar: Grammar) -> bool:
    """Whether a verb of the past, and none of the future, stands in the sentence of the date."""
    if grammar.past is None or e.use is not None:
        return False
    begin = max(0, e.span.start - _REACH)
    ends = [m.end() for m in grammar.sentence_end.finditer(text, begin, max(begin, e.span.start))]
    begin = ends[-1] if ends else begin
    stop = grammar.sentence_end.search(text, e.span.end, e.span.end + _REACH)
    end = stop.start() if stop else min(len(text), e.span.end + _REACH)
    if grammar.future is not None and grammar.future.search(text, begin, end) is not None:
        return False
    return grammar.past.search(text, begin, end) is not None

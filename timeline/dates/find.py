"""Finding date expressions: where one may begin, which pattern fits there, and what stands right beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from timeline.dates.expressions import Expression, read_clock, read_match
from timeline.dates.grammar import Grammar, in_small_letters
from timeline.model import PartOfDay, Span

_WINDOW = 48  # characters that a look back sees; the longest phrase that may stand before a date is shorter
_LEADS = 4  # phrases that may follow each other before a date: "at 9:00 on the morning of"


def find_expressions(text: str, grammar: Grammar) -> list[Expression]:
    """The date expressions of a text, sorted, never overlapping. Linear in the length of the text."""
    found: list[Expression] = []
    position = 0
    low = in_small_letters(text)
    while (start := grammar.low_starts.search(low, position)) is not None:
        here = _expressions_at(text, start.start(), grammar)
        if here:
            bound = found[-1].span.end if found else 0
            found.append(_with_lead(text, low, here[0], bound, grammar))
            found.extend(here[1:])
            found[-1] = _with_trail(text, low, found[-1], grammar)
        position = found[-1].span.end if here else start.start() + 1
    return found


def _expressions_at(text: str, start: int, grammar: Grammar) -> list[Expression]:
    """What the first pattern that fits says; patterns are in the order in which they should be tried."""
    if grammar.starts.match(text, start) is None:
        return []
    any_of = grammar.at_digit if text[start].isdecimal() else grammar.at_word
    first = any_of.match(text, start)
    if first is None or first.lastgroup is None:
        return []
    before = text[max(0, start - _WINDOW) : start]
    for pattern in grammar.patterns[int(first.lastgroup[1:]) :]:
        match = pattern.regex.match(text, start)
        if match is None:
            continue
        if pattern.after is not None and pattern.after.search(before) is None:
            continue
        if pattern.not_after is not None and pattern.not_after.search(before) is not None:
            continue
        found = read_match(match, pattern, grammar)
        if found:
            return found
    return []


def _with_lead(text: str, low: str, found: Expression, bound: int, grammar: Grammar) -> Expression:
    """Draws in "the evening of", "early", a clock time; notes "as of", "since" and the like."""
    for _ in range(_LEADS):
        start = found.span.start
        if grammar.low_lead.search(low[max(bound, start - _WINDOW) : start]) is None:
            return found
        before = text[max(bound, start - _WINDOW) : start]
        for pattern in grammar.lead:
            match = pattern.regex.search(before)
            if match is not None:
                break
        else:
            return found
        if pattern.use is not None:
            return _used(found, pattern.use)
        found = _beside(found, match, Span(start - len(before) + match.start(), found.span.end), grammar)
    return found


def _used(found: Expression, use: str) -> Expression:
    """A range that is not open to the present is no "since"; only a range is a plan's or a term's period."""
    fits = {"since": found.form != "range", "period": found.form == "range"}.get(use, True)
    return replace(found, use=use) if fits else found


def _with_trail(text: str, low: str, found: Expression, grammar: Grammar) -> Expression:
    """Draws in what follows: a part of the day, a clock time."""
    for _ in range(2):
        if grammar.low_trail.match(low, found.span.end) is None:
            return found
        for pattern in grammar.trail:
            match = pattern.regex.match(text, found.span.end)
            if match is not None:
                if found.clock is not None and "hour" in match.groupdict():
                    return found
                if pattern.use is not None:
                    return _used(found, pattern.use)
                found = _beside(found, match, Span(found.span.start, match.end()), grammar)
                break
        else:
            return found
    return found


def _beside(found: Expression, match: re.Match[str], span: Span, grammar: Grammar) -> Expression:
    fields = {name: text for name, text in match.groupdict().items() if text is not None}
    spaces = len(match[0]) - len(match[0].rstrip()) if span.end == match.end() else 0
    part = found.part_of_day or grammar.parts_of_day.get(" ".join(fields.get("part", "").casefold().split()))
    clock = _on_a_dial(read_clock(fields), part)
    return replace(
        found,
        span=Span(span.start, span.end - spaces),
        part_of_day=part,
        clock=found.clock or clock,
        clock_end=found.clock_end or (read_clock(fields, "2") if clock else None),
    )


def _on_a_dial(clock: time | None, part: PartOfDay | None) -> time | None:
    """下午3时 is 15:00: an hour up to twelve in the afternoon or the evening is counted from noon."""
    if clock is None or part not in (PartOfDay.AFTERNOON, PartOfDay.EVENING) or clock.hour >= 12:
        return clock
    return clock.replace(hour=clock.hour + 12)

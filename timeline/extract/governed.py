"""Words that rule a date: those that stand right before it, with no comma between, or right after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.page import Page
from timeline.model import DateMention, Precision, Span

_RULES = 30  # characters within which a word before a date rules it
_RIGHT_AFTER = 2
_LONGEST_CUE = 30
_PAUSE = re.compile(r"[,;，、；:：]")


def is_ruled_by(page: Page, date: Span, cue: str) -> bool:
    """Whether a word of `cue` rules the date."""
    near = Span(date.start - _RULES - _LONGEST_CUE, date.end + _RIGHT_AFTER + 1)
    for term in page.terms_in(near):
        if term.group != "cue" or term.value != cue:
            continue
        between = page.article.text[term.span.end : date.start]
        if term.span.end <= date.start and len(between) <= _RULES and not _PAUSE.search(between):
            return True
        if 0 <= term.span.start - date.end <= _RIGHT_AFTER:
            return True
    return False


def is_given_up(page: Page, mention: DateMention, others: Sequence[DateMention]) -> bool:
    """Whether another of `others` says when something took place for which this day was first set, or since which
    something else goes on ("who has been in Seoul since Monday, signed yesterday")."""
    if mention.precision is not Precision.DAY or all(m is mention or m.precision is not Precision.DAY for m in others):
        return False
    return mention.form == "since" or is_ruled_by(page, mention.span, "former")

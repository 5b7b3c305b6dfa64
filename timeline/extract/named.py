"""Events known by a year in their name: "Meet Korea 2022", "WTA Summit 2018", and lists of such names.

What is said of such an event is its name alone: the part of the sentence between two marks of a list. In a list after a
colon, a name without a year shares the year of the others, where these all bear the same one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.clauses import joints_of
from timeline.extract.kinds import kinds_in
from timeline.extract.page import Page
from timeline.extract.sentences import Sentence
from timeline.lexicon import read_lexicon
from timeline.lexicon.writing import writing_of
from timeline.model import DateMention, Kind, Span

_WORD = 25
_CAPITALS_AFTER = re.compile(r"(?: (?:of |the |for |and )?[A-Z\u00c0-\u1ef80-9][\w’'-]{0,30}){0,10}")
_CAPITAL_BEFORE = re.compile(r"[^\W\d_]*[A-Z\u00c0-\u1ef8][^\W\d_]+ $")
_SHARES_YEAR = frozenset({Kind.CONFERENCE, Kind.PROMOTION, Kind.AWARD})


def name_span(page: Page, sentence: Sentence, span: Span) -> Span:
    """The name that `span` (a year) is part of: what stands between two marks of a list around it."""
    text, borders = page.article.text, joints_of(page.article.language).items
    left = [m.end() for m in borders.finditer(text, sentence.span.start, span.start)]
    right = borders.search(text, span.end, sentence.span.end)
    start = left[-1] if left else sentence.span.start
    end = right.start() if right else sentence.span.end
    if writing_of(page.article.language).capitals:  # after the year a name goes on with capitals only
        goes_on = _CAPITALS_AFTER.match(text, span.end, end)
        end = goes_on.end() if goes_on else span.end
    return _trimmed(page, Span(start, end))


def _trimmed(page: Page, span: Span) -> Span:
    inner = page.text(span)
    start = span.start + len(inner) - len(inner.lstrip(" \t*•-–—."))
    lead = joints_of(page.article.language).not_of_a_name.match(page.article.text, start, span.end)
    return Span(lead.end() if lead else start, max(start, span.start + len(inner.rstrip(" \t.*•-–—"))))


def in_a_name(page: Page, mention: DateMention) -> DateMention:
    """A year right after a word with a capital is that of a name: "Techfest Vietnam 2022"."""
    if mention.form != "year" or not mention.text.isdigit():
        return mention
    before = _CAPITAL_BEFORE.search(page.article.text[max(0, mention.span.start - _WORD) : mention.span.start])
    plain = before and before[0].strip().lower() in read_lexicon(page.article.language)["joints"]["before_years"]
    return replace(mention, form="name-year") if before and not plain else mention


def shared_years(page: Page, sentence: Sentence, mentions: list[DateMention]) -> Iterator[DateMention]:
    """For each name of a list that has no year of its own, a mention with the year that all the others bear."""
    years = [m for m in mentions if m.form == "name-year" and m.dtstart]
    if not years:
        return
    colon = joints_of(page.article.language).list_opens.search(
        page.article.text, sentence.span.start, sentence.span.end
    )
    if colon is None or len({m.dtstart for m in years}) != 1 or years[0].span.start < colon.end():
        return
    for item in _items(page, Span(colon.end(), sentence.span.end)):
        if any(item.overlaps(m.span) for m in mentions):
            continue
        if _is_name(page, item):
            yield replace(years[0], span=item, text=page.text(item))


def _items(page: Page, span: Span) -> Iterator[Span]:
    start = span.start
    text = page.article.text
    for match in joints_of(page.article.language).items.finditer(text, span.start, span.end):
        yield _trimmed(page, Span(start, match.start()))
        start = match.end()
    yield _trimmed(page, Span(start, span.end))


def _is_name(page: Page, item: Span) -> bool:
    words = page.text(item)
    if item.end - item.start < 4:
        return False
    if writing_of(page.article.language).capitals and not (words[:1].isupper() and words.split()[-1][:1].isupper()):
        return False
    return bool(kinds_in(page.terms_in(item), page.article.language) & _SHARES_YEAR)

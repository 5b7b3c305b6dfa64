"""Articles that other papers print nearly word for word: what was found in the one need not be looked for again.

Only what stands there word for word is carried over, to the place where it stands in the reprint, and only where
nothing that the reprint says otherwise could make a difference. In doubt the reprint is read like any article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from difflib import SequenceMatcher

from timeline.dates import Reference, find_dates
from timeline.dates.stamps import find_stamps
from timeline.errors import UnknownLanguageError
from timeline.extract.layout.lines import LINE
from timeline.extract.signatures import is_short
from timeline.extract.titles import with_titles
from timeline.folding import fold
from timeline.model import Article, EventCandidate, Evidence, Extraction, Rejection, Span
from timeline.provinces import Profile

_MOST_LINES = 1000  # comparing takes time that grows with their square
_LATER = timedelta(days=31)  # what is printed again after this is no news, and may be told as if it were
_AT_ONCE = timedelta(days=3)


def carried_over(article: Article, original: Extraction, profile: Profile) -> Extraction | None:
    """What was found in the original (by today's rules), as the reprint says it; None where it has to be looked for.

    It has to be where the reprint lacks one of the sentences or dates, adds prose or a date, or was published on a day
    that could make another date, or another event, of what is told.
    """
    lines = _compared(original.article.text, article.text)
    if lines is None or any(_tells_more(line, article) for line in lines.added):
        return None
    candidates = [_carried(one, article, original.article, lines) for one in original.candidates]
    found = [one for one in candidates if one is not None]
    if len(found) < len(candidates) or not (candidates or _are_of_a_time(article, original.article)):
        return None
    moved = ((lines.moved(rejection.span), rejection) for rejection in original.rejections)
    return Extraction(
        article,
        candidates=tuple(with_titles(found, profile)),
        rejections=tuple(Rejection(one.text, span, one.reason) for span, one in moved if span is not None),
    )


def marked(extraction: Extraction, original: Article) -> Extraction:
    """The extraction of a reprint, each sentence that it has from the original marked as such."""
    source = original.url or original.key
    marks = (_marked(one, original.text, source) for one in extraction.candidates)
    return replace(extraction, candidates=tuple(marks), reprint_of=original.key)


def _marked(candidate: EventCandidate, text: str, source: str) -> EventCandidate:
    evidence = candidate.evidence
    return replace(candidate, evidence=replace(evidence, reprint_of=source)) if evidence.quote in text else candidate


@dataclass(frozen=True, slots=True)
class _Lines:
    """Lines of the original (by their spans) that stand in the reprint, and by how much further behind. added: the
    reprint's other lines."""

    shared: tuple[tuple[Span, int], ...]
    added: tuple[str, ...]

    def moved(self, span: Span) -> Span | None:
        """Where in the reprint that stands which stands in one line of the original."""
        shifts = (shift for line, shift in self.shared if line.covers(span))
        return next((Span(span.start + shift, span.end + shift) for shift in shifts), None)


def _compared(old: str, new: str) -> _Lines | None:
    """None where there are too many lines."""
    before, after = ([Span(*m.span()) for m in LINE.finditer(text) if m.group().strip()] for text in (old, new))
    if len(before) > _MOST_LINES or len(after) > _MOST_LINES:
        return None
    texts = [span.of(old) for span in before], [span.of(new) for span in after]
    blocks = SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks()
    pairs = [(b.a + n, b.b + n) for b in blocks for n in range(b.size)]
    shared = tuple((before[one], after[other].start - before[one].start) for one, other in pairs)
    known = {other for _, other in pairs}
    return _Lines(shared, tuple(span.of(new) for place, span in enumerate(after) if place not in known))


def _tells_more(line: str, article: Article) -> bool:
    """Whether a line that the reprint adds may tell of an event, or of what all is about: it is prose, or has a date
    that is no stamp."""
    if not is_short(line) and fold(line) != fold(article.title or ""):
        return True
    try:
        mentions = find_dates(line, article.language, Reference(article.published))
    except UnknownLanguageError:
        return True
    stamps = [stamp.span for stamp in find_stamps(line, article.language)]
    return any(not any(stamp.covers(mention.span) for stamp in stamps) for mention in mentions)


def _carried(candidate: EventCandidate, article: Article, original: Article, lines: _Lines) -> EventCandidate | None:
    place, dated = lines.moved(candidate.evidence.span), lines.moved(candidate.date_span)
    if place is None or dated is None or not _keeps_its_date(candidate, article, original):
        return None
    evidence = Evidence(
        article.key, place, place.of(article.text), article.url, article.language, article.title, article.published
    )
    own = candidate.composed or fold(candidate.summary) in fold(f"{article.title or ''}\n{article.text}")
    summary, composed = (candidate.summary, candidate.composed) if own else ("", {})
    return replace(candidate, evidence=evidence, date_span=dated, summary=summary, composed=composed)


def _keeps_its_date(candidate: EventCandidate, article: Article, original: Article) -> bool:
    """Whether the same words mean the same day, and the same event, in what was published on another day.

    Where nobody knows when, only what states its year does: an address may tell it for the rest.
    """
    new, old = article.published, original.published
    if new is not None and new == old:
        return True
    if candidate.dtstart is None or candidate.dtend is None:
        return False
    words, days = candidate.date_span.of(original.text), (candidate.dtstart, candidate.dtend - timedelta(days=1))
    if not all(str(day.year) in words for day in days):
        return False
    if new is None or old is None:
        return new is old
    return abs(new - old) <= _LATER and all((new < day) == (old < day) for day in days)


def _are_of_a_time(article: Article, original: Article) -> bool:
    """Whether dates of which nothing could be made mean as little in the reprint."""
    new, old = article.published, original.published
    return new is not None and old is not None and abs(new - old) <= _AT_ONCE

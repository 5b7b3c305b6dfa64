"""An article as the rules see it: sentences, words, names, dates. Clutter is skipped by span, never cut out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from timeline.dates import find_dates
from timeline.dates.stamps import Stamp, find_stamps
from timeline.extract.folding import Folded, fold
from timeline.extract.sentences import Sentence, find_sentences
from timeline.extract.terms import Term, find_terms
from timeline.extract.years import reference_of
from timeline.model import Article, DateMention, Precision, Span
from timeline.provinces import Profile

_LEAD = 2  # sentences of the body that say what the article reports
_TEASER = 70


@dataclass(frozen=True, slots=True)
class Page:
    """headlines, prose: the sentences above the body, and the others. lead: numbers of those that say what is reported.

    mentions: dates in the text, but those in stamps, which are `stamped`. All by position.
    """

    article: Article
    profile: Profile
    folded: Folded
    headlines: tuple[Sentence, ...]
    prose: tuple[Sentence, ...]
    lead: frozenset[int]
    terms: tuple[Term, ...]
    mentions: tuple[DateMention, ...]
    stamped: tuple[DateMention, ...]

    def terms_in(self, span: Span) -> Sequence[Term]:
        """The words and names that begin in `span`."""
        return _between(self.terms, span)

    def mentions_in(self, span: Span) -> list[DateMention]:
        return [m for m in _between(self.mentions, span) if m.span.end <= span.end]

    def following(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """The next sentences of the body."""
        at = bisect_right(self.prose, sentence.number, key=lambda s: s.number)
        return self.prose[at : at + count]

    def text(self, span: Span) -> str:
        return span.of(self.article.text)


def read_page(article: Article, profile: Profile) -> Page:
    """All that the rules look at, found once."""
    text, language = article.text, article.language
    folded = fold(text, language)
    stamps = tuple(find_stamps(text, language))
    mentions = find_dates(text, language, reference_of(article, stamps))
    days = tuple(m for m in mentions if m.precision is Precision.DAY and not _overlaps_any(m.span, stamps))
    sentences = [_retold(sentence, days) for sentence in find_sentences(text, language, stamps)]
    prose = tuple(s for s in sentences if s.role != "headline")
    return Page(
        article=article,
        profile=profile,
        folded=folded,
        headlines=tuple(s for s in sentences if s.role == "headline"),
        prose=prose,
        lead=_lead(prose),
        terms=tuple(_outside_of(mentions, find_terms(text, folded, language, profile))),
        mentions=tuple(m for m in mentions if not _overlaps_any(m.span, stamps)),
        stamped=tuple(m for m in mentions if _overlaps_any(m.span, stamps)),
    )


def _outside_of(mentions: Sequence[DateMention], terms: Sequence[Term]) -> Iterator[Term]:
    """Without the words of a date: `đến` between two days is no journey."""
    for term in terms:
        at = bisect_right(mentions, term.span.start, key=lambda m: m.span.start) - 1
        if term.group not in {"word", "kind"} or at < 0 or term.span.end > mentions[at].span.end:
            yield term


def _retold(sentence: Sentence, days: tuple[DateMention, ...]) -> Sentence:
    """A long line above the body that names a day is no headline but news told in one line, as on pages of lists."""
    long = sentence.span.end - sentence.span.start >= _TEASER
    if sentence.role == "headline" and long and _between(days, sentence.span):
        return replace(sentence, role="prose")
    return sentence


_Placed = TypeVar("_Placed", Term, DateMention)


def _between(items: tuple[_Placed, ...], span: Span) -> tuple[_Placed, ...]:
    """Those of `items`, which are sorted by position, that begin in `span`."""
    low = bisect_left(items, span.start, key=lambda item: item.span.start)
    return items[low : bisect_left(items, span.end, lo=low, key=lambda item: item.span.start)]


def _overlaps_any(span: Span, stamps: Sequence[Stamp]) -> bool:
    """Whether a stamp overlaps; stamps are sorted and do not overlap each other."""
    at = bisect_right(stamps, span.start, key=lambda stamp: stamp.span.start)
    return any(stamp.span.overlaps(span) for stamp in stamps[max(0, at - 1) : at + 1])


def _lead(prose: Sequence[Sentence]) -> frozenset[int]:
    """The first sentences of the body, captions left out where there is a body."""
    body = [s for s in prose if s.role == "prose"] or prose
    return frozenset(s.number for s in body[:_LEAD])

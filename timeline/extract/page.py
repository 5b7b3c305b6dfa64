"""An article as the rules see it: sentences, words, names, dates. Clutter is skipped by span, never cut out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.dates import find_dates
from timeline.dates.stamps import Stamp, find_stamps
from timeline.extract.folding import Folded, fold
from timeline.extract.layout import read_layout
from timeline.extract.sentences import Sentence, find_sentences
from timeline.extract.terms import Term, find_terms
from timeline.extract.years import reference_of
from timeline.model import Article, DateMention, Precision, Span
from timeline.provinces import Profile

_LEAD = 2  # sentences of the body that say what the article reports
_TEASER = 70
_ABROAD = frozenset({"place", "country", "domestic"})
_ROWS = 2  # dated lines without a full stop that make a list
_INDENT = 4  # characters of a line within which a row of a month or a year opens with it


@dataclass(frozen=True, slots=True)
class Page:
    """headlines, prose: the sentences above the body, and the others. lead: numbers of those that say what is reported.

    mentions: dates in the text, but those in stamps, which are `stamped`. All by position. term_starts, mention_starts:
    where each of them begins.
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
    term_starts: Sequence[int]
    mention_starts: Sequence[int]

    def terms_in(self, span: Span) -> Sequence[Term]:
        """The words and names that begin in `span`."""
        return self.terms[_begun(self.term_starts, span)]

    def mentions_in(self, span: Span) -> list[DateMention]:
        starts = self.mention_starts
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:  # as in most sentences
            return []
        last = bisect_left(starts, span.end, first)
        return [m for m in self.mentions[first:last] if m.span.end <= span.end]

    def following(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """The next sentences of the body."""
        at = bisect_right(self.prose, sentence.number, key=lambda s: s.number)
        return self.prose[at : at + count]

    def preceding(self, sentence: Sentence, count: int) -> Sequence[Sentence]:
        """The sentences of the body before it, the nearest first."""
        at = bisect_left(self.prose, sentence.number, key=lambda s: s.number)
        return self.prose[max(0, at - count) : at][::-1]

    def text(self, span: Span) -> str:
        return span.of(self.article.text)


def read_page(article: Article, profile: Profile) -> Page:
    """All that the rules look at, found once."""
    text, language = article.text, article.language
    folded = fold(text, language)
    stamps = tuple(stamp for stamp in find_stamps(text, language) if stamp.label != "table")
    reference = reference_of(article, stamps)
    found = find_dates(text, language, reference)
    layout = read_layout(text, language, reference, found, stamps)
    found = layout.read_into(found)
    terms = tuple(_outside_of(found, find_terms(text, folded, language, profile)))
    in_stamp = [layout.is_stamp(m) or (_overlaps_any(m.span, stamps) and not layout.tells(m)) for m in found]
    mentions = tuple(m for m, inside in zip(found, in_stamp, strict=True) if not inside)
    days = [m.span.start for m in mentions if m.precision is Precision.DAY]
    starts = [mention.span.start for mention in mentions]
    lines = _with_rows(list(find_sentences(text, folded, language, stamps, layout)), mentions, starts)
    sentences = [_retold(sentence, days) for sentence in lines]
    prose = tuple(s for s in sentences if s.role != "headline")
    return Page(
        article=article,
        profile=profile,
        folded=folded,
        headlines=tuple(s for s in sentences if s.role == "headline"),
        prose=prose,
        lead=_lead(prose),
        terms=terms,
        mentions=mentions,
        stamped=tuple(m for m, inside in zip(found, in_stamp, strict=True) if inside),
        term_starts=[term.span.start for term in terms],
        mention_starts=starts,
    )


def _outside_of(mentions: Sequence[DateMention], terms: Sequence[Term]) -> Iterator[Term]:
    """Without the words of a date (`đến` between two days is no journey), and without the place that news is sent from
    (`新华社河内5月17日电`)."""
    starts = [mention.span.start for mention in mentions]
    sent = [mention.span.start for mention in mentions if mention.form == "dateline"]
    for term in terms:
        if term.group in _ABROAD and _ends_before(term, sent):
            continue
        if term.group in {"word", "kind"}:
            at = bisect_right(starts, term.span.start) - 1
            if at >= 0 and term.span.end <= mentions[at].span.end:
                continue
        yield term


def _ends_before(term: Term, starts: Sequence[int]) -> bool:
    """Whether one of the (sorted) places lies right behind the term."""
    at = bisect_left(starts, term.span.end)
    return at < len(starts) and starts[at] - term.span.end <= 1


def _with_rows(sentences: list[Sentence], mentions: Sequence[DateMention], starts: Sequence[int]) -> list[Sentence]:
    """The dated lines below the first one, where several have no full stop, are rows of a list and no headlines."""
    lines = [s for s in sentences[1:] if s.role == "headline"]
    rows = {s.number for s in lines if _is_dated_row(s, mentions[_begun(starts, s.span)])}
    if len(rows) < _ROWS:
        return sentences
    return [replace(s, role="row") if s.number in rows else s for s in sentences]


def _is_dated_row(sentence: Sentence, mentions: Sequence[DateMention]) -> bool:
    """Whether it names a day, or opens with a month or a year."""
    return any(
        m.precision is Precision.DAY or (m.span.start - sentence.span.start <= _INDENT and m.form != "name-year")
        for m in mentions
    )


def _retold(sentence: Sentence, days: Sequence[int]) -> Sentence:
    """A long line above the body that names a day is no headline but news told in one line, as on pages of lists."""
    long = sentence.span.end - sentence.span.start >= _TEASER
    if sentence.role == "headline" and long and days[_begun(days, sentence.span)]:
        return replace(sentence, role="prose")
    return sentence


def _begun(starts: Sequence[int], span: Span) -> slice:
    """Which of things that begin at `starts`, in order, begin in `span`."""
    low = bisect_left(starts, span.start)
    return slice(low, bisect_left(starts, span.end, lo=low))


def _overlaps_any(span: Span, stamps: Sequence[Stamp]) -> bool:
    """Whether a stamp overlaps; stamps are sorted and do not overlap each other."""
    at = bisect_right(stamps, span.start, key=lambda stamp: stamp.span.start)
    return any(stamp.span.overlaps(span) for stamp in stamps[max(0, at - 1) : at + 1])


def _lead(prose: Sequence[Sentence]) -> frozenset[int]:
    """The first sentences of the body, captions left out where there is a body."""
    body = [s for s in prose if s.role == "prose" and s.teaser is None] or [s for s in prose if s.row is None]
    return frozenset(s.number for s in body[:_LEAD])

"""Scenes of the rows of a list, a table or a plan: what a row says, with what its headings lend it.

A row speaks for itself: the page's headline and first sentences lend it nothing. A cell that is there to say what the
row is ("Type") says best what happened on the date, else its column's title; then come its own words; then the headings
above, the nearest first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.extract.facts import facts_in
from timeline.extract.kinds import WEAK, hinted_kinds, kinds_in
from timeline.extract.layout import Dated, Row
from timeline.extract.layout.words import folded, layout_words
from timeline.extract.outside import Outside
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.extract.sentences import Sentence
from timeline.extract.terms import Term
from timeline.model import Kind, Span

_NAMES = frozenset({"country", "place", "body", "domestic", "ministry"})
_HOME = frozenset({"home-name", "home-place", "home-body", "home"})
_BESIDE = 3  # characters between a country's name and its embassy
_TITLE = 300  # characters of a heading that are looked at


def row_scenes(page: Page, theme: Theme, sentence: Sentence, row: Row) -> Iterator[Scene]:
    """A scene for each date of `row`, which is the line of `sentence`."""
    for dated in row.dated:
        own = _terms(page, row, dated)
        kinds = _kinds(page, theme, row, dated, own)
        terms = sorted([*own, *_lent(page, row, own)], key=lambda t: (t.span.start, t.span.end))
        facts = facts_in(terms, page.article.language, theme.home_country)
        facts = replace(facts, kinds=kinds)
        yield Scene(dated.mention, sentence, sentence.span, facts, facts, kinds, in_lead=row.whole)


def theme_of_rows(theme: Theme) -> Theme:
    """What the page as a whole is about, as far as it says something of its rows."""
    nobody = Outside()
    return replace(theme, kinds=frozenset(), headline=nobody, lead=nobody, words=(), is_list=True)


def _terms(page: Page, row: Row, dated: Dated) -> list[Term]:
    """The words of the row, of its fields and of a notice's title, without those in the cells of other dates."""
    spans = (row.span, *row.fields, *(row.heads if row.whole else ()))
    terms = (term for span in spans for term in page.terms_in(span))
    return [t for t in terms if not any(other.covers(t.span) for other in dated.others)]


def _kinds(page: Page, theme: Theme, row: Row, dated: Dated, own: Sequence[Term]) -> frozenset[Kind]:
    if row.sort is not None and (sort := _of_sort(page, row.sort)):
        return sort
    titled = frozenset().union(*(_stated(page, head) for head in dated.heads))
    if titled:
        return titled
    if row.whole and (named := kinds_in([t for h in row.heads for t in page.terms_in(h)], page.article.language)):
        return named
    if row.whole and (headed := _headed(page, row)):
        return headed
    told = kinds_in(own, page.article.language) - _posts_of_home(own, theme)
    if not row.names:
        return told or hinted_kinds(own) or _headed(page, row)
    headed = _headed(page, row)
    if headed and row.first is not None:  # what is told of the trip says less than who is named, and where it is listed
        told = kinds_in([t for t in own if row.first.covers(t.span)], page.article.language) or told & WEAK
    return told if told - WEAK else told | headed


def _of_sort(page: Page, cell: Span) -> frozenset[Kind]:
    """The kinds that a cell names which is there to say what the row is."""
    terms = page.terms_in(cell)
    return _stated(page, cell) or kinds_in(terms, page.article.language) or hinted_kinds(terms)


def _headed(page: Page, row: Row) -> frozenset[Kind]:
    """The kinds that the nearest heading gives that gives any."""
    return next((stated for head in row.heads if (stated := _stated(page, head))), frozenset())


def _posts_of_home(own: Sequence[Term], theme: Theme) -> frozenset[Kind]:
    """The embassy of the home country is nobody from outside."""
    posts = [t.span for t in own if _is_consular(t)]
    homes = [t.span for t in own if t.group == "country" and t.value == theme.home_country]
    ours = [p for p in posts if any(max(p.start - h.end, h.start - p.end) <= _BESIDE for h in homes)]
    return frozenset({Kind.CONSULAR}) if posts and len(ours) == len(posts) else frozenset()


def _stated(page: Page, head: Span) -> frozenset[Kind]:
    """The kinds of event that a heading gives to what stands below it."""
    language = page.article.language
    text = folded(page.text(head)[:_TITLE], language)
    return frozenset(kind for kind, form in layout_words(language).kinds if form.search(text))


def _lent(page: Page, row: Row, own: Sequence[Term]) -> Iterator[Term]:
    """What the headings say that the row does not: who, whether at home, whether it is planned."""
    groups = {term.group for term in own}
    heads = row.heads
    if not groups & _NAMES:
        named = ([t for t in page.terms_in(h) if t.group in _NAMES or _is_consular(t)] for h in heads)
        yield from next((terms for terms in named if terms), [])
    if not groups & _HOME:
        yield from (t for h in heads for t in page.terms_in(h) if t.group in _HOME)
    if row.planned:
        start = row.span.start
        yield Term(Span(start, start), "cue", "planned")


def _is_consular(term: Term) -> bool:
    return term.group == "kind" and term.value == Kind.CONSULAR

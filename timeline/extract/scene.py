"""What surrounds one date: its sentence and clause, what these speak of, and what the article as a whole is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extract.clauses import clause_of
from timeline.extract.kinds import kinds_in
from timeline.extract.named import name_span
from timeline.extract.names import home_country
from timeline.extract.outside import Outside, outside_in
from timeline.extract.page import Page, Sentence
from timeline.extract.terms import Term
from timeline.model import DateMention, Kind, Span

_LEAD = 2  # sentences of the body that say what the article reports


@dataclass(frozen=True, slots=True)
class Theme:
    """kinds: what the headline stresses. headline, lead: who is named in the headline; there and in the first sentences.

    names_home: whether it is about the home province: its source says so, or headline or lead name it.
    """

    kinds: frozenset[Kind]
    headline: Outside
    lead: Outside
    names_home: bool
    home_country: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A date with its surroundings. `terms` are those of the clause, `around` those of the whole sentence."""

    mention: DateMention
    sentence: Sentence
    clause: Span
    terms: Sequence[Term]
    around: Sequence[Term]
    kinds: frozenset[Kind]
    outside: Outside
    sentence_outside: Outside
    in_lead: bool

    def cues(self, *, sentence: bool = False) -> frozenset[str]:
        return frozenset(t.value for t in (self.around if sentence else self.terms) if t.group == "cue")

    def count_cue(self, cue: str) -> int:
        return sum(t.group == "cue" and t.value == cue for t in self.around)

    def has(self, *groups: str, sentence: bool = True) -> bool:
        return any(t.group in groups for t in (self.around if sentence else self.terms))


def read_theme(page: Page) -> Theme:
    """What the article as a whole is about."""
    country = home_country(page.profile)
    heads = [term for s in page.headlines()[:2] for term in page.terms_in(s.span)]
    lead = [term for s in page.prose()[:_LEAD] for term in page.terms_in(s.span)]
    return Theme(
        kinds=kinds_in(heads, page.article.language),
        headline=outside_in(heads, country),
        lead=outside_in([*heads, *lead], country),
        names_home=page.article.province is not None or any(t.group.startswith("home-") for t in [*heads, *lead]),
        home_country=country,
    )


def read_scene(
    page: Page, theme: Theme, sentence: Sentence, mention: DateMention, events: Sequence[DateMention]
) -> Scene:
    """The surroundings of `mention` in `sentence`; `events` are the dates there that could be of events."""
    named = mention.form == "name-year"
    others = [m for m in events if m.form != "name-year"]
    clause = (
        name_span(page, sentence, mention.span)
        if named
        else clause_of(page.article.text, sentence.span, mention, others)
    )
    language = page.article.language
    around = page.terms_in(sentence.span)
    terms = page.terms_in(clause)
    kinds = kinds_in(terms, language)
    if not kinds and not named:
        clause, terms, kinds = sentence.span, around, kinds_in(around, language)
    lead = {s.number for s in page.prose()[:_LEAD]}
    return Scene(
        mention=mention,
        sentence=sentence,
        clause=clause,
        terms=terms,
        around=around,
        kinds=kinds,
        outside=outside_in(terms, theme.home_country),
        sentence_outside=outside_in(around, theme.home_country),
        in_lead=sentence.number in lead,
    )

"""A short summary that reads well in a calendar.

The headline, for what the article reports; the name, for an event that has one ("Meet Korea 2022"); else one that is
composed of the kind and the counterparts, in each language. Never a chopped sentence: a title that is whole and plain
beats one that says more and breaks off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from timeline.extract.folding import fold
from timeline.extract.names import home_country
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.extract.terms import find_terms
from timeline.folding import without_accents
from timeline.lexicon import read_lexicon
from timeline.lexicon.labels import (
    canonical_mission,
    country_in_text,
    country_name,
    kind_label,
    party_label,
    phrase,
)
from timeline.lexicon.titles import composed_title, title_languages
from timeline.lexicon.writing import writing_of
from timeline.model import EventCandidate, Kind, Party, Role, Span
from timeline.provinces import Profile

_MAX = 160
_NAMED = 4  # counterparts in a title; more are counted
_OF_A_BODY = frozenset({Kind.AWARD, Kind.MEMBERSHIP})
_EDGES = " \t|:-–—.,;•\u3000*#"
_TELLING = frozenset(
    {"kind", "country", "place", "body", "home-name", "home-place", "home-body", "domestic", "ministry"}
)


def source_title(page: Page, theme: Theme, scene: Scene, kind: Kind, countries: Iterable[str], headline: str) -> str:
    """The source's own title of the event of `scene`: its name, or the headline; "" where neither is its own."""
    if scene.mention.form == "name-year":
        return _own_name(page, scene)
    if theme.topic:
        return ""
    others = set(theme.headline.countries).isdisjoint(countries) and bool(theme.headline.countries and set(countries))
    return headline if not others and _speaks_for(theme, scene, kind) else ""


def with_titles(candidates: Iterable[EventCandidate], profile: Profile) -> list[EventCandidate]:
    """The candidates, each with a title of its own: one that has none, or another's, gets a composed one."""
    taken: set[str] = set()
    titled: list[EventCandidate] = []
    for candidate in candidates:
        if not candidate.summary or candidate.summary in taken:
            candidate = _composed(candidate, profile)
        taken.add(candidate.summary)
        titled.append(candidate)
    return titled


def headline_of(page: Page) -> str:
    """The first line above the body that says something of our kinds and names, and is no menu; "" without one."""
    given = page.article.title or ""
    lines = [given] if _tells(page, given) else []
    for line in [*lines, *(page.text(s.span) for s in page.headlines if _is_telling(page, s.span))]:
        title = "".join(c if c.isprintable() else " " for c in line)
        title = " ".join(title.split()).strip(_EDGES)
        if writing_of(page.article.language).shortest_headline <= len(title) <= _MAX and title.count("|") < 2:
            return title
    return ""


def _tells(page: Page, title: str) -> bool:
    language = page.article.language
    terms = find_terms(title, fold(title, language), language, page.profile)
    return any(term.group in _TELLING for term in terms)


def _is_telling(page: Page, span: Span) -> bool:
    return any(term.group in _TELLING for term in page.terms_in(span))


def _speaks_for(theme: Theme, scene: Scene, kind: Kind) -> bool:
    """Whether the headline is about this very event: the same kind, in the first sentences."""
    return scene.in_lead and (kind in theme.kinds or not theme.kinds or kind is Kind.OTHER)


def _own_name(page: Page, scene: Scene) -> str:
    """The name that the year belongs to, where it looks like one."""
    name = " ".join(page.text(scene.clause).split()).strip(_EDGES + '”"》」')
    words = name.split()
    while words and words[0][:1].islower():  # what leads to the name: "and then the Forum of 2022"
        words = words[1:]
    name = " ".join(words)
    return name if 6 <= len(name) <= _MAX and len(name.split()) <= 16 else ""


def _composed(candidate: EventCandidate, profile: Profile) -> EventCandidate:
    titles = {language: _compose(candidate, profile, language) for language in title_languages()}
    summary = titles.get(candidate.language) or next(iter(titles.values()))
    return replace(candidate, summary=summary, composed=titles)


def _compose(candidate: EventCandidate, profile: Profile, language: str) -> str:
    home = profile.name(language)
    names = list(dict.fromkeys(_counterpart(party, language) for party in _counterparts(candidate)))
    names = names or _guests(candidate, home_country(profile))
    if not names:
        kind = phrase("occasion", language) if candidate.kind is Kind.OTHER else kind_label(candidate.kind, language)
        return phrase("composed_alone", language, kind=kind, home=home)[:_MAX]
    title = ""
    for count in range(min(_NAMED, len(names)), 0, -1):  # as many as fit, since no name is cut
        shown = names[:count] + ([f"+{len(names) - count}"] if len(names) > count else [])
        title = composed_title(_form(candidate), language, home=home, others=shown)
        if len(title) <= _MAX:
            return title
    return title[:_MAX]


def _counterparts(candidate: EventCandidate) -> list[Party]:
    """Who is named beside home: of an honour and of a membership the body that gives it, of consuls those who sent
    them; no persons."""
    parties = [party for party in candidate.parties if not party.is_person]
    bodies = [party for party in parties if party.role is Role.ORGANISER]
    if bodies and candidate.kind in _OF_A_BODY:
        return bodies
    missions = [party for party in parties if party.country and party.name == canonical_mission(party.country)]
    return missions if missions and candidate.kind is Kind.CONSULAR else parties


def _guests(candidate: EventCandidate, home: str) -> list[str]:
    """Where nobody else is known: the persons beside one of home who neither are of home nor bear a name of it."""
    persons = [party for party in candidate.parties if party.is_person]
    if candidate.kind not in {Kind.VISIT, Kind.MEETING} or not any(party.country == home for party in persons):
        return []
    ours = read_lexicon(candidate.language).get("people", {}).get("family_names", ())
    guests = (party.name for party in persons if party.country != home)
    return [name for name in guests if ours and set(without_accents(name).lower().split()).isdisjoint(ours)]


def _form(candidate: EventCandidate) -> str:
    """Which title fits: that of the kind, of a visit by who travels."""
    roles = {party.role for party in candidate.parties if not party.is_person}
    if candidate.kind is Kind.VISIT and roles in ({Role.VISITOR}, {Role.HOST}):
        return "visit_in" if Role.VISITOR in roles else "visit_out"
    return candidate.kind


def _counterpart(party: Party, language: str) -> str:
    """A locality with its country; a country, and a mission of one, as the country alone."""
    name = party_label(party, language)
    country = country_name(party.country, language) if party.country else ""
    if not country:
        return name
    if country in name:
        return country_in_text(party.country or "", language)
    return phrase("bracketed", language, name=name, more=country)

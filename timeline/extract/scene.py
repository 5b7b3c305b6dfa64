"""What surrounds one date: its sentence and clause, what these speak of, and what the article as a whole is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.extract.clauses import clause_of
from timeline.extract.facts import Facts, facts_in
from timeline.extract.folding import fold
from timeline.extract.governed import is_given_up
from timeline.extract.kinds import WEAK, hinted_kinds, kinds_in, shared_kinds, without_form
from timeline.extract.named import name_span
from timeline.extract.names import home_country
from timeline.extract.outside import Outside, outside_in
from timeline.extract.page import Page
from timeline.extract.sentences import Sentence
from timeline.extract.terms import Term, find_terms
from timeline.model import DateMention, Kind, Precision, Span

_UNFIT = frozenset({"as-of", "deadline", "compared", "until", "period", "dateline", "name-year", "recent"})
_LIST_STEP = 3  # sentences between two items of a list of plans
_LENT = frozenset({Kind.AGREEMENT, Kind.TWINNING})  # what a sentence tells of the day of the one before it
_TOLD_AFTER = frozenset({Kind.VISIT, Kind.STATEMENT, Kind.CONSULAR, Kind.EXCHANGE, Kind.PROMOTION})
_OCCASIONS = frozenset({Kind.CONFERENCE, Kind.PROMOTION, Kind.EXCHANGE})
_LATE = timedelta(days=60)
_NEXT = 3  # sentences after the dated one that may say what it was
_ITEMS = 4  # lines with days of their own that make a page a list
_TOPIC = 40  # characters of a phrase that many teasers can share
_HEADLINES = 6  # lines above the body that may be headline
_PARTS = 4  # lines below a first sentence that ends in a colon
_YEAR = timedelta(days=366)
_TITLE = 500  # characters of an article's title that are looked at
_SITE = re.compile(r"\s[|｜–—-]\s|[|｜]")
_BODY = 50  # sentences among which the lead is looked for


@dataclass(frozen=True, slots=True)
class Theme:
    """kinds: what the headline stresses. headline, lead: who is named in it; there and in the first sentences.

    names_home: whether it is about the home province: its source says so, or title, headline or lead name it.
    lead_home: whether its first sentence names home. is_list: whether each line is of something else.
    prepares: whether headline or lead speak of preparations.
    topic: the only headline, folded, where it is a short phrase.
    heads: all words and names of the headline; words: its words.
    national: whether the headline speaks of the state's leaders. open: whether headline or lead speak of guests from
    abroad without naming them.
    """

    kinds: frozenset[Kind]
    headline: Outside
    lead: Outside
    names_home: bool
    home_country: str
    words: Sequence[Term] = ()
    heads: Sequence[Term] = ()
    headline_home: bool = False
    lead_home: bool = False
    prepares: bool = False
    is_list: bool = False
    topic: str = ""
    national: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A date with its surroundings: `own` are the facts of its clause, `whole` those of the sentence.

    kinds: those of the clause, with what headline and neighbours lend. named_kinds: of an event that the clause names.
    on_topic: whether the sentence repeats what the page is a collection of.
    is_planned: whether it is one of a list of plans, whatever its own words say.
    is_at_odds: whether the sentence names another weekday for its day.
    """

    mention: DateMention
    sentence: Sentence
    clause: Span
    own: Facts
    whole: Facts
    kinds: frozenset[Kind]
    in_lead: bool
    named_kinds: frozenset[Kind] = frozenset()
    on_topic: bool = False
    is_planned: bool = False
    is_at_odds: bool = False

    @property
    def outside(self) -> Outside:
        return self.own.outside

    def has(self, *groups: str, sentence: bool = True) -> bool:
        """Whether a word of one of these groups stands in the sentence, or in the clause."""
        there = (self.whole if sentence else self.own).groups
        return any(group in there for group in groups)


def read_theme(page: Page) -> Theme:
    """What the article as a whole is about."""
    country = home_country(page.profile)
    heads = [term for s in page.headlines[:_HEADLINES] for term in page.terms_in(s.span)]
    undated = _undated_lead(page)
    lead = [term for s in undated for term in page.terms_in(s.span)]
    return Theme(
        kinds=without_form(_stressed(page, heads), heads),
        headline=outside_in(heads, country),
        lead=outside_in([*heads, *lead], country),
        prepares=any(t.group == "cue" and t.value == "preparation" for t in [*heads, *lead]),
        lead_home=any(t.group.startswith("home") for s in undated[:1] for t in page.terms_in(s.span)),
        names_home=page.article.province is not None or _is_home_named([*heads, *lead]) or _is_titled_home(page),
        home_country=country,
        words=tuple(t for t in heads if t.group == "word"),
        heads=tuple(heads),
        headline_home=_is_home_named(heads),
        is_list=_is_list(page),
        topic=_topic(page),
        national=any(t.group == "cue" and t.value == "national" for t in heads),
        open=any(t.group == "cue" and t.value == "abroad" for t in [*heads, *lead]),
    )


def _is_home_named(terms: Sequence[Term]) -> bool:
    return any(t.group.startswith("home-") for t in terms)


def _is_titled_home(page: Page) -> bool:
    """Whether the article's title names home, which need not stand in its text: that of an HTML page, say.

    Behind a bar or a dash stands the site's name, which says nothing of news of another place of the country.
    """
    language = page.article.language
    parts = [part for part in _SITE.split((page.article.title or "")[:_TITLE]) if part.strip()]
    named = [find_terms(part, fold(part, language), language, page.profile) for part in parts]
    if not any(map(_is_home_named, named)):
        return False
    return _is_home_named(named[0]) or not any(t.group == "domestic" for t in named[0])


def teaser_theme(page: Page, theme: Theme, headline: Span) -> Theme:
    """What a teaser on a page that lists several is about: its own headline says so, and nothing else of the page."""
    heads = page.terms_in(headline)
    outside = outside_in(heads, theme.home_country)
    home = any(t.group.startswith("home-") for t in heads)
    words = tuple(t for t in heads if t.group == "word")
    kinds = kinds_in(heads, page.article.language)
    named = page.article.province is not None or home
    return Theme(kinds, outside, outside, named, theme.home_country, words, headline_home=home)


def _stressed(page: Page, heads: Sequence[Term]) -> frozenset[Kind]:
    """The kinds of the headline: of the lines that name home, where these tell any; else of all (a site's name too)."""
    spans = [s.span for s in page.headlines[:_HEADLINES]]
    own = [page.terms_in(span) for span in spans]
    naming = [t for terms in own if any(t.group.startswith("home-") for t in terms) for t in terms]
    language = page.article.language
    if naming:
        return kinds_in(naming, language) or kinds_in(heads, language) - {Kind.CONSULAR}
    return kinds_in(heads, language)


def _undated_lead(page: Page) -> list[Sentence]:
    """The first sentence, and the next where it has no date of its own: else it tells of something else.

    Of one that ends in a colon ("Concluded between:") the lines below it are a part.
    """
    lead = [s for s in page.prose[:_BODY] if s.number in page.lead]
    if lead and page.text(lead[0].span).rstrip().endswith((":", "：")):
        below = (s for s in page.following(lead[0], _PARTS) if not page.mentions_in(s.span))
        return [lead[0], *below]
    return lead[:1] + [s for s in lead[1:] if not page.mentions_in(s.span)]


def _topic(page: Page) -> str:
    """What a page of teasers collects: its only headline, which is no sentence but a phrase that the teasers repeat."""
    if len(page.headlines) != 1 or not kinds_in(page.terms_in(page.headlines[0].span), page.article.language):
        return ""
    topic = fold(page.text(page.headlines[0].span), page.article.language).text.strip()
    return topic if len(topic) <= _TOPIC and page.folded.text.count(topic) > _ITEMS - 1 else ""


def _is_list(page: Page) -> bool:
    """Whether the page tells of several things, a line each: then no line says anything of another."""
    days = {(s.line, m.dtstart) for s in page.prose for m in page.mentions_in(s.span) if _is_day(m)}
    return len({line for line, _ in days}) >= _ITEMS and len({day for _, day in days}) >= _ITEMS


def _is_day(mention: DateMention) -> bool:
    return mention.precision is Precision.DAY and mention.form in {"day", "month-day"}


def _clause(page: Page, sentence: Sentence, mention: DateMention, others: Sequence[DateMention]) -> Span:
    if mention.form == "name-year":
        return name_span(page, sentence, mention.span)
    if not others:
        return sentence.span
    return clause_of(page.article.text, page.article.language, sentence.span, mention, others)


def _beside(mention: DateMention, events: Sequence[DateMention]) -> list[DateMention]:
    """`events` without those that are but an attribute: a year beside a day says something of a name or a figure, the
    years of a jubilee say what is kept; neither divides the sentence."""
    events = [m for m in events if m is mention or not _is_jubilee(m)]
    if mention.precision is Precision.YEAR and mention.form != "name-year":
        return events
    others = [m for m in events if m is mention or m.form != "name-year"]
    if mention.precision is Precision.DAY:
        others = [m for m in others if m.precision is not Precision.YEAR]
    return others


def _is_jubilee(mention: DateMention) -> bool:
    start, end = mention.dtstart, mention.dtend
    days = mention.form == "range" and mention.precision is Precision.DAY
    return days and start is not None and end is not None and end - start > _YEAR


def facts_of(page: Page, theme: Theme, span: Span) -> Facts:
    return facts_in(page.terms_in(span), page.article.language, theme.home_country)


def read_scene(
    page: Page, theme: Theme, sentence: Sentence, mention: DateMention, events: Sequence[DateMention], whole: Facts
) -> Scene:
    """The surroundings of `mention` in `sentence`; `events` are the dates there that could be of events, by position.

    `whole` are the facts of the sentence, which its dates share.
    """
    if not whole.kinds and len(events) == 1:
        sentence, whole = _with_the_next(page, theme, sentence, mention, whole)
    named = mention.form == "name-year"
    others = [m for m in _beside(mention, events) if m is mention or not is_given_up(page, m, events)]
    clause = _clause(page, sentence, mention, others)
    own = whole if clause == sentence.span else facts_of(page, theme, clause)
    alone = len([m for m in others if m.form not in _UNFIT]) <= 1
    if not own.kinds and not named and alone:
        clause, own = sentence.span, whole
    kinds, in_lead = own.kinds, sentence.number in page.lead or sentence.teaser is not None
    if in_lead and not named and theme.words:
        lent = theme.kinds | hinted_kinds(theme.words)
        kinds |= shared_kinds(own.terms, theme.words, page.article.language) & lent
    if Kind.MEMBERSHIP in kinds and not _can_be_joined(theme, whole):
        kinds -= {Kind.MEMBERSHIP}
    scene = Scene(mention, sentence, clause, own, whole, kinds, in_lead, _named_kinds(page, sentence, clause, mention))
    if theme.topic and theme.topic in fold(page.text(sentence.span), page.article.language).text:
        scene = replace(scene, on_topic=True)
    first = not others or others[0] is mention  # what follows on it tells of something else
    return scene if kinds or not first else replace(scene, kinds=_guessed(page, theme, scene))


def _can_be_joined(theme: Theme, whole: Facts) -> bool:
    """Whether a body or a league of any sort is spoken of: nobody joins a country."""
    return bool(whole.outside.bodies or theme.headline.bodies or any(t.value == "league" for t in whole.terms))


def _with_the_next(
    page: Page, theme: Theme, sentence: Sentence, mention: DateMention, whole: Facts
) -> tuple[Sentence, Facts]:
    """A sentence that only sets the day ("The hall was full on 18 May. The chairman received ..."), with the next one.

    The next one must be of the same paragraph, bear no date, name both sides and tell of something strong.
    """
    if mention.precision is not Precision.DAY or mention.form in _UNFIT:
        return sentence, whole
    for after in page.following(sentence, 1):
        if after.line != sentence.line or page.mentions_in(after.span):
            break
        told = facts_of(page, theme, after.span)
        home = {"home-name", "home-place", "home-body", "home"} & told.groups.keys()
        if home and told.kinds - WEAK and told.outside.is_named:
            joined = Span(sentence.span.start, after.span.end)
            return replace(sentence, span=joined), facts_of(page, theme, joined)
    return sentence, whole


def _named_kinds(page: Page, sentence: Sentence, clause: Span, mention: DateMention) -> frozenset[Kind]:
    if mention.form == "name-year":
        return frozenset()
    names = [name_span(page, sentence, m.span) for m in page.mentions_in(clause) if m.form == "name-year"]
    kinds = [kinds_in(page.terms_in(name), page.article.language) for name in names]
    return frozenset().union(*kinds) & frozenset({Kind.CONFERENCE, Kind.PROMOTION})


def _guessed(page: Page, theme: Theme, scene: Scene) -> frozenset[Kind]:
    """The kind of a clause that uses none of our words: the headline's, in the lead; else what single words hint at."""
    home = scene.has("home-name", "home-place", "home-body", "home")
    if scene.mention.form in _UNFIT or "national" in scene.own.cues:
        return frozenset()
    if _lasts(theme, scene) and _is_of_late(page, scene.mention):
        return theme.kinds & (_OCCASIONS | {Kind.VISIT})
    hinted = hinted_kinds(scene.own.terms)
    if scene.whole.is_row and scene.outside.is_named:
        return hinted
    if _is_announcement(scene):
        return frozenset()
    leading = scene.in_lead and scene.mention.precision is Precision.DAY and _foreign(theme, scene)
    told_of = theme.names_home and (theme.headline_home or theme.headline.is_named) and scene.whole.outside.is_named
    if leading and (home or (told_of and _is_of_late(page, scene.mention))):
        return theme.kinds or _next_kinds(page, scene) or hinted or _encounter(scene)
    if home and (_goes_on_about(page, theme, scene) or _hosts_many(theme, scene)):
        return theme.kinds & _OCCASIONS
    return hinted - {Kind.VISIT, Kind.MEETING} if home and scene.outside.is_named else frozenset()


def _lasts(theme: Theme, scene: Scene) -> bool:
    """Whether it only says how long what headline and lead report will last."""
    known = set(theme.lead.countries) | set(theme.headline.countries)
    ours = theme.names_home and bool(known) and not theme.is_list
    told = scene.in_lead and "lasts" in scene.own.cues and scene.mention.precision is Precision.DAY
    return ours and told and known.issuperset(scene.whole.outside.countries)


def _goes_on_about(page: Page, theme: Theme, scene: Scene) -> bool:
    """Whether the body tells of the occasion that the headline names: who takes part, or from when to when it lasts."""
    if not theme.kinds & _OCCASIONS or theme.is_list or scene.mention.precision is not Precision.DAY:
        return False
    published, start = page.article.published, scene.mention.dtstart
    ahead = published is not None and start is not None and start > published and scene.mention.form == "range"
    lasts = scene.mention.form == "range" and scene.outside.is_named
    return _is_of_late(page, scene.mention) and (lasts or (ahead and theme.headline.is_named))


def _hosts_many(theme: Theme, scene: Scene) -> bool:
    """Whether home is said to be host of the occasion that the headline names, to which guests come from abroad."""
    hosts = any(t.group == "word" and t.value == "receive" for t in scene.own.terms)
    return theme.open and hosts and scene.in_lead and scene.mention.precision is Precision.DAY


def _is_of_late(page: Page, mention: DateMention) -> bool:
    """Whether the date can be that of what the article reports."""
    published, start = page.article.published, mention.dtstart
    return published is None or start is None or abs(start - published) <= _LATE


def _next_kinds(page: Page, scene: Scene) -> frozenset[Kind]:
    """The kinds of the next sentences, up to one with a day of its own: "... met on May 31. They signed ..."."""
    found: frozenset[Kind] = frozenset()
    day = scene.mention.dtstart
    for sentence in page.following(scene.sentence, _NEXT):
        if any(m.precision is Precision.DAY and m.dtstart != day for m in page.mentions_in(sentence.span)):
            break
        kinds = kinds_in(page.terms_in(sentence.span), page.article.language)
        found |= kinds & (_LENT if sentence.line == scene.sentence.line else _LENT | _TOLD_AFTER)
    return found


def _is_announcement(scene: Scene) -> bool:
    """Whether the clause dates what was said of the event: "... so the organisers told reporters on November 17"."""
    return "told" in scene.own.cues


def _encounter(scene: Scene) -> frozenset[Kind]:
    """Somebody from outside is there with a title or as a group, and all that is said is that they came together."""
    guests = any(t.group == "word" and t.value == "guests" for t in scene.own.terms)
    return frozenset({Kind.VISIT, Kind.MEETING}) if guests and scene.outside.is_named else frozenset()


def _foreign(theme: Theme, scene: Scene) -> bool:
    both_of_the_country = theme.headline.is_domestic and scene.whole.outside.is_domestic
    return scene.whole.outside.is_named or theme.headline.is_named or both_of_the_country


def continued(scene: Scene, before: Scene | None) -> Scene:
    """`scene` with the kinds of the one before it, where it goes on with a list of plans: "in July the Lao follow",
    "by August guests from abroad will have theirs"."""
    if before is None or scene.kinds or not (scene.outside.is_named or _has_the_like(scene)):
        return scene
    follows = 0 <= scene.sentence.number - before.sentence.number <= _LIST_STEP
    alike = scene.mention.precision is before.mention.precision and _forms_alike(scene, before)
    goes_on = follows and alike and _is_later_plan(scene, before)
    return replace(scene, kinds=before.kinds, is_planned=True) if goes_on else scene


def _has_the_like(scene: Scene) -> bool:
    """Whether others from abroad, of no one country, have what was told before: "theirs"."""
    return "likewise" in scene.own.cues and scene.own.groups["foreign"] > 0


def _forms_alike(scene: Scene, before: Scene) -> bool:
    """Whether both are dated in one form; by when others have the like is no other form."""
    if scene.mention.form == "deadline":
        return "likewise" in scene.own.cues
    return before.mention.form in {scene.mention.form, "deadline"}


def _is_later_plan(scene: Scene, before: Scene) -> bool:
    first, then = before.mention.dtstart, scene.mention.dtstart
    planned = before.is_planned or "planned" in before.whole.cues
    return planned and first is not None and then is not None and then > first

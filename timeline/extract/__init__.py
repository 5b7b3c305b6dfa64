"""Finding events in an article: pure, from text and lexicons to candidates, with a reason for every date left out.

The steps: `page` (sentences, words, names, dates) -> `scene` (what surrounds a date) -> `decide` (is it an event of
ours?) -> `candidates` (what is said of it) -> `duplicates` (what is said twice). Words are data: `timeline/lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.extract.agenda import below_days
from timeline.extract.candidates import candidate_of, stressed_kinds
from timeline.extract.decide import reason_against
from timeline.extract.duplicates import merge_repeated
from timeline.extract.lists import row_scenes, theme_of_rows
from timeline.extract.named import in_a_name, shared_years
from timeline.extract.occasions import carried_on
from timeline.extract.page import Page, read_page
from timeline.extract.restated import day_of_weekday
from timeline.extract.scene import Scene, Theme, continued, facts_of, read_scene, read_theme, teaser_theme
from timeline.extract.sections import below_heading, read_sections
from timeline.extract.sentences import Sentence
from timeline.extract.signings import with_signings
from timeline.extract.titles import headline_of, with_titles
from timeline.model import Article, DateMention, EventCandidate, Extraction, Rejection, Span
from timeline.provinces import Profile

__all__ = ["extract_events"]


def extract_events(article: Article, profile: Profile) -> Extraction:
    """The events that `article` reports in which the home province of `profile` takes part.

    Raises ConfigError where there is no lexicon of the article's language.
    """
    page = read_page(article, profile)
    theme = read_theme(page)
    verdicts = list(_verdicts(page, theme))
    accepted = list(with_signings(page, theme, [scene for scene, reason in verdicts if reason is None]))
    scenes = [*accepted, *carried_on(page, theme, accepted)]
    headline = headline_of(page) if scenes else ""
    kept, repeated = merge_repeated(
        (_candidate(page, theme, scene, headline) for scene in scenes), stressed_kinds(theme)
    )
    rejections = [*_rejections(verdicts), *_outside_of_sentences(page), *repeated]
    return Extraction(
        article,
        candidates=tuple(with_titles(kept, profile)),
        mentions=tuple(sorted((*page.mentions, *page.stamped), key=_place)),
        rejections=tuple(sorted(rejections, key=_place)),
        trace=tuple(_traced(scene, reason) for scene, reason in verdicts),
    )


def _candidate(page: Page, theme: Theme, scene: Scene, headline: str) -> EventCandidate:
    """A row speaks for itself; a teaser has a headline of its own."""
    if scene.sentence.teaser is not None:
        headline = page.text(scene.sentence.teaser.headline)
    return candidate_of(page, _theme(page, theme, scene.sentence), scene, headline)


def _theme(page: Page, theme: Theme, sentence: Sentence) -> Theme:
    if sentence.row is not None:
        return theme_of_rows(theme)
    return theme if sentence.teaser is None else teaser_theme(page, theme, sentence.teaser.headline)


def _place(found: DateMention | Rejection) -> tuple[int, int]:
    return found.span.start, found.span.end


def _verdicts(page: Page, theme: Theme) -> Iterator[tuple[Scene, str | None]]:
    """Each date in the prose, with what surrounds it, and why it is no event's; None where it is one's."""
    before: Scene | None = None
    for alone in _scenes(page, theme):
        scene = alone if alone.sentence.row else continued(alone, before)
        reason = reason_against(page, _theme(page, theme, scene.sentence), scene)
        before = before if reason else scene
        yield scene, reason
    for scene in below_days(page, theme):
        if scene.kinds and scene.outside.is_named and (reason := reason_against(page, theme, scene)) is None:
            yield scene, reason


def _rejections(verdicts: Iterable[tuple[Scene, str | None]]) -> Iterator[Rejection]:
    for scene, reason in verdicts:
        if reason is not None:
            yield Rejection(scene.mention.text, scene.mention.span, reason)


def _traced(scene: Scene, reason: str | None) -> tuple[Span, str, str]:
    kinds = ", ".join(sorted(scene.kinds))
    return scene.mention.span, f"{scene.mention.form}; kinds: {kinds}", reason or "event"


def _scenes(page: Page, theme: Theme) -> Iterator[Scene]:
    """Each date in the prose, with what surrounds it."""
    sections = read_sections(page, theme.home_country)
    for sentence in page.prose:
        if sentence.row is not None:
            yield from row_scenes(page, theme, sentence, sentence.row)
            continue
        mentions = [in_a_name(page, m) for m in page.mentions_in(sentence.span)]
        if not mentions:
            continue
        mentions = sorted([*mentions, *shared_years(page, sentence, mentions)], key=_place)
        whole = facts_of(page, theme, sentence.span)
        if sentence.number in sections:
            whole = below_heading(whole, sections[sentence.number], page.article.language, theme.home_country)
        near = _theme(page, theme, sentence)
        weekdays = [m for m in mentions if day_of_weekday(page, sentence, m) is not None]
        for mention in mentions:
            events = mentions if mention in weekdays else [m for m in mentions if m not in weekdays]
            scene = read_scene(page, near, sentence, mention, events, whole)
            yield replace(scene, is_at_odds=mention.is_at_odds or _is_at_odds(page, sentence, mention, weekdays))


def _is_at_odds(page: Page, sentence: Sentence, mention: DateMention, weekdays: Sequence[DateMention]) -> bool:
    """Whether one of the weekdays of the sentence is said of that day, and is not its own."""
    days = ((m.weekday, day_of_weekday(page, sentence, m)) for m in weekdays)
    said = (weekday for weekday, day in days if day is not None and day.span == mention.span)
    return any(replace(mention, weekday=weekday).is_at_odds for weekday in said)


def _outside_of_sentences(page: Page) -> list[Rejection]:
    """Dates in stamps, headlines and clutter: of the page, not of an event."""
    in_prose = {span for sentence in page.prose for span in _judged(page, sentence)}
    others = (m for m in page.mentions if m.span not in in_prose)
    return [
        *(Rejection(m.text, m.span, "a stamp of the page") for m in page.stamped),
        *(Rejection(m.text, m.span, "in a headline or a part of the page that is no prose") for m in others),
    ]


def _judged(page: Page, sentence: Sentence) -> list[Span]:
    """Where the dates of a sentence stand that are judged by what it says."""
    if sentence.row is not None:
        return [dated.mention.span for dated in sentence.row.dated]
    return [mention.span for mention in page.mentions_in(sentence.span)]

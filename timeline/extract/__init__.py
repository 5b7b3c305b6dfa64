"""Finding events in an article: pure, from text and lexicons to candidates, with a reason for every date left out.

The steps: `page` (sentences, words, names, dates) -> `scene` (what surrounds a date) -> `decide` (is it an event of
ours?) -> `candidates` (what is said of it) -> `duplicates` (what is said twice). Words are data: `timeline/lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extract.candidates import candidate_of
from timeline.extract.decide import reason_against
from timeline.extract.duplicates import merge_repeated
from timeline.extract.named import in_a_name, shared_years
from timeline.extract.occasions import carried_on
from timeline.extract.page import Page, read_page
from timeline.extract.scene import Scene, Theme, continued, facts_of, read_scene, read_theme
from timeline.extract.titles import with_titles
from timeline.model import Article, EventCandidate, Extraction, Rejection, Span
from timeline.provinces import Profile

__all__ = ["extract_events"]


def extract_events(article: Article, profile: Profile) -> Extraction:
    """The events that `article` reports in which the home province of `profile` takes part.

    Raises ConfigError where there is no lexicon of the article's language.
    """
    page = read_page(article, profile)
    theme = read_theme(page)
    found: list[EventCandidate] = []
    rejected: list[Rejection] = []
    trace: list[tuple[Span, str, str]] = []
    accepted: list[Scene] = []
    for scene in _scenes(page, theme):
        scene = continued(scene, accepted[-1] if accepted else None)
        mention = scene.mention
        reason = reason_against(page, theme, scene)
        kinds = ", ".join(sorted(scene.kinds))
        trace.append((mention.span, f"{mention.form}; kinds: {kinds}", reason or "event"))
        if reason is None:
            accepted.append(scene)
            found.append(candidate_of(page, theme, scene))
        else:
            rejected.append(Rejection(mention.text, mention.span, reason))
    found += [candidate_of(page, theme, scene) for scene in carried_on(page, theme, accepted)]
    rejected += _outside_of_sentences(page)
    kept, repeated = merge_repeated(found)
    rejections = tuple(sorted([*rejected, *repeated], key=lambda r: r.span))
    return Extraction(
        article,
        tuple(with_titles(kept, profile)),
        tuple(sorted((*page.mentions, *page.stamped), key=lambda m: m.span)),
        rejections,
        tuple(trace),
    )


def _scenes(page: Page, theme: Theme) -> Iterator[Scene]:
    """Each date in the prose, with what surrounds it."""
    for sentence in page.prose:
        mentions = [in_a_name(page, m) for m in page.mentions_in(sentence.span)]
        mentions += shared_years(page, sentence, mentions)
        whole = facts_of(page, theme, sentence.span)
        for mention in sorted(mentions, key=lambda m: m.span):
            yield read_scene(page, theme, sentence, mention, mentions, whole)


def _outside_of_sentences(page: Page) -> list[Rejection]:
    """Dates in stamps, headlines and clutter: of the page, not of an event."""
    in_prose = {m.span for sentence in page.prose for m in page.mentions_in(sentence.span)}
    others = (m for m in page.mentions if m.span not in in_prose)
    return [
        *(Rejection(m.text, m.span, "a stamp of the page") for m in page.stamped),
        *(Rejection(m.text, m.span, "in a headline or a part of the page that is no prose") for m in others),
    ]

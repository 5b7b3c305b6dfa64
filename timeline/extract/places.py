"""Where an event takes place: a venue after "at", else a locality after "in". Only what the sentence names."""

from __future__ import annotations

import re
from functools import cache

from timeline.extract.page import Page
from timeline.extract.scene import Scene
from timeline.lexicon import read_lexicon

_MAX = 100


@cache
def _venues(language: str) -> tuple[re.Pattern[str], ...]:
    """Expressions whose first group is a venue; written in the lexicon, all repetitions bounded."""
    return tuple(re.compile(form) for form in read_lexicon(language)["location"]["venues"])


@cache
def _leads(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, read_lexicon(language)["location"]["leads"]))
    return re.compile(rf"(?:{words})\s*$", re.IGNORECASE)


def location_of(page: Page, scene: Scene) -> str | None:
    """The venue, or the place, that the sentence names as where; None where it names none."""
    sentence, language = scene.sentence.span, page.article.language
    text = page.text(sentence)
    for form in _venues(language):
        match = form.search(text)
        if match:
            return " ".join(match[1].split())[:_MAX]
    for term in scene.around:
        before = page.article.text[max(sentence.start, term.span.start - 12) : term.span.start]
        if term.group in {"place", "home-place", "home-name", "domestic"} and _leads(language).search(before):
            return page.text(term.span)
    return None

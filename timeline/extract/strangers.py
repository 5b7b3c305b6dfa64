"""Guests whom nothing but their names tells from people of home: "the chairman received Mr. Peter Falk".

Only where the lexicons list home's family names, and only of somebody who is received.
"""

from __future__ import annotations

import re

from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.folding import without_accents
from timeline.lexicon import read_lexicon
from timeline.lexicon.homes import home_of

_NAMED = re.compile(r"\b(?P<title>[A-Z][a-z]{1,4})\.? (?P<name>[^\W\d_][\w’'-]{1,20}) (?P<second>[^\W\d_])")


def receives_a_stranger(page: Page, theme: Theme, scene: Scene) -> bool:
    """Whether the clause says that somebody is received who bears no name of home."""
    people = read_lexicon(page.article.language).get("people", {})
    hosts = [t.span.end for t in scene.own.terms if t.group == "word" and t.value == "receive"]
    if not home_of(theme.home_country).family_names or not hosts or not {"titles", "family_names"} <= people.keys():
        return False
    text = page.article.text[min(hosts) : scene.clause.end]
    named = (m for m in _NAMED.finditer(text) if m["title"].lower() in people["titles"])
    names = (m for m in named if m["name"][0].isupper() and m["second"].isupper())
    return any(without_accents(m["name"]).lower() not in people["family_names"] for m in names)

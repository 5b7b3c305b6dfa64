"""A short summary in the article's language that reads well in a calendar.

The headline, for what the article reports; the name, for an event that has one ("Meet Korea 2022"); else the kind and
the counterparts. Never a chopped sentence: a title that is whole and plain beats one that says more and breaks off.
"""

from __future__ import annotations

from timeline.extract.outside import Outside
from timeline.extract.page import Page
from timeline.extract.scene import Scene, Theme
from timeline.lexicon.labels import country_name, kind_label
from timeline.model import Kind

_MAX = 160
_NAMED = 4  # counterparts in a title; more are counted
_EDGES = " \t|:-–—.,;•\u3000*#"


def title_of(page: Page, theme: Theme, scene: Scene, kind: Kind, outside: Outside, *, main: bool) -> str:
    """The summary of the event of `scene`, in the article's language; at most 160 characters, never empty."""
    language = page.article.language
    if scene.mention.form == "name-year":
        name = _own_name(page, scene)
        if name:
            return name
    headline = _headline(page) if main and _speaks_for(page, theme, scene, kind) else None
    return headline or _kind_and_parties(page, kind, outside, language)


def _headline(page: Page) -> str | None:
    given = page.article.title
    lines = [page.text(s.span) for s in page.headlines]
    for line in ([given] if given else []) + lines:
        title = " ".join(line.split()).strip(_EDGES)
        if 12 <= len(title) <= _MAX or (page.article.language == "zh" and 6 <= len(title) <= _MAX):
            return title
    return None


def _speaks_for(page: Page, theme: Theme, scene: Scene, kind: Kind) -> bool:
    """Whether the headline is about this very event: the same kind, in the first sentences."""
    return scene.in_lead and (kind in theme.kinds or not theme.kinds)


def _own_name(page: Page, scene: Scene) -> str | None:
    """The name that the year belongs to, where it looks like one."""
    name = " ".join(page.text(scene.clause).split()).strip(_EDGES + '”"》」')
    return name if 6 <= len(name) <= _MAX and len(name.split()) <= 16 else None


def _kind_and_parties(page: Page, kind: Kind, outside: Outside, language: str) -> str:
    names = [f"{t.name} ({country_name(t.value, language)})" for t in outside.places]
    located = {t.value for t in outside.places}
    names += [t.value for t in outside.bodies]
    names += [country_name(code, language) for code in outside.countries if code not in located]
    if outside.is_domestic:
        names += [t.value for t in (*outside.domestic, *outside.ministries)]
    names = list(dict.fromkeys(names))
    shown, comma = names[:_NAMED], "、" if language == "zh" else ", "
    if len(names) > _NAMED:
        shown.append(f"+{len(names) - _NAMED}")
    home = page.profile.name(language)
    colon, dash = (":", "—") if language == "zh" else (": ", " – ")
    return (
        f"{kind_label(kind, language)}{colon}{home}{dash}{comma.join(shown)}"[:_MAX]
        if shown
        else (f"{kind_label(kind, language)}{colon}{home}")
    )

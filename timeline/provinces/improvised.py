"""A profile for an article whose province has none: its name, and the forms that the name takes.

Names come as `Punjab (PK)`, `Long An; Tây Ninh` (two), `广州市(广东省)`, `Gyeongsangbuk-do`, `Bà Rịa - Vũng Tàu`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from timeline.errors import ConfigError
from timeline.folding import without_accents
from timeline.lexicon import languages, read_lexicon
from timeline.provinces import Profile, profile_ids, read_profile

_IN_BRACKETS = re.compile(r"\s*[(（]([^)）]*)[)）]\s*")


@lru_cache(maxsize=1024)
def profile_for(name: str | None, default: str) -> Profile:
    """The profile that an article's province means; `default` (an id or a name) where it names none.

    Raises ConfigError where `default` is needed and is blank.
    """
    wanted = (name or "").strip() or default.strip()
    if not wanted:
        raise ConfigError("no home province is named", subject="province")
    if wanted in profile_ids():
        return read_profile(wanted)
    return _with_that_name(wanted) or _run_together(wanted) or _improvise(wanted)


def _with_that_name(wanted: str) -> Profile | None:
    forms = {_plain(form) for form in _forms(wanted)}
    for profile_id in profile_ids():
        profile = read_profile(profile_id)
        if forms & {_plain(name) for names in profile.names.values() for name in names}:
            return profile
    return None


def _run_together(wanted: str) -> Profile | None:
    """The profile whose id or name is written without its blanks: "binhduong"."""
    for profile_id in profile_ids():
        profile = read_profile(profile_id)
        names = (profile_id, *(name for names in profile.names.values() for name in names))
        if _letters(wanted) in map(_letters, names):
            return profile
    return None


def _improvise(wanted: str) -> Profile:
    brackets = _IN_BRACKETS.findall(wanted)
    country = next((inner for inner in brackets if re.fullmatch(r"[A-Z]{2}", inner)), "")
    within = tuple(dict.fromkeys(form for inner in brackets if inner != country for form in _forms(inner)))
    names = tuple(dict.fromkeys(form for part in re.split(r"[;；]", wanted) for form in _forms(part)))
    return Profile(id=_slug(wanted), country=country, names={"": names}, within=within)


def _forms(name: str) -> list[str]:
    """The name and the shorter forms of it, the first one as given without what is in brackets."""
    beginning, ending = _affixes()
    bare = _IN_BRACKETS.sub("", name).strip()
    forms = [bare, beginning.sub("", bare), ending.sub("", bare)]
    forms += [re.sub(r"\s*[-–]\s*", dash, form) for form in forms[:2] for dash in (" - ", " – ", "-")]
    return list(dict.fromkeys(form for form in forms if form))


@cache
def _affixes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and after a province's own name, in all languages that have a lexicon."""
    tables = [read_lexicon(language).get("provinces", {}) for language in languages()]
    beginnings, endings = ([form for t in tables for form in t.get(key, ())] for key in ("beginnings", "endings"))
    before, after = rf"^(?:{'|'.join(beginnings)})\s*", "|".join(endings)
    return (
        re.compile(before if beginnings else "(?!)", re.IGNORECASE),
        re.compile(after if endings else "(?!)", re.IGNORECASE),
    )


def _plain(text: str) -> str:
    return without_accents(text).casefold()


def _letters(name: str) -> str:
    return "".join(letter for letter in _plain(name) if letter.isalnum())


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", _plain(name)).strip("-")

"""What people write in a decision, made fit to be kept and published: cleaned of what is no text, and checked.

Here stands what a single field cannot know: the province that an event is of, and what is an address of the web.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from timeline.errors import ConfigError, CorrectionError
from timeline.filter import NOT_ONE_OF, EventFilter
from timeline.lexicon import languages
from timeline.model import LANGUAGES, EventCandidate
from timeline.provinces import Profile, profile_for, profile_ids
from timeline.publish.text import clean_text, web_address
from timeline.records import Action, Correction, Decision
from timeline.store import Store


def known_province(name: str, store: Store) -> Profile:
    """The profile of a home province that has one, or that events in the store are of.

    Raises ConfigError for any other, naming those that there are: a mistyped name would stand for a province of its
    own.
    """
    profile = profile_for(None, name)
    if profile.id in profile_ids() or store.summary(EventFilter(provinces=(profile.id,))).events:
        return profile
    stored = store.find_provinces()
    there = f"there are {', '.join(stored)}" if stored else "there are none yet"
    raise ConfigError(f"{name!r} has no profile, and no events in the store; {there}", subject="province")


def cleaned(decision: Decision) -> Decision:
    """The decision without control characters. Halves of surrogate pairs stay, for who refuses them: they are octets
    that were lost.
    """
    return replace(
        decision,
        by=_clean(decision.by),
        note=_clean(decision.note),
        value=_clean(decision.value),
        added={name: _in_lines(name, _clean(text)) for name, text in decision.added.items()},
    )


def _in_lines(name: str, text: str) -> str:
    """Parties have a line each; all else is one line."""
    return text if name == "parties" else " ".join(text.split())


def cleaned_values(plain: Any) -> Any:
    """JSON's plain values, with every text in them cleaned."""
    if isinstance(plain, dict):
        return {key: cleaned_values(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [cleaned_values(item) for item in plain]
    return _clean(plain) if isinstance(plain, str) else plain


def _clean(text: str) -> str:
    return text if any("\ud800" <= character <= "\udfff" for character in text) else clean_text(text)


def check_language(code: str) -> None:
    """Raises CorrectionError for a language that titles are in neither for readers nor in articles."""
    known = dict.fromkeys((*LANGUAGES, *languages()))
    if code not in known:
        raise CorrectionError(NOT_ONE_OF, subject="language", values={"value": code[:40], "known": ", ".join(known)})


def check_added(candidate: EventCandidate) -> EventCandidate:
    """What a person adds, its address in ASCII. Raises CorrectionError for what cannot be published."""
    check_language(candidate.language)
    _refuse_home(candidate.countries, candidate.province)
    url = candidate.evidence.url
    if url is None:
        return candidate
    address = web_address(url)
    if address is None:
        message = "{value!r} is no address of a web page (http://… or https://…)"
        raise CorrectionError(message, subject="url", values={"value": url[:80]})
    return replace(candidate, evidence=replace(candidate.evidence, url=address))


def check_set(correction: Correction, countries: Iterable[str], province: str | None) -> None:
    """Whether a field may be set so in an event with these countries, of that province. Raises CorrectionError."""
    if correction.action is not Action.SET:
        return
    if correction.field.startswith("summary."):
        check_language(correction.field.removeprefix("summary."))
    if correction.field == "countries":
        _refuse_home([code for code in json.loads(correction.value) if code not in countries], province)


def _refuse_home(countries: Iterable[str], province: str | None) -> None:
    home = profile_for(None, province).country if province else ""
    if home and home in countries:
        raise CorrectionError(
            "{home} is the home country of {province}; an event's countries are those of parties from outside",
            subject="countries",
            values={"home": home, "province": str(province)},
        )

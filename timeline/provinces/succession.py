"""What became of a province that is no more, in the reader's language: its news goes on under another name."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.lexicon.labels import phrase, sentences, written_date
from timeline.provinces import Profile, profile_for


def succession_words(profiles: Sequence[Profile], language: str) -> str:
    """A sentence for each of the provinces that became part of another one; "" where none did."""
    return sentences((_words(profile, language) for profile in profiles), language)


def _words(profile: Profile, language: str) -> str:
    if profile.until is None or profile.succeeded_by is None:
        return ""
    name, successor = profile.name(language), profile_for(profile.succeeded_by, "").name(language)
    day = written_date(profile.until, language)
    return phrase("succession", language, province=name, successor=successor, date=day)

"""The words for the codes in which an event says what other reports say otherwise, and why it was withdrawn.

Events store codes, so that each page can be in its reader's language. Text that is no code is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from timeline.lexicon.labels import kind_label, phrase, status_label, written_date
from timeline.model import Kind, Status

_REASONS = {
    "article-changed": "reason_article_changed",
    "rules-changed": "reason_rules_changed",
    "rejected": "reason_rejected",
    "undone": "reason_undone",
}
_BESIDE_PEOPLE = {"correction": "conflict_correction", "overruled": "conflict_overruled"}

PAIR_REASONS = (
    "same-text",
    "same-name",
    "same-counterpart",
    "same-countries",
    "same-kind",
    "same-dates",
    "near-dates",
    "within-dates",
    "year-apart",
)


def withdrawal_words(reason: str, language: str) -> str:
    """Why an event was withdrawn (`Withdrawal.reason`), in words; with what was noted after the code."""
    code, _, note = reason.partition(":")
    if code not in _REASONS:
        return reason
    words = phrase(_REASONS[code], language)
    return phrase("bracketed", language, name=words, more=note) if note else words


def conflict_words(conflict: str, language: str) -> str:
    """What another report says otherwise (one of `Event.conflicts`), in words: "Held, according to news-7"."""
    name, _, rest = conflict.partition(":")
    said, _, origin = rest.rpartition(":")
    if origin in _BESIDE_PEOPLE and said:
        shown = _LABELS.get(name, {}).get(said)
        return phrase(_BESIDE_PEOPLE[origin], language, value=shown(language) if shown else said)
    value, _, source = rest.partition(":")
    if name == "gone" and source:
        return phrase("conflict_gone", language, source=source, reason=withdrawal_words(value, language))
    told = _value(name, value, language)
    return phrase("conflict_value", language, value=told, source=source) if told and source else conflict


def pair_words(reason: str, language: str) -> str:
    """What speaks for two events being one (one of `PossiblePair.reasons`), in words."""
    return phrase(f"pair_{reason.replace('-', '_')}", language) if reason in PAIR_REASONS else reason


def _value(name: str, value: str, language: str) -> str | None:
    """What a report says otherwise, in words; None for what is no code."""
    if name in ("dtstart", "dtend"):
        return _date(name, value, language)
    label = _LABELS.get(name, {}).get(value)
    return label(language) if label else None


def _date(name: str, value: str, language: str) -> str | None:
    """The first day, or the last one (the code has the day after it)."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    if name == "dtstart":
        return written_date(day, language)
    return phrase("until_date", language, date=written_date(day - timedelta(days=1), language))


def _status(member: Status) -> Callable[[str], str]:
    return lambda language: status_label(member, language)


def _kind(member: Kind) -> Callable[[str], str]:
    return lambda language: kind_label(member, language)


_LABELS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "status": {str(member): _status(member) for member in Status},
    "kind": {str(member): _kind(member) for member in Kind},
}

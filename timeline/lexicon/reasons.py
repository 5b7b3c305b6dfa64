"""The words for the codes in which an event says what other reports say otherwise, and why it was withdrawn.

Events store codes, so that each page can be in its reader's language. Text that is no code is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from timeline.lexicon.labels import kind_label, phrase, status_label
from timeline.model import Kind, Status

_REASONS = {"article-changed": "reason_article_changed", "rules-changed": "reason_rules_changed"}


def withdrawal_words(reason: str, language: str) -> str:
    """Why an event was withdrawn (`Withdrawal.reason`), in words."""
    return phrase(_REASONS[reason], language) if reason in _REASONS else reason


def conflict_words(conflict: str, language: str) -> str:
    """What another report says otherwise (one of `Event.conflicts`), in words: "Held, according to news-7"."""
    name, _, rest = conflict.partition(":")
    value, _, source = rest.partition(":")
    label = _LABELS.get(name, {}).get(value)
    return phrase("conflict_value", language, value=label(language), source=source) if label and source else conflict


def _status(member: Status) -> Callable[[str], str]:
    return lambda language: status_label(member, language)


def _kind(member: Kind) -> Callable[[str], str]:
    return lambda language: kind_label(member, language)


_LABELS: Mapping[str, Mapping[str, Callable[[str], str]]] = {
    "status": {str(member): _status(member) for member in Status},
    "kind": {str(member): _kind(member) for member in Kind},
}

"""The words for the codes in which an event says why it was withdrawn, and a pair of events why they may be one.

Events store codes, so that each page can be in its reader's language. Text that is no code is shown as it is.
"""

from __future__ import annotations

from timeline.lexicon.labels import phrase

_REASONS = {
    "article-changed": "reason_article_changed",
    "rules-changed": "reason_rules_changed",
    "rejected": "reason_rejected",
    "undone": "reason_undone",
}

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


def pair_words(reason: str, language: str) -> str:
    """What speaks for two events being one (one of `PossiblePair.reasons`), in words."""
    return phrase(f"pair_{reason.replace('-', '_')}", language) if reason in PAIR_REASONS else reason

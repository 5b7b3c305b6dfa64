"""The language of a text that does not say it: by its script where that decides, else by py3langid among en, vi, zh."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_SAMPLE = 5000
_SCRIPTS = {
    "ko": re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]"),
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "lo": re.compile(r"[\u0e80-\u0eff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "km": re.compile(r"[\u1780-\u17ff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_JAPANESE_SHARE = 0.1  # kana between Han characters; a Chinese text has next to none
_SCRIPT_SHARE = 0.3


def find_language(text: str) -> str:
    """ISO 639-1 code; "en" for a text without letters."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return "en"
    for language, script in _SCRIPTS.items():
        share = len(script.findall(sample)) / letters
        if share >= (_JAPANESE_SHARE if language == "ja" else _SCRIPT_SHARE):
            return language
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["en", "vi", "zh"])  # unrestricted it takes short texts for anything
    return identifier

"""The words of the page where events are corrected, in all languages of the program."""

from __future__ import annotations

from timeline.lexicon.catalogues import words_of


def say(name: str, language: str, /, **values: str) -> str:
    """The text of that name, its braces filled in. Raises KeyError for a name or a value that is not there."""
    return words_of(language).tables["review"][name].format(**values)

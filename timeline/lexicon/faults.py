"""What is wrong with what a reader asked for or decided, in the reader's language: the messages of errors, translated.

An error's message is in English; the catalogues know it, before its gaps are filled in, by its words ("fault").
"""

from __future__ import annotations

from timeline.errors import TimelineError
from timeline.lexicon.catalogues import words_of
from timeline.lexicon.labels import phrase

_CONTEXT = "fault"


def fault_words(error: TimelineError, language: str, **values: str) -> str:
    """The message, without what it is about; in English where the catalogues do not have it.

    values: what some of its gaps are filled in with instead.
    """
    template = words_of(language).tables[_CONTEXT].get(error.template)
    return error.message if template is None else template.format(**error.values | values)


def full_fault_words(error: TimelineError, language: str) -> str:
    """The message with what it is about: "kind: 'x' is not one of ..."."""
    said = fault_words(error, language)
    return phrase("labelled", language, label=error.subject, value=said) if error.subject else said

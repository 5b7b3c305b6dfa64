"""What a selection of events is called: who subscribes to several calendars must tell them apart."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.filter import EventFilter
from timeline.lexicon.labels import country_name, kind_label, phrase, status_label


def selection_title(chosen: EventFilter, provinces: Sequence[str], language: str) -> str:
    """The title, in that language, of what is chosen. provinces: names of those whose events they are."""
    title = phrase("title", language, province=phrase("separator", language).join(provinces))
    if not (labels := selection_labels(chosen, language)):
        return title
    return phrase("labelled", language, label=title, value=labels)


def selection_labels(chosen: EventFilter, language: str) -> str:
    """What is chosen by kind, country, counterpart, status and words, in that language; "" for none of these."""
    labels = [kind_label(kind, language) for kind in chosen.kinds]
    labels += [country_name(code, language) for code in chosen.countries]
    labels += [*chosen.parties, *(status_label(status, language) for status in chosen.statuses)]
    labels += [phrase("quotation", language, quote=chosen.words)] if chosen.words else []
    return phrase("separator", language).join(labels)

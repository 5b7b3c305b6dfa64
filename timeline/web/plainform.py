"""The filters of the plain page: what of each there is, how many events there would be with it, and what is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from babel.numbers import format_decimal

from timeline.filter import EventFilter, to_query
from timeline.lexicon.labels import country_name, field_label, kind_label, locale, phrase, status_label
from timeline.model import Kind, Status
from timeline.publish.addresses import PLAIN, plain_path
from timeline.publish.filterform import Choice, FilterForm
from timeline.store import Facets

_SHOWN = frozenset({"kind", "country", "status", "from", "to", "q"})  # the others go along


def filter_form(chosen: EventFilter, found: Facets, root: str, language: str) -> FilterForm:
    """The form of that filter. found: how many events there would be with each choice. root: where the site is
    mounted."""
    kept = [(name, value) for name, value in to_query(chosen) if name not in _SHOWN]
    bare = EventFilter(provinces=chosen.provinces, language=chosen.language)
    is_narrowed = replace(chosen, limit=None, precision=None) != bare
    cleared = f"{root}{plain_path(bare)}" if is_narrowed else None
    return FilterForm(f"{root}{PLAIN}", chosen.words or "", _choices(chosen, found, language), kept, cleared)


def _choices(chosen: EventFilter, found: Facets, language: str) -> list[Choice]:
    kinds = [(str(kind), kind_label(kind, language), found.kinds.get(kind, 0)) for kind in Kind]
    countries = [(code, country_name(code, language), events) for code, events in found.countries.items()]
    statuses = [(str(one), status_label(one, language), found.statuses.get(one, 0)) for one in Status]
    years = range(max(found.ended, default=0), min(found.begun, default=1) - 1, -1)
    since = [(str(year), str(year), found.events_since(year)) for year in years]
    until = [(str(year), str(year), found.events_until(year)) for year in years]
    return [
        _choice("kind", field_label("kind", language), kinds, chosen.kinds, language),
        _choice("country", field_label("countries", language), countries, chosen.countries, language),
        _choice("status", field_label("status", language), statuses, chosen.statuses, language),
        _choice("from", phrase("plain_since", language), since, _bound(chosen.since, 1, 1), language),
        _choice("to", phrase("plain_until", language), until, _bound(chosen.until, 12, 31), language),
    ]


def _bound(day: date | None, month: int, number: int) -> list[str]:
    """A year where the day is its first or last; else the day itself."""
    if day is None:
        return []
    return [str(day.year) if (day.month, day.day) == (month, number) else day.isoformat()]


def _choice(
    name: str, label: str, values: Sequence[tuple[str, str, int]], chosen: Sequence[str], language: str
) -> Choice:
    """values: each with its label and how many events it gives; those that give none are left out. What is chosen and
    is not one of them, such as two kinds at once, is a value of its own."""
    labels = {value: said for value, said, _ in values}
    offered = [(value, _counted(said, many, language)) for value, said, many in values if many]
    joined = ",".join(chosen)
    if joined and joined not in dict(offered):
        separator = phrase("separator", language)
        offered.insert(0, (joined, separator.join(labels.get(one, one) for one in chosen)))
    return Choice(name, label, offered, joined)


def _counted(said: str, many: int, language: str) -> str:
    return phrase("bracketed", language, name=said, more=str(format_decimal(many, locale=locale(language))))

"""The filters of a page as a form that works without script: what is chosen goes into the page's address (HTML, form
submission with GET), empty for what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.lexicon.labels import phrase
from timeline.publish.content import Element, element

LONGEST_WORDS = 200  # characters, as a filter takes them


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter of which a value is chosen, or none. values: pairs of what goes into the address and its label."""

    name: str
    label: str
    values: Sequence[tuple[str, str]]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class FilterForm:
    """action: the path of the page. words: what is searched for. kept: names and values that go along unseen.

    cleared: the address of the page with nothing chosen, None where nothing is.
    """

    action: str
    words: str
    choices: Sequence[Choice]
    kept: Sequence[tuple[str, str]] = ()
    cleared: str | None = None


def form_element(form: FilterForm, language: str) -> Element:
    """The form; each field bears its label."""
    words = element("input", type="search", name="q", value=form.words, maxlength=str(LONGEST_WORDS))
    fields = [element("label", phrase("plain_words", language), words)]
    fields += [element("label", choice.label, _select(choice, language)) for choice in form.choices]
    hidden = [element("input", type="hidden", name=name, value=value) for name, value in form.kept]
    ways = [element("button", phrase("plain_show", language), type="submit")]
    ways += [element("a", phrase("plain_clear", language), href=form.cleared)] if form.cleared else []
    named = {"action": form.action, "method": "get", "aria-label": phrase("plain_filter", language)}
    return element("form", *hidden, *fields, element("p", *ways), **named, **{"class": "filters", "role": "search"})


def _select(choice: Choice, language: str) -> Element:
    any_of_them = element("option", phrase("plain_any", language), value="")
    options = (
        element("option", label, value=value, **({"selected": "selected"} if value == choice.chosen else {}))
        for value, label in choice.values
    )
    return element("select", any_of_them, *options, name=choice.name)

"""A decision on its way from a form to the store, and what came of it, said when the page is shown again.

It is made in a callback: before the page is run anew, with the event as the page showed it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from timeline.errors import ChangedMeanwhileError, CorrectionError, EventNotFoundError, TimelineError
from timeline.lexicon.catalogues import words_of
from timeline.lexicon.faults import fault_words
from timeline.lexicon.labels import phrase
from timeline.model import Event
from timeline.pages.context import current
from timeline.pages.markdown import as_text
from timeline.pages.reviewtexts import say
from timeline.pages.signin import access
from timeline.pages.view import language_name
from timeline.pipeline.review import CorrectionSummary, correct, field_texts
from timeline.records import Decision

_OUTCOME, _CARRIED = "outcome", "carried"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last decision. form: where it was made. lines: what changed, or why nothing did."""

    form: str
    is_done: bool
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What somebody had typed into a form whose event then changed under their hands."""

    uid: str
    typed: Mapping[str, Any] = field(default_factory=dict)


def submit(
    form: str, decisions: Sequence[Decision], seen: Sequence[Event], language: str, typed: Mapping[str, Any]
) -> bool:
    """Write what was decided if whoever decides may still do so; whether it was written.

    seen: the events as the page shows them, that which is open first. typed: what to fill the form in with again where
    they have changed since.
    """
    found = access()
    st.session_state.pop(_CARRIED, None)
    if not found.may_write:
        return _leave(form, False, [say("not_allowed", language)])
    context = current()
    signed = [replace(decision, by=found.name) for decision in decisions]
    try:
        summary = correct(context.store, signed, context.clock(), context.settings, seen=seen)
    except ChangedMeanwhileError:
        if seen:
            st.session_state[_CARRIED] = Carried(seen[0].uid, typed)
        return _leave(form, False, [say("changed_meanwhile", language)])
    except TimelineError as error:
        return _leave(form, False, [say("not_saved", language, reason=_why(error, language))])
    context.decided(list(summary.before.values()), list(summary.events.values()))
    return _leave(form, True, list(what_changed(summary, seen, language)))


def _why(error: TimelineError, language: str) -> str:
    """What is wrong with a decision. What is wrong with the store is for whoever runs it, and told at /health."""
    if not isinstance(error, CorrectionError | EventNotFoundError):
        return say("cannot_write", language)
    named = [field_label(name, language) for name in error.values.get("names", "").split(", ") if name]
    why = fault_words(error, language, names=phrase("separator", language).join(named))
    about = error.subject or ""
    if f"field_{about.partition('.')[0]}" not in words_of(language).tables["review"]:
        return why  # it is of an event, which is the one that is open
    return phrase("labelled", language, label=field_label(about, language), value=why)


def _leave(form: str, is_done: bool, lines: Sequence[str]) -> bool:
    st.session_state[_OUTCOME] = Outcome(form, is_done, tuple(lines))
    return is_done


def forget() -> None:
    """Leave nothing of what was decided for whoever may not decide any more."""
    for name in (_OUTCOME, _CARRIED):
        st.session_state.pop(name, None)


def carried(uid: str) -> Mapping[str, Any]:
    """What was typed into the form of an event before it changed."""
    found = st.session_state.get(_CARRIED)
    return found.typed if isinstance(found, Carried) and found.uid == uid else {}


def show_done() -> None:
    """Say once what the last decision changed."""
    outcome = st.session_state.get(_OUTCOME)
    if isinstance(outcome, Outcome) and outcome.is_done:
        del st.session_state[_OUTCOME]
        st.success(_paragraphs(outcome.lines), icon=":material/check:")


def show_fault(form: str) -> None:
    """Say once, in the form where it was made, why the last decision was not written."""
    outcome = st.session_state.get(_OUTCOME)
    if isinstance(outcome, Outcome) and not outcome.is_done and outcome.form == form:
        del st.session_state[_OUTCOME]
        st.error(_paragraphs(outcome.lines), icon=":material/error:")


def _paragraphs(lines: Sequence[str]) -> str:
    return "\n\n".join(map(as_text, lines))


def what_changed(summary: CorrectionSummary, seen: Sequence[Event], language: str) -> list[str]:
    """What a decision changed, a line each."""
    if not summary.corrections:
        return [say("nothing_changed", language)]
    before = {event.uid: event for event in seen}
    lines = [say("merged", language) for _ in summary.removed]
    lines += [say("joined", language, title=event.title(language)) for event in summary.joined]
    for uid, event in summary.events.items():
        if uid not in before:
            lines.append(say("also_changed", language, title=event.title(language)))
            continue
        lines += _differences(field_texts(before[uid]), field_texts(event), language)
        if (event.withdrawn is None) is not (before[uid].withdrawn is None):
            lines.append(say("withdrawn_now" if event.withdrawn else "back_again", language))
        elif event.withdrawn is not None:
            lines.append(say("still_withdrawn", language))
    return [say("saved", language), *lines]


def _differences(old: Mapping[str, str], new: Mapping[str, str], language: str) -> list[str]:
    return [
        say("differs", language, field=field_label(name, language), old=old.get(name) or "–", new=value or "–")
        for name, value in new.items()
        if old.get(name) != value
    ]


def field_label(name: str, language: str) -> str:
    """What a field is called: "Dates", "Title (Vietnamese)"."""
    head, _, rest = name.partition(".")
    return say(f"field_{head}", language, name=language_name(rest, language) if rest else "")

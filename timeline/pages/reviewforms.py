"""The forms in which an open event is corrected, judged, merged, split, or its decisions are taken back.

Each widget's key bears the state of the event that it was filled in from: so an event that has changed is shown as it
is now, and what somebody had typed before is put in again where the decision was refused for that.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import streamlit as st

from timeline.filter import LANGUAGES, EventFilter
from timeline.lexicon.labels import country_name, kind_label, locale, part_of_day_label, scope_label, status_label
from timeline.model import Event, Kind, PartOfDay, Scope, Status
from timeline.pages.context import current
from timeline.pages.deciding import carried, field_label, show_fault, submit
from timeline.pages.markdown import as_text
from timeline.pages.reviewtexts import say
from timeline.pages.reviewview import decision_label, event_label, report_label
from timeline.pages.texts import LANGUAGE_NAMES
from timeline.pipeline.review import field_names, field_texts, lines_of, undone_of
from timeline.records import Action, Correction, Decision, Report

AROUND = timedelta(days=45)  # events so near are offered to be merged with
_MOST_AROUND = 100
HINTS = {"dates", "parties", "clock"}


def mark_of(event: Event) -> str:
    """Short text that is another one when anything about the event is."""
    return hashlib.sha256(repr(event).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a field may be. label: how a reader is shown it."""

    options: Sequence[str]
    label: Callable[[str], str]
    is_many: bool = False


def choices(language: str) -> dict[str, Choice]:
    """The fields of which one or more values are chosen; into all others people write."""
    kinds = Choice(list(map(str, Kind)), lambda name: kind_label(Kind(name), language))
    return {
        "kind": kinds,
        "also": Choice(kinds.options, kinds.label, is_many=True),
        "status": Choice(list(map(str, Status)), lambda name: status_label(Status(name), language)),
        "scope": Choice(list(map(str, Scope)), lambda name: scope_label(Scope(name), language)),
        "main": Choice(["yes", "no"], lambda name: say(name, language)),
        "part_of_day": Choice(
            ["", *map(str, PartOfDay)],
            lambda name: part_of_day_label(PartOfDay(name), language) if name else say("unknown", language),
        ),
        "countries": Choice(_countries(language), lambda code: country_name(code, language), is_many=True),
    }


@lru_cache(maxsize=len(LANGUAGES))
def _countries(language: str) -> list[str]:
    names: Iterable[str] = map(str, locale(language).territories)
    codes = [code for code in names if re.fullmatch("[A-Z]{2}", code) and code not in {"EU", "EZ", "QO", "UN", "ZZ"}]
    return sorted(codes, key=lambda code: country_name(code, language))


def show_fields(event: Event, language: str) -> None:
    """The form in which each field is corrected. What was not touched is not decided."""
    texts, kept, offered = field_texts(event), carried(event.uid), choices(language)
    mark = mark_of(event)
    with st.form(f"fields-{mark}", border=False):
        show_fault("fields")
        for row in _rows(field_names()):
            for column, name in zip(st.columns(len(row)), row, strict=True):
                with column:
                    _widget(f"{mark}:{name}", name, kept.get(name, _filled_in(texts[name], name, offered)), language)
        st.text_input(field_label("note", language), key=f"{mark}:note")
        st.form_submit_button(say("save", language), on_click=_save, args=(event, language), type="primary")


def _rows(names: Sequence[str]) -> list[list[str]]:
    """Titles and parties need the whole width of a line."""
    short = [name for name in names if name not in {"parties"} and not name.startswith("summary.")]
    wide = [[name] for name in names if name.startswith("summary.")]
    return [*wide, *(list(short[start : start + 5]) for start in range(0, len(short), 5)), ["parties"]]


def _filled_in(text: str, name: str, offered: Mapping[str, Choice]) -> Any:
    """The value of a field as its widget has it."""
    if name in offered and offered[name].is_many:
        return [part for part in text.split(", ") if part]
    return lines_of(text) if name == "parties" else text


def _typed(value: Any, name: str) -> str:
    """The value of a widget as people write it."""
    if isinstance(value, list):
        return ", ".join(value)
    return "\n".join(filter(None, map(str.strip, value.splitlines()))) if name == "parties" else (value or "").strip()


def _widget(key: str, name: str, initial: Any, language: str) -> None:
    label, offered = field_label(name, language), choices(language).get(name)
    st.session_state.setdefault(key, initial)
    hint = say(f"hint_{name}", language) if name in HINTS else None
    if offered is None:
        widget: Any = st.text_area if name == "parties" else st.text_input
        widget(label, key=key, help=hint)
    else:
        widget = st.multiselect if offered.is_many else st.selectbox
        options = _with_chosen(offered.options, initial, st.session_state[key])
        widget(label, options, key=key, format_func=offered.label, placeholder="")


def _with_chosen(options: Sequence[str], *chosen: Any) -> list[str]:
    """What is offered, and what an event has beside it: a code that nobody would choose, such as EU."""
    had = [one for values in chosen for one in (values if isinstance(values, list) else [values])]
    return list(dict.fromkeys([*options, *had]))


def _save(event: Event, language: str) -> None:
    mark, texts, offered = mark_of(event), field_texts(event), choices(language)
    typed = {name: st.session_state[f"{mark}:{name}"] for name in field_names()}
    shown = {name: _typed(_filled_in(texts[name], name, offered), name) for name in typed}
    given = {name: text for name, value in typed.items() if (text := _typed(value, name)) != shown[name]}
    note = st.session_state[f"{mark}:note"]
    decisions = [Decision(Action.SET, event.uid, note=note, field=name, value=text) for name, text in given.items()]
    submit("fields", decisions, [event], language, {name: typed[name] for name in given})


def show_judging(event: Event, language: str) -> None:
    """The form that says that the event is right, or none."""
    key = f"{mark_of(event)}:judging"
    with st.form(f"judge-{key}", border=False):
        show_fault("judge")
        st.text_input(field_label("note", language), key=key)
        with st.container(horizontal=True):
            for action in (Action.CONFIRM, Action.REJECT):
                st.form_submit_button(say(action, language), on_click=_judge, args=(action, event, key, language))


def _judge(action: Action, event: Event, key: str, language: str) -> None:
    submit("judge", [Decision(action, event.uid, note=st.session_state[key])], [event], language, {})


def show_merging(event: Event, language: str) -> None:
    """The form in which another event is chosen that is the same."""
    near = {other.uid: other for other in _around(event) if other.uid != event.uid}
    key = f"{mark_of(event)}:merging"
    with st.form(f"merge-{key}", border=False):
        show_fault("merge")
        st.selectbox(
            say("merge_with", language),
            list(near),
            index=None,
            key=f"{key}:near",
            format_func=lambda uid: event_label(near[uid], language),
            placeholder="",
        )
        st.text_input(say("merge_uid", language), key=f"{key}:uid")
        st.text_input(field_label("note", language), key=f"{key}:note")
        st.form_submit_button(say("merge", language), on_click=_merge, args=(event, near, key, language))


def _around(event: Event) -> list[Event]:
    day = event.dtstart or event.dtend
    if day is None:
        return []
    until = (event.dtend or day) + AROUND
    return current().store.find_events(EventFilter(since=day - AROUND, until=until, limit=_MOST_AROUND))


def _merge(event: Event, near: Mapping[str, Event], key: str, language: str) -> None:
    uid = uid_in(st.session_state[f"{key}:uid"]) or st.session_state[f"{key}:near"] or ""
    seen = [event, *([near[uid]] if uid in near else [])]
    decision = Decision(Action.MERGE, event.uid, note=st.session_state[f"{key}:note"], uids=(uid,) if uid else ())
    submit("merge", [decision], seen, language, {})


def uid_in(text: str) -> str:
    """The uid in an event's address, or in what was written as it is."""
    words = text.strip()
    return parse_qs(urlsplit(words).query).get("event", [words])[0] if "event=" in words else words


def decide_pair(action: Action, event: Event, other: Event, language: str) -> None:
    """Two events are one (MERGE), or stay two (APART)."""
    submit("pairs", [Decision(action, event.uid, uids=(other.uid,))], [event, other], language, {})


def show_splitting(event: Event, reports: Sequence[Report], language: str) -> None:
    """The form in which reports are chosen that are of another event."""
    speaking = {report.id: report for report in reports if report.gone is None}
    if len(speaking) < 2:
        st.caption(say("split_one", language))
        return
    key = f"{mark_of(event)}:splitting"
    with st.form(f"split-{key}", border=False):
        show_fault("split")
        st.multiselect(
            say("split_what", language),
            list(speaking),
            key=f"{key}:ids",
            format_func=lambda name: report_label(speaking[name], language),
            placeholder="",
        )
        st.text_input(field_label("note", language), key=f"{key}:note")
        st.form_submit_button(say("split", language), on_click=_split, args=(event, key, language))


def _split(event: Event, key: str, language: str) -> None:
    ids, note = tuple(st.session_state[f"{key}:ids"]), st.session_state[f"{key}:note"]
    submit("split", [Decision(Action.SPLIT, event.uid, note=note, uids=ids)], [event], language, {})


def show_decided(event: Event, corrections: Sequence[Correction], language: str) -> None:
    """What people decided so far, the last first, each with a way to take it back."""
    show_fault("decided")
    if not corrections:
        st.caption(say("decided_none", language))
    undone = undone_of(corrections)
    for correction in reversed(corrections):
        with st.container(horizontal=True, vertical_alignment="center"):
            label = as_text(decision_label(correction, language))
            if correction.id in undone:
                st.markdown(f"~~{label}~~ ({say('undone', language)})")
                continue
            st.markdown(label)
            button, key = say("undo", language), f"undo:{correction.id}"
            st.button(button, key=key, on_click=_undo, args=(correction, event, language))


def _undo(correction: Correction, event: Event, language: str) -> None:
    submit("decided", [Decision(Action.UNDO, correction.id)], [event], language, {})


def show_adding(language: str) -> None:
    """The form in which an event is added that no article reports."""
    offered = choices(language)
    names = ("title", "language", "dates", "kind", "status", "location", "countries", "parties", "url", "quote", "note")
    with st.expander(say("add", language)), st.form("add", border=False):
        show_fault("add")
        for name in names:
            if name == "language":
                label = field_label(name, language)
                st.selectbox(label, LANGUAGES, key="add:language", format_func=LANGUAGE_NAMES.__getitem__)
            else:
                _widget(f"add:{name}", name, _blank(name, offered), language)
        st.form_submit_button(say("add_button", language), on_click=_add, args=(names, language), type="primary")


def _blank(name: str, offered: Mapping[str, Choice]) -> Any:
    if name in offered:
        return [] if offered[name].is_many else offered[name].options[0]
    return ""


def _add(names: Iterable[str], language: str) -> None:
    typed = {name: _typed(st.session_state[f"add:{name}"], name) for name in names}
    note, title = typed.pop("note"), typed.pop("title")
    added = typed | {f"summary.{typed['language']}": title}
    if submit("add", [Decision(Action.ADD, note=note, added=added)], [], language, {}):
        for name in names:
            st.session_state.pop(f"add:{name}", None)

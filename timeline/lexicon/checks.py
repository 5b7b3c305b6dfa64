"""What may stand in a lexicon: its tables and keys, the type of each, and which word classes and cues a rule reads.

What nothing reads is told, because it is mistyped more often than not. An expression may repeat nothing without bound
(`*`, `+`, `{2,}` outside of brackets, of white space and figures too): texts are other people's, and one such
repetition beside another makes the time for a hostile one grow with the square of its length, or worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from timeline.model import Kind

FORMS = frozenset(
    {
        *("dateline", "day", "day-only", "feast", "last-named", "month", "month-day", "month-name", "month-range"),
        *("name-year", "numeric", "numeric-month-first", "past-year", "period", "range", "recent", "relative"),
        *("relative-day", "same-day", "several", "weekday", "weekday-figures", "year"),
    }
)
USES = frozenset({"as-of", "compared", "deadline", "period", "since", "until"})
BASES = frozenset({"published", "text", "sentence", "context", "dateline"})
CUES = frozenset(
    {
        *("abroad", "anniversary", "beside", "both", "cancelled", "closed", "crime", "domestic", "feast"),
        *("handout", "held", "history", "national", "negated", "occasion", "planned", "postponed", "preparation"),
        *("roll", "sidelines", "statistic", "term", "ties_of_states", "told", "tourists", "they", "wished"),
        *("again", "corps", "elsewhen", "former", "lasts", "likewise", "signed"),
    }
)
# Word classes that the rules ask for by their names; any other serves only in a kind's `together`.
ASKED_FOR = frozenset(
    {
        *("associate", "callers", "establish", "found", "gathering", "guests", "investing", "league", "mission"),
        *("office", "open", "pact", "prize", "receive", "sign", "talk", "tie", "travel"),
    }
)
_SEPARATE = frozenset({"visit_in", "visit_out", "separator"})
_UNBOUNDED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<repeat>[*+]|\{[0-9]*,\})", re.DOTALL)

Faults = Iterator[str]
Check = Callable[[Any, str], Faults]
"""What is wrong with a value, each fault led by where it stands: `[dates] starts`."""


def _text(value: Any, where: str) -> Faults:
    if not isinstance(value, str):
        yield f"{where}: it has to be a text in quotes, not {_shown(value)}"


def _flag(value: Any, where: str) -> Faults:
    if not isinstance(value, bool):
        yield f"{where}: it has to be true or false, not {_shown(value)}"


def _number(value: Any, where: str) -> Faults:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"{where}: it has to be a number, not {_shown(value)}"


def _expression(value: Any, where: str) -> Faults:
    """A regular expression without unbounded repetitions; whether it is one is told where it is compiled."""
    if not isinstance(value, str):
        yield from _text(value, where)
        return
    if not any(sign in value for sign in ("*", "+", ",}")):
        return
    for match in _UNBOUNDED.finditer(value):
        if match["repeat"]:
            near = value[max(0, match.start() - 20) : match.end()]
            yield f"{where}: the repetition {match['repeat']} in {near} has no bound; write {{0,9}} or the like"


def _compiled(value: Any, where: str) -> Faults:
    """An expression that is used as it stands."""
    found = list(_expression(value, where))
    yield from found
    if not found:
        try:
            re.compile(value)
        except re.error as error:
            yield f"{where}: no regular expression: {error}"


def _texts(value: Any, where: str) -> Faults:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):  # quick: there are thousands
        yield from _list(_text)(value, where)


def _list(check: Check) -> Check:
    def of_all(value: Any, where: str) -> Faults:
        if not isinstance(value, list):
            yield f"{where}: it has to be a list in brackets, not {_shown(value)}"
            return
        for number, item in enumerate(value, start=1):
            yield from check(item, f"{where}, item {number}")

    return of_all


def _named(check: Check) -> Check:
    """A table whose keys are anybody's choice."""

    def of_all(value: Any, where: str) -> Faults:
        if not isinstance(value, Mapping):
            yield f"{where}: it has to be a table, not {_shown(value)}"
            return
        for name, item in value.items():
            yield from check(item, f"{where} {name}")

    return of_all


def _one_of(names: frozenset[str]) -> Check:
    def check(value: Any, where: str) -> Faults:
        if value not in names:
            yield f"{where}: {_shown(value)} is none of {', '.join(sorted(names))}"

    return check


def _table(**keys: Check) -> Check:
    """A table that has no other keys than these; those that it must have are asked for elsewhere."""

    def check(value: Any, where: str) -> Faults:
        if not isinstance(value, Mapping):
            yield f"{where}: it has to be a table, not {_shown(value)}"
            return
        for name, item in value.items():
            if name in keys:
                yield from keys[name](item, f"{where} {name}")
            else:
                yield f"{where} {name}: nothing reads such a key; there are {', '.join(sorted(keys))}"

    return check


def _shown(value: Any) -> str:
    return repr(value) if len(repr(value)) <= 40 else f"{repr(value)[:39]}…"


def _all(check: Check, names: str) -> dict[str, Check]:
    return dict.fromkeys(names.split(), check)


_OF_KINDS = frozenset(map(str, Kind))
_PATTERN = _table(
    form=_one_of(FORMS),
    use=_one_of(USES),
    base=_one_of(BASES),
    unit=_one_of(frozenset({"day", "week", "month", "year"})),
    **_all(_expression, "write after not_after"),
    **_all(_number, "sign count"),
)
_TABLES: Mapping[str, Check] = {
    "writing": _table(
        **_all(_text, "script reads borders letters"),
        **_all(_flag, "capitals accents wide"),
        **_all(_compiled, "own_names not_places glosses"),
        **_all(_texts, "countries_of unless_in locales"),
        **_all(_number, "compounds shortest_headline"),
    ),
    "detect": _table(script=_text, share=_number, words=_texts),
    "provinces": _table(**_all(_list(_compiled), "beginnings endings")),
    "dates": _table(
        **_all(_expression, "starts sentence_end future past told coming coming_after anniversary joined counted"),
        **_all(_list(_texts), "months months_short weekdays weekdays_short"),
        **_all(_list(_PATTERN), "patterns lead trail"),
        **_all(_flag, "names_have_capitals either_order told_from_dateline mostly_past verbs_last"),
        **_all(_named(_texts), "units parts_of_day"),
        **_all(_named(_number), "numbers tens"),
        **_all(_named(_expression), "macros figures"),
        **_all(_text, "numerals zeros"),
        feasts=_named(_text),
        also_words=_texts,
    ),
    "stamps": _table(
        **_all(_expression, "published updated today on at day ordinals before_year clock_end halves prepositions"),
        **_all(_expression, "field field_start byline masthead copyright counter"),
        **_all(_list(_expression), "forms days datelines"),
        **_all(_texts, "copyright_has counter_has"),
        clock_marks=_text,
        day_first=_flag,
    ),
    "headline": _table(never=_compiled, prose=_compiled, fewest_words=_number),
    "pages": _table(**_all(_texts, "next read_more comments missing walls")),
    "words": _named(_texts),
    "kinds": _table(**dict.fromkeys(_OF_KINDS, _table(alone=_texts, together=_list(_texts)))),
    "cues": _table(**dict.fromkeys(CUES, _texts)),
    **_all(_table(words=_texts), "home foreign mask not_countries"),
    **_all(_named(_texts), "demonyms bodies"),
    "places": _named(_named(_texts)),
    "clutter": _table(**_all(_texts, "starts contains captions cut")),
    "sentences": _table(abbreviations=_texts),
    "joints": _table(**_all(_texts, "before_years clauses between_dates items list_opens not_of_a_name")),
    "counts": _table(form=_compiled),
    "location": _table(venues=_list(_compiled), **_all(_texts, "leads trails seats")),
    "people": _table(
        **_all(_texts, "offices complement not_first not_last joints links not_names titles place_words family_names"),
        **_all(_texts, "surnames after_name adverbs ambiguous_countries before_countries"),
        **_all(_texts, "seats rarer_family_names"),
    ),
    "direction": _table(**_all(_texts, "to_host to_host_before to_visitor to_visitor_before sent_by sent passive")),
    "layout": _table(
        **_all(_texts, "when hour venue field no_event sort plan chronicle hours parts days"),
        kinds=_table(**dict.fromkeys(_OF_KINDS, _texts)),
    ),
    "titles": _table(**dict.fromkeys(_OF_KINDS | _SEPARATE, _text)),
}


def faults_of(lexicon: Mapping[str, Any]) -> Faults:
    """What is wrong with a lexicon, each fault with its table and key, as `[words] newword: ...`."""
    for name, table in lexicon.items():
        if name in _TABLES:
            yield from _TABLES[name](table, f"[{name}]")
        else:
            yield f"[{name}]: nothing reads such a table; there are {', '.join(sorted(_TABLES))}"


def loose_classes(lexicon: Mapping[str, Any]) -> Faults:
    """Word classes that a kind names and `[words]` lacks, and those that nobody asks for, in a sound lexicon."""
    asked = {
        (name, kind) for kind, table in lexicon["kinds"].items() for row in table.get("together", ()) for name in row
    }
    for name, kind in sorted(asked):
        if name not in lexicon["words"]:
            yield f"[kinds.{kind}] together: there is no word class {name} in [words]"
    for name in lexicon["words"].keys() - {name for name, _ in asked} - ASKED_FOR:
        yield f"[words] {name}: nothing reads this word class; name it in the `together` of a kind"

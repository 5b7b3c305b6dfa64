"""A language's date expressions, compiled from the `[dates]` tables of its lexicon.

A pattern is written as a regular expression with placeholders: `{mon} {day},? {y}`. A space stands for any short white
space. Fields are `y`, `yy`, `m`, `d` (figures), `month`, `mon` (names; the second abbreviated too), `wd`, `wday`,
`n` and `unit` (what is counted), `part` (of the day), `feast`, `hour`, `minute`, `half` (am, pm); every other name is
one of the lexicon's `macros`. What occurs a second time in an expression bears a 2: `{d}{dash}{d2} {mon}`.

Keys of a pattern: `form`, `write`; `after`, `not_after` (what must, or must not, stand before it); `sign`, `count`,
`unit` (a step of time: -1 for "last") from `base` ("published"; "text" for what was mentioned last; "sentence" for
what its sentence mentioned before; "dateline": though the language's datelines do not, this one says from when the text
is told); `use` (the form that it has whatever its own). `lead` and `trail` are patterns of
what stands right before and after a date.

Keys of the table besides: `months`, `weekdays` (from Monday; `_short` for abbreviations), `numbers`, `units`,
`parts_of_day`, `feasts` (see `feasts`); `numerals`, `zeros` (a script's own figures), `tens` (those for 10, 20),
`figures` (how `y`, `m` and `d` are written where not in figures alone), `counted` (numbers before what is counted);
`joined` (what besides a comma joins dates that share a year); `starts` (of a date); `sentence_end`; `future`, `past`,
`told`, and `coming`, `coming_after` for weekdays (verbs); `anniversary`; `names_have_capitals`, `also_words` (names
that are words in small letters), `either_order` (05/01 may be read both ways), `told_from_dateline` ("today" is
the dateline's day), `mostly_past`, `verbs_last` (a sentence ends in its verb, so that it says after a date whether that
lies ahead).

`starts`, `anniversary`, `lead` and `trail` are first looked for in small letters: what they rule out (`(?!...)`) cannot
depend on capitals.

Every repetition in the fields is bounded, and whatever looks back sees a few characters: time stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.errors import ConfigError
from timeline.lexicon import read_lexicon
from timeline.model import PartOfDay

SPACE = r"(?:[ \t\u00a0\u3000\u2009\u202f]{1,3}|[ ]?\r?\n[ ]?)"
_SPACES = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| ")  # but not escaped ones, nor those within brackets
_VERBS = ("future", "past", "told", "coming", "coming_after")
_NO_DIGIT = r"(?![0-9\uff10-\uff19])"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write a date. Its expressions are compiled when they are first asked for: a lexicon has hundreds, of
    which a text needs few, and `Grammar` finds the one that fits by a compiled expression of all."""

    form: str
    write: str
    write_after: str | None
    write_not_after: str | None
    flags: re.RegexFlag
    sign: int | None = None
    count: int = 1
    unit: str | None = None
    base: str = "published"
    use: str | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """The date itself, with its fields as named groups."""
        return _compiled(self.write, self.flags)

    @property
    def after(self) -> re.Pattern[str] | None:
        """What must stand before it, or None."""
        return None if self.write_after is None else _compiled(self.write_after, self.flags)

    @property
    def not_after(self) -> re.Pattern[str] | None:
        """What must not stand before it, or None."""
        return None if self.write_not_after is None else _compiled(self.write_not_after, self.flags)


@cache
def _compiled(write: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(write, flags)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that the date layer knows of one language. What begins with `low` fits the text in small letters wherever the
    exact expression fits the text, in half the time: comparing letters whatever their case is slow.
    """

    language: str
    starts: re.Pattern[str]
    low_starts: re.Pattern[str]
    patterns: tuple[Pattern, ...]
    at_digit: re.Pattern[str]
    at_word: re.Pattern[str]
    lead: tuple[Pattern, ...]
    trail: tuple[Pattern, ...]
    low_lead: re.Pattern[str]
    low_trail: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    parts_of_day: Mapping[str, PartOfDay]
    numerals: Mapping[str, int]
    feasts: Mapping[str, str]
    either_order: bool
    mostly_past: bool
    told_from_dateline: bool
    verbs_last: bool
    anniversary: re.Pattern[str] | None
    low_anniversary: re.Pattern[str] | None
    future: re.Pattern[str] | None
    past: re.Pattern[str] | None
    told: re.Pattern[str] | None
    coming: re.Pattern[str] | None
    coming_after: re.Pattern[str] | None
    sentence_end: re.Pattern[str]
    joined: re.Pattern[str]
    tens: Mapping[str, int]


@cache
def read_grammar(language: str) -> Grammar:
    """The grammar of a language. Raises ConfigError where its lexicon has no dates, or a pattern is wrong."""
    table = read_lexicon(language).get("dates")
    if not isinstance(table, Mapping):
        raise ConfigError("there is no table [dates]", subject=f"{language}.toml")
    try:
        return _Compiler(language, table).grammar()
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise ConfigError("the table [dates] is wrong", subject=f"{language}.toml") from error


class _Compiler:
    """Turns the table into compiled expressions; lives only while a grammar is read."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        self.language = language
        self.table = table
        self.flags = re.IGNORECASE
        self.parts = {w: PartOfDay(k) for k, words in table["parts_of_day"].items() for w in words}
        self.units = {w: k for k, words in table["units"].items() for w in words}
        self.months = _numbered(table["months"], table.get("months_short", []), first=1)
        self.weekdays = _numbered(table["weekdays"], table.get("weekdays_short", []), first=0)
        self.numerals = {c: i for i, c in enumerate(table.get("numerals", ""))}
        self.fields = self._fields()

    def grammar(self) -> Grammar:
        lead = tuple(self._pattern(p | {"write": f"(?:{p['write']})\\Z"}) for p in self.table.get("lead", ()))
        trail = tuple(self._pattern(p) for p in self.table.get("trail", ()))
        verbs = {k: self._expression(self.table[k]) if k in self.table else None for k in _VERBS}
        patterns = tuple(self._pattern(p) for p in self.table["patterns"])
        return Grammar(
            language=self.language,
            starts=self._expression(self.table["starts"]),
            low_starts=self._low(self._expand(self.table["starts"], set())),
            patterns=patterns,
            at_digit=self._any_of(patterns, figure=True),
            at_word=self._any_of(patterns, figure=False),
            lead=lead,
            trail=trail,
            low_lead=self._any(lead),
            low_trail=self._any(trail),
            months={k.casefold(): v for k, v in self.months.items()},
            weekdays={k.casefold(): v for k, v in self.weekdays.items()},
            numbers={k.casefold(): v for k, v in self.table.get("numbers", {}).items()},
            units={k.casefold(): v for k, v in self.units.items()},
            parts_of_day={k.casefold(): v for k, v in self.parts.items()},
            numerals=self.numerals | dict.fromkeys(self.table.get("zeros", ""), 0),
            feasts={k.casefold(): v for k, v in self.table.get("feasts", {}).items()},
            mostly_past=self.table.get("mostly_past", False),
            told_from_dateline=self.table.get("told_from_dateline", False),
            verbs_last=self.table.get("verbs_last", False),
            either_order=self.table.get("either_order", False),
            anniversary=self._expression(self.table["anniversary"]) if "anniversary" in self.table else None,
            low_anniversary=self._low(self._expand(self.table["anniversary"], set()))
            if "anniversary" in self.table
            else None,
            future=verbs["future"],
            past=verbs["past"],
            told=verbs["told"],
            coming=verbs["coming"],
            coming_after=verbs["coming_after"],
            sentence_end=self._expression(self.table["sentence_end"]),
            joined=self._expression(rf"[ \t,，、;&]{{0,3}}{self.table.get('joined', '')}"),
            tens=self.table.get("tens", {}),
        )

    def _pattern(self, table: Mapping[str, Any]) -> Pattern:
        allowed = {"form", "write", "after", "not_after", "sign", "count", "unit", "base", "use"}
        unknown = set(table) - allowed
        if unknown:
            raise ValueError(f"unknown key {sorted(unknown)} in {table.get('write')!r}")
        options: dict[str, Any] = {k: table[k] for k in ("sign", "count", "unit", "base", "use") if k in table}
        after, not_after = (self._before(table.get(k)) for k in ("after", "not_after"))
        write = self._expand(table["write"], set())
        return Pattern(table.get("form", ""), write, after, not_after, self.flags, **options)

    def _any_of(self, patterns: tuple[Pattern, ...], *, figure: bool) -> re.Pattern[str]:
        """One expression for the patterns that can begin with a figure, or with a letter. Where it fits, the empty
        group that closed last bears the number of the first pattern that fits: `p12`."""
        choices = []
        for number, (pattern, table) in enumerate(zip(patterns, self.table["patterns"], strict=True)):
            if _openings(table["write"], bool(self.numerals))[0 if figure else 1]:
                plain = _unnamed(pattern.write)
                unique = re.sub(r"(P[<=]_)", f"\\g<1>n{number}", plain)  # what a back reference names
                choices.append(f"(?:{unique})(?P<p{number}>)")
        return re.compile("|".join(choices), self.flags)

    def _any(self, patterns: tuple[Pattern, ...]) -> re.Pattern[str]:
        """Says at once that none of them fits."""
        return self._low("|".join(f"(?:{p.write})" for p in patterns) or "(?!)")

    def _low(self, write: str) -> re.Pattern[str]:
        return re.compile(_in_small_letters(_unnamed(write)))

    def _before(self, write: str | None) -> str | None:
        return None if write is None else self._expand(f"(?:{write})\\Z", set())

    def _expression(self, write: str) -> re.Pattern[str]:
        return re.compile(self._expand(write, set()), self.flags)

    def _expand(self, write: str, named: set[str], index: str = "", depth: int = 0) -> str:
        if depth > 5:
            raise ValueError(f"macros within macros in {write!r}")
        spaced = _SPACES.sub(lambda m: SPACE if m[0] == " " else m[0], write)
        return re.sub(r"\{([a-z_]+)([2-4]?)\}", lambda m: self._placed(m[1], m[2] or index, named, depth), spaced)

    def _placed(self, name: str, index: str, named: set[str], depth: int) -> str:
        """A field becomes a named group where it occurs first, and a plain one in what only looks ahead to it."""
        if name not in self.fields:
            return f"(?:{self._expand(self.table['macros'][name], named, index, depth + 1)})"
        group = "?:" if name + index in named else f"?P<{name}{index}>"
        named.add(name + index)
        return f"({group}{self.fields[name]}){_NO_DIGIT if name in ('y', 'm', 'd') else ''}"

    def _fields(self) -> dict[str, str]:
        full, short = ([w for group in self.table.get(k, []) for w in group] for k in ("months", "months_short"))
        days, days_short = (
            [w for group in self.table.get(k, []) for w in group] for k in ("weekdays", "weekdays_short")
        )
        fields = (
            _digits("".join(self.numerals) + self.table.get("zeros", ""))
            | self.table.get("figures", {})
            | {
                "yy": f"(?:[0-9]{{2}}{_NO_DIGIT}|[{''.join(self.numerals) or '0-9'}]{{2}})",
                "month": self._cased(full),
                "mon": self._cased([*full, *short]) + (r"\.?" if short else ""),
                "wd": self._cased(days),
                "wday": self._cased([*days, *days_short]) + (r"\.?" if days_short else ""),
                "n": f"(?:[0-9]{{1,3}}|{self.table.get('counted') or _either(self.table['numbers'])})",
                "unit": _either(self.units),
                "part": _either(self.parts),
                "feast": _either(self.table.get("feasts", {})),
                "hour": "(?:2[0-4]|1[0-9]|0?[0-9])",
                "minute": "[0-5][0-9]",
                "half": r"[ap]\.? ?m\b\.?",
            }
        )
        return {
            name: fragment.replace(" ", SPACE) if name not in ("y", "m", "d") else fragment
            for name, fragment in fields.items()
        }

    def _cased(self, words: list[str]) -> str:
        """Names as they are printed: with a capital, in capitals, and in small letters where that can mean no other."""
        if not self.table.get("names_have_capitals", False):
            return _either(words)
        modal = set(self.table.get("also_words", []))
        forms = [*words, *(w.upper() for w in words), *(w.lower() for w in words if w not in modal)]
        return f"(?-i:{_either(forms)})"


def _unnamed(pattern: str) -> str:
    """The same expression without names for its fields; what a back reference names keeps its name."""
    return re.sub(r"\(\?P<(?!_)\w+>", "(?:", pattern)


def in_small_letters(text: str) -> str:
    """`text` in small letters, each place the same as before: the few letters that would become two stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _in_small_letters(pattern: str) -> str:
    """The expression that fits text in small letters wherever `pattern` fits the text itself.

    Raises ValueError where the pattern rules out what has capitals: of that such text knows nothing.
    """
    if any("(?-i:" in ruled_out[0] for ruled_out in _RULED_OUT.finditer(pattern)):
        raise ValueError(f"this cannot rule out what depends on capitals: {pattern!r}")
    return _PARTS.sub(lambda m: m[0] if m[0].startswith(("\\", "(?P")) else _LOW.get(m[0], m[0].lower()), pattern)


_PARTS = re.compile(r"\\.|\(\?P[<=]\w+[>)]|\(\?-i:|\(|[^\\(]+", re.DOTALL)
_RULED_OUT = re.compile(r"\(\?<?!(?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
_LOW = {"(?-i:": "(?:"}


def _openings(write: str, numerals: bool) -> tuple[bool, bool]:
    """Whether the pattern can begin with a figure, and with a letter: only those that can are tried at a place."""
    rest, optional = write, False
    while match := re.match(r"\(\?:[^()]{1,40}\)\?", rest):
        rest, optional = rest[match.end() :], True
    figure = re.match(r"(?:\(\?[:=])?(?:\{(?:d|m|y|yy|n|day)\}|\[0-9)", rest) is not None
    return figure or numerals, optional or numerals or not figure or rest.startswith(("{n}", "(?:{n}"))


def _digits(numerals: str) -> dict[str, str]:
    """Year, month and day in figures, and in a script's own numerals where it has such."""
    day, month = "0?[1-9]|[12][0-9]|3[01]", "1[0-2]|0?[1-9]"
    year = "(?:1[0-9]|20)[0-9]{2}"
    if not numerals:
        return {"y": year, "m": f"(?:{month})", "d": f"(?:{day})"}
    wide = r"[0-9\uff10-\uff19]"
    return {
        "y": f"(?:{year}|[\uff11\uff12]{wide}{{3}}|[{numerals}]{{4}})",
        "m": f"(?:{month}|{wide}{{1,2}}|[{numerals}])",
        "d": f"(?:3[01]|[12][0-9]|0?[1-9]|{wide}{{1,2}}|[{numerals}])",
    }


def _numbered(*lists: list[list[str]], first: int) -> dict[str, int]:
    return {word: number for names in lists for number, words in enumerate(names, first) for word in words}


def _either(words: Any) -> str:
    """One of the words; where one begins with another, the longer is tried first."""
    return f"(?:{'|'.join(map(re.escape, _longest_first(words))) or '(?!)'})".replace("\\ ", " ")


def _longest_first(words: Any) -> list[str]:
    return sorted(dict.fromkeys(words), key=lambda w: (-len(w), w))

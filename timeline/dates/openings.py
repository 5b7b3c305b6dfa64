"""What a text begins with that an expression fits, so that of many expressions only those are tried which can fit.

An opening is up to three units: a letter or a mark is one, and so is a run of figures ("0") or of blanks (" "): "4 May"
opens as "0 m". Openings are read from how an expression is written. What looks ahead or back counts for nothing, and
what may be any character ends an opening, so that there are rather too many openings than too few.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

UNITS = 3
_MOST = 4000  # openings of an expression; of one with more only shorter ones are kept
_UNIT = re.compile(r"\d{1,40}|\s{1,40}|.", re.DOTALL)
BEGINNING = re.compile(rf"(?:{_UNIT.pattern}){{1,{UNITS}}}", re.DOTALL)  # of a text: as much as its opening is made of


@dataclass(frozen=True, slots=True)
class _Letters:
    """One character of these; any where it is None."""

    units: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class _Repeated:
    """One of several sequences, so many times."""

    choices: Sequence[Sequence[_Part]]
    least: int = 1
    most: int = 1


_Part = _Letters | _Repeated
_ANY = _Letters(None)


def opening_of(beginning: str) -> str:
    """What a text in small letters opens with, given what `BEGINNING` finds of it."""
    return "".join(_unit(run[0]) for run in _UNIT.findall(beginning))


def openings(expression: str) -> frozenset[str]:
    """The openings of all that the expression fits, each of three units or less; "" where it can be anything.

    Raises ValueError for an expression with what is not known here.
    """
    choices, end = _read_choices(expression, 0)
    if end != len(expression):
        raise ValueError(f"a bracket too many in {expression!r}")
    for units in range(UNITS, 0, -1):
        found = {opening for opening, _ in _grown({("", True)}, _Repeated(choices), units)}
        if len(found) <= _MOST:
            return frozenset(found)
    return frozenset({""})


def finder(found: Iterable[str]) -> re.Pattern[str]:
    """Finds, in small letters, the first character of each place that opens so.

    Each alternative begins with a plain character: of these the engine makes a set, and passes over all others.
    """
    rests: dict[str, set[str]] = {}
    for opening in found:
        rests.setdefault(opening[:1], set()).add(opening[1:])
    if "" in rests:
        return re.compile("(?s:.)")
    return re.compile("|".join(form for first, rest in sorted(rests.items()) for form in _forms(first, rest)))


def _forms(first: str, rests: set[str]) -> Iterator[str]:
    letters = _FIGURES if first == "0" else [r"\s"] if first == " " else [re.escape(first)]
    if "" in rests:
        yield from letters
        return
    run = "" if first not in _RUNS else _RUNS[first].replace("{1,", "{0,")  # the rest of it
    behind = "|".join("".join(_RUNS.get(unit) or re.escape(unit) for unit in rest) for rest in sorted(rests))
    yield from (f"{letter}(?={run}(?:{behind}))" for letter in letters)


_FIGURES = "0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
_RUNS = {"0": r"\d{1,40}", " ": r"\s{1,40}"}


# --- how openings grow, part by part

_Grown = set[tuple[str, bool]]  # an opening, and whether it can grow


def _grown(before: _Grown, part: _Part, units: int) -> _Grown:
    if isinstance(part, _Repeated):
        return _repeated(before, part, units)
    grown: _Grown = set()
    for opening, grows in before:
        if not grows or part.units is None:
            grown.add((opening, False))
        else:
            longer = (_joined(opening, unit) for unit in part.units)
            grown.update((new, len(new) < units) for new in longer)
    return grown


def _joined(opening: str, unit: str) -> str:
    """Figures that follow on figures, and blanks on blanks, are of one unit."""
    return opening if unit in _RUNS and opening.endswith(unit) else opening + unit


def _repeated(before: _Grown, part: _Repeated, units: int) -> _Grown:
    found: _Grown = set()
    for times in range(part.most):
        if times >= part.least:
            found |= before
        after = set().union(*(_in_order(before, choice, units) for choice in part.choices))
        if after == before:  # once more adds nothing
            break
        before = after
    return found | before


def _in_order(before: _Grown, sequence: Sequence[_Part], units: int) -> _Grown:
    for part in sequence:
        if not any(grows for _, grows in before):
            break
        before = _grown(before, part, units)
    return before


# --- how an expression is written

_LOOKS = re.compile(r"\(\?<?[=!]")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|-?[a-z]*:)|(?!\?))")
_BACK = re.compile(r"\(\?P=\w+\)")
_CLASS = re.compile(r"\[(\^?)((?:\\.|[^\]\\])+)\]", re.DOTALL)
_MEMBER = re.compile(
    r"(\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|.)(?:-(\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|.))?", re.DOTALL
)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_TIMES = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})[?+]?")
_SIGNS = {"?": (0, 1), "*": (0, 9), "+": (1, 9)}
_WIDEST = 400  # characters of a range that is told apart


def _read_choices(written: str, at: int) -> tuple[list[list[_Part]], int]:
    """Sequences up to the bracket that closes them, or to the end."""
    choices: list[list[_Part]] = [[]]
    while at < len(written) and written[at] != ")":
        if written[at] == "|":
            choices.append([])
            at += 1
            continue
        part, at = _read_part(written, at)
        if part is not None:
            times = _TIMES.match(written, at)
            choices[-1].append(part if times is None else _Repeated([[part]], *_times(times)))
            at = at if times is None else times.end()
    return choices, at


def _times(match: re.Match[str]) -> tuple[int, int]:
    """At least and at most; more than nine times are as good as nine."""
    if match[1]:
        return _SIGNS[match[1]]
    least = int(match[2] or 0)
    most = least if not match[3] else int(match[4] or 9)
    return min(least, 9), min(most, 9)


def _read_part(written: str, at: int) -> tuple[_Part | None, int]:
    """What stands there, None for what takes no room, and where it ends."""
    if looks := _LOOKS.match(written, at):
        return None, _closed(written, _read_choices(written, looks.end())[1])
    if back := _BACK.match(written, at):
        return _ANY, back.end()
    if group := _GROUP.match(written, at):
        choices, end = _read_choices(written, group.end())
        return _Repeated(choices), _closed(written, end)
    if several := _CLASS.match(written, at):
        return (_ANY if several[1] else _members(several[2])), several.end()
    if escape := _ESCAPE.match(written, at):
        return _escaped(escape[0]), escape.end()
    if written[at] in "([{*+?":
        raise ValueError(f"cannot tell how {written[at : at + 20]!r} begins")
    if written[at] in "^$":
        return None, at + 1
    return (_ANY if written[at] == "." else _Letters(frozenset({_unit(written[at])}))), at + 1


def _closed(written: str, at: int) -> int:
    if written[at : at + 1] != ")":
        raise ValueError(f"a bracket is missing in {written!r}")
    return at + 1


def _members(inner: str) -> _Letters:
    units: set[str] = set()
    for first, last in _MEMBER.findall(inner):
        if not last:
            one = _escaped(first) if first[0] == "\\" else _Letters(frozenset({_unit(first)}))
            if one is None or one.units is None:
                return _ANY
            units |= one.units
            continue
        low, high = (ord(_character(sign)) for sign in (first, last))
        if high - low > _WIDEST:
            return _ANY
        units.update(_unit(chr(code)) for code in range(low, high + 1))
    return _Letters(frozenset(units))


def _escaped(escape: str) -> _Letters | None:
    sign = escape[1]
    if sign in "bBAZ":
        return None
    if sign in "wWSD" or sign.isdecimal():
        return _ANY
    return _Letters(frozenset({"0" if sign == "d" else " " if sign in "strnfv" else _unit(_character(escape))}))


def _character(sign: str) -> str:
    """The one character that is written so."""
    if sign[:2] in ("\\u", "\\x"):
        return chr(int(sign[2:], 16))
    return {"t": "\t", "n": "\n", "r": "\r"}.get(sign[-1], sign[-1]) if len(sign) == 2 else sign


def _unit(letter: str) -> str:
    if letter.isdecimal():
        return "0"
    low = letter.lower()
    return " " if letter.isspace() else low if len(low) == 1 else letter

"""What a text says around its date expressions: lines, sentences, the years that it names, and whether it is a story.

`Scene` holds what is known of a text before anything is resolved; `Memory` what has been mentioned so far.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from timeline.dates.expressions import Expression, Point, read_number
from timeline.dates.grammar import Grammar, in_small_letters
from timeline.dates.stamps import find_stamps
from timeline.model import Precision, Resolution, Span

Value = tuple[date, date, Precision, Resolution]
_FUTURE_REACH = 80  # characters before a date within which a verb of the future counts for it,
_FUTURE_AFTER = 12  # and after it (10月4日将举行)
_LIST_INDENT = 60  # a list's item has its date within so many characters of the line's beginning
_LIST = 3  # items that make a list
_HEAD_INDENT = 30  # a year that governs its paragraph stands within so many characters of its beginning
_NOTHING = Point()
_ALIKE = 3  # lines that begin alike
_BYLINE = re.compile(r"[ \t]{0,4}([^\W\d_]{3,20}) ?[–—-] ")
_STORY = 4  # years far from publication that make a text a story of the past


@dataclass(frozen=True, slots=True)
class Reference:
    """What dates are resolved against.

    published: publication date; resolves relative and incomplete expressions, or None.
    year, month: a hint where published is None (event's name, headline, address): supplies a missing year.
    """

    published: date | None
    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """published: the publication date, or the dateline's. last: the last value, of last_expression; last_day: the last
    day or days, news_day: the last that lie close to publication.

    told: how far a story has come. seen: month and day of the last day mentioned, resolved or not.
    """

    published: date | None = None
    last: Value | None = None
    told: tuple[date, Precision] | None = None
    last_expression: Expression | None = None
    last_day: tuple[date, date] | None = None
    news_day: tuple[date, date] | None = None
    seen: Point = _NOTHING


@dataclass(frozen=True, slots=True)
class Scene:
    """A text with its expressions. lines: where each begins; places: the line of each expression.

    line_years: the one year that a line names. head_years: the year that opens a line and governs it.
    list_years: by expression, what a chronological list gives it. day_years: years of the days that are stated in full.
    years: all that are stated. text_year: the one year that the text's headline, or the names in it, state.
    jubilee: the one anniversary that is kept ("10th": 10). historic: it tells of times long past.
    month_first: its figures are written 10/31/1989. figures: where its newest figures end ("in the first eight
    months of 2025": 2025), if it states no later year.
    """

    text: str
    expressions: list[Expression]
    reference: Reference
    grammar: Grammar
    lines: list[int]
    places: list[int]
    line_years: Mapping[int, int]
    list_years: Mapping[int, int]
    head_years: Mapping[int, int]
    day_years: Mapping[tuple[int, int], int]
    years: frozenset[int]
    text_year: int | None
    jubilee: int | None
    historic: bool
    month_first: bool
    figures: Point | None = None

    def begin_of_line(self, index: int) -> int:
        """Where the line of the expression of that number begins."""
        return self.lines[self.places[index]]

    def line_of(self, index: int) -> str:
        place = self.places[index]
        end = self.lines[place + 1] if place + 1 < len(self.lines) else len(self.text)
        return self.text[self.lines[place] : min(end, self.lines[place] + 2000)]

    def same_sentence(self, first: Expression, second: Expression) -> bool:
        """Whether no sentence ends between the two; they are at most 200 characters apart."""
        between = self.text[first.span.end : second.span.start + 1]
        return len(between) <= 200 and self.grammar.sentence_end.search(between) is None

    def follows(self, first: Expression, second: Expression) -> bool:
        """Whether the second stands in the first's sentence or in the next; they are at most 300 characters apart."""
        between = self.text[first.span.end : second.span.start + 1]
        return len(between) <= 300 and len(self.grammar.sentence_end.findall(between)) <= 1

    def opens_sentence(self, e: Expression) -> bool:
        before = self.text[max(0, e.span.start - 12) : e.span.start + 1]
        return e.span.start < 12 or self.grammar.sentence_end.search(before) is not None

    def is_future(self, e: Expression, reach: int = _FUTURE_REACH) -> bool:
        """Whether a verb of the future stands so close before the date in its sentence, or right after it."""
        future = self.grammar.future
        if future is None:
            return False
        if self.grammar.verbs_last:
            return future.search(self.text, e.span.end, self._end_of_clause(e)) is not None
        verbs = list(future.finditer(self.text, self._sentence_before(e, reach), e.span.start))
        if verbs:
            stop = self._end_of_sentence(e) if verbs[-1].lastgroup == "may_have_been" else e.span.start
            told = self.grammar.told
            return told is None or told.search(self.text, verbs[-1].end(), stop) is None
        return future.match(self.text[e.span.end : e.span.end + _FUTURE_AFTER].lstrip()) is not None

    def will_be(self, e: Expression) -> bool:
        """Whether a verb of the future stands close before the date, or after it in what is said of it."""
        future, stop = self.grammar.future, min(e.span.end + _FUTURE_REACH, self._end_of_clause(e))
        return self.is_future(e) or (future is not None and future.search(self.text, e.span.end, stop) is not None)

    def is_coming(self, e: Expression) -> bool:
        """Whether what is dated by a weekday lies ahead: besides the future, the present tells so."""
        if self.is_future(e):
            return True
        coming, after, past = self.grammar.coming, self.grammar.coming_after, self.grammar.past
        if after is not None and after.match(self.text, e.span.end, e.span.end + _FUTURE_REACH) is not None:
            return True
        if coming is None:
            return False
        verbs = list(coming.finditer(self.text, self._sentence_before(e), e.span.start))
        return bool(verbs) and (past is None or past.search(self.text, verbs[-1].end(), e.span.start) is None)

    def _sentence_before(self, e: Expression, reach: int = _FUTURE_REACH) -> int:
        """Where the sentence of the date begins (the date itself may open it), or as far before it as is looked at."""
        begin, opening = max(0, e.span.start - reach), min(e.span.start + 2, e.span.end)
        ends = [m.end() for m in self.grammar.sentence_end.finditer(self.text, begin, opening)]
        return ends[-1] if ends else begin

    def is_past(self, e: Expression) -> bool:
        """Whether a verb of the past stands beside the date in its sentence, and none of the future."""
        past = self.grammar.past
        if past is None or self.is_future(e):
            return False
        return past.search(self.text, self._sentence_before(e), self._end_of_sentence(e)) is not None

    def _end_of_clause(self, e: Expression) -> int:
        """Where what is said of a date ends: with its sentence, or before the next date."""
        at = bisect_right(self.expressions, e.span.start, key=lambda other: other.span.start)
        reach = e.span.end + 2 * _FUTURE_REACH
        following = self.expressions[at].span.start if at < len(self.expressions) else reach
        stop = self.grammar.sentence_end.search(self.text, e.span.end, reach)
        return min(following, stop.start() if stop else reach)

    def _end_of_sentence(self, e: Expression) -> int:
        stop = self.grammar.sentence_end.search(self.text, e.span.end, e.span.end + _FUTURE_REACH)
        return stop.start() if stop else e.span.end + _FUTURE_REACH


def read_scene(text: str, expressions: list[Expression], reference: Reference, grammar: Grammar) -> Scene:
    """What is known of a text before anything in it is resolved."""
    lines = [0, *(m.end() for m in re.finditer("\n", text))]
    places = [bisect_right(lines, e.span.start) - 1 for e in expressions]
    undated = reference.published is None
    return Scene(
        text=text,
        expressions=expressions,
        reference=reference,
        grammar=grammar,
        lines=lines,
        places=places,
        line_years=_line_years(expressions, places),
        list_years=_list_years(text, grammar, expressions, places, lines) if undated else {},
        head_years=_head_years(expressions, places, lines),
        day_years=_day_years(expressions),
        years=frozenset(y for e in expressions if (y := e.first.year) is not None),
        text_year=_text_year(text, expressions) if undated else None,
        jubilee=_jubilee(text, grammar) if undated else None,
        historic=_is_historic(expressions, reference.published),
        month_first=grammar.either_order and _is_month_first(expressions),
        figures=_figures(expressions) if undated else None,
    )


def _line_years(expressions: list[Expression], places: list[int]) -> dict[int, int]:
    """Lines that name exactly one year lend it to their bare days; a term or a plan of several years says none."""
    years: dict[int, set[int]] = {}
    for e, line in zip(expressions, places, strict=True):
        year = e.first.year or e.last.year
        several = e.first.month is None and e.first.year != (e.last.year or e.first.year)
        if year is not None and not several and e.use not in ("compared", "since", "as-of"):
            years.setdefault(line, set()).add(year)
    return {line: found.pop() for line, found in years.items() if len(found) == 1}


def _head_years(expressions: list[Expression], places: list[int], lines: list[int]) -> dict[int, int]:
    """A year that opens a paragraph governs it, as in yearbooks, where two or more days without a year follow."""
    heads: dict[int, int] = {}
    bare: dict[int, int] = {}
    previous = -1
    for e, line in zip(expressions, places, strict=True):
        if line != previous and e.form == "year" and e.first.year and e.span.start - lines[line] <= _HEAD_INDENT:
            heads[line] = e.first.year
        bare[line] = bare.get(line, 0) + (e.first.month is not None and not e.first.year and not e.last.year)
        previous = line
    return {line: year for line, year in heads.items() if bare[line] >= 2}


def _day_years(expressions: list[Expression]) -> dict[tuple[int, int], int]:
    ends = (end for e in expressions for end in (e.last, e.first))
    return {(p.month, p.day): p.year for p in ends if p.year and p.month and p.day}


def _text_year(text: str, expressions: list[Expression]) -> int | None:
    """The year in a name of the headline, else that of all names, if it is one and nothing later is stated."""
    head = re.match(r"\s*[^\n]{0,400}", text)
    top = {e.first.year for e in expressions if e.form == "name-year" and head and e.span.end <= head.end()}
    named = top or {e.first.year for e in expressions if e.form == "name-year"}
    year = named.pop() if len(named) == 1 else None
    later = any((e.last.year or 0) > (year or 0) for e in expressions if e.use is None and e.form != "period")
    return None if later else year


def _figures(expressions: list[Expression]) -> Point | None:
    ends = [e.last for e in expressions if e.form == "period" or (e.use in ("as-of", "until") and e.last.month)]
    dated = [(p.year, p.month or 0, p.day or 0, p) for p in ends if p.year]
    newest = max((e.last.year or e.first.year or 0 for e in expressions), default=0)
    return max(dated)[3] if dated and max(dated)[0] == newest else None


def _jubilee(text: str, grammar: Grammar) -> int | None:
    if grammar.anniversary is None or grammar.low_anniversary is None:
        return None
    hits = (
        grammar.anniversary.match(text, hit.start()) for hit in grammar.low_anniversary.finditer(in_small_letters(text))
    )
    found = {read_number(match["n"], grammar) for match in hits if match}
    return found.pop() if len(found) == 1 else None


def _is_historic(expressions: list[Expression], published: date | None) -> bool:
    """Told about times long past: most stated years are far from publication, and little is told from today."""
    if published is None:
        return False
    years = [y for e in expressions if (y := e.first.year) is not None]
    far = sum(abs(y - published.year) > 1 for y in years)
    today = sum(_is_told_from_today(e) for e in expressions)
    return far >= _STORY and far >= 0.6 * (len(years) + today)


def _is_told_from_today(e: Expression) -> bool:
    bare_day = e.first.day is not None and e.first.month is None and e.last.month is None
    return e.weekday is not None or bare_day or (e.unit is not None and e.base == "published")


def _is_month_first(expressions: list[Expression]) -> bool:
    """Some figures can only be read month first, and none only day first."""
    forms = {e.form for e in expressions if e.form == "numeric-month-first" or (e.first.day or 0) > 12}
    return "numeric-month-first" in forms and "numeric" not in forms


def _stamped(text: str, grammar: Grammar) -> list[Span]:
    """Where stamps stand: those of a sidebar are no items of a list that the text tells."""
    return [stamp.span for stamp in find_stamps(text, grammar.language)]


def _list_years(
    text: str, grammar: Grammar, expressions: list[Expression], places: list[int], lines: list[int]
) -> dict[int, int]:
    """Years of the items of a chronological list of three or more, carried from the items that state one.

    An item has its date near its beginning, or it begins as the others do ("PORTAL - ...").
    """
    alike = _lines_alike(text, places, lines)
    items = [
        (i, e.first)
        for i, e in enumerate(expressions)
        if e.first.month is not None and e.first.day is not None
        if e.start - lines[places[i]] <= _LIST_INDENT or places[i] in alike
        if i == 0 or places[i - 1] != places[i]
    ]
    if len(items) < _LIST:
        return {}
    stamped = _stamped(text, grammar)
    told = [(i, point) for i, point in items if not _is_in(expressions[i].span, stamped)]
    return _carried(told) if len(told) >= _LIST else {}


def _lines_alike(text: str, places: list[int], lines: list[int]) -> frozenset[int]:
    """The dated lines that begin with the same word and a dash, three or more of them: an office's teasers."""
    dated = sorted(set(places))
    words = {place: match[1] for place in dated if (match := _BYLINE.match(text, lines[place])) is not None}
    often = {word for word, count in Counter(words.values()).items() if count >= _ALIKE}
    return frozenset(place for place, word in words.items() if word in often)


def _is_in(span: Span, stamped: list[Span]) -> bool:
    at = bisect_right(stamped, span.start, key=lambda s: s.start)
    return any(stamp.overlaps(span) for stamp in stamped[max(0, at - 1) : at + 1])


def _carried(items: list[tuple[int, Point]]) -> dict[int, int]:
    """From each item that states a year outwards, turning the year where the days would run back.

    The order (newest or oldest first) is the one that more neighbours follow. Where two items that state a year leave
    more than one possibility for what stands between them, it stays open: a wrong year is worse than none.
    """
    keys = [(p.month or 0, p.day or 0) for _, p in items]
    stated = [p.year for _, p in items]
    step = -1 if sum(a > b for a, b in pairwise(keys)) >= sum(a < b for a, b in pairwise(keys)) else 1
    ahead = _swept(keys, stated, step)
    back = _swept(keys[::-1], stated[::-1], -step)[::-1]
    both = zip(items, ahead, back, strict=True)
    return {i: year for (i, _), a, b in both if (year := a or b) is not None and (a is None or b is None or a == b)}


def _swept(keys: list[tuple[int, int]], years: list[int | None], step: int) -> list[int | None]:
    """Carries years forward along a list; `step` is how the year changes where the days run the other way."""
    carried: list[int | None] = []
    year: int | None = None
    for i, (key, stated) in enumerate(zip(keys, years, strict=True)):
        turns = i > 0 and (key > keys[i - 1] if step < 0 else key < keys[i - 1])
        year = stated if stated is not None else year + step if year is not None and turns else year
        carried.append(year)
    return carried

"""Persons: their names, the offices that they hold, and whose these are. In doubt nobody: no name is guessed.

An office ("Consul General of Korea") leads to a name, or follows on one ("Vo Van Minh, chairman of ..."). Where names
are written with capitals they are a run of such words; where they are not, they begin with one of the language's
surnames and end where something that may follow on a name begins. All words stand in `[people]` of a lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from timeline.extract.names import home_country
from timeline.extract.page import Page
from timeline.extract.terms import Term
from timeline.folding import without_accents
from timeline.lexicon import read_lexicon
from timeline.lexicon.homes import home_of
from timeline.model import Kind, Span

_MOST = 8  # persons of one event
_FEWEST, _MOST_WORDS = 2, 5  # words of a name with capitals
_LONGEST_TITLE = 90
_BEHIND = 8  # characters between a name and the place that follows on it
_REACH = 110  # characters from an office to the end of the name
_TOKEN = re.compile(r"[^\W\d_][\w'’.-]*")
_POSSESSIVE = re.compile(r"(?:['’]s|[.'’-])$")
_AFTER_ABBREVIATION = re.compile(r"\.[ \u00a0]?")  # "Mr. Kim"
_EDGES = " ,.-–("
_GAP = re.compile(r"[ \u00a0]+")
_APPOSED = re.compile(r"[ ]?[,(–-][ ]?(?:\w{1,3}[ ])?")  # "Minh, the chairman", "Minh - chairman"
_SEATS = frozenset({"country", "place", "domestic"})  # where anybody may be; home, where envoys are
_BEFORE_A_SEAT = 12  # characters in which a word that leads to a seat stands before it
_VAGUELY_HOME = frozenset({"home", "ministry"})  # "the provincial committee", "the foreign ministry": others have one
_NAMES = frozenset({"country", "place", "domestic", "body", "ministry", "home-name", "home-place", "home-body", "home"})


@dataclass(frozen=True, slots=True)
class Person:
    """title: the office as the page words it, "" for none. side: the name or home word that the office belongs to."""

    name: str
    title: str
    span: Span
    side: Term | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """complement: what may stand in an office's name. joints: what joins one person to the next. links: what stands
    between an office and the name before it, besides a space. not_last: words that end no title. not_names: words that
    are in no name. not_first: words that begin none, though they may follow in one. ands: what leads from one person,
    or one office, to another. seats: words that lead to where a post is, not to whose it is: "the ambassador to".

    family_names: those of home, without accents, where names are written with capitals.

    surnames: those of a script without capitals; empty elsewhere. after_name: what ends a name there; adverbs: what
    ends one that is long enough, since it may be a syllable of a shorter one.
    """

    honorifics: frozenset[str]
    complement: frozenset[str]
    joints: frozenset[str]
    links: frozenset[str]
    not_last: frozenset[str]
    not_names: frozenset[str]
    not_first: frozenset[str]
    surnames: frozenset[str]
    ands: frozenset[str]
    family_names: frozenset[str]
    seats: tuple[str, ...]
    after_name: tuple[str, ...]
    adverbs: tuple[str, ...]


@cache
def _words(language: str) -> _Words:
    lexicon = read_lexicon(language)
    table = lexicon.get("people", {})
    return _Words(
        honorifics=frozenset(table.get("titles", ())),
        complement=frozenset(table.get("complement", ())),
        joints=frozenset(table.get("joints", ())),
        links=frozenset({"", " ", *table.get("links", ())}),
        not_last=frozenset(table.get("not_last", ())),
        not_names=frozenset(table.get("not_names", ())),
        not_first=frozenset(table.get("not_first", ())),
        surnames=frozenset(table.get("surnames", ())),
        ands=frozenset(lexicon["joints"]["items"]),
        family_names=frozenset((*table.get("family_names", ()), *table.get("rarer_family_names", ()))),
        seats=tuple(table.get("seats", ())),
        after_name=tuple(table.get("after_name", ())),
        adverbs=tuple(table.get("adverbs", ())),
    )


def people_in(page: Page, span: Span) -> list[Person]:
    """The persons named in `span` with an office, in order, each once."""
    words = _words(page.article.language)
    terms = page.terms_in(span)
    found: dict[str, Person] = {}
    for office in _offices(terms):
        read = _caseless if words.surnames else _cased
        person = read(page, words, office, terms, span)
        key = person.name.casefold() if person else ""
        if person is not None and (key not in found or not found[key].title):
            found[key] = person
    return list(found.values())[:_MOST]


def _offices(terms: Sequence[Term]) -> Iterator[Term]:
    """The longest at each place: "vice chairman" is no chairman."""
    end = -1
    for term in sorted((t for t in terms if t.group == "office"), key=lambda t: (t.span.start, -t.span.end)):
        if term.span.start >= end:
            yield term
            end = term.span.end


# --- names with capitals


def _cased(page: Page, words: _Words, office: Term, terms: Sequence[Term], within: Span) -> Person | None:
    led = _name_after(page, words, office, terms, within)
    before = None
    if led is None or _is_of_another(page, words, office, led):
        before = _name_before(page, words, office, terms, within)
    name, led = (before, None) if before else (led, led)
    if name is None:
        return None
    tail = _before_honorific(page, words, office, name) if led else _end_of_title(page, words, office, within)
    title = Span(_beginning(page, words, office, terms), tail)
    office_said = page.text(office.span).lower() not in words.honorifics or tail > office.span.end + 1
    said = _title(page.text(title), words) if office_said else ""
    side = _side(page, words, title, terms) or _side_behind(page, words, name, terms)
    return Person(_one_line(page.text(name)), said, name, _unless_a_stranger(page, words, name, side))


def _is_of_another(page: Page, words: _Words, office: Term, name: Span) -> bool:
    """Whether "and" stands between an office and the name behind it: "Hai, the secretary, and Minh, the chairman"."""
    return not words.ands.isdisjoint(page.text(Span(office.span.end, name.start)).lower().split())


def _name_after(page: Page, words: _Words, office: Term, terms: Sequence[Term], within: Span) -> Span | None:
    """The words with capitals that end what follows on the office: "Chairman of the Committee Vo Van Minh"."""
    text, run, at = page.article.text, list[Span](), office.span.end
    for match in _TOKEN.finditer(text, office.span.end, min(within.end, office.span.end + _REACH)):
        token, gap = _POSSESSIVE.sub("", match[0]), text[at : match.start()]
        if not (_GAP.fullmatch(gap) or (at == office.span.end and _AFTER_ABBREVIATION.fullmatch(gap))):
            break
        span = Span(match.start(), match.start() + len(token))
        if page.mentions_in(span):  # "Chairman Vo Van Minh Wednesday received ..."
            break
        at = span.end
        if not _may_be_name(token, span, words, terms) or (not run and token.lower() in words.not_first):
            if len(run) >= _FEWEST and token.lower() in words.joints:
                break
            if not (token[0].isupper() or token.lower() in words.complement or _is_known(span, terms)):
                break
            run = []
        else:
            run.append(span)
        if match.end() > span.end:  # a full stop ends it
            at = match.end()
            if match[0].endswith(".") and len(token) > 1 and token.lower() not in words.honorifics:
                break
    return _joined(run)


def _name_before(page: Page, words: _Words, office: Term, terms: Sequence[Term], within: Span) -> Span | None:
    """The words with capitals right before an office in apposition: "Vo Van Minh, chairman of the province"."""
    text = page.article.text
    start = max(within.start, office.span.start - _REACH)
    ends = [m for m in _APPOSED.finditer(text, start, office.span.start) if m.end() == office.span.start]
    if not ends:
        return None
    run: list[Span] = []
    at = ends[0].start()
    for match in reversed(list(_TOKEN.finditer(text, start, ends[0].start()))):
        gap, span = text[match.end() : at], Span(*match.span())
        if not (_GAP.fullmatch(gap) if run else gap == ""):
            break
        if not _may_be_name(match[0], span, words, terms):
            if run and match[0][0].isupper() and match[0].rstrip(".").lower() not in words.honorifics:
                return None  # a word with a capital that is in no name: it is of a body
            break
        run.insert(0, span)
        at = match.start()
    while run and run[0].of(text).lower() in words.not_first:
        run.pop(0)
    return _joined(run)


def _may_be_name(token: str, span: Span, words: _Words, terms: Sequence[Term]) -> bool:
    written = token[0].isupper() and not (len(token) > 1 and token.isupper())
    if not written or _is_known(span, terms):
        return False
    return token.lower() not in words.not_names and token.lower() not in words.honorifics


def _is_known(span: Span, terms: Sequence[Term]) -> bool:
    """Whether the word is (part of) a known name of a place or a body, or an office."""
    return any(t.span.overlaps(span) for t in terms if t.group in _NAMES or t.group == "office")


def _joined(run: Sequence[Span]) -> Span | None:
    return Span(run[0].start, run[-1].end) if _FEWEST <= len(run) <= _MOST_WORDS else None


# --- names without capitals


def _caseless(page: Page, words: _Words, office: Term, terms: Sequence[Term], within: Span) -> Person | None:
    name = _surnamed_after(page, words, office, terms) or _surnamed_before(page, words, office, terms, within)
    if name is None:
        return None
    title = Span(_beginning(page, words, office, terms), office.span.end)
    side = _unless_a_stranger(page, words, name, _side(page, words, title, terms))
    return Person(_one_line(page.text(name)), _title(page.text(title), words), name, side)


_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]{1,8}(?:[·•・][^\W\d_a-zA-Z]{1,8}){1,4}")
_LONGEST_NAME = 4  # characters of a name without capitals,
_LONGEST_SURNAME = 4  # and of the surname in it
_WHOLE_NAME = 3  # most names have so many


def _surnamed_after(page: Page, words: _Words, office: Term, terms: Sequence[Term]) -> Span | None:
    text = page.article.text
    start = office.span.end + (text[office.span.end : office.span.end + 1] == " ")
    foreign = _FOREIGN.match(text, start)
    if foreign and not any(t.group == "office" and t.span.overlaps(Span(*foreign.span())) for t in terms):
        return _cut(foreign.span(), text, words)
    surname = _surname_at(text, start, words)
    if not surname:
        return None
    starts = {t.span.start for t in terms if t.span.end - t.span.start > 1}  # one character may be of the name
    for end in range(start + len(surname) + 1, start + _LONGEST_NAME + 1):
        whole = _ends_name(text, end, words) or end in starts
        whole = whole or (end - start >= _WHOLE_NAME and text.startswith(words.adverbs, end))
        if text[start:end].isalpha() and whole:
            return _unless_known(Span(start, end), text, words, terms)
    return None


def _cut(found: tuple[int, int], text: str, words: _Words) -> Span | None:
    """A transliterated name, ended before what may follow on a name."""
    start, end = found
    last = max(text.rfind(dot, start, end) for dot in "·•・") + 1
    for stop in range(last + 1, end + 1):
        if _ends_name(text, stop, words):
            return Span(start, stop)
    return None


def _surnamed_before(page: Page, words: _Words, office: Term, terms: Sequence[Term], within: Span) -> Span | None:
    text = page.article.text
    end = office.span.start - (text[office.span.start - 1 : office.span.start] == " ")
    for start in range(end - 2, end - _LONGEST_NAME - 1, -1):
        begins = start <= within.start or not text[start - 1].isalnum()
        surnamed = text[start:end].isalpha() and _surname_at(text, start, words)
        if start >= within.start and begins and surnamed:
            return _unless_known(Span(start, end), text, words, terms)
    return None


def _surname_at(text: str, start: int, words: _Words) -> str:
    """The longest surname that begins there, or ""."""
    longest = text[max(start, 0) : start + _LONGEST_SURNAME]
    return next((s for n in range(len(longest), 0, -1) if (s := longest[:n]) in words.surnames), "")


def _unless_known(name: Span, text: str, words: _Words, terms: Sequence[Term]) -> Span | None:
    return None if name.of(text) in words.not_names or _is_known(name, terms) else name


def _ends_name(text: str, end: int, words: _Words) -> bool:
    return end >= len(text) or not text[end].isalnum() or text.startswith(words.after_name, end)


# --- the office


def _beginning(page: Page, words: _Words, office: Term, terms: Sequence[Term]) -> int:
    """Where the title begins: with the names right before the office ("Korean Consul General", `韩国驻大阪总领事`)."""
    start = office.span.start
    for term in sorted(terms, key=lambda t: -t.span.end):
        overlaps = term.span.start < start < term.span.end
        linked = overlaps or (term.span.end <= start and page.article.text[term.span.end : start] in words.links)
        if linked and term.group in _NAMES and start - term.span.start <= _LONGEST_TITLE:
            start = term.span.start
    return start


def _before_honorific(page: Page, words: _Words, office: Term, name: Span) -> int:
    """Where an office that leads to a name ends: "Chairman Mr. Kim" is a chairman."""
    title = page.text(Span(office.span.end, name.start)).rstrip()
    last = title.rsplit(maxsplit=1)[-1] if title else ""
    return office.span.end + len(title) - (len(last) if last.rstrip(".").lower() in words.honorifics else 0)


def _end_of_title(page: Page, words: _Words, office: Term, within: Span) -> int:
    """Where an office in apposition ends: at the first mark, or word that is no part of an office's name."""
    end = office.span.end
    for match in _TOKEN.finditer(page.article.text, office.span.end, min(within.end, office.span.end + _REACH)):
        if not _GAP.fullmatch(page.article.text[end : match.start()]):
            break
        if not (match[0][0].isupper() or match[0].lower() in words.complement):
            break
        end = match.end()
    return end


def _side(page: Page, words: _Words, title: Span, terms: Sequence[Term]) -> Term | None:
    """Whose office it is: the first name in it, else a word that stands for home ("the province").

    Where a post is says nothing of whose it is: "the ambassador to ...", "the consul general in ...".
    """
    offices = [t.span for t in terms if t.group == "office"]
    inside = [
        t
        for t in terms
        if t.group in _NAMES
        and title.covers(t.span)
        and not (t.group == "home" and any(office.covers(t.span) for office in offices))
        and not _is_a_seat(page, words, title, t, terms)
    ]
    return min(inside, key=lambda t: (t.group == "home", t.span.start), default=None)


def _is_a_seat(page: Page, words: _Words, title: Span, name: Term, terms: Sequence[Term]) -> bool:
    envoy = any(t.group == "kind" and t.value == Kind.CONSULAR and title.covers(t.span) for t in terms)
    if not words.seats or (name.group not in _SEATS and not envoy):
        return False
    before = page.article.text[max(0, name.span.start - _BEFORE_A_SEAT) : name.span.start]
    return before.lower().endswith(words.seats)


def _unless_a_stranger(page: Page, words: _Words, name: Span, side: Term | None) -> Term | None:
    """None where "the province" in somebody's office need not be home: he bears no name of home's people.

    Only where the lexicons list these.
    """
    if side is None or side.group not in _VAGUELY_HOME or not home_of(home_country(page.profile)).family_names:
        return side
    said = page.text(name)
    if words.surnames:
        return None if _FOREIGN.fullmatch(said) else side
    ours = not words.family_names.isdisjoint(without_accents(said).lower().split())
    return side if ours or not words.family_names else None


def _side_behind(page: Page, words: _Words, name: Span, terms: Sequence[Term]) -> Term | None:
    """The place that follows on the name: "Mayor Park Chung Hee of Daejeon"."""
    for term in terms:
        if term.group in _NAMES and 0 < term.span.start - name.end <= _BEHIND:
            between = page.article.text[name.end : term.span.start].lower().split()
            led = between and set(between) <= words.not_last - words.ands and f"{between[-1]} " not in words.seats
            return term if led else None
    return None


def _title(text: str, words: _Words) -> str:
    title = _one_line(text)[:_LONGEST_TITLE].rstrip(_EDGES)
    while title.rpartition(" ")[2].lower() in words.not_last:
        title = title.rpartition(" ")[0].rstrip(_EDGES)
    return title


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())

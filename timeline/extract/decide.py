"""Whether a date is that of an event of ours. Each rule is a small question; the first that says no gives the reason.

In doubt the answer is no: a missing event is forgiven sooner than a wrong one in somebody's calendar.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from datetime import timedelta
from functools import cache

from timeline.extract.governed import is_given_up, is_ruled_by
from timeline.extract.kinds import WEAK, kinds_in
from timeline.extract.named import name_span
from timeline.extract.named_before import guest_named_before
from timeline.extract.neighbours import DOMESTIC, is_named_before, named_after
from timeline.extract.page import Page
from timeline.extract.places import is_seat, is_seat_of_post
from timeline.extract.restated import is_said_exactly
from timeline.extract.scene import Scene, Theme
from timeline.extract.states import BEGINNINGS, of_the_state, of_two_states
from timeline.extract.strangers import receives_a_stranger
from timeline.lexicon import read_lexicon
from timeline.lexicon.homes import home_of
from timeline.model import Kind, Precision, Span

# Forms of a date that limit something or belong to the page; see `timeline.dates`.
_LIMITS = frozenset({"as-of", "deadline", "compared", "until"})
_PERIODS = frozenset({"period"})
# What may be told of a whole year or month: things that happen once, not what went on all the time.
_ONCE = {
    Precision.YEAR: frozenset(Kind) - {Kind.MEETING, Kind.CONSULAR, Kind.STATEMENT},
    Precision.MONTH: frozenset(Kind) - {Kind.STATEMENT},
}
# Where guests from many countries need not be named one by one.
_OPEN_TO_ALL = frozenset({Kind.CONFERENCE, Kind.PROMOTION, Kind.EXCHANGE})
# What bears no name with a year in it: the name is that of something else, which the guests came to.
_NO_NAMES = frozenset({Kind.VISIT, Kind.MEETING, Kind.CONSULAR, Kind.STATEMENT})
_WITH_MANY = _OPEN_TO_ALL | {Kind.VISIT, Kind.MEETING, Kind.CONSULAR}
_FORESEEABLE = timedelta(days=5 * 366)
_FEAST = 60  # characters between a feast's name and its date in brackets
_APPOSITION = 20  # the name is said of the place before it: "Ulsan, the 2020 City of Sports"
_COMMA = re.compile("[,，;；]")
_NEGATED = 4  # characters from a negation to the word that it negates
_VERBS = frozenset({"sign", "receive", "travel", "talk", "establish"})
_BEFORE = 28  # characters before a date in which a word rules it

Question = Callable[[Page, Theme, Scene], str | None]


def reason_against(page: Page, theme: Theme, scene: Scene) -> str | None:
    """Why the date of `scene` is no event of ours, or None where it is one."""
    for question in _QUESTIONS:
        reason = question(page, theme, scene)
        if reason:
            return reason
    return None


def _limit(page: Page, theme: Theme, scene: Scene) -> str | None:
    form = scene.mention.form
    if form in _LIMITS and not scene.is_planned:
        return "a limit, not the date of an event"
    if form == "same-day" and not _is_told_before(page, scene):
        return "no day is told before it"
    if form == "dateline":
        return "a dateline"
    if form in _PERIODS:
        return "a period of reporting or planning"
    if form == "recent" and "told" in scene.own.cues:
        return "when somebody spoke of it"
    if form == "since" and not scene.kinds & BEGINNINGS and not _sets_out(scene):
        return "the beginning of something that goes on"
    return None


def _sets_out(scene: Scene) -> bool:
    """ "From 4 May on a five-day visit": a journey that the first sentences report has begun on that day."""
    day = scene.mention.precision is Precision.DAY
    return day and scene.in_lead and Kind.VISIT in scene.kinds and scene.outside.is_named


def _said_exactly(page: Page, theme: Theme, scene: Scene) -> str | None:
    return "said exactly beside" if is_said_exactly(page, scene) else None


def _is_told_before(page: Page, scene: Scene) -> bool:
    """Whether the prose names a day before "the same day": one of a stamp is not what it goes on from."""
    first = next((m.span.start for m in page.mentions if m.precision is Precision.DAY and m is not scene.mention), None)
    return first is not None and first < scene.mention.span.start


def _term(page: Page, theme: Theme, scene: Scene) -> str | None:
    before = Span(max(scene.sentence.span.start, scene.mention.span.start - _BEFORE), scene.mention.span.start)
    words = [t for t in page.terms_in(before) if t.group == "cue" and t.value == "term"]
    long = _length(scene) > timedelta(days=366)
    if words and (long or scene.mention.precision is Precision.YEAR):
        return "a term of office or a planning period"
    if long and scene.mention.precision is Precision.YEAR and _is_validity(page, scene):
        return "how long something is to hold"
    if long and scene.mention.precision is Precision.DAY:
        return "an anniversary"
    if _is_jubilee(page, scene):
        return "a year of jubilee"
    return None


def _is_jubilee(page: Page, scene: Scene) -> bool:
    """ "2023 marks fifteen years of ...": the year of publication, and nothing but a twinning in it."""
    published, start = page.article.published, scene.mention.dtstart
    year = scene.mention.precision is Precision.YEAR and published is not None and start is not None
    this_year = year and published is not None and start is not None and published.year == start.year
    return this_year and "anniversary" in scene.own.cues and Kind.TWINNING in scene.kinds


def _is_validity(page: Page, scene: Scene) -> bool:
    """A range of years of an agreement, or one that ends after the publication, is what was agreed on, not when."""
    published, end = page.article.published, scene.mention.dtend
    future = published is not None and end is not None and end.year - 1 > published.year
    return future or Kind.AGREEMENT in scene.kinds


def _length(scene: Scene) -> timedelta:
    start, end = scene.mention.dtstart, scene.mention.dtend
    return end - start if start and end else timedelta(0)


def _statistic(page: Page, theme: Theme, scene: Scene) -> str | None:
    figures = scene.whole.cues["statistic"]
    strong = scene.kinds - WEAK - {Kind.PROMOTION, Kind.CONSULAR}
    if figures >= 2 and not (strong and scene.mention.precision is Precision.DAY):
        return "statistics"
    if figures and not strong and scene.mention.precision is not Precision.DAY:
        return "statistics"
    return None


def _domestic_affair(page: Page, theme: Theme, scene: Scene) -> str | None:
    if "domestic" in scene.whole.cues and not (scene.outside.is_named or scene.outside.consular):
        return "a domestic affair"
    if _is_preparation(page, theme, scene):
        return "a preparation at home"
    if scene.mention.precision is Precision.YEAR and Kind.AWARD in scene.kinds and not _honours_home(scene):
        return "an honour of somebody else"
    if scene.mention.form == "year" and _beside_a_name(page, scene):
        return "the year of a name"
    if _in_brackets_after_a_feast(page, scene):
        return "the date of a feast"
    if is_ruled_by(page, scene.mention.span, "handout"):
        return "the date of a release, not of the event"
    if is_given_up(page, scene.mention, page.mentions_in(scene.sentence.span)):
        return "another day says when it took place"
    if is_ruled_by(page, scene.mention.span, "history"):
        return "a date of somebody's history, or of a rule"
    if "crime" in scene.whole.cues and not scene.kinds & (BEGINNINGS | {Kind.STATEMENT}):
        return "a matter of police, courts or accidents"
    if ("tourists" in scene.own.cues or _in_headline(theme, "tourists")) and scene.kinds <= {Kind.VISIT, Kind.MEETING}:
        return "tourists"
    if "closed" in scene.own.cues:
        return "a day on which an office is closed"
    if _is_negated(page, scene):
        return "said not to have taken place"
    if scene.mention.form == "name-year" and scene.kinds <= _NO_NAMES:
        return "a name with a year in it"
    if scene.mention.form == "name-year" and not _concerns_home(page, scene):
        return "the event of somebody else"
    return None


def _in_headline(theme: Theme, cue: str) -> bool:
    return any(t.group == "cue" and t.value == cue for t in theme.heads)


def _is_negated(page: Page, scene: Scene) -> bool:
    """Whether a negation stands right before a word of a kind: "did not visit"."""
    kinds = [t.span.start for t in scene.own.terms if t.group == "kind" or (t.group == "word" and t.value in _VERBS)]
    negations = [t.span.end for t in scene.own.terms if t.group == "cue" and t.value == "negated"]
    return any(0 <= start - end <= _NEGATED for end in negations for start in kinds)


def _honours_home(scene: Scene) -> bool:
    """Whether an honour of a year is ours: no other locality stands in the clause, or home stands there too."""
    return not scene.own.groups["place"] or scene.has("home-name", "home", sentence=False)


def _is_preparation(page: Page, theme: Theme, scene: Scene) -> bool:
    """Who sits together at home to get an event ready; nobody from outside is there, though the event is named."""
    prepared = "preparation" in scene.whole.cues or (scene.in_lead and theme.prepares)
    if not prepared or scene.mention.precision is not Precision.DAY:
        return False
    published, start = page.article.published, scene.mention.dtstart
    if published is not None and start is not None and start > published:
        return False  # the event's own date, not that of who prepares it
    return scene.kinds <= {Kind.CONFERENCE, Kind.PROMOTION, Kind.MEETING} and not scene.outside.places


def _beside_a_name(page: Page, scene: Scene) -> bool:
    """Whether names of events in the sentence bear the same year: it is one of theirs, said again."""
    named = [m for m in page.mentions_in(scene.sentence.span) if m.form == "name-year"]
    alike = (name_span(page, scene.sentence, m.span) for m in named if m.dtstart == scene.mention.dtstart)
    return any(kinds_in(page.terms_in(name), page.article.language) for name in alike)


def _in_brackets_after_a_feast(page: Page, scene: Scene) -> bool:
    """ "Lunar New Year (1-3 February)": the feast's own date."""
    start = scene.mention.span.start
    before = Span(max(scene.sentence.span.start, start - _FEAST), start)
    opening = page.text(before).rstrip()
    if not opening.endswith(("(", "（")) or any(m.span.end == before.start + len(opening) - 1 for m in page.mentions):
        return False  # "yesterday (1 November)"
    return any(t.group == "cue" and t.value in {"feast", "anniversary"} for t in page.terms_in(before))


def _concerns_home(page: Page, scene: Scene) -> bool:
    """Whether a named event is ours: the sentence names home, and the name is not said of somebody else."""
    if not scene.has("home-name", "home-place", "home-body", "home"):
        return False
    before = Span(max(scene.sentence.span.start, scene.clause.start - _APPOSITION), scene.clause.start)
    if any(t.group == "place" for t in page.terms_in(before)):
        return False
    elsewhere = {"place", "domestic"} & set(scene.own.groups)
    return not elsewhere or scene.has("home-name", sentence=False)


def _count(page: Page, theme: Theme, scene: Scene) -> str | None:
    if scene.mention.precision is Precision.DAY or scene.mention.form == "name-year":
        return None
    form = _counts(page.article.language)
    counted = (page.folded.span(*match.span()) for match in form.finditer(page.folded.text, *_folded(page, scene)))
    if not any(not span.overlaps(scene.mention.span) for span in counted) or _begins_a_count(page, scene):
        return None
    return "a count of events"


def _begins_a_count(page: Page, scene: Scene) -> bool:
    """Whether a comma parts it from what is counted: "since the pact was signed in 2012, 20 delegations came"."""
    text, date, clause = page.article.text, scene.mention.span, scene.clause
    before = max((m.end() for m in _COMMA.finditer(text, clause.start, date.start)), default=None)
    after = _COMMA.search(text, date.end, clause.end)
    if before is None and after is None:
        return False
    part = Span(clause.start, after.start()) if after else Span(before or clause.start, clause.end)
    counted = _counts(page.article.language).search(page.text(part))
    return counted is None and bool(kinds_in(page.terms_in(part), page.article.language) & BEGINNINGS)


def _folded(page: Page, scene: Scene) -> tuple[int, int]:
    """The clause's place in the folded text."""
    if page.folded.offsets is None:
        return scene.clause.start, scene.clause.end
    offsets = page.folded.offsets
    return bisect_left(offsets, scene.clause.start), bisect_left(offsets, scene.clause.end)


@cache
def _counts(language: str) -> re.Pattern[str]:
    return re.compile(read_lexicon(language)["counts"]["form"])


def _kindless(page: Page, theme: Theme, scene: Scene) -> str | None:
    if not scene.kinds:
        return "no kind of event"
    if not scene.kinds & _ONCE.get(scene.mention.precision, frozenset(Kind)):
        return "no kind of event"
    return None


def _nobody_from_outside(page: Page, theme: Theme, scene: Scene) -> str | None:
    if scene.outside.is_named or scene.whole.outside.is_named:
        return None
    if scene.outside.consular:
        return None
    if scene.outside.is_domestic and scene.kinds & DOMESTIC and home_of(theme.home_country).domestic:
        return None
    if scene.mention.precision in {Precision.DAY, Precision.BEFORE} and _theme_is_foreign(theme, scene):
        return None
    topic = theme.headline if theme.headline.is_named else theme.lead
    if scene.on_topic and topic.is_named:
        return None
    if scene.kinds & {Kind.TWINNING, Kind.AGREEMENT} and len(topic.countries) == 1 and not theme.is_list:
        return None
    told = scene.in_lead and scene.mention.form != "name-year"
    if told and scene.kinds & _OPEN_TO_ALL and scene.whole.groups["foreign"] >= 2:
        return None
    if scene.is_planned and scene.own.groups["foreign"]:
        return None
    if scene.in_lead and scene.kinds & _WITH_MANY and "abroad" in scene.whole.cues and theme.names_home:
        return None
    if told and scene.kinds & _OPEN_TO_ALL & theme.kinds and theme.open:
        return None
    if "both" in scene.whole.cues and (topic.is_named or is_named_before(page, theme, scene)):
        return None
    if scene.mention.form == "same-day" and len(topic.countries) == 1 and _meets_somebody(scene):
        return None
    if scene.kinds & {Kind.VISIT, Kind.MEETING} and receives_a_stranger(page, theme, scene):
        return None
    if named_after(page, theme, scene) or guest_named_before(page, theme, scene):
        return None
    return "nobody from outside takes part"


def _meets_somebody(scene: Scene) -> bool:
    """Whether it says that guests were met, whom it need not name on the day that is told of already."""
    words = {t.value for t in scene.own.terms if t.group == "word"}
    return "guests" in words and bool(words & {"talk", "receive"})


def _theme_is_foreign(theme: Theme, scene: Scene) -> bool:
    """What the headline names takes part in what the first sentences report, and in what is told with strong words."""
    strong = bool(scene.kinds - WEAK) or any(t.value == "callers" for t in scene.own.terms if t.group == "word")
    if theme.is_list:
        return False
    if theme.headline.is_named:
        return strong or scene.in_lead
    return strong and scene.in_lead and theme.lead.is_named


def _not_ours(page: Page, theme: Theme, scene: Scene) -> str | None:
    if scene.has("home-name", "home-place", "home-body"):
        return None
    # Only a profile that lists its own places tells another province from a town of its own.
    if page.profile.places and not theme.headline_home and _is_of_another(page, scene):
        return "another province's event"
    if _is_of_other_partners(theme, scene):
        return "another province's event"
    if (scene.has("home") or scene.on_topic or scene.whole.is_row or scene.is_planned) and theme.names_home:
        return None
    on_topic = (scene.kinds & theme.kinds or theme.headline_home or _same_body(theme, scene)) and scene.outside.is_named
    same_day = scene.mention.form == "same-day" and scene.outside.is_named  # it goes on from an event of ours
    day = scene.mention.precision is Precision.DAY
    named = day and len(scene.outside.countries) == 1 and not theme.national  # two sides, one of them from outside
    leading = scene.in_lead and (theme.headline_home or theme.lead_home or not theme.headline.is_named or named)
    if theme.names_home and (leading or scene.kinds - WEAK or on_topic or same_day):
        return None
    return "the home province takes no part"


def _is_of_other_partners(theme: Theme, scene: Scene) -> bool:
    """Whether it names another locality of the country with a place abroad of which headline and lead do not speak."""
    places = {t.name for t in scene.whole.outside.places}
    known = {t.name for t in (*theme.headline.places, *theme.lead.places)}
    if scene.in_lead or not scene.whole.outside.domestic:
        return False
    of_the_country_alone = scene.whole.outside.is_domestic and theme.headline.is_named and not scene.on_topic
    return of_the_country_alone or (bool(places and known) and places.isdisjoint(known))


def _same_body(theme: Theme, scene: Scene) -> bool:
    """Whether the sentence goes on about the international body that the lead names."""
    return bool({t.value for t in scene.outside.bodies} & {t.value for t in theme.lead.bodies})


def _is_of_another(page: Page, scene: Scene) -> bool:
    """Whether the sentence names another locality of the country, and not only as a consul's seat."""
    others = (t for t in scene.whole.terms if t.group == "domestic")
    return any(not (is_seat_of_post(scene, term) or is_seat(page, term)) for term in others)


def _unresolved(page: Page, theme: Theme, scene: Scene) -> str | None:
    if not scene.mention.is_resolved:
        return "the date cannot be resolved"
    published, start = page.article.published, scene.mention.dtstart
    if published is not None and start is not None and start - published > _FORESEEABLE:
        return "further ahead than anybody plans"
    return None


_QUESTIONS: tuple[Question, ...] = (
    _limit,
    _said_exactly,
    _term,
    _kindless,
    _statistic,
    _count,
    _domestic_affair,
    of_two_states,
    of_the_state,
    _nobody_from_outside,
    _not_ours,
    _unresolved,
)

"""Figures: precision, recall and F1 of dates and of events, and how well what was matched is described.

Everything is counted an article at a time and summed, so files can be pooled. A ratio of nothing to nothing is 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.evaluate.labels import Guess, Label, LabelledArticle, find_guesses
from timeline.evaluate.matching import Matching, match
from timeline.model import Extraction, Span

Counts = Mapping[tuple[str, str], int]
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)  # lower bounds of confidence


@dataclass(frozen=True, slots=True)
class Measure:
    """precision: the share of what was found that is right. recall: the share of what is labelled that was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Missed:
    """A labelled event that was not found. quote: its surroundings; reason: why its date was rejected, if it was."""

    article: str
    label: Label
    quote: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Spurious:
    """A found event that is not labelled."""

    article: str
    guess: Guess


@dataclass(frozen=True, slots=True)
class Different:
    """An event that was found, but with other countries or another status than labelled."""

    article: str
    label: Label
    guess: Guess


@dataclass(frozen=True, slots=True)
class Bin:
    """Guesses of a confidence from `low` up to the next bin: their number, mean confidence, and share that is right."""

    low: float
    guesses: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one file of labels, or of several pooled.

    counts: ("date" | "event" | "main" | "country" | "status", "hit" | "guessed" | "wanted" | "all") to a number.
    kinds: (kind, "wanted" | "found" | "guessed" | "right") to a number: found counts by the label's kind, right by the
    guess's. marks: of each guess that counts, its confidence and whether it is right.
    """

    name: str
    articles: int = 0
    counts: Counts = field(default_factory=dict)
    kinds: Counts = field(default_factory=dict)
    marks: tuple[tuple[float, bool], ...] = ()
    missed: tuple[Missed, ...] = ()
    spurious: tuple[Spurious, ...] = ()
    different: tuple[Different, ...] = ()

    @property
    def date(self) -> Measure:
        return self._measure("date")

    @property
    def event(self) -> Measure:
        return self._measure("event")

    @property
    def main_recall(self) -> float:
        return self._share("main", "wanted")

    @property
    def country(self) -> float:
        return self._share("country", "all")

    @property
    def status(self) -> float:
        return self._share("status", "all")

    def kind(self, kind: str) -> Measure:
        """Precision over the guesses of this kind, recall over the labels of this kind."""
        number = {what: self.kinds.get((kind, what), 0) for what in ("wanted", "found", "guessed", "right")}
        return Measure(_ratio(number["right"], number["guessed"]), _ratio(number["found"], number["wanted"]))

    def calibration(self) -> list[Bin]:
        """The bins that hold a guess, from low to high confidence."""
        return [_bin(low, high, self.marks) for low, high in _RANGES if any(low <= c < high for c, _ in self.marks)]

    def _measure(self, name: str) -> Measure:
        return Measure(self._share(name, "guessed"), self._share(name, "wanted"))

    def _share(self, name: str, whole: str) -> float:
        return _ratio(self.counts.get((name, "hit"), 0), self.counts.get((name, whole), 0))


def score_articles(name: str, articles: Iterable[LabelledArticle], extractions: Mapping[str, Extraction]) -> Score:
    """What the extractions, by article id, are worth against the labels; one that is missing has found nothing."""
    return pool_scores(name, [_score_article(article, extractions.get(article.id)) for article in articles])


def pool_scores(name: str, scores: Sequence[Score]) -> Score:
    """One score for all: sums of counts, not means of ratios."""
    counts: Counter[tuple[str, str]] = Counter()
    kinds: Counter[tuple[str, str]] = Counter()
    for score in scores:
        counts.update(score.counts)
        kinds.update(score.kinds)
    return Score(
        name=name,
        articles=sum(score.articles for score in scores),
        counts=counts,
        kinds=kinds,
        marks=tuple(mark for score in scores for mark in score.marks),
        missed=tuple(missed for score in scores for missed in score.missed),
        spurious=tuple(spurious for score in scores for spurious in score.spurious),
        different=tuple(different for score in scores for different in score.different),
    )


def _score_article(article: LabelledArticle, extraction: Extraction | None) -> Score:
    guesses = find_guesses(extraction) if extraction else []
    return score_guesses(article, guesses, extraction)


def score_guesses(article: LabelledArticle, guesses: Sequence[Guess], extraction: Extraction | None = None) -> Score:
    """The score of one article. The extraction, if given, tells why an event was missed."""
    labels = article.events
    by_event = match(labels, guesses, with_kind=True)
    counts = _counts("date", labels, guesses, match(labels, guesses, with_kind=False))
    counts += _counts("event", labels, guesses, by_event)
    counts += _descriptions(labels, guesses, by_event)
    hit, taken = {g for g, _ in by_event.pairs}, {p for _, p in by_event.pairs}
    counted = [(p, guess) for p, guess in enumerate(guesses) if p not in by_event.spare]
    return Score(
        name=article.id,
        articles=1,
        counts=counts,
        kinds=_kinds(labels, guesses, by_event),
        marks=tuple((guess.confidence, p in taken) for p, guess in counted),
        missed=tuple(
            _missed(article.id, label, extraction)
            for g, label in enumerate(labels)
            if g not in hit and not label.optional
        ),
        spurious=tuple(Spurious(article.id, guess) for p, guess in counted if p not in taken),
        different=tuple(_differences(article.id, [(labels[g], guesses[p]) for g, p in by_event.pairs])),
    )


def _counts(name: str, labels: Sequence[Label], guesses: Sequence[Guess], found: Matching) -> Counter[tuple[str, str]]:
    """An optional event that is found is neither a hit nor a guess."""
    optional = sum(label.optional for label in labels)
    optional_hit = sum(labels[g].optional for g, _ in found.pairs)
    return Counter(
        {
            (name, "hit"): len(found.pairs) - optional_hit,
            (name, "guessed"): len(guesses) - len(found.spare) - optional_hit,
            (name, "wanted"): len(labels) - optional,
        }
    )


def _descriptions(labels: Sequence[Label], guesses: Sequence[Guess], found: Matching) -> Counter[tuple[str, str]]:
    pairs = [(labels[g], guesses[p]) for g, p in found.pairs]
    hit = {g for g, _ in found.pairs}
    main = [g for g, label in enumerate(labels) if label.main and not label.optional]
    return Counter(
        {
            ("status", "all"): len(pairs),
            ("status", "hit"): sum(label.status == guess.status for label, guess in pairs),
            ("country", "all"): len(pairs),
            ("country", "hit"): sum(label.countries == guess.countries for label, guess in pairs),
            ("main", "wanted"): len(main),
            ("main", "hit"): sum(g in hit for g in main),
        }
    )


def _kinds(labels: Sequence[Label], guesses: Sequence[Guess], found: Matching) -> Counter[tuple[str, str]]:
    kinds: Counter[tuple[str, str]] = Counter((str(label.kind), "wanted") for label in labels if not label.optional)
    pairs = [(labels[g], p) for g, p in found.pairs if not labels[g].optional]
    kinds.update((str(label.kind), "found") for label, _ in pairs)
    kinds.update((str(guesses[p].kind), "right") for _, p in pairs)
    unscored = found.spare | {p for g, p in found.pairs if labels[g].optional}
    kinds.update((str(guess.kind), "guessed") for p, guess in enumerate(guesses) if p not in unscored)
    return kinds


def _differences(article: str, pairs: Iterable[tuple[Label, Guess]]) -> Iterator[Different]:
    for label, guess in pairs:
        if (label.countries, label.status) != (guess.countries, guess.status):
            yield Different(article, label, guess)


def _missed(article: str, label: Label, extraction: Extraction | None) -> Missed:
    if extraction is None or not label.date_text:
        return Missed(article, label)
    text = extraction.article.text
    places = [Span(*found.span()) for found in re.finditer(re.escape(label.date_text), text)]
    reasons = [r.reason for r in extraction.rejections if any(r.span.overlaps(place) for place in places)]
    quote = _surroundings(text, places[0]) if places else ""
    return Missed(article, label, quote, ", ".join(dict.fromkeys(reasons)))


def _surroundings(text: str, place: Span, width: int = 60) -> str:
    return " ".join(text[max(0, place.start - width) : place.end + width].split())


def _bin(low: float, high: float, marks: Sequence[tuple[float, bool]]) -> Bin:
    inside = [(confidence, right) for confidence, right in marks if low <= confidence < high]
    mean = sum(confidence for confidence, _ in inside) / len(inside)
    return Bin(low, len(inside), mean, sum(right for _, right in inside) / len(inside))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


_RANGES = tuple(zip(BINS, (*BINS[1:], 1.01), strict=True))  # the last bin holds 1.0 itself

"""What counts as found: one fact a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from timeline.evaluate import Guess, Label, LabelledArticle, score_articles
from timeline.evaluate.score import Score, score_guesses
from timeline.model import Article, EventCandidate, Evidence, Extraction, Kind, Precision, Rejection, Span, Status

VISIT, SIGNING, MEETING = Kind.VISIT, Kind.AGREEMENT, Kind.MEETING
DAY = "2023-01-04"


def label(start: str = DAY, end: str | None = None, kind: Kind = VISIT, **more: object) -> Label:
    return Label(start, end, kind, **more)  # type: ignore[arg-type]


def guess(start: str = DAY, end: str | None = None, kind: Kind = VISIT, **more: object) -> Guess:
    return Guess(start, end, kind, **more)  # type: ignore[arg-type]


def scored(labels: Sequence[Label], guesses: Sequence[Guess]) -> Score:
    return score_guesses(LabelledArticle("a1", tuple(labels)), guesses)


both = frozenset({VISIT, SIGNING})
TABLE = [
    # what, labels, guesses, hits, guessed, wanted (of events)
    ("same day and kind", [label()], [guess()], 1, 1, 1),
    ("another kind", [label()], [guess(kind=MEETING)], 0, 1, 1),
    ("one of the further kinds", [label(also=both)], [guess(kind=SIGNING)], 1, 1, 1),
    ("a month is not a day of it", [label("2023-01")], [guess()], 0, 1, 1),
    ("an end that repeats the start is none", [label()], [guess(end=DAY)], 1, 1, 1),
    ("a range needs its end", [label(end="2023-01-06")], [guess()], 0, 1, 1),
    ("an accepted date", [label(accept=frozenset({"2023"}))], [guess("2023")], 1, 1, 1),
    (
        "an accepted date may stand for the range",
        [label(end="2024", accept=frozenset({"2023"}))],
        [guess("2023")],
        1,
        1,
        1,
    ),
    ("an accepted end", [label(accept_end=frozenset({"2023-01-05"}))], [guess(end="2023-01-05")], 1, 1, 1),
    ("an optional event that is found", [label(optional=True)], [guess()], 0, 0, 0),
    ("an optional event that is not found", [label(optional=True)], [], 0, 0, 0),
    ("a label is used once", [label()], [guess(), guess()], 1, 2, 1),
    ("a visit and its signing", [label(also=both)], [guess(), guess(kind=SIGNING)], 1, 1, 1),
    ("exact kinds are paired first", [label(also=both), label(kind=SIGNING)], [guess(kind=SIGNING), guess()], 2, 2, 2),
    ("nothing at all", [], [], 0, 0, 0),
    ("something in an article without events", [], [guess()], 0, 1, 0),
]


@pytest.mark.parametrize("what, labels, guesses, hit, guessed, wanted", TABLE, ids=[row[0] for row in TABLE])
def test_counts(what: str, labels: list[Label], guesses: list[Guess], hit: int, guessed: int, wanted: int) -> None:
    counts = scored(labels, guesses).counts
    assert [counts.get(("event", name), 0) for name in ("hit", "guessed", "wanted")] == [hit, guessed, wanted]


def test_dates_alone_need_no_kind() -> None:
    assert scored([label()], [guess(kind=MEETING)]).date.f1 == 1


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert scored([], []).event.f1 == 1


def test_main_recall_is_of_main_events_alone() -> None:
    assert scored([label(main=True), label("2020", main=False)], [guess()]).main_recall == 1


def test_countries_are_compared_as_sets() -> None:
    pair = [label(countries=frozenset({"KR", "LA"}))], [guess(countries=frozenset({"LA", "KR"}))]
    assert scored(*pair).country == 1


def test_status_is_compared() -> None:
    assert scored([label()], [guess(status=Status.PLANNED)]).status == 0


def test_a_kind_has_precision_of_guesses_and_recall_of_labels() -> None:
    score = scored([label(), label("2022", kind=SIGNING)], [guess(), guess("2021")])
    assert (score.kind("visit").precision, score.kind("visit").recall, score.kind("agreement").recall) == (0.5, 1, 0)


def test_calibration_tells_the_share_that_is_right() -> None:
    score = scored([label()], [guess(confidence=0.9), guess("2021", confidence=1.0), guess("2020", confidence=0.2)])
    assert [(b.low, b.guesses, b.right) for b in score.calibration()] == [(0.0, 1, 0.0), (0.9, 2, 0.5)]


def test_missed_and_spurious_are_listed() -> None:
    score = scored([label(title="A visit")], [guess("2021", title="No visit")])
    assert [m.label.title for m in score.missed] + [s.guess.title for s in score.spurious] == ["A visit", "No visit"]


def test_what_is_found_but_described_otherwise_is_listed() -> None:
    labels = [label(countries=frozenset({"KR"})), label("2022", countries=frozenset({"LA"})), label("2021")]
    guesses = [guess(countries=frozenset({"JP"})), guess("2022", countries=frozenset({"LA"})), guess("2021")]
    assert [d.label for d in scored(labels, guesses).different] == labels[:1]


TEXT = "The delegation came on January 4 and left. Exports stood at 3 million as of June."


def extraction(*candidates: EventCandidate) -> Extraction:
    article = Article(key="a1", text=TEXT, language="en", source="a1.txt", content_hash="0")
    return Extraction(article, candidates, rejections=(Rejection("June", Span(76, 80), "statistic"),))


def candidate(precision: Precision, dtstart: date | None, dtend: date) -> EventCandidate:
    evidence = Evidence("a1", Span(0, 42), TEXT[:42])
    return EventCandidate(dtstart, dtend, precision, VISIT, "A visit", "en", evidence, Span(23, 32))


@pytest.mark.parametrize(
    "precision, dtstart, dtend, start, end",
    [
        (Precision.DAY, date(2023, 1, 4), date(2023, 1, 5), "2023-01-04", None),
        (Precision.DAY, date(2023, 1, 4), date(2023, 1, 7), "2023-01-04", "2023-01-06"),
        (Precision.MONTH, date(2023, 1, 1), date(2023, 2, 1), "2023-01", None),
        (Precision.YEAR, date(2019, 1, 1), date(2023, 1, 1), "2019", "2022"),
    ],
)
def test_an_extraction_is_scored_by_its_printed_dates(
    precision: Precision, dtstart: date, dtend: date, start: str, end: str | None
) -> None:
    article = LabelledArticle("a1", (label(start, end),))
    assert score_articles("x", [article], {"a1": extraction(candidate(precision, dtstart, dtend))}).event.f1 == 1


def test_recently_is_not_scored() -> None:
    found = extraction(candidate(Precision.BEFORE, None, date(2023, 1, 6)))
    assert score_articles("x", [LabelledArticle("a1")], {"a1": found}).counts.get(("event", "guessed"), 0) == 0


def test_an_article_that_was_not_extracted_has_missed_all() -> None:
    assert score_articles("x", [LabelledArticle("a2", (label(),))], {"a1": extraction()}).event.recall == 0


def test_what_was_missed_says_why_and_where() -> None:
    article = LabelledArticle("a1", (label("2023-06", date_text="as of June"),))
    (missed,) = score_articles("x", [article], {"a1": extraction()}).missed
    assert missed.reason == "statistic" and missed.quote.endswith("3 million as of June.")


def test_what_is_spurious_quotes_its_date() -> None:
    found = extraction(candidate(Precision.DAY, date(2023, 1, 4), date(2023, 1, 5)))
    (spurious,) = score_articles("x", [LabelledArticle("a1")], {"a1": found}).spurious
    assert (spurious.guess.date_text, spurious.guess.quote) == ("January 4", TEXT[:42])

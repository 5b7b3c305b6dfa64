"""What is marked in an explained article: all that the rules saw, with the verdicts that they came to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import PATIENT, home, make_article
from timeline.config import Settings
from timeline.extract import extract_events
from timeline.extract.explain import explain_article
from timeline.model import Explanation, Mark
from timeline.pipeline import explain_places

SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "articles"
VERDICTS = {"event", "repeated", "rejected"}
VISIT = (
    "Binh Duong receives a delegation of Daejeon\n"
    "Home | News | Contact\n"
    "On May 18, 2023, the provincial People's Committee of Binh Duong received a delegation of Daejeon, South Korea."
    " Exports stood at 900 million USD as of April 15, 2023.\n"
    "The guests will leave on an unknown day.\n"
)


def explain(text: str, language: str = "en", **changes: Any) -> Explanation:
    return explain_article(make_article(text, language, **changes), home())


def marked(explanation: Explanation, *groups: str) -> list[tuple[str, str, str]]:
    """(group, words, value) of the marks of these groups."""
    text = explanation.extraction.article.text
    return [(m.group, m.span.of(text), m.value) for m in explanation.marks if m.group in groups]


def verdicts(explanation: Explanation) -> list[Mark]:
    return [mark for mark in explanation.marks if mark.group in VERDICTS]


SEEN = [
    ("country", "South Korea", "KR"),
    ("place", "Daejeon", "KR"),
    ("home-name", "Binh Duong", "binh-duong"),
    ("event", "May 18, 2023", "2023-05-18"),
    ("rejected", "April 15, 2023", "2023-04-15"),
    ("headline", "Binh Duong receives a delegation of Daejeon", "0"),
]


@pytest.mark.parametrize("row", SEEN, ids=[f"{group}: {words}" for group, words, _ in SEEN])
def test_what_the_rules_saw_is_marked(row: tuple[str, str, str]) -> None:
    assert row in marked(explain(VISIT), row[0])


def test_an_accepted_date_says_by_which_rule() -> None:
    note = next(mark.note for mark in verdicts(explain(VISIT)) if mark.group == "event")
    assert "kinds:" in note and "stated" in note


def test_a_rejected_date_says_why_first() -> None:
    note = next(mark.note for mark in verdicts(explain(VISIT)) if mark.group == "rejected")
    assert note.startswith("a limit, not the date of an event")


def test_a_date_without_kinds_says_nothing_of_kinds() -> None:
    notes = [mark.note for mark in verdicts(explain("It was 18 May 2023 in Binh Duong."))]
    assert notes == ["no kind of event · day · stated"]


def test_a_date_that_cannot_be_resolved_has_no_value() -> None:
    found = explain("Binh Duong received a delegation of Daejeon, South Korea, on May 18.", published=None)
    assert marked(found, "rejected") == [("rejected", "May 18", "?")]


def test_what_is_told_twice_is_marked_as_repeated() -> None:
    sentence = "On May 18, 2023, Binh Duong received a delegation of Daejeon city, South Korea.\n"
    found = explain(sentence * 2)
    assert [(mark.group, mark.note.partition(" · ")[0]) for mark in verdicts(found) if mark.group == "repeated"] == [
        ("repeated", "the same event, said again")
    ]


def test_an_event_without_a_date_of_its_own_is_marked_where_it_is_told() -> None:
    found = explain(
        "On May 18, 2023, the provincial People's Committee of Binh Duong received a delegation of Daejeon, South"
        " Korea.\nOn this occasion, Binh Duong and Yamaguchi of Japan signed a memorandum of understanding.\n"
    )
    (carried,) = [mark for mark in verdicts(found) if "without a date of its own" in mark.note]
    assert carried.value == "2023-05-18"
    assert carried.span.start == found.extraction.article.text.index("On this occasion")


def test_the_second_year_of_an_honour_is_part_of_the_first() -> None:
    text = "Binh Duong was named in the Top 7 by the Intelligent Community Forum (ICF) in 2021 and 2022."
    assert [mark.group for mark in verdicts(explain(text))] == ["event", "repeated"]


def test_a_stamp_is_marked_as_one() -> None:
    found = explain("Tin tức | 19/05/2023 08:30\nNgày 18/5/2023, Bình Dương tiếp đoàn Daejeon (Hàn Quốc).\n", "vi")
    assert any("19/05/2023" in words and value == "2023-05-19" for _, words, value in marked(found, "stamp"))


def test_what_is_in_no_sentence_is_clutter() -> None:
    found = explain("Follow us on Facebook\n" + VISIT + "Related news\nSomething of another article.\n")
    words = [words for _, words, _ in marked(found, "clutter")]
    assert "Something of another article." in words


def test_the_extraction_is_the_very_same() -> None:
    assert explain(VISIT).extraction == extract_events(make_article(VISIT, "en"), home())


def test_it_names_the_province_whose_events_are_looked_for() -> None:
    assert explain(VISIT).province == "binh-duong"


def sound(explanation: Explanation) -> None:
    extraction, text = explanation.extraction, explanation.extraction.article.text
    spans = [mark.span for mark in explanation.marks]
    assert spans == sorted(spans) and all(0 <= span.start < span.end <= len(text) for span in spans)
    found = verdicts(explanation)
    assert len(found) == len({mark.span for mark in found})
    accepted = {mark.span for mark in found if mark.group == "event"}
    assert accepted == {event.date_span for event in extraction.candidates}
    judged = {mark.span: mark.note for mark in found if mark.group != "event"}
    joined = {span for span, note in judged.items() if note.startswith("part of the event before it")}
    assert judged.keys() - joined == {rejection.span for rejection in extraction.rejections} - accepted
    assert {mention.span for mention in extraction.mentions} <= accepted | judged.keys()


def test_every_date_of_the_samples_has_one_verdict_and_every_event_a_mark() -> None:
    explained = [one for one in explain_places([SAMPLES], Settings()) if isinstance(one, Explanation)]
    assert len(explained) > 100
    for explanation in explained:
        sound(explanation)


@PATIENT
@given(
    st.lists(st.sampled_from(["18/5/2023", "\n", " ", "Bình Dương", "ký", "。", "\u2028", "\r\n", "5日", "a\u0301"]))
)
def test_any_text_is_explained(parts: list[str]) -> None:
    for language in ("en", "vi", "zh"):
        sound(explain("".join(parts), language))

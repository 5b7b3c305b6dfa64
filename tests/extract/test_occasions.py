"""Events told without a date of their own: "on this occasion", "on the same day"."""

from __future__ import annotations

import pytest

from tests.extract.reading import dates, events, extract, only_event
from timeline.model import Kind

FORUM = {
    "en": "On May 18, Binh Duong held a forum with Korea. ",
    "vi": "Ngày 18/5, tỉnh Bình Dương tổ chức diễn đàn với Hàn Quốc. ",
    "zh": "5月18日，平阳省与韩国举办论坛。",
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "At the event, Binh Duong and Yamaguchi of Japan signed a memorandum."),
        ("en", "On this occasion, Binh Duong became sister provinces with Yamaguchi, Japan."),
        ("vi", "Nhân dịp này, tỉnh Bình Dương và Yamaguchi (Nhật Bản) ký bản ghi nhớ."),
        ("vi", "Tại hội nghị, tỉnh Bình Dương ký kết bản ghi nhớ với Yamaguchi (Nhật Bản)."),
        ("zh", "会上，平阳省与日本山口县签署备忘录。"),
        ("zh", "期间，平阳省与日本山口县签署备忘录。"),
    ],
)
def test_a_signing_on_the_occasion_has_the_date_of_the_occasion(language: str, sentence: str) -> None:
    found = [(dates(e), e.countries) for e in events(FORUM[language] + sentence, language)]
    assert found == [("2023-05-18", ("KR",)), ("2023-05-18", ("JP",))]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "At the event, Binh Duong and Korea signed a memorandum."),
        ("vi", "Nhân dịp này, tỉnh Bình Dương và Hàn Quốc ký bản ghi nhớ."),
        ("zh", "会上，平阳省与韩国签署备忘录。"),
    ],
)
def test_a_signing_with_the_guests_of_a_visit_is_part_of_the_visit(language: str, sentence: str) -> None:
    visit = {
        "en": "On May 18, a delegation of Korea visited Binh Duong. ",
        "vi": "Ngày 18/5, đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương. ",
        "zh": "5月18日，韩国代表团访问平阳省。",
    }[language]
    event = only_event(visit + sentence, language)
    assert {event.kind, *event.also} == {Kind.VISIT, Kind.AGREEMENT}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On the same day, Binh Duong signed a memorandum with Yamaguchi of Japan."),
        ("vi", "Cùng ngày, tỉnh Bình Dương ký bản ghi nhớ với Yamaguchi (Nhật Bản)."),
        ("zh", "当天，平阳省与日本山口县签署备忘录。"),
        ("zh", "同日，平阳省与日本山口县签署备忘录。"),
    ],
)
def test_the_same_day(language: str, sentence: str) -> None:
    found = [(e.kind, dates(e)) for e in events(FORUM[language] + sentence, language)]
    assert found == [(Kind.CONFERENCE, "2023-05-18"), (Kind.AGREEMENT, "2023-05-18")]


@pytest.mark.parametrize(
    "sentence",
    [
        "On this occasion, Binh Duong welcomed guests of Japan.",  # no signing
        "On this occasion, the leaders signed a memorandum.",  # with nobody
        "Binh Duong and Yamaguchi of Japan signed a memorandum.",  # on no occasion
    ],
)
def test_what_is_not_carried_on(sentence: str) -> None:
    assert len(events(FORUM["en"] + sentence, "en")) == 1


def test_nothing_is_carried_on_from_an_event_of_several_days() -> None:
    text = "From May 16 to May 18, Binh Duong held a forum with Korea. At the event, it signed a memorandum with Japan."
    assert [e.kind for e in events(text, "en")] == [Kind.CONFERENCE]


def test_nothing_is_carried_on_further_than_six_sentences() -> None:
    signing = "At the event, Binh Duong and Yamaguchi of Japan signed a memorandum."
    near, far = (FORUM["en"] + "The guests liked the town. " * count + signing for count in (5, 6))
    assert [len(events(text, "en")) for text in (near, far)] == [2, 1]


def test_nothing_is_carried_on_from_what_was_refused() -> None:
    text = (
        "On May 18, Binh Duong held a session on water. At the event, it signed a memorandum with Yamaguchi of Japan."
    )
    assert events(text, "en") == []


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_the_evidence_is_the_sentence_that_tells_of_it(language: str) -> None:
    sentence = {
        "en": "At the event, Binh Duong and Yamaguchi of Japan signed a memorandum.",
        "vi": "Nhân dịp này, tỉnh Bình Dương và Yamaguchi (Nhật Bản) ký bản ghi nhớ.",
        "zh": "会上，平阳省与日本山口县签署备忘录。",
    }[language]
    text = FORUM[language] + sentence
    signing = extract(text, language).candidates[-1]
    assert signing.evidence.quote == sentence
    assert signing.evidence.span.covers(signing.date_span)

"""What the two sides sign in a sentence without a date belongs to the day that the sentence before tells of."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, only_event
from timeline.model import EventCandidate, Kind

VISIT = {
    "en": "On 18 May, Chairman Vo Van Minh of Binh Duong received Lee Jang-woo, Mayor of Daejeon (Korea). ",
    "vi": "Ngày 18/5, Chủ tịch tỉnh Bình Dương tiếp đoàn thành phố Daejeon (Hàn Quốc). ",
    "zh": "5月18日，平阳省主席会见了韩国大田市市长一行。",
    "ko": "베트남 빈즈엉성 인민위원장은 5월 18일 대전시를 방문해 시장과 면담했다. ",
}


def kinds(event: EventCandidate) -> set[Kind]:
    return {event.kind, *event.also}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The two sides signed a memorandum of understanding."),
        ("en", "They inked an agreement on schools."),
        ("en", "At the event, the two sides signed a cooperation agreement for the 2024-2029 period."),
        ("en", "Tea was served. Both sides then signed a memorandum on tourism."),
        ("vi", "Hai bên ký bản ghi nhớ hợp tác giai đoạn 2024-2029."),
        ("vi", "Theo đó, hai địa phương đã ký kết thỏa thuận hợp tác."),
        ("zh", "双方签署了《友好合作备忘录》。"),
        ("zh", "会谈后，两地签署合作协议。"),
        ("ko", "양측은 협력 양해각서를 체결했다."),
    ],
)
def test_a_signing_of_the_two_sides_goes_first_where_nothing_is_stressed(language: str, sentence: str) -> None:
    event = only_event(VISIT[language] + sentence, language)
    assert event.kind is Kind.AGREEMENT
    assert Kind.VISIT in event.also


def test_the_headline_that_stresses_the_visit_keeps_it_first() -> None:
    event = only_event("Guests of Daejeon visit Binh Duong\n\n" + VISIT["en"] + "They signed a memorandum.", "en")
    assert event.kind is Kind.VISIT
    assert event.also == (Kind.AGREEMENT,)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The two sides agreed to sign a memorandum."),
        ("en", "The two sides will sign a memorandum."),
        ("en", "So far the two sides have signed three memoranda."),
        ("en", "The two sides did not sign the memorandum."),
        ("en", "In 2019, the two sides signed a memorandum."),
        ("en", "The chairman signed a memorandum in the guest book."),
        ("en", "At the event, Yamaguchi of Japan signed a memorandum with a university."),
        ("en", "The two sides exchanged views on the memorandum."),
        ("en", "Tea was served. It rained. The two sides signed a memorandum."),
        ("en", "\n\nThe two sides signed a memorandum."),
        ("vi", "Hai bên mong muốn sớm ký bản ghi nhớ."),
        ("vi", "Đến nay, hai bên đã ký kết ba bản ghi nhớ."),
        ("vi", "Hai bên sẽ ký bản ghi nhớ."),
        ("zh", "双方希望尽快签署备忘录。"),
        ("zh", "此前，双方签署了备忘录。"),
        ("ko", "양측은 앞으로 양해각서를 체결하기로 했다."),
    ],
)
def test_what_is_no_signing_of_that_day(language: str, sentence: str) -> None:
    day = [e for e in events(VISIT[language] + sentence, language) if e.dtstart and e.dtstart.year == 2023]
    assert all(Kind.AGREEMENT not in kinds(e) or e.countries == ("JP",) for e in day)
    assert any(e.countries == ("KR",) for e in day)


def test_a_signing_to_come_goes_with_the_day_to_come() -> None:
    text = "On 28 May, Chairman Vo Van Minh of Binh Duong will receive the Mayor of Daejeon (Korea). "
    assert only_event(text + "The two sides will sign a memorandum.", "en").kind is Kind.AGREEMENT


def test_a_visit_of_several_days_does_not_say_on_which_of_them() -> None:
    text = "From 16 to 18 May, a delegation of Daejeon (Korea) visited Binh Duong. The two sides signed a memorandum."
    assert kinds(only_event(text, "en")) == {Kind.VISIT}


def test_of_two_days_in_the_sentence_it_is_the_last() -> None:
    text = (
        "On 16 May, a delegation of Daejeon (Korea) visited Binh Duong, and on 18 May it met Chairman Vo Van Minh of "
        "Binh Duong. The two sides signed a memorandum."
    )
    assert [Kind.AGREEMENT in kinds(e) for e in events(text, "en")] == [False, True]

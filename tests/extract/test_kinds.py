"""Each kind of event, twice a language: what an article reports, and how the event is dated, named and placed."""

from __future__ import annotations

import pytest

from tests.extract.examples_of_kinds import CHINESE, ENGLISH, VIETNAMESE
from tests.extract.reading import dates, events, only_event, row
from timeline.extract.kinds import PRECEDENCE, first_kind
from timeline.model import Kind

EXAMPLES = [
    pytest.param(language, text, expected, id=f"{language}-{expected[1]}-{expected[0]}")
    for language, examples in (("en", ENGLISH), ("vi", VIETNAMESE), ("zh", CHINESE))
    for text, expected in examples
]


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES)
def test_what_an_article_reports(language: str, text: str, expected: tuple[str, str, str, str]) -> None:
    assert row(only_event(text, language)) == expected


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_each_kind_has_two_examples_a_language(language: str) -> None:
    kinds = [example.values[2][1] for example in EXAMPLES if example.values[0] == language]
    assert all(kinds.count(str(kind)) >= 2 for kind in Kind)


@pytest.mark.parametrize(("language", "text", "expected"), EXAMPLES)
def test_what_the_headline_does_not_say_is_told_all_the_same(
    language: str, text: str, expected: tuple[str, str, str, str]
) -> None:
    """Without its headline the article gives the same event: it is the sentence that tells of it."""
    body = text.split("\n\n", 1)[1]
    assert row(only_event(body, language)) == expected


# --- which goes first, where several fit


@pytest.mark.parametrize(
    ("kinds", "stressed", "first"),
    [
        ({Kind.VISIT, Kind.MEETING}, set(), Kind.VISIT),
        ({Kind.VISIT, Kind.AGREEMENT}, set(), Kind.AGREEMENT),
        ({Kind.AGREEMENT, Kind.TWINNING}, set(), Kind.AGREEMENT),
        ({Kind.TWINNING, Kind.CONSULAR}, set(), Kind.TWINNING),
        ({Kind.CONSULAR, Kind.VISIT}, set(), Kind.CONSULAR),
        ({Kind.CONFERENCE, Kind.PROMOTION}, set(), Kind.CONFERENCE),
        ({Kind.PROMOTION, Kind.VISIT}, set(), Kind.PROMOTION),
        ({Kind.VISIT, Kind.AGREEMENT}, {Kind.VISIT}, Kind.VISIT),
        ({Kind.CONFERENCE, Kind.PROMOTION}, {Kind.PROMOTION}, Kind.PROMOTION),
        ({Kind.VISIT, Kind.MEETING}, {Kind.MEETING}, Kind.VISIT),
        ({Kind.MEETING}, {Kind.AWARD}, Kind.MEETING),
    ],
)
def test_the_kind_that_goes_first(kinds: set[Kind], stressed: set[Kind], first: Kind) -> None:
    assert first_kind(kinds, frozenset(stressed)) is first


def test_precedence_names_each_kind_once() -> None:
    assert sorted(PRECEDENCE) == sorted(Kind)


def test_no_kinds_have_no_first() -> None:
    with pytest.raises(ValueError, match="no kinds"):
        first_kind((), frozenset())


BOTH = "On May 10, a delegation of Daejeon, Korea, visited Binh Duong and signed a memorandum of understanding."


@pytest.mark.parametrize(
    ("headline", "kind", "also"),
    [
        ("Guests from Daejeon", Kind.AGREEMENT, Kind.VISIT),
        ("Delegation of Daejeon visits Binh Duong", Kind.VISIT, Kind.AGREEMENT),
        ("Memorandum signed with Daejeon", Kind.AGREEMENT, Kind.VISIT),
    ],
)
def test_a_visit_with_a_signing_is_one_event_of_the_kind_that_the_headline_stresses(
    headline: str, kind: Kind, also: Kind
) -> None:
    event = only_event(f"{headline}\n\n{BOTH}", "en")
    assert (event.kind, event.also) == (kind, (also,))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "A delegation of Daejeon, Korea, visited Binh Duong on May 10. On May 11, both sides signed a memorandum.",
        ),
        ("vi", "Ngày 10/5, đoàn công tác Daejeon (Hàn Quốc) thăm Bình Dương. Ngày 11/5, hai bên ký bản ghi nhớ."),
        ("zh", "5月10日，韩国大田市代表团访问平阳省。5月11日双方签署备忘录。"),
    ],
)
def test_a_visit_and_a_signing_a_day_later_are_two(language: str, text: str) -> None:
    assert [(e.kind, dates(e)) for e in events(text, language)] == [
        (Kind.VISIT, "2023-05-10"),
        (Kind.AGREEMENT, "2023-05-11"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On May 10, the Consul General of Japan paid a courtesy call to Binh Duong's leaders."),
        ("vi", "Ngày 10/5, Tổng Lãnh sự Nhật Bản đến chào xã giao lãnh đạo tỉnh Bình Dương."),
        ("zh", "5月10日，日本总领事礼节性拜会平阳省领导。"),
    ],
)
def test_a_courtesy_call_of_a_consul_is_consular_and_a_visit(language: str, text: str) -> None:
    event = only_event(text, language)
    assert (event.kind, event.also) == (Kind.CONSULAR, (Kind.VISIT,))


@pytest.mark.parametrize("headline", ["Investors wooed in Osaka", "Investment promotion seminar in Osaka"])
def test_an_investment_promotion_seminar_is_a_promotion(headline: str) -> None:
    text = f"{headline}\n\nOn April 27, Binh Duong held an investment promotion seminar in Osaka, Japan."
    assert only_event(text, "en").kind is Kind.PROMOTION


@pytest.mark.xfail(strict=True, reason="a chairman who 'sent' a letter is read as a delegation that travelled")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On April 4, Binh Duong's chairman sent a letter of sympathy to Daejeon, Korea, after the fire."),
        ("vi", "Ngày 4/4, Chủ tịch UBND tỉnh Bình Dương gửi thư thăm hỏi thành phố Daejeon (Hàn Quốc) sau vụ cháy."),
    ],
)
def test_a_letter_is_no_visit(language: str, text: str) -> None:
    assert only_event(text, language).also == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Binh Duong was named one of the Top7 by the Intelligent Community Forum on April 14."),
        ("zh", "4月14日，平阳省荣获世界智慧社区论坛Top7称号。"),
    ],
)
def test_the_name_of_a_body_is_no_conference(language: str, text: str) -> None:
    assert only_event(text, language).also == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Ngày 4/4, tỉnh Bình Dương gửi thư thăm hỏi thành phố Daejeon (Hàn Quốc) sau vụ cháy."),
        ("zh", "4月4日，平阳省省长就火灾向韩国大田市发去慰问信。"),
    ],
)
def test_sympathy_after_a_fire_is_a_statement(language: str, text: str) -> None:
    assert only_event(text, language).kind is Kind.STATEMENT

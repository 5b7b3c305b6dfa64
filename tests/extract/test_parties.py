"""Who takes part from outside, in what role, from which country; and where it takes place."""

from __future__ import annotations

import pytest

from tests.extract.reading import events, only_event
from timeline.model import Role


def parties(text: str, language: str, **changes: str) -> list[tuple[str, str, str | None]]:
    return [(p.name, str(p.role), p.country) for p in only_event(text, language, **changes).parties]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "On May 18, a delegation of Daejeon, Korea, visited Binh Duong.", [("Daejeon", "visitor", "KR")]),
        ("en", "On May 18, a delegation of Korea visited Binh Duong.", [("South Korea", "visitor", "KR")]),
        ("en", "On May 18, Binh Duong signed a memorandum with Daejeon.", [("Daejeon", "signatory", "KR")]),
        ("en", "On May 18, Binh Duong and Kratie became sister provinces.", [("Kratie", "signatory", "KH")]),
        ("en", "On May 18, Binh Duong held talks with Dutch firms.", [("Netherlands", "participant", "NL")]),
        (
            "en",
            "On May 18, Binh Duong became a member of the WTA.",
            [("World Technopolis Association", "organiser", None)],
        ),
        (
            "en",
            "On May 18, Binh Duong attended the Horasis summit with firms of India.",
            [("Horasis", "organiser", None), ("India", "participant", "IN")],
        ),
        ("vi", "Ngày 18/5, đoàn công tác tỉnh Champasak (Lào) đến thăm Bình Dương.", [("Champasak", "visitor", "LA")]),
        ("vi", "Ngày 18/5, đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương.", [("South Korea", "visitor", "KR")]),
        ("vi", "Ngày 18/5, Bình Dương ký bản ghi nhớ với Daejeon.", [("Daejeon", "signatory", "KR")]),
        ("zh", "5月18日，日本山口县代表团访问平阳省。", [("Yamaguchi", "visitor", "JP")]),
        ("zh", "5月18日，日本代表团访问平阳省。", [("Japan", "visitor", "JP")]),
        ("zh", "5月18日，平阳省与韩国大田签署备忘录。", [("Daejeon", "signatory", "KR")]),
        ("zh", "5月18日，平阳省与韩国大田市签署备忘录。", [("Daejeon", "signatory", "KR")]),
    ],
)
def test_who_takes_part(language: str, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert parties(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "en",
            "On May 18, the Consul General of Japan paid a courtesy call to Binh Duong.",
            "Diplomatic mission of Japan",
        ),
        ("en", "On May 18, the Korean Ambassador met Binh Duong's leaders.", "Diplomatic mission of South Korea"),
        ("vi", "Ngày 18/5, Tổng Lãnh sự Nhật Bản đến chào tỉnh Bình Dương.", "Diplomatic mission of Japan"),
        ("zh", "5月18日，日本总领事拜会平阳省领导。", "Diplomatic mission of Japan"),
    ],
)
def test_consuls_and_ambassadors_stand_for_their_mission(language: str, text: str, name: str) -> None:
    ((shown, role, _),) = parties(text, language)
    assert (shown, role) == (name, Role.VISITOR)


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "On May 18, Binh Duong signed a memorandum with Korea, Japan and Laos.", ("KR", "JP", "LA")),
        ("en", "On May 18, Binh Duong signed a memorandum with Taiwan (China).", ("TW",)),
        ("en", "On May 18, Binh Duong of Vietnam signed a memorandum with Daejeon of Korea.", ("KR",)),
        ("en", "On May 18, Binh Duong signed a memorandum with the Intelligent Community Forum.", ()),
        ("en", "On May 18, guests of VSIP and of Daejeon visited Binh Duong.", ("KR",)),
        ("en", "On May 18, Mr. Tran Van Nam received a delegation of Korea in Binh Duong.", ("KR",)),
        ("vi", "Ngày 18/5, ông Trần Tuấn Anh tiếp đoàn công tác Hàn Quốc tại Bình Dương.", ("KR",)),
        ("vi", "Ngày 18/5, tỉnh Bình Dương tiếp đoàn công tác Đài Loan (Trung Quốc).", ("TW",)),
        ("vi", "Ngày 18/5, Bình Dương của Việt Nam ký bản ghi nhớ với Daejeon (Hàn Quốc).", ("KR",)),
        ("zh", "5月18日，平阳省會見日本代表團。", ("JP",)),
        ("zh", "5月18日，越南平阳省会见中国台湾代表团。", ("TW",)),
        ("zh", "5月18日，平阳省与广州市签署备忘录。", ("CN",)),
    ],
)
def test_countries_are_those_of_the_parties_from_outside(language: str, text: str, countries: tuple[str, ...]) -> None:
    assert only_event(text, language).countries == countries


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("vi", "Ngày 16/5, đoàn công tác tỉnh Tây Ninh đến thăm và làm việc với tỉnh Bình Dương.", "Tay Ninh"),
        ("vi", "Ngày 16/5, Bộ Ngoại giao làm việc với tỉnh Bình Dương.", "Ministry of Foreign Affairs"),
        ("en", "On May 16, a delegation of Tay Ninh visited Binh Duong.", "Tay Ninh"),
    ],
)
def test_domestic_parties_have_no_country(language: str, text: str, name: str) -> None:
    assert [(shown, country) for shown, _, country in parties(text, language)] == [(name, None)]


def test_beside_a_guest_from_abroad_a_domestic_one_is_not_named() -> None:
    text = "Ngày 16/5, Bộ Ngoại giao và đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương."
    assert parties(text, "vi") == [("South Korea", "visitor", "KR")]


def test_whom_the_sentence_does_not_name_the_headline_names() -> None:
    text = "Delegation of Daejeon in Binh Duong\n\nOn May 18, the guests visited Binh Duong province."
    assert parties(text, "en") == [("Daejeon", "visitor", "KR")]


def test_the_sentence_goes_before_the_headline() -> None:
    text = "Guests of Japan in Binh Duong\n\nOn May 18, a delegation of Daejeon, Korea, visited Binh Duong province."
    assert only_event(text, "en").countries == ("KR",)


def test_each_clause_has_its_own() -> None:
    text = "On May 10, Binh Duong signed a memorandum with Korea, and on May 12 it received a delegation of Japan."
    assert [event.countries for event in events(text, "en")] == [("KR",), ("JP",)]


# --- where


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "On May 18, Binh Duong signed a memorandum with Korea in Seoul.", "Seoul"),
        ("en", "On May 18, Binh Duong signed a memorandum with Korea in Thu Dau Mot.", "Thu Dau Mot"),
        (
            "en",
            "On May 18, Binh Duong signed a memorandum with Korea at the Becamex Hotel.",
            "Becamex Hotel",
        ),
        ("en", "On May 18, Binh Duong signed a memorandum with Korea.", None),
        ("vi", "Ngày 18/5, tỉnh ký bản ghi nhớ với Hàn Quốc tại Trung tâm Hội nghị tỉnh.", "Trung tâm Hội nghị tỉnh"),
        ("vi", "Ngày 18/5, tỉnh ký bản ghi nhớ với Hàn Quốc tại Thủ Dầu Một.", "Thủ Dầu Một"),
        ("vi", "Ngày 18/5, tỉnh ký bản ghi nhớ với Hàn Quốc.", None),
        ("zh", "5月18日，平阳省与韩国在首尔签署备忘录。", "首尔"),
        ("zh", "5月18日，平阳省与韩国在土龙木大会堂举行论坛。", "土龙木大会堂"),
        ("zh", "5月18日，平阳省与韩国签署备忘录。", None),
    ],
)
def test_where_it_takes_place(language: str, text: str, place: str | None) -> None:
    assert only_event(text, language).location == place


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "On the morning of May 18, a delegation of Korea visited Binh Duong.", "morning"),
        ("vi", "Chiều 18/5, đoàn công tác Hàn Quốc đến thăm tỉnh Bình Dương.", "afternoon"),
        ("zh", "5月18日晚，日本代表团访问平阳省。", "evening"),
    ],
)
def test_the_part_of_the_day_never_becomes_an_hour(language: str, text: str, part: str) -> None:
    event = only_event(text, language)
    assert (event.part_of_day, event.clock) == (part, None)


# --- what should not be a party, or a place


@pytest.mark.xfail(strict=True, reason="the place of a signing is read as a signatory")
def test_where_it_took_place_is_no_signatory() -> None:
    text = "On May 18, Binh Duong and Sarawak of Malaysia signed a memorandum in Seoul, Korea."
    assert parties(text, "en") == [("Sarawak", "signatory", "MY")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "On May 18, the Consul General of Korea in Ho Chi Minh City paid a courtesy call to Binh Duong's leaders.",
        ),
        ("vi", "Ngày 18/5, Tổng Lãnh sự Hàn Quốc tại TP. Hồ Chí Minh đến chào xã giao lãnh đạo tỉnh Bình Dương."),
    ],
)
def test_the_seat_of_a_consulate_is_not_where_it_took_place(language: str, text: str) -> None:
    assert only_event(text, language).location not in {"Ho Chi Minh City", "Hồ Chí Minh"}


def test_whom_a_letter_is_sent_to_is_not_where_it_took_place() -> None:
    text = "On April 4, Binh Duong sent a letter of sympathy to Daejeon, Korea, after the fire."
    assert only_event(text, "en").location is None

"""Sentences of a page: what is prose, what a headline or a caption, what clutter; and where each begins and ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.reading import PATIENT, events, read, sentences_of

BODY = {
    "en": "On May 18, Binh Duong met guests of Daejeon, Korea, and spoke with them about schools, roads and water.",
    "vi": "Ngày 18/5, tỉnh Bình Dương tiếp đoàn khách Hàn Quốc và nói với khách về trường học, đường sá, nước và gỗ.",
    "zh": "5月18日，平阳省会见韩国客人，双方谈了很久，话题有学校、道路、供水和木材，客人还看了两所学校和一座水厂。",
}
HEADLINE = {"en": "Guests in Binh Duong", "vi": "Khách đến Bình Dương", "zh": "客人来到平阳省"}
LANGUAGES = tuple(BODY)


def sentences(text: str, language: str, *roles: str) -> list[str]:
    """The sentences of these roles, of all where none is given."""
    page = read(text, language)
    return [page.text(s.span) for s in sentences_of(page) if not roles or s.role in roles]


# --- clutter


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Reported by Ann Lee"),
        ("en", "Translated by Ann Lee"),
        ("en", "Source: the office"),
        ("en", "Views: 1,204"),
        ("en", "Font size: A A A"),
        ("en", "Manage Permissions"),
        ("en", "Version history | Approval Status"),
        ("en", "garden-party.jpg"),
        ("en", "Update: 19-05-2023 | 11:40:05"),
        ("en", "Thứ 5, Ngày 05/01/2023, 11:00"),
        ("en", "ok"),
        ("vi", "Ảnh: Văn phòng"),
        ("vi", "Nguồn: Báo nhà"),
        ("vi", "Lượt người xem: 12"),
        ("vi", "Cỡ chữ: A A A"),
        ("vi", "Cập nhật: 19-05-2023 | 11:40:05"),
        ("zh", "来源：平阳报"),
        ("zh", "浏览次数：12"),
        ("zh", "【字体：大 中 小】"),
        ("zh", "责任编辑：李安"),
        ("zh", "发布时间：2023-05-19 11:40"),
    ],
)
def test_lines_of_the_page_itself_are_left_out(language: str, line: str) -> None:
    text = f"{HEADLINE[language]}\n{line}\n{BODY[language]}\n{line}\n"
    assert sentences(text, language) == [HEADLINE[language], BODY[language]]


def test_a_sentence_that_begins_like_clutter_is_prose() -> None:
    text = f"{HEADLINE['en']}\n{BODY['en']}\nBy noon the guests had seen three schools."
    assert sentences(text, "en", "prose")[-1] == "By noon the guests had seen three schools."


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Related news"), ("en", "READ MORE:"), ("vi", "Tin liên quan"), ("vi", "TIN KHÁC:"), ("zh", "相关新闻")],
)
def test_what_comes_after_the_article_is_cut_off(language: str, line: str) -> None:
    text = f"{HEADLINE[language]}\n{BODY[language]}\n{BODY[language]}\n{line}\n{BODY[language]}"
    assert len(sentences(text, language)) == 3


# --- roles


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lines_above_the_body_are_headlines(language: str) -> None:
    text = f"{HEADLINE[language]}\n\n{HEADLINE[language]}\n\n{BODY[language]}"
    assert sentences(text, language, "headline") == [HEADLINE[language]] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_body_is_prose(language: str) -> None:
    assert sentences(f"{HEADLINE[language]}\n\n{BODY[language]}", language, "prose") == [BODY[language]]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "The guests at the meeting (photo by the office)"),
        ("en", "Delegates pose for a photo"),
        ("en", "The mayor (left) looks at a map"),
        ("vi", "Khách chụp ảnh lưu niệm"),
        ("vi", "Quang cảnh buổi tiếp"),
        ("vi", "Ông Lee (bên trái) xem bản đồ"),
        ("zh", "图为会见现场"),
        ("zh", "李安 摄"),
    ],
)
def test_captions(language: str, line: str) -> None:
    text = f"{HEADLINE[language]}\n{BODY[language]}\n{line}\n{BODY[language]}"
    assert sentences(text, language, "caption") == [line]


def test_a_sentence_of_the_body_is_no_caption_though_it_speaks_of_a_meeting() -> None:
    long = f"{BODY['en'][:-1]}, and at the meeting they also found time for songs and tea."
    assert sentences(f"{HEADLINE['en']}\n{long}", "en", "prose") == [long]


def test_a_line_with_a_full_stop_is_no_headline() -> None:
    assert sentences(f"The guests are here.\n{BODY['en']}", "en", "headline") == []


def test_a_line_that_holds_two_sentences_is_no_headline() -> None:
    assert sentences(f"The guests came. They left soon after\n{BODY['en']}", "en", "headline") == []


def test_a_line_of_more_than_250_characters_is_no_headline() -> None:
    assert sentences("a long line " * 30, "en", "headline") == []


LIST = """The province met guests twice.
May 5: signing of a memorandum with Daejeon of Korea
May 9: visit of a Lao delegation"""


def test_a_list_below_a_short_first_sentence_is_no_headline() -> None:
    assert sentences(f"Guests in May\n{LIST}", "en", "headline") == ["Guests in May"]


def test_the_events_of_a_list_below_a_short_first_sentence() -> None:
    assert len(events(f"Guests in May\n{LIST}", "en")) == 2


# --- borders


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "They came. They left.", ["They came.", "They left."]),
        ("en", "Who came? Nobody! So it was.", ["Who came?", "Nobody!", "So it was."]),
        ("en", "Mr. Lee met Dr. Kim. They left.", ["Mr. Lee met Dr. Kim.", "They left."]),
        ("en", "They met on Jan. 4 in town. They left.", ["They met on Jan. 4 in town.", "They left."]),
        ("en", "Firms such as Lee Co. Ltd. came. They left.", ["Firms such as Lee Co. Ltd. came.", "They left."]),
        ("en", "J. K. Lee spoke. He left.", ["J. K. Lee spoke.", "He left."]),
        ("en", "It cost 3.5 billion. It was much.", ["It cost 3.5 billion.", "It was much."]),
        ("vi", "Khách đến. Khách về.", ["Khách đến.", "Khách về."]),
        ("vi", "Khách đến TP. Thủ Dầu Một. Khách về.", ["Khách đến TP. Thủ Dầu Một.", "Khách về."]),
        ("vi", "ThS. Lê B dự. PGS. TS. Trần C nói.", ["ThS. Lê B dự.", "PGS. TS. Trần C nói."]),
        ("zh", "客人来了。客人走了。", ["客人来了。", "客人走了。"]),
        ("zh", "谁来了？没有人！就是这样。", ["谁来了？", "没有人！", "就是这样。"]),
        ("zh", "他说：“很好。”然后走了。", ["他说：“很好。”", "然后走了。"]),
    ],
)
def test_where_sentences_end(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The guests left the town hall.They came back on the third of May and stayed.", 2),
        ("en", "They met in the old hall of the town on May 3; on May 5 they met in the new hall of the city.", 2),
        ("en", "The sum is 3.5 billion and the score is 2:1 at www.example.org in the end of it all.", 1),
        ("vi", "Khách rời hội trường của tỉnh.Hôm sau họ trở lại vào ngày 3/5 và ở đến chiều.", 2),
        ("vi", "Ngày 3/5 khách đến hội trường của tỉnh; ngày 5/5 khách đi thăm một trường học.", 2),
        ("zh", "5月3日客人来到平阳省；5月5日客人离开平阳省。", 2),
        ("zh", "5月3日客人来到平阳省;5月5日客人离开平阳省。", 2),
        ("zh", "客人在上午来了。客人在下午走了", 2),
    ],
)
def test_glued_sentences_and_semicolons(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\n\n \n"])
def test_no_sentence_goes_over_the_end_of_a_line(separator: str) -> None:
    text = f"The guests came{separator}and left."
    assert sentences(text, "en") == ["The guests came", "and left."]


@pytest.mark.parametrize("mark", ["• ", "| ", "- ", "* ", "○ ", "\u3000\u3000", "\u00a0"])
def test_the_mark_of_a_list_is_no_part_of_its_sentence(mark: str) -> None:
    assert sentences(f"{mark}The guests came.", "en") == ["The guests came."]


# --- spans


# Wide spaces before a full stop have a test in test_hostile.
TEXT = st.text(st.sampled_from('abcT .!?;。；！”"“\n\r\t|•\u20281Đà中文、，\u0301'), max_size=200)


@PATIENT
@given(text=TEXT, language=st.sampled_from(LANGUAGES))
def test_sentences_are_in_order_and_never_overlap(text: str, language: str) -> None:
    spans = [s.span for s in sentences_of(read(text, language))]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


@PATIENT
@given(text=TEXT, language=st.sampled_from(LANGUAGES))
def test_sentences_are_numbered_from_nought(text: str, language: str) -> None:
    found = sentences_of(read(text, language))
    assert [s.number for s in found] == list(range(len(found)))


@PATIENT
@given(text=TEXT, language=st.sampled_from(LANGUAGES))
def test_a_sentence_begins_and_ends_with_no_space(text: str, language: str) -> None:
    assert all(words == words.strip() for words in sentences(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_prose_no_letter_is_lost(language: str) -> None:
    text = f"{BODY[language]} {BODY[language]}"
    assert "".join(sentences(text, language)).replace(" ", "") == text.replace(" ", "")

"""Text files: one article each, in whatever encoding it can be told to be."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from timeline.errors import SourceFormatError
from timeline.model import Article
from timeline.sources import Notice, read_articles
from timeline.sources.draft import MAX_TEXT

VI = (
    "Lãnh đạo tỉnh tiếp đoàn đại biểu thành phố bạn\n\nSáng 4-1, hai bên trao đổi về thương mại và đào tạo kỹ sư trẻ.\n"
    * 3
)
EN = (
    "The café owners’ association of the partner city sent a delegation of five members to the province – “a first”.\n"
    * 3
)
ZH = "友好城市代表团到访本省,省领导在会议中心会见来宾,双方就贸易往来和青年工程师培训深入交换意见。\n" * 3
ZH_HANT = "友好城市代表團到訪本省,省領導在會議中心會見來賓,雙方就貿易往來和青年工程師培訓深入交換意見。\n" * 3


def write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read_one(path: Path) -> Article:
    articles = [found for found in read_articles([path]) if isinstance(found, Article)]
    assert len(articles) == 1
    return articles[0]


def read_error(path: Path) -> SourceFormatError:
    (error,) = read_articles([path])
    assert isinstance(error, SourceFormatError)
    assert error.subject == str(path)
    return error


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (VI, "utf-8", "vi"),
        (VI, "utf-8-sig", "vi"),
        (VI, "utf-16", "vi"),
        (EN, "cp1252", "en"),
        (ZH, "gb18030", "zh"),
        (ZH, "gbk", "zh"),
        (ZH_HANT, "big5", "zh"),
    ],
)
def test_text_and_language_survive_the_encoding(tmp_path: Path, text: str, encoding: str, language: str) -> None:
    article = read_one(write(tmp_path, text.encode(encoding)))
    assert (article.text, article.language) == (text, language)


def test_windows_1258_is_read_composed(tmp_path: Path) -> None:
    tones = {"ã": "a\u0303", "ạ": "a\u0323", "ỉ": "i\u0309", "ế": "ê\u0301", "ể": "ê\u0309", "ố": "ô\u0301"}
    tones |= {
        "ổ": "ô\u0309",
        "ỹ": "y\u0303",
        "ẻ": "e\u0309",
        "ề": "ê\u0300",
        "à": "a\u0300",
        "ổi": "ô\u0309i",
        "ư": "ư",
    }
    data = "".join(tones.get(letter, letter) for letter in VI).encode("cp1258")
    assert read_one(write(tmp_path, data)).text == VI


def test_guessed_encoding_is_said(tmp_path: Path) -> None:
    notice = next(read_articles([write(tmp_path, ZH.encode("gb18030"))]))
    assert isinstance(notice, Notice)
    assert "gb18030" in notice.message


def test_a_text_longer_than_any_article_is_an_error(tmp_path: Path) -> None:
    error = read_error(write(tmp_path, (VI * (MAX_TEXT // len(VI) + 1)).encode()))
    assert error.message == "its text is longer than 10 million characters, which is no article"


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf"])
def test_empty_file_is_an_error(tmp_path: Path, data: bytes) -> None:
    assert "empty" in read_error(write(tmp_path, data)).message


@pytest.mark.parametrize(
    "data", [b"abc\0def", b"%PDF-1.7 abc", bytes(range(1, 32)) * 20, b"\x89PNG\r\n\x1a\n" + b"a" * 99]
)
def test_binary_file_is_an_error(tmp_path: Path, data: bytes) -> None:
    assert "binary" in read_error(write(tmp_path, data)).message


def test_broken_byte_is_an_error_with_its_offset(tmp_path: Path) -> None:
    good = VI.encode()
    assert f"byte offset {len(good)}" in read_error(write(tmp_path, good + b"\xff" + good)).message


def test_cut_utf16_is_an_error_with_its_offset(tmp_path: Path) -> None:
    assert "byte offset 4" in read_error(write(tmp_path, b"\xff\xfeA\0B")).message


def test_key_is_the_name_without_suffix(tmp_path: Path) -> None:
    assert read_one(write(tmp_path, VI.encode(), "bài 1.v2.txt")).key == "bài 1.v2"


def test_new_lines_and_control_characters_stay(tmp_path: Path) -> None:
    text = "First line of it\r\nSecond\x07 line\x0b of it\r"
    assert read_one(write(tmp_path, text.encode())).text == text


def test_hash_is_of_the_bytes(tmp_path: Path) -> None:
    assert (
        read_one(write(tmp_path, VI.encode("utf-16"))).content_hash == hashlib.sha256(VI.encode("utf-16")).hexdigest()
    )


def test_stamp_and_headline_are_read(tmp_path: Path) -> None:
    text = (
        "Thứ 5, Ngày 05/01/2023, 11:00\nProvince receives a delegation from its partner city\nFont size: A- A+\n\n" + EN
    )
    article = read_one(write(tmp_path, text.encode()))
    assert (article.published, article.published_from) == (date(2023, 1, 5), "stamp")
    assert article.title == "Province receives a delegation from its partner city"


@pytest.mark.parametrize(
    "text",
    [
        "The leaders of both sides met on Monday and spoke about trade. They will meet again.\n\nMore of it.",
        "Trang chủ | Giới thiệu | Tin tức | Liên hệ | Sơ đồ trang\n\nÔng nói.",
        "Tin tức\n\nHai bên đã gặp nhau và trao đổi về thương mại.",
        "The only line of a text that could be a headline",
    ],
)
def test_no_headline_in_doubt(tmp_path: Path, text: str) -> None:
    assert read_one(write(tmp_path, text.encode())).title is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("경상북도 대표단이 후난성을 방문하여 교류 협력을 논의하였다", "ko"),
        ("山口県の代表団がビンズオン省を訪問し、交流について話し合った。", "ja"),
        ("ຄະນະຜູ້ແທນແຂວງຈຳປາສັກ ໄດ້ຢ້ຽມຢາມ", "lo"),
        ("2023-01-05", "en"),
    ],
)
def test_language_by_script(tmp_path: Path, text: str, language: str) -> None:
    assert read_one(write(tmp_path, text.encode())).language == language


def test_seeds_are_dated_by_their_stamps(seeds: Path) -> None:
    published = {
        a.key[:3]: a.published and a.published.isoformat() for a in read_articles([seeds]) if isinstance(a, Article)
    }
    assert published == {
        "000": "2022-01-17",
        "001": "2020-06-26",
        "002": "2023-01-05",
        "003": "2021-11-13",
        "004": "2022-11-24",
    }

"""JSON lines: each row is read or is an error of its own, and a bad optional field loses only itself."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import SourceError, SourceFormatError
from timeline.model import Article
from timeline.sources import LeftOut, Notice, read_articles
from timeline.sources.draft import MAX_TEXT
from timeline.sources.lines import MAX_LINE

TEXT = "The delegation of the partner city was received by the leaders of the province."
GOOD = json.dumps({"id": "good", "text": TEXT}).encode()


def read(folder: Path, data: bytes) -> tuple[list[Article], list[SourceFormatError]]:
    path = folder / "rows.jsonl"
    path.write_bytes(data)
    found = list(read_articles([path]))
    return [f for f in found if isinstance(f, Article)], [f for f in found if isinstance(f, SourceFormatError)]


def read_row(folder: Path, **fields: Any) -> tuple[Article, list[SourceFormatError]]:
    (article,), errors = read(folder, json.dumps({"text": TEXT} | fields).encode())
    return article, errors


def test_all_fields(tmp_path: Path) -> None:
    article, errors = read_row(
        tmp_path,
        id="a1",
        url="https://example.org/a?b=1#c",
        title=" A  title ",
        published="2023-01-05",
        language="en",
        province="Binh Duong",
    )
    assert errors == []
    assert (article.key, article.url, article.title) == ("a1", "https://example.org/a?b=1#c", "A title")
    assert (article.published, article.published_from) == (date(2023, 1, 5), "given")
    assert (article.language, article.province, article.text) == ("en", "Binh Duong", TEXT)
    assert article.source == f"{tmp_path}/rows.jsonl#1"


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    article, errors = read_row(tmp_path)
    assert errors == []
    assert (article.language, article.published, article.url) == ("en", None, None)


def test_url_is_the_key_without_an_id(tmp_path: Path) -> None:
    assert read_row(tmp_path, url="https://example.org/a")[0].key == "https://example.org/a"


@pytest.mark.parametrize("field", ["id", "url", "title", "published", "language", "province"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_null_and_blank_are_not_given(tmp_path: Path, field: str, value: str | None) -> None:
    assert read_row(tmp_path, **{field: value})[1] == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2023-01-05", date(2023, 1, 5)),
        ("2023-01-05T23:30:00+07:00", date(2023, 1, 5)),
        ("2023-01-05T11:00:00Z", date(2023, 1, 5)),
        ("2023-01-05 11:00", date(2023, 1, 5)),
        ("20230105", date(2023, 1, 5)),
    ],
)
def test_published_as_iso_date_or_datetime(tmp_path: Path, value: str, day: date) -> None:
    assert read_row(tmp_path, published=value)[0].published == day


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 7),
        ("id", ["a"]),
        ("id", "x" * 2000),
        ("url", 7),
        ("url", "javascript:alert(1)"),
        ("url", "example.org/a"),
        ("url", "https://example.org/a b"),
        ("url", "https://"),
        ("title", {}),
        ("published", "n/a"),
        ("published", "05/01/2023"),
        ("published", "2023-02-30"),
        ("published", "0001-01-01"),
        ("published", 20230105),
        ("language", "Vietnamese"),
        ("language", "xx"),
        ("language", 1),
        ("province", 1),
    ],
)
def test_bad_optional_field_is_said_and_the_article_is_read_without_it(tmp_path: Path, field: str, value: Any) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(json.dumps({"text": TEXT, field: value}).encode())
    notice, article = read_articles([path])
    assert isinstance(notice, LeftOut) and isinstance(article, Article)
    assert (notice.subject, notice.message.split(": ")[0]) == (f"{path}, line 1", field)
    assert article.text == TEXT
    assert getattr(article, field, None) in (None, "en")


def test_bad_published_leaves_the_stamp_to_be_read(tmp_path: Path) -> None:
    article, errors = read_row(tmp_path, published="n/a", text=f"Update: 17-01-2022 | 11:40:05\n\n{TEXT}")
    assert errors == []
    assert (article.published, article.published_from) == (date(2022, 1, 17), "stamp")


def test_given_date_wins_over_the_stamp(tmp_path: Path) -> None:
    article, _ = read_row(tmp_path, published="2022-01-20", text=f"Update: 17-01-2022 | 11:40:05\n\n{TEXT}")
    assert (article.published, article.published_from) == (date(2022, 1, 20), "given")


@pytest.mark.parametrize(
    ("url", "text", "published"),
    [
        ("https://example.org/2019/7/5/a", TEXT, (date(2019, 7, 5), "url")),
        ("https://example.org/2019/7/5/a", f"Nov 13, 2021\n\n{TEXT}", (date(2021, 11, 13), "stamp")),
        ("https://example.org/2023/0928/a", f"VIETNAM, September 27 - {TEXT}", (date(2023, 9, 28), "url")),
        ("https://example.org/2023/a", f"VIETNAM, September 27 - {TEXT}", (date(2023, 9, 27), "dateline")),
        ("https://example.org/202309/a", f"VIETNAM, September 27 - {TEXT}", (date(2023, 9, 27), "dateline")),
        ("https://example.org/202310/a", f"VIETNAM, September 27 - {TEXT}", (None, None)),
        ("https://example.org/2023/a", f"VIETNAM, February 29 - {TEXT}", (None, None)),
        ("https://example.org/202309/a", TEXT, (None, None)),
        ("https://example.org/a", f"VIETNAM, September 27 - {TEXT}", (None, None)),
    ],
)
def test_published_from_text_and_address(
    tmp_path: Path, url: str, text: str, published: tuple[date | None, str | None]
) -> None:
    article, _ = read_row(tmp_path, url=url, text=text)
    assert (article.published, article.published_from) == published


def test_a_language_without_a_lexicon_is_no_bad_code(tmp_path: Path) -> None:
    article, errors = read_row(tmp_path, language="fr")
    assert (article.language, errors) == ("fr", [])


@pytest.mark.parametrize("code", ["vi", "VI", "vi-VN", "vi_VN"])
def test_language_codes(tmp_path: Path, code: str) -> None:
    assert read_row(tmp_path, language=code)[0].language == "vi"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b"[1, 2]", "no object"),
        (b'"text"', "no object"),
        (b"null", "no object"),
        (b"{}", "no text: not an article"),
        (b'{"text": " \\n"}', "no text: not an article"),
        (b'{"text": 7}', "text"),
        (b'{"text": ["a"]}', "text"),
        (b'{"html": 7}', "html"),
        (b'{"html": "<html></html>"}', "html"),
        (b'{"id": "x", "text": "cut off', "not JSON"),
        (b"{'id': 'x'}", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"1" * 5000 + b"}", "not JSON"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_bad_row_is_an_error_with_its_line_and_the_rest_is_read(tmp_path: Path, row: bytes, said: str) -> None:
    articles, (error,) = read(tmp_path, GOOD + b"\n" + row + b"\n" + GOOD.replace(b"good", b"next"))
    assert said in error.message
    assert error.line == 2
    assert str(error).startswith(f"{tmp_path}/rows.jsonl, line 2")
    assert [article.key for article in articles] == ["good", "next"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le-mark"])
def test_marks_are_heeded(tmp_path: Path, encoding: str) -> None:
    text = '{"id": "a", "text": "Đoàn đại biểu"}\r\n\r\n{"id": "b", "text": "代表团"}\n' * 1
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding.endswith("mark") else text.encode(encoding)
    articles, errors = read(tmp_path, data)
    assert [article.text for article in articles] == ["Đoàn đại biểu", "代表团"]
    assert errors == []


def test_broken_utf16_is_said_and_what_came_before_is_read(tmp_path: Path) -> None:
    data = b"\xff\xfe" + (GOOD.decode() + "\n").encode("utf-16-le") + b"\x00\xdc\x00\xdc" + b"A\0" * 200_000
    articles, errors = read(tmp_path, data)
    assert len(errors) == 1
    assert "utf-16" in errors[0].message
    assert [article.key for article in articles] in ([], ["good"])


@pytest.mark.parametrize(("data", "said"), [(b"", "empty"), (b"\n\n \n", "empty"), (b'{"a"\0', "binary")])
def test_file_without_rows_is_an_error(tmp_path: Path, data: bytes, said: str) -> None:
    articles, (error,) = read(tmp_path, data)
    assert articles == []
    assert said in error.message


def test_lone_surrogates_are_replaced_one_to_one(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, b'{"id": "\\ud800", "text": "a\\udfffb\\ud83d\\ude00c\\u0007"}')
    assert article.key == "\ufffd"
    assert article.text == "a\ufffdb\U0001f600c\x07"


def test_very_long_line_is_left_out_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    with path.open("wb") as stream:
        stream.write(GOOD + b'\n{"text": "')
        for _ in range(50):
            stream.write(b"a" * 1_000_000)
        stream.write(b'"}\n' + GOOD.replace(b"good", b"next"))
    tracemalloc.start()
    try:
        found = list(read_articles([path]))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [type(one) for one in found] == [Article, SourceFormatError, Article]
    error = found[1]
    assert isinstance(error, SourceFormatError)
    assert error.line == 2
    assert peak < 2 * MAX_LINE


def test_hash_follows_the_fields_and_not_their_order(tmp_path: Path) -> None:
    hashes = {
        read(tmp_path, row)[0][0].content_hash
        for row in (
            b'{"id": "a", "text": "b c"}',
            b'{ "text":"b c","id":"a", "other": 1 }',
            b'{"id": "a", "text": "b d"}',
        )
    }
    assert len(hashes) == 2


def test_markup_in_a_row_is_read_as_a_page(tmp_path: Path) -> None:
    head = "<head><title>T</title><meta property='article:published_time' content='2023-01-05T10:00:00Z'></head>"
    body = f"<body><article><h1>A headline of the page</h1><p>{TEXT * 3}</p></article></body>"
    markup = f"<html>{head}{body}</html>"
    article, errors = read_row(tmp_path, text=None, html=markup, url="https://example.org/a")
    assert errors == []
    assert TEXT in article.text
    assert "<" not in article.text
    assert (article.title, article.published, article.published_from) == (
        "A headline of the page",
        date(2023, 1, 5),
        "metadata",
    )


def notices(folder: Path, *rows: dict[str, Any]) -> list[str]:
    path = folder / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return [f"{one.subject}: {one.message}" for one in read_articles([path]) if isinstance(one, Notice)]


def test_an_unknown_field_is_told_once_for_each_file(tmp_path: Path) -> None:
    rows = [{"text": f"{TEXT} {number}", "languge": "en"} for number in range(3)]
    (said,) = notices(tmp_path, *rows)
    assert said.startswith(f"{tmp_path}/rows.jsonl, line 1: unknown field 'languge' is passed over; there are id, url,")


def test_each_unknown_field_is_told_with_its_line(tmp_path: Path) -> None:
    said = notices(tmp_path, {"text": TEXT, "a": 1}, {"text": TEXT + TEXT, "b": 1, "a": 2})
    assert [(one.split(", line ")[1][:20], one.count("'")) for one in said] == [
        ("1: unknown field 'a'", 2),
        ("2: unknown field 'b'", 2),
    ]


def test_of_very_many_unknown_fields_some_are_told(tmp_path: Path) -> None:
    said = notices(tmp_path, {"text": TEXT} | {f"field {number}": 0 for number in range(500)})
    assert len(said) < 30 and "more unknown fields" in said[-1]


def test_an_unknown_fields_name_may_be_anything(tmp_path: Path) -> None:
    (said,) = notices(tmp_path, {"text": TEXT, "\ud800" + "x" * 10_000: 1})
    assert len(said) < 300 + len(str(tmp_path)) and said.encode()


@pytest.mark.parametrize("field", ["text", "html"])
def test_a_text_longer_than_any_article_is_an_error(tmp_path: Path, field: str) -> None:
    long = TEXT * (MAX_TEXT // len(TEXT) + 1)
    given = long if field == "text" else f"<html><body><article><p>{long}</p></article></body></html>"
    articles, (error,) = read(tmp_path, json.dumps({field: given}).encode() + b"\n" + GOOD)
    assert error.message == f"{field}: it is longer than 10 million characters, which is no article"
    assert [article.key for article in articles] == ["good"]


def test_errors_are_values_of_the_source_tree(tmp_path: Path) -> None:
    _, errors = read(tmp_path, b"{")
    assert all(isinstance(error, SourceError) for error in errors)

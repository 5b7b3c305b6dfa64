"""HTML pages: main text, and when a page says that it was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.errors import SourceFormatError
from timeline.model import Article
from timeline.sources import Notice, read_articles

BODY = (
    "<p>Lãnh đạo tỉnh đã tiếp đoàn đại biểu thành phố bạn sang thăm và làm việc tại trung tâm hành chính.</p>"
    "<p>Hai bên trao đổi về thương mại, đầu tư và đào tạo nguồn nhân lực trong những năm tới.</p>"
    "<p>Đoàn cũng thăm một khu công nghiệp và gặp gỡ các doanh nghiệp đang hoạt động ở đó.</p>"
)
LICENCE = "<footer>Giấy phép số 12/GP-TTĐT ngày 05/08/2015 do Cục cấp</footer>"


def page(head: str = "", before: str = "", body: str = BODY) -> str:
    headline = "<h1>Tỉnh tiếp đoàn đại biểu thành phố bạn</h1>"
    return (
        f"<!doctype html><html lang='vi'><head><title>Tin | Cổng</title>{head}</head><body><nav><a href='/'>Trang chủ"
        f"</a></nav><div id='main'>{headline}{before}<div class='content'>{body}</div></div>{LICENCE}</body></html>"
    )


def read(folder: Path, markup: str | bytes, name: str = "a.html") -> Article:
    path = folder / name
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    found = list(read_articles([path]))
    (article,) = [one for one in found if isinstance(one, Article)]
    return article


def read_error(folder: Path, data: bytes) -> SourceFormatError:
    path = folder / "a.htm"
    path.write_bytes(data)
    (error,) = read_articles([path])
    assert isinstance(error, SourceFormatError)
    return error


def test_text_title_language_and_key(tmp_path: Path) -> None:
    article = read(tmp_path, page())
    assert article.text.startswith(("Lãnh đạo tỉnh", "Tỉnh tiếp đoàn"))
    assert "khu công nghiệp" in article.text
    assert "<" not in article.text
    assert (article.title, article.language, article.key) == ("Tỉnh tiếp đoàn đại biểu thành phố bạn", "vi", "a")


LD_PAGE = '{"@type": "WebPage", "datePublished": "2020-01-01"}'
LD_NEWS = '{"@type": ["NewsArticle"], "datePublished": "2023-01-05"}'


def json_ld(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


@pytest.mark.parametrize(
    ("head", "before", "day", "read_from"),
    [
        (json_ld(LD_NEWS.replace("05", "05T11:00+07:00")), "", (2023, 1, 5), "metadata"),
        (json_ld('{"@graph": [{"@type": "WebSite"}, ' + LD_NEWS + "]}"), "", (2023, 1, 5), "metadata"),
        (json_ld(f"[{LD_PAGE}, {LD_NEWS}]"), "", (2023, 1, 5), "metadata"),
        ('<meta property="article:published_time" content="2023-01-05T11:00">', "", (2023, 1, 5), "metadata"),
        ('<meta name="PubDate" content="2023-01-05 11:00:00">', "", (2023, 1, 5), "metadata"),
        ('<meta name="pubdate" content="05/01/2023">', "", (2023, 1, 5), "metadata"),
        ("", '<time datetime="2023-01-05">hôm qua</time>', (2023, 1, 5), "metadata"),
        ("", '<span itemprop="datePublished">05/01/2023 11:00</span>', (2023, 1, 5), "metadata"),
        ("", "<div>Thứ 5, Ngày 05/01/2023, 11:00</div>", (2023, 1, 5), "stamp"),
        ("", "<span class=d>05/01/2023 | Nguyễn A</span>", (2023, 1, 5), "stamp"),
        (json_ld('{"@type": "NewsArticle", "datePublished": 5'), "<p>05/01/2023 11:00</p>", (2023, 1, 5), "stamp"),
        ('<link rel="canonical" href="https://example.org/2023/01/05/a">', "", (2023, 1, 5), "url"),
        ("", '<p class="entry-date">January 5, 2023 in News</p>', (2023, 1, 5), "guess"),
        ('<meta name="pubdate" content="soon">', "", None, None),
        ("", '<time datetime="2023-01-05"></time><time datetime="2022-01-05"></time>', None, None),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_published(
    tmp_path: Path, head: str, before: str, day: tuple[int, int, int] | None, read_from: str | None
) -> None:
    article = read(tmp_path, page(head, before))
    assert article.published == (date(*day) if day else None)
    assert article.published_from == read_from


def test_canonical_address_is_kept_only_if_it_is_one(tmp_path: Path) -> None:
    good = '<link rel="canonical" href="https://example.org/a">'
    assert read(tmp_path, page(good)).url == "https://example.org/a"
    assert read(tmp_path, page(good.replace("https://example.org/a", "javascript:alert(1)")), "b.html").url is None


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        (
            "gb2312",
            "gb18030",
            "友好城市代表团到访本省,省领导在会议中心会见来宾,双方就贸易往来和青年工程师培训深入交换意见。",
        ),
        (
            "big5",
            "big5",
            "友好城市代表團到訪本省,省領導在會議中心會見來賓,雙方就貿易往來和青年工程師培訓深入交換意見。",
        ),
        ("iso-8859-1", "cp1252", "The café owners’ association sent a delegation of five members to the province."),
        ("utf-8", "utf-8-sig", "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị."),
        ("utf-8", "utf-16", "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị."),
        ("no-such", "utf-8", "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị."),
        ("utf-16", "utf-8", "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị."),
        ("hex", "utf-8", "Đoàn đại biểu thành phố bạn đã được lãnh đạo tỉnh tiếp tại trung tâm hội nghị."),
    ],
)
def test_declared_encoding(tmp_path: Path, charset: str, encoding: str, text: str) -> None:
    body = f"<body><article><p>{text}</p><p>{text}</p></article></body>"
    markup = f'<html><head><meta charset="{charset}"></head>{body}</html>'
    assert text in read(tmp_path, markup.encode(encoding)).text


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<meta charset="utf-8">', "it names utf-8, which does not fit; read as gb18030, which was guessed"),
        ('<meta charset="x-own">', "it names x-own, which does not fit; read as gb18030, which was guessed"),
        ("", "it is not UTF-8 and names no encoding; read as gb18030, which was guessed"),
    ],
)
def test_a_guessed_encoding_is_told_with_the_one_that_is_named(tmp_path: Path, head: str, said: str) -> None:
    text = "友好城市代表团到访本省，省领导在会议中心会见来宾，双方就贸易往来和青年工程师培训深入交换意见。"
    body = f"<body><article><p>{text}</p><p>{text}</p></article></body>"
    path = tmp_path / "page.html"
    path.write_bytes(f"<html><head>{head}</head>{body}</html>".encode("gb18030"))
    notice, article = read_articles([path])
    assert isinstance(notice, Notice) and notice.message == said
    assert isinstance(article, Article) and text in article.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"<html><body></body></html>", "no article text"),
        (b"<p>\0\0</p>", "binary"),
        (b"<div>" * 50_000, "no article text"),
        (b"<p>" + b"a" * 10_000_001, "larger"),
    ],
)
def test_page_without_an_article_is_an_error(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in read_error(tmp_path, data).message


def test_entities_are_not_expanded_without_end(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert len(read(tmp_path, bomb + page(body=BODY + "<p>&b;&b;&b;</p>")).text) < 1000

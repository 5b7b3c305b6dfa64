"""Pages that were fetched: article, key, encodings, days, and what is no article."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.sources.answers import NOW, SITE, SOURCE, TEXT, ZONE, answer, page, read
from timeline.errors import NoArticleError, SourceFormatError
from timeline.followed import Link, Response, Source, SourceKind
from timeline.sources import Draft, Notice, read_response

URL = f"{SITE}/politics/visit-1234.html"
LISTED = Link(URL, "Province receives sister city", datetime(2023, 1, 5, 20, tzinfo=UTC))


def fault(content: str | bytes, url: str = URL, **more: str) -> SourceFormatError:
    (error,) = read_response(answer(content, url, **more), SOURCE, ZONE)
    assert isinstance(error, SourceFormatError), error
    return error


def canonical(address: str) -> str:
    return page(f'<link rel="canonical" href="{address}">')


@pytest.mark.parametrize(
    ("url", "named", "key"),
    [
        (URL, None, URL),
        (f"{URL}?utm_source=rss&fbclid=1", None, URL),
        (f"{SITE}/ChiTiet.aspx?ID=7&PageIndex=3", None, f"{SITE}/ChiTiet.aspx?ID=7"),
        (f"{SITE}/amp/visit-1234.html", URL, URL),
        (f"{SITE}/print/1234", "/politics/visit-1234.html", URL),
        ("https://m.news.example/politics/visit-1234.html", URL, URL),
        (URL, "https://other.example/politics/visit-1234.html", URL),
        (URL, SITE, URL),
        (URL, f"{SITE}/politics", URL),
        (f"{SITE}/ChiTiet.aspx?ID=7", f"{SITE}/ChiTiet.aspx", f"{SITE}/ChiTiet.aspx?ID=7"),
        (URL, "javascript:alert(1)", URL),
        (URL, "http://[", URL),
        (f"{SITE}/?p=11", f"{SITE}/2023/01/visit/", f"{SITE}/2023/01/visit/"),
    ],
)
def test_an_article_has_one_address(url: str, named: str | None, key: str) -> None:
    found = read(answer(canonical(named) if named else page(), url))
    assert (found.key, found.url, found.source) == (key, key, url)


def test_two_addresses_of_one_article_are_one() -> None:
    (first,) = read_response(answer(canonical(URL), f"{SITE}/amp/visit-1234.html"), SOURCE, ZONE)
    (again,) = read_response(answer(canonical(URL), URL), SOURCE, ZONE)
    assert isinstance(first, Draft)
    assert isinstance(again, Draft)
    assert first.same == again.same


def test_counters_and_tokens_make_no_new_version() -> None:
    one, other = (read(answer(page(before=f"<input type=hidden value={token}>"), URL)) for token in ("a", "b"))
    assert one.content_hash == other.content_hash


def test_another_text_makes_a_new_version() -> None:
    assert read(answer(page(), URL)).content_hash != read(answer(page(body=f"<p>{TEXT[0]}</p>"), URL)).content_hash


@pytest.mark.parametrize(
    ("head", "before", "day", "read_from"),
    [
        ('<meta property="article:published_time" content="2023-01-04">', "", (2023, 1, 4), "metadata"),
        ('<meta property="article:published_time" content="2023-01-04T18:30:00Z">', "", (2023, 1, 5), "metadata"),
        ('<meta property="article:published_time" content="2023-01-04T00:00:00Z">', "", (2023, 1, 4), "metadata"),
        ('<meta property="article:published_time" content="2023-01-04T23:30:00+07:00">', "", (2023, 1, 4), "metadata"),
        (
            '<meta property="article:published_time" content="2023-01-04T20:30:00Z">',
            "<div>January 4, 2023, 20:30</div>",
            (2023, 1, 4),
            "metadata",
        ),
        ("", "<div>January 4, 2023, 20:30</div>", (2023, 1, 4), "stamp"),
        ("", "", (2023, 1, 6), "listing"),
        ("", '<p class="entry-date">January 5, 2023 in News</p>', (2023, 1, 6), "listing"),
    ],
)
def test_the_pages_own_day_comes_before_the_lists(
    head: str, before: str, day: tuple[int, int, int], read_from: str
) -> None:
    found = read(answer(page(head, before), URL), listed=LISTED)
    assert (found.published, found.published_from) == (date(*day), read_from)


@pytest.mark.parametrize(
    ("head", "before", "day", "read_from"),
    [
        # fetched on the first of June, at seven in the morning there
        ('<meta property="article:published_time" content="2023-06-01T20:30:00Z">', "", (2023, 6, 1), "metadata"),
        ('<meta property="article:published_time" content="2023-09-04">', "", (2023, 1, 6), "listing"),
        ('<meta property="article:published_time" content="2123-01-04">', "", (2023, 1, 6), "listing"),
        ("", "<div>September 4, 2023, 20:30</div>", (2023, 1, 6), "listing"),
    ],
)
def test_nothing_was_published_after_it_was_fetched(
    head: str, before: str, day: tuple[int, int, int], read_from: str
) -> None:
    found = read(answer(page(head, before), URL), listed=LISTED)
    assert (found.published, found.published_from) == (date(*day), read_from)


@pytest.mark.parametrize(("zone", "day"), [("Asia/Ho_Chi_Minh", 6), ("UTC", 5), ("America/New_York", 5)])
def test_a_lists_instant_is_a_day_of_the_source(zone: str, day: int) -> None:
    (draft,) = read_response(answer(page(), URL), SOURCE, ZoneInfo(zone), LISTED)
    assert isinstance(draft, Draft)
    assert draft.article.published == date(2023, 1, day)


def test_a_change_in_the_list_is_no_publication() -> None:
    listed = Link(URL, updated=datetime(2023, 1, 5, tzinfo=UTC))
    assert read(answer(page(), URL), listed=listed).published is None


@pytest.mark.parametrize(
    ("encoding", "charset", "declared"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "gb2312", "gb2312"),
        ("utf-8", "windows-1258", ""),
        ("utf-8", "no-such-charset", ""),
        ("utf-16", "", ""),
        ("utf-16-le", "utf-16", ""),
        ("utf-16-be", "", ""),
        ("cp1258", "windows-1258", ""),
        ("cp1258", "", "windows-1258"),
        ("cp1258", "utf-8", "windows-1258"),
    ],
)
def test_a_vietnamese_page_in_any_encoding(encoding: str, charset: str, declared: str) -> None:
    text = (
        "Lãnh đạo tỉnh tiếp đoàn đại biểu thành phố bạn sang thăm và làm việc tại trung tâm hành chính của tỉnh. " * 3
    )
    markup = page(f'<meta charset="{declared}">' if declared else "", body=f"<p>{text}</p>")
    data = (
        "".join(_for_1258(letter) for letter in unicodedata.normalize("NFC", markup))
        if encoding == "cp1258"
        else markup
    )
    found = read(answer(data.encode(encoding), URL, charset=charset))
    assert text.strip() in " ".join(found.text.split())


def _for_1258(letter: str) -> str:
    """The letter as Windows-1258 writes it: the tone as a character of its own."""
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        return unicodedata.normalize(
            "NFC", parts[0] + "".join(p for p in parts[1:] if p in "\u0302\u0306\u031b")
        ) + "".join(p for p in parts[1:] if p not in "\u0302\u0306\u031b")
    return letter


@pytest.mark.parametrize(
    ("encoding", "charset"), [("gb18030", ""), ("gb18030", "gbk"), ("big5", "big5"), ("utf-8", "gbk")]
)
def test_a_chinese_page_in_any_encoding(encoding: str, charset: str) -> None:
    text = "友好城市代表团访问本省,省人民委员会在会中心会面,商定明年再次会面,加深交流。" * 3
    if encoding == "big5":
        text = "友好城市代表團訪問本省,省人民委員會在會議中心會見來賓,商定明年再次會面,加深交流。" * 3
    found = read(answer(page(body=f"<p>{text}</p>").encode(encoding), URL, charset=charset))
    assert text in found.text


def test_a_guessed_encoding_is_told() -> None:
    text = "友好城市代表团访问本省,省人民委员会在会议中心会见来宾,商定明年再次会面,加深交流。" * 9
    found = list(read_response(answer(page(body=f"<p>{text}</p>").encode("gb18030"), URL), SOURCE, ZONE))
    assert any(isinstance(one, Notice) and "guessed" in one.message for one in found)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"%PDF-1.7 stream", "PDF"),
        (b"\n%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "no web page"),
        (b"PK\x03\x04\x14\0", "no web page"),
        (b'{"a": 1}', "no web page"),
        (b"<rss><channel><title>x</title></channel></rss>", "it is a feed"),
        (b"<urlset></urlset>", "it is a sitemap"),
        (b"<html></html>", "no article text"),
        (b"<html><script>document.cookie='x=1';location.reload()</script></html>", "no article text"),
        ("<title>Lỗi</title><h1>Không tìm thấy trang</h1><p>Hãy quay lại trang chủ.</p>", "no such page"),
        ("<title>404 Not Found</title><p>404 Not Found: it is not on this server.</p>", "no such page"),
        ("<title>提示</title><p>对不起,您访问的页面不存在,请返回首页重新查找您需要的内容。</p>", "no such page"),
        ("<title>오류</title><p>페이지를 찾을 수 없습니다. 주소를 다시 확인해 주시기 바랍니다.</p>", "no such page"),
        ("<title>Wait</title><p>Just a moment... checking your browser.</p>", "asks to sign in"),
        (
            "<title>Portal</title><form><p>Name and word to enter the portal of the staff:</p><input name=u>"
            "<input type=password></form><p>Only for the staff of the offices of the province.</p>",
            "asks to sign in",
        ),
    ],
)  # fmt: skip
def test_what_is_no_article_is_told(content: str | bytes, told: str) -> None:
    error = fault(f"<html><body>{content}</body></html>" if isinstance(content, str) else content)
    assert isinstance(error, NoArticleError)
    assert told in error.message


def test_a_page_of_links_is_no_article() -> None:
    links = "".join(
        f'<p><a href="/a-{n}">The province receives delegation number {n} of its sister city</a></p>' for n in range(20)
    )
    assert "no text of its own" in fault(page(body=links)).message


@pytest.mark.parametrize("url", [f"{SITE}/", f"{SITE}/politics", f"{SITE}/login.aspx?ReturnUrl=x"])
def test_a_way_to_the_front_page_is_no_article(url: str) -> None:
    assert "leads to a page" in fault(page(), url, asked=URL).message


def test_a_page_that_is_too_large() -> None:
    assert "larger than 10 MB" in fault(b"<html>" + b" " * 10_000_001).message


def test_an_article_about_what_was_removed_is_an_article() -> None:
    body = "".join(f"<p>{line} The old statue has been removed.</p>" for line in (*TEXT, *TEXT))
    assert "statue" in read(answer(page(body=body), URL)).text


def test_language_and_province_of_the_source_serve_where_the_page_does_not_say() -> None:
    source = Source("s", SITE, SourceKind.LIST, language="ko", province="da-nang")
    assert read(answer(page(), URL), source).language == "en"
    short = read(answer(page(body=f"<p>{TEXT[0]}</p>"), URL), source)
    assert (short.language, short.province) == ("ko", "da-nang")


def test_when_it_was_fetched_is_kept() -> None:
    assert read(answer(page(), URL)).fetched == NOW


def test_an_answer_without_a_body() -> None:
    (error,) = read_response(Response(URL, URL, 200, b"", NOW), SOURCE, ZONE)
    assert isinstance(error, NoArticleError)

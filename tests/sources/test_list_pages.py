"""List pages: what is a link to an article, in pages of few words; whole layouts are in test_layouts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sources.answers import SITE, SOURCE, answer, listing
from timeline.followed import SourceKind
from timeline.sources import recognise
from timeline.sources.addresses import article_address, canonical, has_id, is_aside, same_site

TITLE = "The province receives a delegation of Busan"


def items(number: int = 4, href: str = "/politics/province-receives-delegation-{}.html", title: str = TITLE) -> str:
    return "".join(
        f'<div class="item"><h3><a href="{href.format(1000 + n)}">{title} ({n})</a></h3></div>' for n in range(number)
    )


def urls(body: str, pages: str | None = None, url: str = f"{SITE}/list") -> list[str]:
    source = replace(SOURCE, pages=pages)
    return [
        link.url
        for link in listing(f"<html><head><title>T</title></head><body>{body}</body></html>", url, source).links
    ]


@pytest.mark.parametrize(
    "extra",
    [
        f'<nav><a href="/politics/a-b-c-d-9999.html">{TITLE}</a></nav>',
        f'<div class="main-menu"><a href="/politics/a-b-c-d-9999.html">{TITLE}</a></div>',
        f'<div id="sideBar"><a href="/politics/a-b-c-d-9999.html">{TITLE}</a></div>',
        f'<footer><a href="/politics/a-b-c-d-9999.html">{TITLE}</a></footer>',
        f'<div style="display: none"><a href="/politics/a-b-c-d-9999.html">{TITLE}</a></div>',
        f'<a href="https://other.example/politics/a-b-c-d-9999.html">{TITLE}</a>',
        f'<a href="/tag/a-b-c-d-9999.html">{TITLE}</a>',
        f'<a href="/login.aspx?id=9999">{TITLE}</a>',
        f'<a href="/print/a-b-c-d-9999.html">{TITLE}</a>',
        f'<a href="/photo-of-the-day-9999.jpg">{TITLE}</a>',
        f'<a href="javascript:open(9999)">{TITLE}</a>',
        f'<a href="mailto:a@news.example?subject=9999">{TITLE}</a>',
        f'<a href="#a-b-c-d-9999">{TITLE}</a>',
        f'<a href="/list">{TITLE}</a>',
        f'<a href="/">{TITLE}</a>',
        '<a href="/politics">Politics</a>',
        f'<script>document.write("<a href=/politics/a-b-c-d-9999.html>{TITLE}</a>")</script>',
        f"<!-- <a href='/politics/a-b-c-d-9999.html'>{TITLE}</a> -->",
    ],
)
def test_what_is_no_article_is_left_out(extra: str) -> None:
    assert urls(extra + items() + extra) == urls(items()) != []


@pytest.mark.parametrize(
    ("href", "title"),
    [
        ("/politics/province-receives-delegation-{}.html", TITLE),
        ("/ChiTiet.aspx?ID={}", TITLE),
        ("/2023/01/05/{}/", TITLE),
        ("/a/{}", "友好城市代表团访问本省商谈合作"),
        ("/view.do?bbsId=B&nttId={}", "해외 자매도시 공무원 초청 연수 개최"),
        ("/leaders-of-the-two-cities-meet-{}", TITLE),
    ],
)
def test_forms_of_addresses(href: str, title: str) -> None:
    assert urls(items(4, href, title)) == [f"{SITE}{href.format(1000 + n)}" for n in range(4)]


def test_what_the_source_names_is_taken_wherever_it_stands() -> None:
    body = f'<nav><a href="/x/7">Seven</a></nav><p><a href="/x/8"></a><a href="/y/9">{TITLE}</a></p>{items()}'
    assert urls(body, r"/x/\d+$") == [f"{SITE}/x/7", f"{SITE}/x/8"]


def test_a_base_element_counts() -> None:
    body = '<base href="https://www.news.example/deep/">' + items(4, "visit-of-the-governor-{}.html")
    assert urls(body)[0] == "https://www.news.example/deep/visit-of-the-governor-1000.html"


@pytest.mark.parametrize(
    ("pager", "more"),
    [
        ('<link rel="next" href="/list?page=2">', ["/list?page=2"]),
        ('<a rel="next" href="/list?page=2">2</a>', ["/list?page=2"]),
        ('<ul class="pagination"><li><a href="/list/2">Trang sau</a></li></ul>', ["/list/2"]),
        ('<div class="page"><a href="index_2.html">下一页</a></div>', ["/index_2.html"]),
        ('<a href="?page=2">2</a><a href="?page=3">3</a>', ["/list?page=2"]),
        ('<a href="javascript:next()">Next</a>', []),
        ('<a href="https://other.example/list?page=2" rel="next">Next</a>', []),
        ('<p><a href="/tin/next">Next</a></p>', []),
        ('<a href="/list" rel="next">Next</a>', []),
    ],
)
def test_the_next_page(pager: str, more: list[str]) -> None:
    found = listing(f"<html><body>{items()}{pager}</body></html>")
    assert list(found.more) == [f"{SITE}{address}" for address in more]


def test_the_second_page_leads_to_the_third() -> None:
    pager = '<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a>'
    assert listing(f"<html><body>{items()}{pager}</body></html>", f"{SITE}/list?page=2").more == (
        f"{SITE}/list?page=3",
    )


def test_a_page_without_articles_is_an_empty_list() -> None:
    assert listing("<html><body><p>Welcome</p></body></html>").links == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"<html><body>{items()}</body></html>", SourceKind.LIST),
        ("<html><body><p>Welcome</p></body></html>", None),
        ("%PDF-1.4", None),
        ("", None),
        ("User-agent: *\nDisallow:", None),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', SourceKind.FEED),
        ("<rss version='2.0'><channel><title>T</title></channel></rss>", SourceKind.FEED),
        (
            "<?xml version='1.0'?><!-- x --><feed xmlns='http://www.w3.org/2005/Atom'><title>T</title></feed>",
            SourceKind.FEED,
        ),
        ("<urlset><url><loc>https://news.example/a-1</loc></url></urlset>", SourceKind.SITEMAP),
        ("<sitemapindex></sitemapindex>", SourceKind.SITEMAP),
        ("<svg xmlns='http://www.w3.org/2000/svg'></svg>", None),
    ],
)
def test_what_stands_at_an_address(content: str, kind: SourceKind | None) -> None:
    assert recognise(answer(content)).kind is kind


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("HTTP://News.Example:80/a/../b?x=1#c", "http://news.example/b?x=1"),
        ("/a?utm_source=x&ID=7&gclid=1", f"{SITE}/a?ID=7"),
        ("/a?fbclid=1", f"{SITE}/a"),
        ("/a?pk_id=7&ga_no=8&pk_source=x", f"{SITE}/a?pk_id=7&ga_no=8"),
        ("/a;jsessionid=AB?x=1", f"{SITE}/a?x=1"),
        ("/tin tức/đ", f"{SITE}/tin%20t%E1%BB%A9c/%C4%91"),
        ("  /a\n ", f"{SITE}/a"),
        ("//other.example/a", "https://other.example/a"),
        ("?ID=7&Cat=", f"{SITE}/list?ID=7&Cat="),
        ("https://a b.example/", None),
        ("http://", None),
        ("http://[::1", None),
        ("http://u:p@a.example/", None),
        ("javascript:alert(1)", None),
        ("http://a.example/" + "x" * 5000, None),
        ("http://\x00.example/", None),
    ],
)
def test_an_address_has_one_spelling(written: str, spelling: str | None) -> None:
    assert canonical(written, f"{SITE}/list") == spelling


@pytest.mark.parametrize(
    ("written", "spelling"),
    [
        ("/v.aspx?ID=7&PageIndex=3", "/v.aspx?ID=7"),
        ("/list.aspx?PageIndex=3", "/list.aspx?PageIndex=3"),
        ("/v.jsp?uid=67065&pageNo=1", "/v.jsp?uid=67065"),
    ],
)
def test_the_page_of_a_list_is_no_part_of_an_articles_address(written: str, spelling: str) -> None:
    assert article_address(written, SITE) == SITE + spelling


def test_sites() -> None:
    assert same_site("https://www.baobinhduong.vn/a", "http://m.baobinhduong.vn")
    assert same_site("https://a.binhduong.gov.vn", "https://binhduong.gov.vn")
    assert not same_site("https://binhduong.gov.vn", "https://danang.gov.vn")
    assert not same_site("http://127.0.0.1/", "http://127.0.0.2/")


@pytest.mark.parametrize(
    "url", ["/2023/01/05/a", "/a-4127.html", "/x?ID=1", "/c_1129246001.htm", "/art/2019/7/5/art_5_861.html"]
)
def test_ids_in_addresses(url: str) -> None:
    assert has_id(SITE + url)
    assert not is_aside(SITE + url)

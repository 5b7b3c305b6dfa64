"""What is answered in Vietnamese and Chinese has no English of ours in it: pages, feeds, calendars, reports, faults."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import httpx2
import icalendar
import pytest
from lxml import etree, html

from tests.serving import served
from tests.wording import english_left, store_without_english

LANGUAGES = pytest.mark.parametrize("language", ["vi", "zh"])
PAGES = [
    "plain",
    "plain?year=2023",
    "plain?q=khong-co",
    "subscribe",
    "subscribe?kind=visit",
    "embed",
    "embed?view=month&month=2023-05",
    *(f"event/{uid}" for uid in ("tham", "ky-ket", "hoan", "huy", "rut", "du-kien")),
    "report.html?from=2023&to=2023",
    "",
    "?page=partners",
]
FAULTS = [
    "subscribe?kind=party",
    "subscribe?country=Korea",
    "plain?year=x",
    "plain?from=2024&to=2023",
    "plain?nothing=1",
    "embed?view=x",
    "embed?month=x",
    "embed?limit=1000",
    "report.html?from=0001",
    "rss.xml?limit=0",
    "events.csv?precision=week",
    "calendar.ics?status=announced",
    "subscribe?province=nowhere",
    "event/nobody",
    "event/nobody/event.ics",
    "event/tham?kind=visit",
]
SAID = ("aria-label", "title", "alt", "placeholder")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    store = store_without_english(tmp_path_factory.mktemp("store"))
    with served(store.folder) as base_url, httpx2.Client(base_url=base_url, timeout=60) as opened:
        yield opened


def ask(client: httpx2.Client, path: str, language: str, status: int = 200) -> httpx2.Response:
    answer = client.get(f"/{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status_code == status, answer.text[:200]
    return answer


@LANGUAGES
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_in_one_language(client: httpx2.Client, language: str, path: str) -> None:
    page = html.document_fromstring(ask(client, path, language, 410 if path == "event/rut" else 200).content)
    for code in page.xpath("//script | //style | //textarea | //pre"):
        code.drop_tree()
    said = [*page.itertext(), *(value for name in SAID for value in page.xpath(f"//@{name}"))]
    said += page.xpath("//meta[@name='description' or @property='og:title' or @property='og:description']/@content")
    assert english_left(said, language) == set()


@pytest.mark.slow
@LANGUAGES
@pytest.mark.parametrize("path", FAULTS)
def test_what_is_wrong_with_an_address_is_in_one_language(client: httpx2.Client, language: str, path: str) -> None:
    answer = client.get(f"/{path}{'&' if '?' in path else '?'}lang={language}")
    assert answer.status_code in {400, 404}
    is_html = answer.headers["content-type"].startswith("text/html")
    said = list(html.document_fromstring(answer.content).itertext()) if is_html else [answer.text]
    # The names and values that an address may have are words of English, and stay so.
    assert {text for text in english_left(said, language) if " " in text} == set()


@LANGUAGES
@pytest.mark.parametrize("path", ["rss.xml", "atom.xml", "feeds.opml"])
def test_a_feed_is_in_one_language(client: httpx2.Client, language: str, path: str) -> None:
    feed = etree.fromstring(ask(client, path, language).content)
    texts = [text for name in ("title", "description", "summary", "content") for text in _texts(feed, name)]
    labels = [str(value) for value in feed.xpath("//@label | //outline/@text | //outline/@title")]
    assert texts or labels
    assert english_left([*texts, *labels], language) == set()


def _texts(feed: etree._Element, name: str) -> list[str]:
    """What a reader is shown of such elements: text, or markup that is text here."""
    found = feed.xpath(f"//*[local-name()='{name}']")
    return [" ".join(html.fromstring(f"<p>{''.join(one.itertext())}</p>").itertext()) for one in found]


@LANGUAGES
def test_a_json_feed_is_in_one_language(client: httpx2.Client, language: str) -> None:
    feed = json.loads(ask(client, "feed.json", language).content)
    items = [item[name] for item in feed["items"] for name in ("title", "content_text", "summary") if name in item]
    assert english_left([feed["title"], feed["description"], *items], language) == set()


@LANGUAGES
@pytest.mark.parametrize("path", ["calendar.ics", "calendar.ics?precision=month", "event/tham/event.ics"])
def test_a_calendar_is_in_one_language(client: httpx2.Client, language: str, path: str) -> None:
    calendar = icalendar.Calendar.from_ical(ask(client, path, language).content)
    names = ("NAME", "X-WR-CALNAME", "X-WR-CALDESC", "DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT")
    said = [str(part[name]) for part in calendar.walk() for name in names if name in part]
    assert said
    assert english_left(said, language) == set()


@LANGUAGES
def test_the_reports_tables_are_in_one_language(client: httpx2.Client, language: str) -> None:
    period = "from=2023&to=2023"
    rows = csv.reader(io.StringIO(ask(client, f"report.csv?{period}", language).content.decode("utf-8-sig")))
    assert english_left([cell for row in rows for cell in row if "://" not in cell], language) == set()
    for file, part in (("report.xlsx", "xl/"), ("report.docx", "word/")):
        with ZipFile(io.BytesIO(ask(client, f"{file}?{period}", language).content)) as archive:
            names = [name for name in archive.namelist() if name.startswith(part) and name.endswith(".xml")]
            shown = [name for name in names if "style" not in name and "theme" not in name]
            parts = [etree.fromstring(archive.read(name)) for name in shown]
            said = [str(text) for one in parts for text in one.xpath("//*[local-name()='t']/text()")]
            said += [str(name) for one in parts for name in one.xpath("//*[local-name()='sheet']/@name")]
        assert said
        assert english_left(said, language) == set()


@LANGUAGES
def test_the_history_of_an_event_is_in_one_language(client: httpx2.Client, language: str) -> None:
    told = json.loads(ask(client, "events/tham/history.json", language).content)
    said = [told["known"], *(str(change[name]) for change in told["changes"] for name in ("name", "why"))]
    assert english_left(said, language) == set()


def test_the_english_of_the_catalogues_is_seen(client: httpx2.Client) -> None:
    page = html.document_fromstring(ask(client, "plain", "en").content)
    assert len(english_left([str(text) for text in page.itertext()], "vi")) > 10


@pytest.mark.slow
def test_a_store_that_cannot_be_read_is_said_in_one_language(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("no link")
    with served(tmp_path, province="binh-duong", language="vi") as base_url, httpx2.Client(base_url=base_url) as client:
        answer = client.get("/plain")
        assert answer.status_code == 503
        assert english_left([answer.text], "vi") == set()
        assert english_left([client.get("/plain?lang=zh").text], "zh") == set()

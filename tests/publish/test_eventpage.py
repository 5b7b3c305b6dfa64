"""An event's own page: what it says, in which language, where it leads; valid HTML whatever its texts hold."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

from tests.factories import KNOWN, make_event, make_events, make_evidence
from tests.publish.test_hostile import FEED, hostile_events
from timeline.model import Event, Party, Precision, Role, Status, Withdrawal
from timeline.publish import Feed
from timeline.publish.eventpage import PageAddresses, render_event_page, render_missing_page, render_moved_page
from timeline.records import Change

PAGE = "https://timeline.example/event/one"
ADDRESSES = PageAddresses(
    page=PAGE,
    root="https://timeline.example",
    home="https://timeline.example/",
    among=("In the timeline", "https://timeline.example/?event=one"),
    calendar=f"{PAGE}/event.ics",
    languages={"en": PAGE, "vi": f"{PAGE}?lang=vi", "zh": f"{PAGE}?lang=zh"},
)
LATER = KNOWN + timedelta(days=1)


def page(event: Event, feed: Feed, changes: Sequence[Change] = (), addresses: PageAddresses = ADDRESSES) -> Any:
    octets = render_event_page(event, changes, feed, addresses)
    html5lib.HTMLParser(strict=True).parse(octets)  # raises on the slightest fault
    return html.fromstring(octets.decode())


@pytest.mark.parametrize(
    ("dtstart", "dtend", "precision", "told"),
    [
        (date(2023, 3, 3), date(2023, 3, 4), Precision.DAY, [("2023-03-03", "3 Mar 2023")]),
        (date(2023, 6, 1), date(2023, 7, 1), Precision.MONTH, [("2023-06", "June 2023")]),
        (date(2023, 1, 1), date(2024, 1, 1), Precision.YEAR, [("2023", "2023")]),
        (date(2023, 3, 3), date(2023, 3, 6), Precision.DAY, []),  # one attribute cannot say a range
        (None, date(2023, 3, 6), Precision.BEFORE, []),
    ],
)
def test_its_date_is_as_exact_as_it_is_known(
    feed: Feed, dtstart: date | None, dtend: date, precision: Precision, told: list[tuple[str, str]]
) -> None:
    made = page(make_event(dtstart=dtstart, dtend=dtend, precision=precision), feed)
    assert [(t.get("datetime"), t.text) for t in made.xpath("//p[@class='when']/time")] == told


def test_a_range_is_told_in_words(feed: Feed) -> None:
    made = page(make_event(dtend=date(2023, 3, 6)), feed)
    assert made.xpath("string(//p[@class='when'])") == "3–5 Mar 2023 · Agreement"


def test_parties_have_their_roles(feed: Feed) -> None:
    parties = (Party("Daejeon", Role.SIGNATORY, "KR"), Party("Kim", Role.VISITOR, "KR", "Mayor"))
    made = page(make_event(parties=parties), feed)
    assert made.xpath("//dl//li/text()") == [
        "Daejeon (South Korea) – signatory",
        "Kim (Mayor, South Korea) – visitor",
    ]


def test_each_source_has_its_sentence_date_language_and_link(feed: Feed) -> None:
    evidence = (make_evidence(), make_evidence(article="b", language="vi", url="javascript:alert(1)", quote="Câu."))
    first, second = page(make_event(evidence=evidence), feed).xpath("//figure")
    assert "On March 3, the two sides signed" in first.xpath("string(blockquote)")
    assert first.xpath("string(figcaption)") == "Training for both, 4 Mar 2023 (news.example) · English"
    assert first.xpath("figcaption/a/@href") == ["https://news.example/1"]
    assert second.xpath("blockquote/@lang") == ["vi"]
    assert second.xpath("string(figcaption)") == "Training for both, 4 Mar 2023 · Vietnamese"
    assert second.xpath(".//a") == []


def test_what_a_person_entered_is_no_quotation_and_no_article(feed: Feed) -> None:
    made = page(make_event(evidence=(make_evidence(article="by-hand:1", url=None, title=None),)), feed)
    assert made.xpath("//blockquote") == []
    (data,) = made.xpath("//script")
    assert not json.loads(data.text).keys() & {"description", "subjectOf"}


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"status": Status.PLANNED}, "Announced; no report so far that it took place."),
        ({"status": Status.CANCELLED}, "Cancelled, as reported."),
        ({"precision": Precision.MONTH}, "Only the month is known."),
        ({"main": False}, "Mentioned in passing."),
    ],
)
def test_what_a_reader_must_know_is_noted(feed: Feed, changes: dict[str, Any], note: str) -> None:
    assert note in page(make_event(**changes), feed).xpath("//p[@class='note']/text()")


def test_what_other_reports_say_is_told(feed: Feed) -> None:
    made = page(make_event(conflicts=("status:planned:https://other.example/1",)), feed)
    assert made.xpath("//p[em]//a/@href") == ["https://other.example/1"]


def test_what_changed_is_told_with_its_day_and_cause(feed: Feed) -> None:
    event = make_event(uid="one")
    rows = [Change("one", 1, LATER, "location", '"Di An"', '"Thu Dau Mot"', "news-1", "rules")]
    (item,) = page(event, feed, rows).xpath("//h2[text()='What has changed here']/following-sibling::ul[1]/li")
    assert item.xpath("string()") == (
        "2 Mar 2024 · Place: Di An → Thu Dau Mot (according to Training for both, 4 Mar 2023)"
    )
    assert item.xpath("time/@datetime") == ["2024-03-02T08:30:00Z"]
    assert item.xpath("a/@href") == ["https://news.example/1"]


def test_it_leads_to_the_timeline_its_calendar_and_its_feeds(feed: Feed) -> None:
    links = page(make_event(), feed).xpath("//main//ul[@class='links']//a/@href")
    root = "https://timeline.example"
    files = ("calendar.ics", "rss.xml", "atom.xml", "feed.json")
    assert links == [
        f"{root}/?event=one",
        f"{PAGE}/event.ics",
        *(f"{root}/kind/agreement/{file}" for file in files),
        *(f"{root}/country/KR/{file}" for file in files),
    ]


def test_it_leads_to_itself_in_other_languages(feed: Feed) -> None:
    made = page(make_event(), feed)
    assert made.xpath("//link[@rel='canonical']/@href") == [PAGE]
    assert dict(zip(made.xpath("//link/@hreflang"), made.xpath("//link[@hreflang]/@href"), strict=True)) == dict(
        ADDRESSES.languages
    )
    assert made.xpath("//header//nav//a/text()") == ["Tiếng Việt", "中文"]


@pytest.mark.parametrize(
    ("language", "heading", "locale"), [("vi", "Nguồn", "vi_VN"), ("zh", "来源", "zh_CN"), ("en", "Sources", "en_GB")]
)
def test_it_is_in_its_readers_language(feed: Feed, language: str, heading: str, locale: str) -> None:
    made = page(make_event(), replace(feed, language=language))
    assert made.get("lang") == language
    assert heading in made.xpath("//h2/text()")
    assert made.xpath("//meta[@property='og:locale']/@content") == [locale]


def test_a_title_says_which_language_it_is_in(feed: Feed) -> None:
    assert page(make_event(), replace(feed, language="vi")).xpath("//h1/@lang") == ["en"]


def test_link_previews_are_told_what_it_is(feed: Feed) -> None:
    made = page(make_event(), feed)
    told = dict(zip(made.xpath("//meta/@property"), made.xpath("//meta[@property]/@content"), strict=True))
    assert told["og:title"] == "Memorandum on vocational training signed with Daejeon"
    assert told["og:url"] == PAGE
    assert told["og:description"].startswith("3 Mar 2023 · Agreement · “On March 3, the two sides")
    assert made.xpath("//meta[@name='twitter:card']/@content") == ["summary"]


def test_programs_read_it_as_schema_orgs_event(feed: Feed) -> None:
    (script,) = page(make_event(), feed).xpath("//script")
    assert script.get("type") == "application/ld+json"
    assert json.loads(script.text)["@type"] == "Event"


def test_its_policy_allows_its_own_style_alone(feed: Feed) -> None:
    made = page(make_event(), feed)
    (policy,) = made.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = made.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert made.xpath("//@style | //script[not(@type='application/ld+json')]") == []


def test_the_contact_stands_at_its_foot(feed: Feed) -> None:
    made = page(make_event(), replace(feed, contact="desk@example.org"))
    assert made.xpath("//footer//a/@href") == ["mailto:desk@example.org"]


def test_a_withdrawn_event_says_why_and_since_when_and_no_more(feed: Feed) -> None:
    made = page(make_event(withdrawn=Withdrawal(KNOWN, "article-changed")), feed)
    assert made.xpath("//p[@class='note']/text()") == [
        "Withdrawn here on 1 Mar 2024: the article changed and no longer reports it"
    ]
    assert made.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert made.xpath("//script | //figure | //dl | //link[@rel='canonical']") == []


def test_a_merged_event_leads_to_what_it_is_now(feed: Feed) -> None:
    octets = render_moved_page(make_event(), PAGE, feed)
    html5lib.HTMLParser(strict=True).parse(octets)
    made = html.fromstring(octets.decode())
    assert made.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={PAGE}"]
    assert made.xpath("//link[@rel='canonical']/@href | //main//a/@href") == [PAGE, PAGE]


def test_at_an_address_of_nothing_a_page_leads_home(feed: Feed) -> None:
    octets = render_missing_page(feed, "https://timeline.example/")
    html5lib.HTMLParser(strict=True).parse(octets)
    assert html.fromstring(octets.decode()).xpath("//main//a/@href") == ["https://timeline.example/"]


@pytest.mark.parametrize("language", ["en", "vi", "zh"])
def test_plausible_events_give_valid_pages(feed: Feed, language: str) -> None:
    for event in make_events(30):
        page(event, replace(feed, language=language))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile_events())
def test_hostile_events_give_valid_pages_that_ask_for_nothing(event: Event) -> None:
    made = page(event, FEED, [Change(event.uid, 1, LATER, "location", '"</script><b>"', "null")])
    assert made.xpath("//script[not(@type='application/ld+json')] | //img | //@onerror | //@style | //iframe") == []
    for address in made.xpath("//@href"):
        assert address.startswith(("https://", "http://")), address

"""RSS and Atom: two readers take them, ids stay, and the dates of an entry say when we learnt of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import atoma
import feedparser
import pytest
from lxml import etree

from tests.factories import KNOWN, make_event, make_events, make_evidence
from tests.publish.feedrules import atom_complaints, rss_complaints
from timeline.errors import PublishError
from timeline.model import Event, Kind, Precision, Status
from timeline.publish import Feed, render_atom, render_rss
from timeline.publish.feed import Archive

Render = Callable[..., bytes]
BOTH = pytest.mark.parametrize("render", [render_rss, render_atom])
ATOM = "{http://www.w3.org/2005/Atom}"
GEORSS = "{http://www.georss.org/georss}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HUB = "https://hub.example/"
OLDER, NEWER, CURRENT = (
    f"https://timeline.example/{name}" for name in ("archive/2024-01", "archive/2024-03", "current")
)


def read(octets: bytes) -> Any:
    """What feedparser finds in a feed, which it must find well formed."""
    found = feedparser.parse(octets)
    assert found.bozo == 0, found.get("bozo_exception")
    return found


def entry(render: Render, event: Event, feed: Feed) -> Any:
    (found,) = read(render([event], feed)).entries
    return found


@BOTH
@pytest.mark.parametrize("count", [0, 1, 200])
def test_feedparser_takes_it(render: Render, count: int, feed: Feed) -> None:
    assert len(read(render(make_events(count), feed)).entries) == count


@pytest.mark.parametrize("count", [0, 1, 200])
def test_atoma_takes_both(count: int, feed: Feed) -> None:
    events = make_events(count)
    assert len(atoma.parse_atom_bytes(render_atom(events, feed)).entries) == count
    assert len(atoma.parse_rss_bytes(render_rss(events, feed)).items) == count


@BOTH
def test_each_names_home_and_itself(render: Render, feed: Feed) -> None:
    links = {link["rel"]: link["href"] for link in read(render([], feed)).feed.links}
    assert links == {"alternate": feed.home_url, "self": feed.self_url}


def test_atom_has_the_home_page_first(feed: Feed) -> None:
    links = etree.fromstring(render_atom([make_event()], feed)).findall(f"{ATOM}link")
    assert [link.get("rel") for link in links] == ["alternate", "self"]


def test_rss_takes_the_home_page_for_its_link(feed: Feed) -> None:
    assert etree.fromstring(render_rss([], feed)).findtext("channel/link") == feed.home_url


@BOTH
def test_language_is_told(render: Render, feed: Feed) -> None:
    assert read(render([], replace(feed, language="vi"))).feed.language == "vi"


def test_atom_states_its_language_as_xml_lang(feed: Feed) -> None:
    root = etree.fromstring(render_atom([], replace(feed, language="zh")))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"


@BOTH
def test_the_last_learnt_is_first(render: Render, feed: Feed) -> None:
    events = [make_event(summary={"en": str(day)}, created=KNOWN.replace(day=day)) for day in (2, 9, 5)]
    titles = [e.title.split(": ")[1] for e in read(render(events, feed)).entries]
    assert titles == ["9", "5", "2"]


@BOTH
def test_recently_is_no_entry(render: Render, feed: Feed) -> None:
    assert read(render([make_event(dtstart=None)], feed)).entries == []


@BOTH
def test_the_feed_changed_when_its_events_did(render: Render, feed: Feed) -> None:
    assert read(render([], feed)).feed.updated_parsed[:6] == (2024, 3, 2, 10, 0, 0)


@BOTH
def test_an_entry_was_published_when_it_became_known_and_updated_when_it_changed(render: Render, feed: Feed) -> None:
    found = entry(render, make_event(last_modified=datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)), feed)
    assert found.published_parsed[:6] == (2024, 3, 1, 8, 30, 0)
    assert found.updated_parsed[:6] == (2024, 5, 6, 7, 8, 9)


@BOTH
def test_a_changed_event_keeps_its_id(render: Render, feed: Feed) -> None:
    event = make_event()
    changed = replace(event, status=Status.CANCELLED, dtstart=date(2025, 1, 1), dtend=date(2025, 1, 2), sequence=1)
    before, after = entry(render, event, feed), entry(render, changed, feed)
    assert before.id == after.id
    assert before.title != after.title == "1 Jan 2025: Cancelled: Memorandum on vocational training signed with Daejeon"


@BOTH
def test_another_host_makes_nothing_new(render: Render, feed: Feed) -> None:
    event = make_event()
    moved = replace(feed, home_url="https://b.example/", event_url=lambda uid: f"https://b.example/{uid}")
    assert entry(render, event, feed).id == entry(render, event, moved).id


def test_the_feeds_own_id_follows_from_its_address_without_the_host(feed: Feed) -> None:
    def feed_id(self_url: str) -> str:
        return str(read(render_atom([], replace(feed, self_url=self_url))).feed.id)

    assert feed_id("https://a.example/atom.xml") == feed_id("http://b.example:8080/atom.xml")
    assert feed_id("https://a.example/atom.xml") != feed_id("https://a.example/atom.xml?kind=visit")


def test_an_rss_guid_is_no_address(feed: Feed) -> None:
    guid = etree.fromstring(render_rss([make_event()], feed)).find("channel/item/guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "false"
    assert str(guid.text).startswith("urn:uuid:")


def test_atom_names_an_author(feed: Feed) -> None:
    assert [a.name for a in atoma.parse_atom_bytes(render_atom([], feed)).authors] == [feed.title]


@BOTH
@pytest.mark.parametrize(
    ("changes", "language", "title"),
    [
        ({"dtstart": date(2023, 1, 4)}, "en", "4 Jan 2023: Talks"),
        ({"dtstart": date(2023, 1, 4), "dtend": date(2023, 1, 7)}, "en", "4–6 Jan 2023: Talks"),
        ({"dtstart": date(2023, 1, 30), "dtend": date(2023, 2, 3)}, "en", "30 Jan – 2 Feb 2023: Talks"),
        (
            {"dtstart": date(2017, 6, 1), "dtend": date(2017, 7, 1), "precision": Precision.MONTH},
            "en",
            "June 2017: Talks",
        ),
        ({"dtstart": date(2017, 1, 1), "dtend": date(2018, 1, 1), "precision": Precision.YEAR}, "en", "2017: Talks"),
        (
            {"dtstart": date(2019, 1, 1), "dtend": date(2023, 1, 1), "precision": Precision.YEAR},
            "en",
            "2019–2022: Talks",
        ),
        ({"dtstart": date(2023, 1, 4)}, "zh", "2023年1月4日：会谈"),
        ({"dtstart": date(2023, 1, 4)}, "vi", "4 thg 1, 2023: Hội đàm"),
        ({"status": Status.POSTPONED}, "zh", "2023年3月3日：已推迟：会谈"),
    ],
)
def test_a_title_begins_with_the_date_as_exactly_as_it_is_known(
    render: Render, changes: dict[str, Any], language: str, title: str, feed: Feed
) -> None:
    event = make_event(summary={"en": "Talks", "vi": "Hội đàm", "zh": "会谈"}, **changes)
    assert entry(render, event, replace(feed, language=language)).title == title


@BOTH
def test_an_entry_links_to_the_events_page(render: Render, feed: Feed) -> None:
    assert entry(render, make_event(uid="e-1"), feed).link == "https://timeline.example/?event=e-1"


@BOTH
def test_without_pages_it_links_to_the_source(render: Render, feed: Feed) -> None:
    assert entry(render, make_event(), replace(feed, event_url=None)).link == "https://news.example/1"


@BOTH
def test_kinds_and_countries_are_categories(render: Render, feed: Feed) -> None:
    found = entry(render, make_event(also=(Kind.VISIT,), countries=("KR", "ZZ")), feed)
    assert [tag.get("label") or tag.term for tag in found.tags] == [
        "Agreement",
        "Visit",
        "South Korea",
        "Unknown Region",
    ]


@BOTH
def test_the_content_has_quote_parties_place_and_sources(render: Render, feed: Feed) -> None:
    event = make_event(evidence=(make_evidence(quote="They signed <it> & left."),), status=Status.PLANNED)
    assert content(render([event], feed)) == (
        "<p><strong>3 Mar 2023</strong> · Agreement, Planned</p>"
        "<p><em>Announced; no report so far that it took place.</em></p>"
        '<blockquote lang="en" dir="auto" cite="https://news.example/1"><p>“They signed &lt;it&gt; &amp; left.” '
        '(<a href="https://news.example/1" rel="nofollow noopener">news.example</a>)</p></blockquote>'
        '<p dir="auto">Parties: Daejeon (South Korea)</p>'
        '<p dir="auto">Place: Thu Dau Mot</p>'
        '<p>Sources</p><ul><li dir="auto"><a href="https://news.example/1" rel="nofollow noopener" hreflang="en">'
        "Training for both, 4 Mar 2023</a> (news.example)</li></ul>"
    )


@BOTH
@pytest.mark.parametrize(
    ("article", "told"),
    [
        ("news-1", '(<a href="https://news.example/1" rel="nofollow noopener">news.example</a>)'),
        ("https://b.example/2", '(<a href="https://b.example/2" rel="nofollow noopener">b.example</a>)'),
        ("javascript:alert(1)", "(javascript:alert(1))"),
        ("<b>x", "(&lt;b&gt;x)"),
    ],
)
def test_the_content_says_what_another_report_says_and_whose_it_is(
    render: Render, article: str, told: str, feed: Feed
) -> None:
    event = make_event(conflicts=(f"dtstart:2023-03-06:{article}",))
    assert f'<p dir="auto"><em>Another report says: 6 Mar 2023</em> {told}</p>' in content(render([event], feed))


def content(octets: bytes) -> str:
    """The content of the first entry as readers get it: the entities of XML are undone, those of HTML are not."""
    root = etree.fromstring(octets)
    return str(root.findtext("channel/item/description") or root.findtext(f"{ATOM}entry/{ATOM}content"))


@BOTH
def test_an_address_that_is_not_of_the_web_is_no_link(render: Render, feed: Feed) -> None:
    event = make_event(evidence=(make_evidence(url="javascript:alert(1)"),))
    assert b"javascript" not in render([event], replace(feed, event_url=None))


@BOTH
def test_the_same_events_give_the_same_octets_in_any_order(render: Render, feed: Feed) -> None:
    events = make_events(30)
    assert render(events, feed) == render(events[::-1], feed)


@BOTH
def test_an_instant_without_a_zone_is_refused(render: Render, feed: Feed) -> None:
    with pytest.raises(PublishError, match="has no time zone"):
        render([make_event(created=KNOWN.replace(tzinfo=None))], feed)


@pytest.mark.parametrize("count", [0, 1, 200])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"language": "vi"},
        {"event_url": None},
        {"contact": "editor@timeline.example"},
        {"contact": "https://timeline.example/contact"},
        {"hub": HUB},
        {"archive": Archive(older=OLDER)},
        {"archive": Archive(current=CURRENT, older=OLDER, newer=NEWER), "hub": HUB},
    ],
)
def test_both_keep_the_rules(count: int, changes: dict[str, Any], feed: Feed) -> None:
    events, feed = make_events(count), replace(feed, **changes)
    assert atom_complaints(render_atom(events, feed)) == []
    assert rss_complaints(render_rss(events, feed)) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('rel="self"', 'rel="alternate"'),
        ("<updated>2024-03-01T08:30:00+00:00</updated>", "<updated>2024-03-01 08:30</updated>"),
        ("<author>", "<authors>"),
        ("<title>F", "<subject>F"),
        ("<title>F", "<title type='xhtml'>F"),
        ('xml:lang="en"', 'xml:lang="English!"'),
        ("<entry><id>urn:uuid:", "<entry><id>"),
        ("<entry>", "<entry><entry/>"),
        ('href="https:', 'href="javascript:'),
        (">10.98 ", ">110.98 "),
    ],
)
def test_the_rules_find_what_is_wrong_in_atom(right: str, wrong: str, feed: Feed) -> None:
    text = render_atom([make_event()], feed).decode()
    broken = text.replace(right, wrong, 1)
    for name in ("author", "title"):  # the end of a renamed element
        broken = broken.replace(f"</{name}>", f"</{wrong[1:].split('>')[0]}>", 1) if f"<{name}>" in right else broken
    broken = broken.replace("</title type='xhtml'>", "</title>")
    assert broken != text
    assert atom_complaints(broken.encode())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('rel="self"', 'rel="alternate"'),
        ("+0000", "Z"),
        ('isPermaLink="false"', 'isPermaLink="true"'),
        ("<item>", "<item><guid>x</guid>"),
        ("<language>en</language>", "<language>english language</language>"),
        ("<language>en</language>", "<tongue>en</tongue>"),
        ("<link>https:", "<link>javascript:"),
        ("<generator>", "<description>x</description><generator>"),
        ('version="2.0"', 'version="0.91"'),
    ],
)
def test_the_rules_find_what_is_wrong_in_rss(right: str, wrong: str, feed: Feed) -> None:
    text = render_rss([make_event()], feed).decode()
    assert right in text
    assert rss_complaints(text.replace(right, wrong, 1).encode())


def elements(render: Render, event: Event, feed: Feed, path: str) -> list[etree._Element]:
    """What stands at `path` in the one entry or item."""
    root = etree.fromstring(render([event], feed))
    (found,) = root.xpath("//*[local-name()='item' or local-name()='entry']")
    return list(found.findall(path))


@pytest.mark.parametrize(("render", "path"), [(render_rss, "title"), (render_atom, f"{ATOM}title")])
@pytest.mark.parametrize(("language", "told"), [("en", None), ("vi", None), ("zh", "en")])
def test_a_title_in_another_language_says_so(
    render: Render, path: str, language: str, told: str | None, feed: Feed
) -> None:
    event = make_event(summary={"en": "Talks", "vi": "Hội đàm"})
    (title,) = elements(render, event, replace(feed, language=language), path)
    assert title.get(LANG) == told


@BOTH
def test_each_article_is_linked_to_once_as_where_it_comes_from(render: Render, feed: Feed) -> None:
    again = make_evidence(article="news-2", url="https://bao.example/2", language="vi", title=None, published=None)
    event = make_event(evidence=(make_evidence(), again, make_evidence(article="b"), make_evidence(url="ftp://x")))
    links = [link for link in elements(render, event, feed, f"{ATOM}link") if link.get("rel") == "via"]
    assert [(link.get("href"), link.get("hreflang"), link.get("title")) for link in links] == [
        ("https://news.example/1", "en", "Training for both, 4 Mar 2023"),
        ("https://bao.example/2", "vi", "bao.example"),
    ]


def test_an_entry_has_its_page_as_the_one_alternate(feed: Feed) -> None:
    links = elements(render_atom, make_event(uid="e-1"), feed, f"{ATOM}link")
    alternates = [dict(link.attrib) for link in links if link.get("rel") == "alternate"]
    assert alternates == [{"rel": "alternate", "type": "text/html", "href": "https://timeline.example/?event=e-1"}]


@BOTH
@pytest.mark.parametrize(("location", "point"), [("Thủ Dầu Một", ["10.98 106.65"]), ("Bình Dương", []), (None, [])])
def test_a_town_that_is_named_has_a_point(render: Render, location: str | None, point: list[str], feed: Feed) -> None:
    assert [e.text for e in elements(render, make_event(location=location), feed, f"{GEORSS}point")] == point


@BOTH
def test_categories_name_their_schemes(render: Render, feed: Feed) -> None:
    found = entry(render, make_event(also=(Kind.VISIT,), countries=("KR",)), feed)
    schemes = [tag.scheme for tag in found.tags]
    assert schemes[0] == schemes[1] != schemes[2] == "urn:iso:std:iso:3166"


@BOTH
def test_an_entry_that_changed_says_when(render: Render, feed: Feed) -> None:
    said = "<p><small>Last changed on 6 May 2024.</small></p>"
    changed = make_event(last_modified=datetime(2024, 5, 6, tzinfo=UTC))
    assert content(render([changed], feed)).endswith(said)
    assert "Last changed" not in content(render([make_event()], feed))


def test_the_feeds_own_id_hangs_on_its_key_alone(feed: Feed) -> None:
    def feed_id(self_url: str, key: str) -> str:
        return str(read(render_atom([], replace(feed, self_url=self_url, key=key))).feed.id)

    assert feed_id("https://a.example/atom.xml", "k") == feed_id("https://b.example/archive/2024-01/atom.xml", "k")
    assert feed_id("https://a.example/atom.xml", "k") != feed_id("https://a.example/atom.xml", "l")


@BOTH
def test_a_feed_changed_when_the_last_of_its_events_did(render: Render, feed: Feed) -> None:
    events = [make_event(), make_event(last_modified=datetime(2024, 2, 3, 4, 5, 6, 789, tzinfo=UTC), created=KNOWN)]
    assert read(render(events, feed)).feed.updated_parsed[:6] == (2024, 3, 1, 8, 30, 0)


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("editor@a.example", {"name": "Foreign affairs of Binh Duong", "email": "editor@a.example"}),
        ("https://a.example/contact", {"name": "Foreign affairs of Binh Duong", "href": "https://a.example/contact"}),
        (None, {"name": "Foreign affairs of Binh Duong"}),
    ],
)
def test_atom_names_whom_to_write_to(contact: str | None, told: dict[str, str], feed: Feed) -> None:
    assert dict(read(render_atom([], replace(feed, contact=contact))).feed.author_detail) == told


def test_rss_names_the_editor_as_its_profile_has_it(feed: Feed) -> None:
    octets = render_rss([], replace(feed, contact="editor@a.example"))
    assert etree.fromstring(octets).findtext("channel/managingEditor") == (
        "editor@a.example (Foreign affairs of Binh Duong)"
    )


@BOTH
def test_the_documents_beside_it_and_the_hub_are_linked_to(render: Render, feed: Feed) -> None:
    archive = Archive(current=CURRENT, older=OLDER, newer=NEWER)
    links = {x["rel"]: x["href"] for x in read(render([], replace(feed, archive=archive, hub=HUB))).feed.links}
    assert links == {
        "alternate": feed.home_url,
        "self": feed.self_url,
        "hub": HUB,
        "prev-archive": OLDER,
        "next-archive": NEWER,
        "current": CURRENT,
    }


@BOTH
def test_a_reader_finds_the_point_and_the_sources(render: Render, feed: Feed) -> None:
    found = entry(render, make_event(location="Cape Town"), feed)
    assert (found.where["type"], found.where["coordinates"]) == ("Point", (18.42, -33.93))  # as GeoJSON has them
    assert [link["href"] for link in found.links if link["rel"] == "via"] == ["https://news.example/1"]
    assert found.link.startswith("https://timeline.example/?event=")


def test_the_stricter_reader_takes_all_that_a_feed_can_have(feed: Feed) -> None:
    archive = Archive(current=CURRENT, older=OLDER, newer=NEWER)
    full = replace(feed, archive=archive, hub=HUB, contact="editor@a.example", language="zh")
    events = make_events(100)
    atom, rss = atoma.parse_atom_bytes(render_atom(events, full)), atoma.parse_rss_bytes(render_rss(events, full))
    assert (len(atom.entries), len(rss.items)) == (100, 100)
    assert [link.rel for link in atom.links] == ["alternate", "self", "hub", "prev-archive", "next-archive", "current"]
    assert rss.managing_editor == "editor@a.example (Foreign affairs of Binh Duong)"

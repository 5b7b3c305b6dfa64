"""The calendar: what each event becomes, and that two parsers and the strict reader take all of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream

from tests.factories import KNOWN, make_event, make_events, make_evidence
from tests.publish.octets import Property, complaints, events, properties, text, unfolded
from timeline.errors import PublishError
from timeline.model import Event, Kind, PartOfDay, Party, Precision, Review, Role, Status, Withdrawal
from timeline.publish import Feed, join_calendar, render_calendar
from timeline.publish.calendar import latest_first, render_event
from timeline.publish.vevent import LEAST, home_zone, opening

LONG = "Hội nghị xúc tiến đầu tư và thương mại quốc tế 国际投资与贸易促进会议 😀 " * 6


def only(event: Event, feed: Feed) -> dict[str, Property]:
    """The one VEVENT of a calendar of `event`, which must be sound."""
    octets = render_calendar([event], feed)
    assert complaints(octets) == []
    (found,) = events(octets)
    return found


def octets_of(event: Event, shown: list[Event], feed: Feed) -> bytes:
    """The octets of one event in a calendar of several."""
    parts = render_calendar(shown, feed).split(b"BEGIN:VEVENT")
    (part,) = [part for part in parts if f"UID:{event.uid}".encode() in part]
    return part.partition(b"END:VEVENT")[0]


def frame(feed: Feed) -> dict[str, Property]:
    return frame_of(render_calendar([], feed))


def frame_of(octets: bytes) -> dict[str, Property]:
    return {p.name: p for p in properties(octets) if p.component == "VCALENDAR"}


# What is in it


@pytest.mark.parametrize("count", [0, 1, 300])
def test_three_readers_take_it(count: int, feed: Feed) -> None:
    octets = render_calendar(make_events(count), feed)
    parsed = icalendar.Calendar.from_ical(octets)
    assert complaints(octets) == []
    assert [c.errors for c in parsed.walk() if c.errors] == []
    assert len(IcsCalendarStream.calendar_from_ics(octets.decode()).events) == len(parsed.events)


def test_two_parsers_agree_on_every_event(feed: Feed) -> None:
    octets = render_calendar(make_events(100), feed)
    one = {(str(e["UID"]), str(e["SUMMARY"]), e.DTSTART, e.DTEND) for e in icalendar.Calendar.from_ical(octets).events}
    other = {
        (e.uid, e.summary, e.dtstart, e.dtend) for e in IcsCalendarStream.calendar_from_ics(octets.decode()).events
    }
    assert one == other


MONTH = make_event(dtstart=date(2017, 6, 1), dtend=date(2017, 7, 1), precision=Precision.MONTH, summary={"en": "Talks"})
MONTHS = replace(MONTH, dtend=date(2017, 9, 1))
YEAR = replace(MONTH, dtstart=date(2017, 1, 1), dtend=date(2018, 1, 1), precision=Precision.YEAR)


@pytest.mark.parametrize("event", [MONTH, MONTHS, YEAR])
def test_a_month_or_a_year_is_no_entry(event: Event, feed: Feed) -> None:
    assert events(render_calendar([event], feed)) == []


@pytest.mark.parametrize(
    ("event", "language", "start", "end", "summary"),
    [
        (MONTH, "en", "20170601", "20170602", "June 2017 (day not known): Talks"),
        (MONTH, "vi", "20170601", "20170602", "tháng 6 năm 2017 (không rõ ngày): Talks"),
        (MONTH, "zh", "20170601", "20170602", "2017年6月（日期不详）：Talks"),
        (MONTHS, "en", "20170601", "20170602", "June – August 2017 (day not known): Talks"),
        (YEAR, "en", "20170101", "20170102", "2017 (day not known): Talks"),
    ],
)
def test_on_request_a_month_or_a_year_stands_on_its_first_day(
    event: Event, language: str, start: str, end: str, summary: str, feed: Feed
) -> None:
    found = only(event, replace(feed, coarse=True, language=language))
    assert (found["DTSTART"].value, found["DTEND"].value) == (start, end)
    assert found["DTSTART"].parameters == found["DTEND"].parameters == {"VALUE": "DATE"}
    assert text(found["SUMMARY"].value) == summary


def test_recently_is_no_entry(feed: Feed) -> None:
    assert events(render_calendar([make_event(dtstart=None)], feed)) == []


def test_events_are_in_the_order_of_their_dates(feed: Feed) -> None:
    several = [make_event(uid=uid, dtstart=date(2023, month, 1)) for uid, month in (("c", 3), ("a", 1), ("b", 2))]
    assert [e["UID"].value for e in events(render_calendar(several, feed))] == ["a", "b", "c"]


def test_the_same_events_give_the_same_octets_in_any_order(feed: Feed) -> None:
    several = make_events(50)
    assert render_calendar(several, feed) == render_calendar(several[::-1], feed)


# Time


def test_a_day_ends_before_the_next(feed: Feed) -> None:
    found = only(make_event(dtstart=date(2023, 12, 31)), feed)
    assert (found["DTSTART"].value, found["DTEND"].value) == ("20231231", "20240101")
    assert found["DTSTART"].parameters == found["DTEND"].parameters == {"VALUE": "DATE"}


def test_several_days_end_after_the_last(feed: Feed) -> None:
    found = only(make_event(dtstart=date(2023, 1, 4), dtend=date(2023, 1, 7)), feed)
    assert (found["DTSTART"].value, found["DTEND"].value) == ("20230104", "20230107")


def test_an_evening_is_no_hour(feed: Feed) -> None:
    found = only(make_event(part_of_day=PartOfDay.EVENING), feed)
    assert found["DTSTART"].parameters == {"VALUE": "DATE"}
    assert "3 Mar 2023, evening" in text(found["DESCRIPTION"].value)


def test_a_printed_clock_time_is_local_time_at_home(feed: Feed) -> None:
    found = only(make_event(clock=time(8), clock_end=time(9, 30)), feed)
    assert (found["DTSTART"].value, found["DTEND"].value) == ("20230303T080000", "20230303T093000")
    assert found["DTSTART"].parameters == found["DTEND"].parameters == {"TZID": "Asia/Ho_Chi_Minh"}


@pytest.mark.parametrize("clock_end", [None, time(8), time(7, 59)])
def test_an_end_that_is_not_known_is_not_invented(clock_end: time | None, feed: Feed) -> None:
    assert "DTEND" not in only(make_event(clock=time(8), clock_end=clock_end), feed)


def test_a_clock_time_says_nothing_of_several_days(feed: Feed) -> None:
    found = only(make_event(dtend=date(2023, 3, 6), clock=time(8)), feed)
    assert found["DTSTART"].parameters == {"VALUE": "DATE"}


def test_a_zone_without_a_simple_rule_is_written_with_its_name_too(feed: Feed) -> None:
    event = make_event(dtstart=date(2023, 3, 1), clock=time(8), province=None)
    found = only(event, replace(feed, timezone="Africa/Casablanca"))
    expected = ("20230301T080000", {"TZID": "Africa/Casablanca"})
    assert (found["DTSTART"].value, found["DTSTART"].parameters) == expected


def test_what_is_said_of_an_event_hangs_on_no_other(feed: Feed) -> None:
    there = replace(feed, timezone="America/New_York")
    event = make_event(dtstart=date(2023, 3, 1), clock=time(8), province=None)
    old = make_event(dtstart=date(1950, 3, 1), clock=time(8), province=None)
    assert octets_of(event, [event], there) == octets_of(event, [old, event], there)


def test_utc_is_written_with_a_z(feed: Feed) -> None:
    found = only(make_event(clock=time(8), province=None), replace(feed, timezone="UTC"))
    assert found["DTSTART"].value == "20230303T080000Z"


def test_a_clock_time_is_the_provinces_own_in_whichever_calendar(feed: Feed) -> None:
    octets = render_calendar(
        [make_event(clock=time(8)), make_event(clock=time(9), province=None)], replace(feed, timezone="Europe/Paris")
    )
    assert complaints(octets) == []
    assert [p.value for p in properties(octets) if (p.component, p.name) == ("VTIMEZONE", "TZID")] == [
        "Asia/Ho_Chi_Minh",
        "Europe/Paris",
    ]


def test_a_clock_time_of_an_unknown_zone_is_a_whole_day_and_told_in_words(feed: Feed) -> None:
    found = only(make_event(clock=time(8), province="Punjab (PK)"), feed)
    assert found["DTSTART"].parameters == {"VALUE": "DATE"}
    assert "3 Mar 2023, 08:00" in text(found["DESCRIPTION"].value)


def test_instants_are_the_records(feed: Feed) -> None:
    changed = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
    found = only(make_event(last_modified=changed, sequence=4), feed)
    stamps = {name: found[name].value for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE")}
    assert stamps == {
        "DTSTAMP": "20240506T070809Z",
        "LAST-MODIFIED": "20240506T070809Z",
        "CREATED": "20240301T083000Z",
        "SEQUENCE": "4",
    }


def test_an_instant_without_a_zone_is_refused_and_named(feed: Feed) -> None:
    with pytest.raises(PublishError, match=r"event-x: the instant .* has no time zone"):
        render_calendar([make_event(uid="event-x", created=KNOWN.replace(tzinfo=None))], feed)


# Status and texts


@pytest.mark.parametrize(
    ("changes", "status", "summary"),
    [
        ({"status": Status.HELD}, "CONFIRMED", "Talks"),
        ({"status": Status.PLANNED}, "TENTATIVE", "Talks"),
        ({"status": Status.POSTPONED}, "TENTATIVE", "Postponed: Talks"),
        ({"status": Status.CANCELLED}, "CANCELLED", "Cancelled: Talks"),
        ({"withdrawn": Withdrawal(KNOWN, "page gone")}, "CANCELLED", "Withdrawn: Talks"),
    ],
)
def test_status(changes: dict[str, object], status: str, summary: str, feed: Feed) -> None:
    found = only(make_event(summary={"en": "Talks"}, **changes), feed)
    assert (found["STATUS"].value, text(found["SUMMARY"].value)) == (status, summary)


@pytest.mark.parametrize(
    ("language", "summary", "categories"),
    [
        ("en", "Cancelled: Talks", "Agreement,Meeting,South Korea,Laos"),
        ("vi", "Đã hủy: Hội đàm", "Ký kết thỏa thuận,Gặp gỡ\\, hội đàm,Hàn Quốc,Lào"),
        ("zh", "已取消：Talks", "签署协议,会谈,韩国,老挝"),
        ("tlh", "Cancelled: Talks", "Agreement,Meeting,South Korea,Laos"),
    ],
)
def test_words_are_in_the_feeds_language(language: str, summary: str, categories: str, feed: Feed) -> None:
    event = make_event(
        summary={"en": "Talks", "vi": "Hội đàm"},
        status=Status.CANCELLED,
        also=(Kind.MEETING,),
        countries=("KR", "LA"),
    )
    found = only(event, replace(feed, language=language))
    assert (text(found["SUMMARY"].value), found["CATEGORIES"].value) == (summary, categories)


def test_the_description_has_quote_parties_notes_and_sources(feed: Feed) -> None:
    event = make_event(
        parties=(Party("Daejeon", country="KR"), Party("World Technopolis Association")),
        status=Status.PLANNED,
        main=False,
        conflicts=("dtstart:2023-03-04:news-2", "another report says 5 March"),
        evidence=(
            make_evidence(quote="They will meet on March 3."),
            make_evidence(quote="A second sentence."),
            make_evidence(article="news-2", url="javascript:alert(1)", title=None, published=None),
        ),
    )
    assert text(only(event, feed)["DESCRIPTION"].value).split("\n") == [
        "“They will meet on March 3.”",
        "3 Mar 2023",
        "Parties: Daejeon (South Korea), World Technopolis Association",
        "Announced; no report so far that it took place.",
        "Mentioned in passing.",
        "Another report says: 4 Mar 2023 (news-2)",
        "Other reports differ: another report says 5 March",
        "– Training for both, 4 Mar 2023 <https://news.example/1>",
        "– news-2",
    ]


def test_the_description_says_when_and_why_it_was_withdrawn(feed: Feed) -> None:
    event = make_event(withdrawn=Withdrawal(KNOWN, "the page no longer reports it"))
    assert "Withdrawn here on 1 Mar 2024: the page no longer reports it" in text(only(event, feed)["DESCRIPTION"].value)


def test_further_properties(feed: Feed) -> None:
    found = only(make_event(uid="e-1", location="Thu Dau Mot; centre"), feed)
    assert {name: found[name].value for name in ("LOCATION", "URL", "COLOR", "CLASS", "TRANSP")} == {
        "LOCATION": "Thu Dau Mot\\; centre",
        "URL": "https://timeline.example/?event=e-1",
        "COLOR": "seagreen",
        "CLASS": "PUBLIC",
        "TRANSP": "TRANSPARENT",
    }


def test_without_pages_the_url_is_the_first_sources(feed: Feed) -> None:
    assert only(make_event(), replace(feed, event_url=None))["URL"].value == "https://news.example/1"


def test_an_address_that_is_not_of_the_web_is_no_url(feed: Feed) -> None:
    event = make_event(evidence=(make_evidence(url="file:///etc/passwd"),))
    assert "URL" not in only(event, replace(feed, event_url=None))


def test_an_event_without_a_title_shows_its_kind(feed: Feed) -> None:
    assert only(make_event(summary={"en": " \x00 "}), feed)["SUMMARY"].value == "Agreement"


@pytest.mark.parametrize("title", [LONG, "C:\\News\\new, \\;", 'a "b": c', "x" * 400, "😀" * 80])
def test_a_text_is_read_back_as_it_is(title: str, feed: Feed) -> None:
    octets = render_calendar([make_event(summary={"en": title})], feed)
    assert complaints(octets) == []
    assert text(events(octets)[0]["SUMMARY"].value) == title.strip()
    assert IcsCalendarStream.calendar_from_ics(octets.decode()).events[0].summary == title.strip()


# The calendar itself


def test_the_calendar_names_itself_for_every_client(feed: Feed) -> None:
    found = frame(replace(feed, title="Visits, talks; all"))
    assert found["NAME"].value == found["X-WR-CALNAME"].value == "Visits\\, talks\\; all"


def test_the_calendar_says_where_it_comes_from_and_how_often_to_come_back(feed: Feed) -> None:
    found = frame(feed)
    assert (found["SOURCE"].parameters, found["SOURCE"].value) == ({"VALUE": "URI"}, feed.self_url)
    assert (found["REFRESH-INTERVAL"].parameters, found["REFRESH-INTERVAL"].value) == ({"VALUE": "DURATION"}, "PT1H")
    assert found["X-PUBLISHED-TTL"].value == "PT1H"


def test_the_calendar_changed_when_its_events_did(feed: Feed) -> None:
    assert frame(feed)["LAST-MODIFIED"].value == "20240302T100000Z"


def test_the_producer_is_ascii(feed: Feed) -> None:
    assert frame(feed)["PRODID"].value.isascii()


# Its size


def test_the_latest_events_have_room_first(feed: Feed) -> None:
    several = [make_event(uid=f"{n:04}", dtstart=date(2000, 1, 1) + timedelta(days=n)) for n in range(1700)]
    octets = render_calendar(several, feed)
    shown = [event["UID"].value for event in events(octets)]
    assert 990_000 < len(octets) < 1_000_000
    assert shown == [event.uid for event in several[-len(shown) :]]
    assert "limit=all" in frame_of(octets)["X-WR-CALDESC"].value


def test_all_of_it_is_given_on_request(feed: Feed) -> None:
    octets = render_calendar([make_event() for _ in range(1700)], replace(feed, whole=True))
    assert len(events(octets)) == 1700
    assert frame_of(octets)["X-WR-CALDESC"].value == "Dated events\\, each with its source."


def test_no_event_takes_less_than_is_counted_on(feed: Feed) -> None:
    least = make_event(
        uid="", summary={"en": "x"}, parties=(), countries=(), location=None, evidence=(), kind=Kind.MEETING
    )
    assert len(render_event(replace(least, dtend=None), replace(feed, event_url=None)).encode()) >= LEAST


# Put together of kept texts


@pytest.mark.parametrize(
    ("count", "changes"),
    [
        (0, {}),
        (300, {"language": "vi", "contact": "desk@timeline.example"}),
        (300, {"language": "zh", "coarse": True, "whole": True}),
        (1600, {"coarse": True}),
    ],
)
def test_kept_texts_give_the_same_octets(count: int, changes: dict[str, Any], feed: Feed) -> None:
    told = replace(feed, **changes)
    several = [replace(e, clock=time(8)) if n % 5 == 0 else e for n, e in enumerate(make_events(count))]
    kept = [(e.uid, opening(e, told.language, home_zone(e))) for e in latest_first(several, told)]
    octets = render_calendar(several, told)
    assert join_calendar(kept, told) == octets
    assert (len(octets) > 990_000) == (count == 1600)


# Whom to write to


@pytest.mark.parametrize(
    ("contact", "parameters"),
    [
        ("desk@timeline.example", {"ALTREP": "mailto:desk@timeline.example"}),
        ("https://timeline.example/contact", {"ALTREP": "https://timeline.example/contact"}),
    ],
)
def test_the_contact(contact: str, parameters: dict[str, str], feed: Feed) -> None:
    found = only(make_event(), replace(feed, contact=contact))["CONTACT"]
    assert (found.value, found.parameters) == (contact, parameters)


def test_without_a_contact_there_is_none(feed: Feed) -> None:
    assert "CONTACT" not in only(make_event(), feed)


# What a person entered


def by_hand(**changes: object) -> Event:
    evidence = make_evidence(**{"article": "by-hand:1", "url": None, "title": None, "published": None} | changes)
    return make_event(summary={"en": "Talks"}, evidence=(evidence,), parties=())


@pytest.mark.parametrize(
    ("event", "lines"),
    [
        (by_hand(quote="Talks"), ["3 Mar 2023", "– entered by hand"]),
        (by_hand(quote="told by phone"), ["3 Mar 2023", "– entered by hand"]),
        (
            by_hand(quote="Talks", url="https://a.example/1"),
            ["3 Mar 2023", "– entered by hand <https://a.example/1>"],
        ),
        (
            by_hand(quote="They met.", url="https://a.example/1"),
            ["“They met.”", "3 Mar 2023", "– entered by hand <https://a.example/1>"],
        ),
    ],
)
def test_what_was_entered_by_hand_is_no_quotation_of_itself(event: Event, lines: list[str], feed: Feed) -> None:
    assert text(only(event, feed)["DESCRIPTION"].value).split("\n") == lines


@pytest.mark.parametrize(
    ("language", "said"), [("en", "corrected by hand"), ("vi", "hiệu đính thủ công"), ("zh", "人工更正")]
)
def test_a_corrected_date_is_said_beside_a_quotation_of_another(language: str, said: str, feed: Feed) -> None:
    told = replace(feed, language=language)
    corrected, looked_at = (make_event(review=Review(KNOWN, True, fields)) for fields in (("dates",), ("kind",)))
    assert said in text(only(corrected, told)["DESCRIPTION"].value)
    assert said not in text(only(looked_at, told)["DESCRIPTION"].value)


# What only newer programs understand


def rich_lines(event: Event, feed: Feed) -> list[str]:
    octets = render_calendar([event], replace(feed, rich=True))
    assert complaints(octets) == []
    lines = unfolded(octets)
    return lines[lines.index("TRANSP:TRANSPARENT") + 2 : lines.index("END:VEVENT")]


def test_a_rich_event_has_links_concepts_and_parties(feed: Feed) -> None:
    event = make_event(
        uid="1",
        also=(Kind.VISIT,),
        parties=(Party("Daejeon", Role.HOST, "KR"), Party("A. Person", Role.SIGNATORY, None, "mayor")),
        evidence=(make_evidence(title='A "title"'), make_evidence(article="2", url=None)),
    )
    country = "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes/KR"
    lines = rich_lines(event, replace(feed, home_url="https://timeline.example/?lang=vi"))
    assert [re.sub("[0-9a-f-]{36}", "...", line) for line in lines] == [
        "LINK;VALUE=URI;LINKREL=via;LANGUAGE=en;LABEL=\"A ^'title^', 4 Mar 2023\":https://news.example/1",
        "CONCEPT:https://timeline.example/?kind=agreement",
        "CONCEPT:https://timeline.example/?kind=visit",
        f"CONCEPT:{country}",
        "BEGIN:PARTICIPANT",
        "UID:urn:uuid:...",
        "PARTICIPANT-TYPE:ACTIVE",
        "SUMMARY:Daejeon",
        "CATEGORIES:host",
        f"CONCEPT:{country}",
        "END:PARTICIPANT",
        "BEGIN:PARTICIPANT",
        "UID:urn:uuid:...",
        "PARTICIPANT-TYPE:ACTIVE",
        "SUMMARY:A. Person",
        "DESCRIPTION:mayor",
        "CATEGORIES:signatory",
        "END:PARTICIPANT",
    ]


def test_one_party_is_one_component(feed: Feed) -> None:
    event = make_event(parties=(Party("Daejeon"), Party("Daejeon"), Party("Daejeon", Role.HOST)))
    assert rich_lines(event, feed).count("BEGIN:PARTICIPANT") == 2


def test_where_it_takes_place(feed: Feed) -> None:
    assert only(make_event(location="Thu Dau Mot"), feed)["GEO"].value == "10.98;106.65"
    assert "GEO" not in only(make_event(location="the hall"), feed)


def last_modified(octets: bytes) -> bytes:
    """Of the calendar: its own line stands before all others of that name."""
    return octets.partition(b"\r\nLAST-MODIFIED:")[2][:16]


def test_a_calendar_changed_when_the_last_of_its_events_did(feed: Feed) -> None:
    first, last = (make_event(last_modified=KNOWN + timedelta(hours=n)) for n in (1, 2))
    for both in ([first, last], [last, first]):
        assert last_modified(render_calendar(both, feed)) == b"20240301T103000Z"


def test_what_changes_elsewhere_changes_no_octet_of_it(feed: Feed) -> None:
    later = replace(feed, updated=feed.updated + timedelta(days=400))
    events = make_events(20)
    assert render_calendar(events, later) == render_calendar(events, feed)


def test_what_an_event_says_is_not_when_the_calendar_changed(feed: Feed) -> None:
    event = make_event(
        uid="x\r\nLAST-MODIFIED:20990101T000000Z\r\n", summary={"en": "A\r\nLAST-MODIFIED:20990101T000000Z"}
    )
    assert last_modified(render_calendar([event], feed)) == b"20240301T083000Z"

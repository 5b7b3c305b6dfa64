"""The table of formats, which server, static site and page go by alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import KNOWN, make_event
from timeline.publish import Feed, render_site
from timeline.publish.formats import FORMATS, Format, Purpose

EVENTS = [make_event(uid=f"{n:03}", created=(t := KNOWN + timedelta(hours=n)), last_modified=t) for n in range(120)]
NEWS = [form for form in FORMATS if form.purpose is Purpose.NEWS]
WHOLE = [form for form in FORMATS if form.purpose is not Purpose.NEWS]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_every_format_is_valid_without_events(form: Format, feed: Feed) -> None:
    assert form.render(form.choose([]), feed) is not None


@pytest.mark.parametrize("form", NEWS, ids=lambda form: form.file)
def test_a_news_feed_holds_the_newest(form: Format) -> None:
    assert {e.uid for e in form.choose(EVENTS)} == {e.uid for e in EVENTS[20:]}


@pytest.mark.parametrize("form", WHOLE, ids=lambda form: form.file)
def test_calendar_and_data_hold_all(form: Format) -> None:
    assert list(form.choose(EVENTS)) == EVENTS


def test_names_and_media_types_are_each_formats_own() -> None:
    for values in ([f.file for f in FORMATS], [f.label for f in FORMATS], [f.media_type for f in FORMATS]):
        assert len(set(values)) == len(FORMATS)


def test_the_static_site_has_the_same_files_and_feeds_as_long(feed: Feed) -> None:
    files = render_site(EVENTS, feed)
    assert set(files) == {form.file for form in FORMATS} | {"index.html"}
    assert (files["rss.xml"].count(b"<item>"), files["events.jsonl"].count(b"\n")) == (100, 120)

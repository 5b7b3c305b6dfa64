"""The table of formats, which server, static site and page go by alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import KNOWN, make_event
from timeline.model import Status, Withdrawal
from timeline.publish import Feed
from timeline.publish.formats import FORMATS, Format, Purpose

TODAY = KNOWN.date()
EVENTS = [make_event(uid=f"{n:03}", created=(t := KNOWN + timedelta(hours=n)), last_modified=t) for n in range(120)]
NEWS = [form for form in FORMATS if form.purpose is Purpose.NEWS]
WHOLE = [form for form in FORMATS if form.purpose is not Purpose.NEWS]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_every_format_is_valid_without_events(form: Format, feed: Feed) -> None:
    assert form.render(form.choose([], TODAY), feed) is not None


@pytest.mark.parametrize("form", NEWS, ids=lambda form: form.file)
def test_a_news_feed_holds_the_newest(form: Format) -> None:
    assert {e.uid for e in form.choose(EVENTS, TODAY)} == {e.uid for e in EVENTS[20:]}


@pytest.mark.parametrize("form", WHOLE, ids=lambda form: form.file)
def test_calendar_and_data_hold_all(form: Format) -> None:
    assert list(form.choose(EVENTS, TODAY)) == EVENTS


WITHDRAWN = make_event(uid="gone", withdrawn=Withdrawal(KNOWN, "article-changed"))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
@pytest.mark.parametrize("days", [0, 89, 90, 4000])
def test_subscribers_are_told_of_a_withdrawal_for_ninety_days_and_data_keeps_it(form: Format, days: int) -> None:
    held = form.choose([WITHDRAWN], TODAY + timedelta(days=days))
    assert list(held) == ([WITHDRAWN] if days < 90 or form.purpose is Purpose.DATA else [])


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_what_was_cancelled_by_those_who_held_it_stays(form: Format) -> None:
    cancelled = make_event(status=Status.CANCELLED)
    assert list(form.choose([cancelled], TODAY + timedelta(days=4000))) == [cancelled]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_while_nothing_changes_another_day_gives_the_same_octets(form: Format, feed: Feed) -> None:
    planned = make_event(uid="plan", status=Status.PLANNED, dtstart=TODAY)
    first, second = (form.render(form.choose([WITHDRAWN, planned], TODAY + timedelta(days=n)), feed) for n in (1, 80))
    assert first == second


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.file)
def test_no_withdrawn_event_takes_the_place_of_a_newer_one(form: Format) -> None:
    late = replace(WITHDRAWN, last_modified=KNOWN + timedelta(days=9), withdrawn=Withdrawal(KNOWN, "x"))
    held = form.choose([late, EVENTS[0]], TODAY + timedelta(days=90), limit=1)
    assert EVENTS[0] in held


def test_names_and_media_types_are_each_formats_own() -> None:
    for values in ([f.file for f in FORMATS], [f.label for f in FORMATS], [f.media_type for f in FORMATS]):
        assert len(set(values)) == len(FORMATS)

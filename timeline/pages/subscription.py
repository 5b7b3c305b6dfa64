"""What the page's box to subscribe from shows: the ways to the calendar of exactly the filter that the page shows."""

from __future__ import annotations

from typing import Any

import streamlit as st

from timeline.filter import EventFilter
from timeline.lexicon.labels import phrase
from timeline.pages.context import Context
from timeline.pages.texts import texts
from timeline.provinces import profiles_for
from timeline.publish.addresses import feed_path, subscribe_path
from timeline.publish.formats import CALENDAR, FORMATS, Format, Purpose
from timeline.publish.naming import selection_title
from timeline.publish.subscribing import Way, hindrances, is_worth_scanning, qr_picture, ways_to


def subscription(context: Context, chosen: EventFilter, language: str) -> dict[str, Any]:
    """Addresses are those below the public one if there is one, else below that in the reader's own address bar; where
    neither is known, relative ones.
    """
    base = (context.settings.public_url or st.context.url or "").rstrip("/")
    title = selection_title(
        chosen, [p.name(language) for p in profiles_for(chosen.provinces, context.profile)], language
    )
    address = _address(CALENDAR, chosen, base)
    ways = ways_to(address, title) if base else []
    return {
        "texts": dict(texts(language)),
        "language": language,
        "address": address,
        "ways": [_way(way, language) for way in ways if way.link is not None],
        "notes": hindrances(ways, address, language),
        "code": _code(base + subscribe_path(chosen)),
        "feeds": _offered(Purpose.NEWS, chosen, base),
        "tables": _offered(Purpose.DATA, chosen, base),
        "more": subscribe_path(chosen).lstrip("/"),
    }


def _way(way: Way, language: str) -> dict[str, str | None]:
    names = {part: phrase(f"subscribe_{part}_{way.program}", language) for part in ("way", "hint")}
    return {"program": str(way.program), "link": way.link, **names}


def _code(address: str) -> str:
    """A picture of the address for phones, "" where it would lead them nowhere."""
    return qr_picture(address) if is_worth_scanning(address) else ""


def _offered(purpose: Purpose, chosen: EventFilter, base: str) -> list[list[str]]:
    """Pairs of a format's name and its address."""
    return [[form.label, _address(form, chosen, base)] for form in FORMATS if form.purpose is purpose]


def _address(form: Format, chosen: EventFilter, base: str) -> str:
    path = feed_path(form.file, chosen)
    return f"{base}{path}" if base else path.lstrip("/")

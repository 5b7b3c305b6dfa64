"""A page of the site, run as Streamlit runs it, over a real store, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from timeline import pages
from timeline.config import Settings
from timeline.filter import EventFilter
from timeline.pages.context import Context, leave
from timeline.provinces import read_profile
from timeline.store import Store
from timeline.web.columns import named_columns, overview_of

MAIN = Path(pages.__file__).parent / "main.py"
NOW = datetime(2024, 6, 1, tzinfo=UTC)


def home(chosen: EventFilter) -> EventFilter:
    """What the site selects: events of its own province, where the filter names none."""
    return chosen if chosen.provinces else replace(chosen, provinces=("binh-duong",))


def context_of(store: Store, now: datetime = NOW, settings: dict[str, Any] | None = None) -> Context:
    """What the pages of a site over that store know of it."""
    return Context(
        Settings(store=store.folder, **(settings or {})),
        store,
        read_profile("binh-duong"),
        lambda chosen: overview_of(named_columns(store.find_columns(home(chosen), "en"))),
        lambda: now,
        "/page.js",
        "127.0.0.1",
        "lan",
    )


def open_page(store: Store, /, now: datetime = NOW, settings: dict[str, Any] | None = None, **query: str) -> AppTest:
    """The page that an address with this query shows."""
    leave(context_of(store, now, settings))
    page = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in query.items():
        page.query_params[name] = value
    return page.run()


def shown(page: AppTest) -> str:
    """All that the page says, its markup too."""
    kinds = (page.title, page.caption, page.header, page.info, page.warning, page.error, page.markdown)
    said = [element.value for elements in kinds for element in elements]
    return " ".join([*said, *(html.proto.body for html in page.get("html"))])

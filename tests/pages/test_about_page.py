"""The page about the program: measured figures, freshness and contact as they are, also without any event."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import KNOWN, fill_store, make_events
from tests.opening import open_page, shown
from timeline import __version__
from timeline.evaluate import pooled, read_accuracy
from timeline.filter import LANGUAGES
from timeline.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return fill_store(tmp_path_factory.mktemp("store"), make_events(20))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_there_in_every_language(store: Store, language: str) -> None:
    page = open_page(store, page="about", lang=language)
    assert not page.exception and not page.error
    assert __version__ in shown(page)


def test_the_figures_are_those_that_were_measured(store: Store) -> None:
    unread = pooled(one for name, one in read_accuracy().items() if name.startswith("unread-"))
    cells = "".join(f'<td class="n">{said}</td>' for said in (unread.articles, *map("{:.2f}".format, figures(unread))))
    assert cells in shown(open_page(store, page="about"))


def figures(one: object) -> tuple[float, float, float]:
    return one.precision, one.recall, one.f1  # type: ignore[attr-defined]


def test_figures_are_written_as_the_language_does(store: Store) -> None:
    unread = pooled(one for name, one in read_accuracy().items() if name.startswith("unread-"))
    assert f"{unread.f1:.2f}".replace(".", ",") in shown(open_page(store, page="about", lang="vi"))


def test_it_says_when_something_changed_last(store: Store) -> None:
    assert f"Last changed on {KNOWN.day} Mar 2024" in shown(open_page(store, page="about"))


def test_a_store_without_events_has_the_page_too(tmp_path: Path) -> None:
    page = shown(open_page(Store(tmp_path), page="about"))
    assert "There are 0 events from 0 articles." in page
    assert "Last changed" not in page


@pytest.mark.parametrize(
    ("contact", "said"),
    [("who@example.org", 'href="mailto:who@example.org"'), (None, "has given no contact")],
)
def test_it_says_whom_to_write_to(store: Store, contact: str | None, said: str) -> None:
    assert said in shown(open_page(store, page="about", settings={"contact": contact}))

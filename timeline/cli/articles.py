"""Commands that read articles: into the store, or just to show what is found in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from timeline import pipeline, publish
from timeline.cli.application import (
    AllPages,
    Failures,
    HomeProvince,
    Place,
    Places,
    StoreFolder,
    UnusedProvince,
    UnusedStore,
    app,
    settings_of,
    tell_notice,
)
from timeline.cli.examples import EXAMPLES
from timeline.cli.explained import explained_lines, legend_line
from timeline.cli.folder import save_files
from timeline.cli.hub import hub_told
from timeline.cli.output import complain, counting, put_lines, put_octets, say, shows_colours
from timeline.cli.tables import summary_lines
from timeline.errors import ConfigError
from timeline.model import Explanation
from timeline.publish.explain import explained
from timeline.publish.explainpage import render_explanation_page
from timeline.store import Store


@app.command(help_epilogue=EXAMPLES["ingest"], usage="Usage: timeline ingest PATH... [OPTIONS]")
def ingest(
    path: Places, /, *, all_pages: AllPages = False, store: StoreFolder = None, province: HomeProvince = None
) -> int:
    """Read articles, find the events in them, and keep both in the store.

    What was read before and has not changed stays as it is, and so does the home province that it was read for, unless
    --province says otherwise.

    Parameters
    ----------
    path
        Files and folders: .jsonl, .parquet (an article a row), .txt, .html, .mhtml, .warc (pages of a crawl); also .gz.
    """
    settings = settings_of(store=store, province=province)
    with hub_told(settings_of(store=store)), counting("articles read") as tell:
        now = datetime.now(UTC)
        summary = pipeline.ingest(
            path,
            Store(settings.store),
            settings,
            now,
            lambda done, _: tell(done),
            province=province,
            all_pages=all_pages,
            waiting=_waiting,
        )
    failed = Failures()
    for notice in summary.notices:
        tell_notice(notice)
    for error in summary.errors:
        failed.tell(str(error))
    say(*summary_lines(summary))
    return failed.code


def _waiting() -> None:
    complain("note: another program is writing to the store; waiting for it to finish")


@app.command(help_epilogue=EXAMPLES["extract"], usage="Usage: timeline extract PATH... [OPTIONS]")
def extract(
    path: Places,
    /,
    *,
    all_pages: AllPages = False,
    format: Literal["jsonl"] = "jsonl",
    store: UnusedStore = None,
    province: HomeProvince = None,
) -> int:
    """Print what articles give, a line of JSON an article, and store nothing.

    Parameters
    ----------
    path
        Files and folders: .jsonl, .parquet (an article a row), .txt, .html, .mhtml, .warc (pages of a crawl); also .gz.
    format
        JSON lines: id, events with their evidence, and the dates that gave no event with the reason.
    """
    settings, failed = settings_of(store=store, province=province), Failures()
    for extraction in failed.sift(pipeline.extract_places(path, settings, all_pages=all_pages), streaming=True):
        put_octets(f"{publish.json_line(publish.extraction_record(extraction))}\n".encode())
    return failed.code


@app.command(help_epilogue=EXAMPLES["dates"], usage="Usage: timeline dates PATH... [OPTIONS]")
def dates(
    path: Places,
    /,
    *,
    published: date | None = None,
    language: str | None = None,
    format: Literal["jsonl"] = "jsonl",
    store: UnusedStore = None,
    province: UnusedProvince = None,
) -> int:
    """Print the dates in articles, a line of JSON an article, whatever they are the dates of.

    For any news: events, profiles and the store play no part.

    Parameters
    ----------
    path
        Files and folders: .jsonl, .parquet (an article a row), .txt, .html, .mhtml, .warc (pages of a crawl); also .gz.
    published
        Day (2023-01-05) that "yesterday" and dates without a year are resolved against. [default: each article's own]
    language
        Language of all articles: en, vi, zh, or another that has a lexicon. [default: each article's own]
    format
        JSON lines: id, and dates with start and end (half-open, in code points), text, value, precision, resolved.
    """
    failed = Failures()
    for key, found in failed.sift(pipeline.find_dates_in_places(path, published, language), streaming=True):
        put_octets(f"{publish.json_line({'id': key, 'dates': found})}\n".encode())
    return failed.code


@app.command(help_epilogue=EXAMPLES["explain"], usage="Usage: timeline explain PATH [OPTIONS]")
def explain(
    path: Place,
    /,
    *,
    id: str | None = None,
    html: Path | None = None,
    all_pages: AllPages = False,
    store: UnusedStore = None,
    province: HomeProvince = None,
) -> int:
    """Show articles with every decision marked: dates, words, names, sentences; what is an event, what is not and why.

    On a terminal in colours, in a pipe as plain text, or as a page; for whoever edits a lexicon. It stores nothing.

    Parameters
    ----------
    path
        File or folder: .jsonl and .parquet (an article a row), .txt, .html, .mhtml, .warc (pages of a crawl); also .gz.
    id
        Only the article with this id.
    html
        File to write to instead: one page of HTML that needs nothing else.
    """
    if html is not None and html.exists() and Path(path).exists() and html.samefile(path):
        raise ConfigError("the page would be written over the article", subject=str(html))
    settings, failed = settings_of(store=store, province=province), Failures()
    shown = failed.sift(pipeline.explain_places([path], settings, key=id, all_pages=all_pages), streaming=html is None)
    count = _save_page(shown, html) if html else _print_explained(shown)
    if id is not None and not count:
        failed.tell(f"{path}: there is no article {id} that can be explained")
    return failed.code


def _print_explained(explanations: Iterable[Explanation]) -> int:
    count = 0
    for count, explanation in enumerate(explanations, start=1):
        if count == 1 and shows_colours():
            put_lines([legend_line()])
        put_lines(explained_lines(explained(explanation)))
    return count


def _save_page(explanations: Iterable[Explanation], file: Path) -> int:
    """Write the page, unless there is nothing to show: then what stands there stays."""
    found = list(explanations)
    if found:
        save_files({file.name: render_explanation_page(found)}, file.parent)
        say(f"{file}: {len(found)} explained")
    return len(found)

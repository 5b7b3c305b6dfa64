"""Commands that read articles: into the store, or just to show what is found in them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from timeline import pipeline, publish
from timeline.cli.application import (
    Failures,
    HomeProvince,
    Places,
    StoreFolder,
    UnusedStore,
    app,
    settings_of,
    tell_notice,
)
from timeline.cli.examples import EXAMPLES
from timeline.cli.output import counting, put_octets, say
from timeline.cli.tables import summary_lines
from timeline.store import Store


@app.command(help_epilogue=EXAMPLES["ingest"], usage="Usage: timeline ingest PATH... [OPTIONS]")
def ingest(path: Places, /, *, store: StoreFolder = None, province: HomeProvince = None) -> int:
    """Read articles, find the events in them, and keep both in the store.

    What was read before and has not changed stays as it is.

    Parameters
    ----------
    path
        Files and folders: .jsonl (an article a line), .txt, .html.
    """
    settings = settings_of(store=store, province=province)
    with counting("articles read") as tell:
        now = datetime.now(UTC)
        summary = pipeline.ingest(path, Store(settings.store), settings, now, lambda done, _: tell(done))
    failed = Failures()
    for notice in summary.notices:
        tell_notice(notice)
    for error in summary.errors:
        failed.tell(str(error))
    say(*summary_lines(summary))
    return failed.code


@app.command(help_epilogue=EXAMPLES["extract"], usage="Usage: timeline extract PATH... [OPTIONS]")
def extract(
    path: Places, /, *, format: Literal["jsonl"] = "jsonl", store: UnusedStore = None, province: HomeProvince = None
) -> int:
    """Print what articles give, a line of JSON an article, and store nothing.

    Parameters
    ----------
    path
        Files and folders: .jsonl (an article a line), .txt, .html.
    format
        JSON lines: id, events with their evidence, and the dates that gave no event with the reason.
    """
    settings, failed = settings_of(store=store, province=province), Failures()
    for extraction in failed.sift(pipeline.extract_places(path, settings), streaming=True):
        put_octets(f"{publish.json_line(publish.extraction_record(extraction))}\n".encode())
    return failed.code

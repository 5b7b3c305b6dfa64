"""The order of the steps: read, extract, resolve, store. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from timeline.config import Settings
from timeline.errors import SourceError
from timeline.model import Extraction
from timeline.sources import Notice
from timeline.store import Store

Progress = Callable[[int, str], None]
"""Told after each article: how many were read so far, and the key of the last."""


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What a run did. Articles: as they were against the store; failed: what could not be read (see `errors`).

    undated_articles: without a publication date. events_*: of the articles of this run; withdrawn: whose last report
    vanished. rejected: dates that gave no event, by reason, in the articles that were extracted in this run.
    """

    articles_new: int = 0
    articles_changed: int = 0
    articles_unchanged: int = 0
    articles_failed: int = 0
    articles_undated: int = 0
    events_new: int = 0
    events_changed: int = 0
    events_unchanged: int = 0
    events_withdrawn: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    errors: tuple[SourceError, ...] = ()
    notices: tuple[Notice, ...] = ()


def extract_places(
    places: Sequence[str | Path], settings: Settings, profile_name: str | None = None
) -> Iterator[Extraction | SourceError | Notice]:
    """Read and extract, store nothing. profile_name: the home province of articles that name none."""
    raise NotImplementedError


def ingest(
    places: Sequence[str | Path], store: Store, settings: Settings, now: datetime, progress: Progress | None = None
) -> IngestSummary:
    """Read, extract, resolve and store, in one write. now: the run's instant, aware."""
    raise NotImplementedError

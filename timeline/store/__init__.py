"""The store of events: an embedded DuckDB database, of which each write makes a new generation.

`Store` is a handle on a folder. Readers see the newest generation, never wait for a writer, and may be many threads.
One writer at a time reads what is known and applies plans; they are seen all at once when its block ends.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb

from timeline.errors import EventNotFoundError, OlderSchemaError, StoreError
from timeline.filter import EventFilter
from timeline.model import Event
from timeline.records import ArticleVersion, Change, Correction, EventStamp, PossiblePair, Report
from timeline.store import articles, columns, corrections, doubts, facets, generations, reading, stamps, texts
from timeline.store.answers import (
    ArticleChoice,
    ArticleRecord,
    EventColumns,
    EventCounts,
    Facets,
    HostRecord,
    PartyCount,
    RejectionRecord,
    StoreCounts,
)
from timeline.store.check import find_faults
from timeline.store.connections import Snapshot, open_snapshot
from timeline.store.writer import Writer

__all__ = [
    "ArticleChoice",
    "ArticleRecord",
    "EventColumns",
    "EventCounts",
    "Facets",
    "HostRecord",
    "PartyCount",
    "RejectionRecord",
    "Store",
    "StoreCounts",
    "Writer",
]

_TRIES = 20
_Answer = TypeVar("_Answer")


class Store:
    """The events in a folder. Opening costs nothing; a folder that is empty or not there is a store without events.

    All methods may be called from any thread. They raise StoreError where the folder or its files cannot be read,
    SchemaVersionError where another version of the program wrote them (OlderSchemaError: an older one).
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._held: Snapshot | None = None

    def generation(self) -> int:
        """The number of the generation that is current, 0 while there is none. It changes when a write lands."""
        return generations.current_number(self.folder)

    def mark(self) -> tuple[int, ...]:
        """What names the current generation and no other: not one of the same number either, in a folder that was
        removed and made anew. Empty while there is none."""
        return self._of_current(partial(generations.mark_of, self.folder)) or ()

    def is_being_written(self) -> bool:
        """Whether a writer is at work, here or in another process. What it writes is seen when it has finished."""
        return generations.is_locked(self.folder)

    def revision(self) -> str:
        """Short text that changes exactly when what subscribers see changes; it outlives the process."""
        snapshot = self._snapshot()
        return snapshot.revision if snapshot and snapshot.revision else "empty"

    def last_changed(self) -> datetime | None:
        """The latest last_modified of any event, in UTC; None without events."""
        snapshot = self._snapshot()
        return snapshot.last_changed if snapshot else None

    def find_events(self, chosen: EventFilter, *, dated: bool = True, newest_first: bool = True) -> list[Event]:
        """The events that `chosen` selects, by first day, withdrawn ones too (see `Event.withdrawn`).

        dated: leave out those whose date is not known (precision `before`, "recently"), as calendar, feeds, timeline
        and counts of events do; whoever wants them asks for them (`timeline events --undated`). They come last, or
        first if reversed; they fit `until` by their limit, and never `since`: how long before it is not known.
        With a limit the newest are given, in either order. Provinces are ids or names of profiles.
        """
        return self._ask(lambda c: reading.find_events(c, chosen, dated=dated, newest_first=newest_first), [])

    def find_columns(self, chosen: EventFilter, language: str) -> EventColumns:
        """What a timeline draws of the dated events that `chosen` selects, titles in `language` where there is one."""
        return self._ask(lambda c: columns.find_columns(c, chosen, language), EventColumns())

    def find_chosen(self, chosen: EventFilter) -> list[str]:
        """The uids of the dated events that `chosen` selects, in no order."""
        return self._ask(lambda c: columns.find_chosen(c, chosen), [])

    def find_texts(
        self,
        chosen: EventFilter,
        name: str,
        version: str,
        *,
        withdrawn_after: date | None = None,
        at_most: int | None = None,
    ) -> list[tuple[str, str | None]]:
        """uid and kept text (see `Writer.keep_texts`) of the dated events that `chosen` selects, by first day and uid,
        the last first; None where there is no text of that version.

        withdrawn_after: leave out those that were withdrawn on this day (in UTC) or before. at_most: of those left, as
        many, the latest.
        """
        return self._ask(
            lambda c: texts.find_texts(c, chosen, name, version, withdrawn_after=withdrawn_after, at_most=at_most), []
        )

    def find_stamps(self, chosen: EventFilter) -> list[EventStamp]:
        """Of the dated events that `chosen` selects, by first day, when they became known and changed."""
        return self._ask(lambda c: stamps.find_stamps(c, chosen), [])

    def get_events(self, uids: Iterable[str]) -> dict[str, Event]:
        """Those of the uids that are events, by uid; what was merged into them leads nowhere here."""
        return self._ask(lambda c: reading.get_events(c, uids), {})

    def summary(self, chosen: EventFilter, *, withdrawn: bool = True) -> EventCounts:
        """How many dated events `chosen` selects, by country and by year. withdrawn: whether such count, too."""
        return self._ask(lambda c: columns.count_events(c, chosen, withdrawn=withdrawn), EventCounts())

    def facets(self, chosen: EventFilter, *, withdrawn: bool = True) -> Facets:
        """How many dated events there would be with each choice of kind, country, counterpart, status and year.

        withdrawn: whether such count, too.
        """
        return self._ask(lambda c: facets.find_facets(c, chosen, withdrawn=withdrawn), Facets())

    def find_provinces(self) -> list[str]:
        """The home provinces of all events, as events name them."""
        return self._ask(columns.find_provinces, [])

    def get_event(self, uid: str) -> Event:
        """The event with this uid, or the one that it was merged into. Raises EventNotFoundError."""
        event = self._ask(lambda c: reading.follow(c, uid), None)
        if event is None:
            raise EventNotFoundError("there is no event with this uid", subject=uid[:80])
        return event

    def find_redirects(self) -> dict[str, str]:
        """Ids that are no event's uid (any more) to the uid that they lead to."""
        return self._ask(reading.find_redirects, {})

    def find_pairs(self, uid: str | None = None) -> list[PossiblePair]:
        """Pairs of events that may be one, the likeliest first; those with this uid, or all."""
        return self._ask(lambda c: reading.find_pairs(c, uid), [])

    def find_reports(self, uid: str) -> list[Report]:
        """The reports of an event, gone ones too, by article."""
        return self._ask(lambda c: reading.find_reports(c, uid), [])

    def find_history(self, uid: str) -> list[Change]:
        """What changed in an event since it became known, oldest first."""
        return self._ask(lambda c: reading.find_history(c, uid), [])

    def find_histories(self) -> dict[str, list[Change]]:
        """What changed in each event since it became known, oldest first, by uid; not those that never changed."""
        return self._ask(reading.find_histories, {})

    def find_corrections(self, uid: str | None = None) -> list[Correction]:
        """What people decided, oldest first: all, or of one event (its uid) and what undoes it."""
        return self._ask(lambda c: corrections.find_corrections(c, uid), [])

    def find_doubtful(self, limit: int | None = None) -> list[tuple[str, tuple[str, ...]]]:
        """uids of the events that are worth a look, the first first, and why.

        "contested": what people decided is at odds with the reports, or with what other people decided; "conflict":
        reports differ; "pair": it may be one event with another; "unsure": little speaks for it. Not those that a
        person has looked at since they last changed.
        """
        return self._ask(lambda c: doubts.find_doubtful(c, limit), [])

    def find_uids(self, beginning: str) -> list[str]:
        """uids of the events that ids which begin so are, or lead to."""
        return self._ask(lambda c: doubts.find_uids(c, beginning), [])

    def find_stale_corrections(self) -> list[Correction]:
        """Those that lead to nothing here: they take effect when the articles come that they are about."""
        return self._ask(corrections.find_stale, [])

    def find_articles(
        self, chosen: ArticleChoice | None = None, *, limit: int | None = None, offset: int = 0
    ) -> list[ArticleRecord]:
        """The articles that were read, newest publication first, undated last, with what was found in them."""
        asked = chosen or ArticleChoice()
        return self._ask(lambda c: articles.find_articles(c, asked, limit=limit, offset=offset), [])

    def find_versions(self, key: str) -> list[ArticleVersion]:
        """What the article with this key was before it changed, oldest first. What differs in clutter alone is none."""
        return self._ask(lambda c: articles.find_versions(c, key), [])

    def last_read(self) -> datetime | None:
        """When an article last came or changed, in UTC; None without articles."""
        return self._ask(articles.last_read, None)

    def count_articles(self, chosen: ArticleChoice) -> int:
        """How many articles `chosen` means."""
        return self._ask(lambda c: articles.count_articles(c, chosen), 0)

    def find_hosts(self, chosen: ArticleChoice) -> list[HostRecord]:
        """The hosts of the articles that `chosen` means, those with the most first, with what was found there."""
        return self._ask(lambda c: articles.find_hosts(c, chosen), [])

    def count_reasons(self, chosen: ArticleChoice) -> dict[str, int]:
        """Why dates in the articles that `chosen` means gave no event, the commonest reason first."""
        return self._ask(lambda c: articles.count_reasons(c, chosen), {})

    def find_rejections(
        self, *, article: str | None = None, reason: str | None = None, limit: int | None = None
    ) -> list[RejectionRecord]:
        """What gave no event, by article and place in it: of one article (its key), for one reason, or all."""
        return self._ask(lambda c: articles.find_rejections(c, article=article, reason=reason, limit=limit), [])

    def counts(self) -> StoreCounts:
        """How much there is of everything."""
        return self._ask(articles.count, StoreCounts())

    def check(self) -> list[str]:
        """What is wrong with the store's contents, as sentences: duplicates and references to nothing."""
        return self._ask(find_faults, [])

    def bring_up_to_date(self, now: datetime) -> bool:
        """Whether an older program had written the store; it is readable to this one now. Raises StoreError."""
        try:
            self._snapshot()
        except OlderSchemaError:
            with self.write(now):
                return True
        return False

    @contextmanager
    def write(self, now: datetime, waiting: Callable[[], None] | None = None) -> Iterator[Writer]:
        """Be the store's only writer (waits for another). A new generation on success, nothing at all on an exception.

        now: the instant that changes are marked with, aware; where the store has seen that one or a later one (another
        writer was faster, the clock was put back), the next after it: who follows feeds goes by what is later.
        waiting: told once if another writer takes its time.
        """
        with generations.locked(self.folder, waiting):
            writer = Writer(self.folder, now)
            try:
                writer.open()
                yield writer
                writer.finish()
            except duckdb.Error as error:
                raise StoreError("the store cannot be written; it is as it was", subject=str(self.folder)) from error
            finally:
                writer.close()

    def _ask(self, question: Callable[[duckdb.DuckDBPyConnection], _Answer], nothing: _Answer) -> _Answer:
        """The answer of the current generation, `nothing` where there is none."""
        snapshot = self._snapshot()
        if snapshot is None:
            return nothing
        cursor = snapshot.cursor()
        try:
            return question(cursor)
        except duckdb.Error as error:
            raise StoreError("the store cannot be read", subject=str(self.folder)) from error
        finally:
            cursor.close()

    def _snapshot(self) -> Snapshot | None:
        """The current generation, open."""
        return self._of_current(self._opened)

    def _of_current(self, look: Callable[[int], _Answer]) -> _Answer | None:
        """What `look` gives of the number of the current generation; None where there is none, and never was one.

        If that one is replaced and removed while this looks (FileNotFoundError), the next is tried. A store that was
        there and is gone (a volume that is not mounted, a folder that is being restored) is no store without events.
        """
        number = 0
        for _ in range(_TRIES):
            number = generations.current_number(self.folder)
            if not number and self._held is not None:
                raise StoreError("the store was here, and is no more", subject=str(self.folder))
            if not number:
                return None
            try:
                return look(number)
            except FileNotFoundError:
                continue
        raise generations.missing(self.folder, number)

    def _opened(self, number: int) -> Snapshot:
        mark = generations.mark_of(self.folder, number)
        with self._lock:
            if self._held is None or self._held.mark != mark:
                self._held = open_snapshot(
                    generations.path_of(self.folder, number), mark
                )  # cursors of the former one keep it alive until they close
            return self._held

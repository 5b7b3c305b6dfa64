"""What is known of the sources that are followed, and of their pages: when each was asked, and when it is due.

It stands in a small SQLite file beside the generations of events, because it changes at every look, also where nothing
is new: a generation would be a copy of all events. It holds nothing that articles are made of: who deletes it loses
politeness (all lists and pages are asked anew), and no article comes twice. Instants are whole microseconds in UTC.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from timeline.errors import SchemaVersionError, StoreError
from timeline.followed import Link, PageState, PageStatus, SourceState, Validators
from timeline.store.pagerows import (
    PAGE_COLUMNS,
    SOURCE_COLUMNS,
    is_keepable,
    micros,
    page_of,
    page_row,
    source_of,
    source_row,
    validators_row,
)

FILE = "following.sqlite"
MAX_LISTS = 1_000  # validators that are kept of one source
_PATIENCE = 30.0  # seconds to wait for another process that writes
_DAMAGED = (
    "this file is damaged; delete it together with those of the same name that end in -wal and -shm: it is made anew, "
    "and lost is only what was asked when"
)
_LEFT_ALONE = timedelta(days=2)  # overdue; then its pages are those of the next source that names them
_NEW_LOOK = timedelta(hours=1)  # a page is asked again no sooner, whatever its list says

# By number. article: empty where it is the address itself, as it mostly is. place: where in its list a page stood.
_MIGRATIONS = {
    1: """
    CREATE TABLE sources (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tried INTEGER, fetched INTEGER, new_article INTEGER,
        failures INTEGER NOT NULL DEFAULT 0, failing_since INTEGER, message TEXT, next_try INTEGER,
        every INTEGER
    ) STRICT;
    CREATE TABLE lists (
        source INTEGER NOT NULL, url TEXT NOT NULL, etag TEXT, last_modified TEXT, PRIMARY KEY (source, url)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pages (
        url TEXT NOT NULL PRIMARY KEY, source INTEGER NOT NULL, status TEXT NOT NULL, found INTEGER NOT NULL,
        place INTEGER NOT NULL DEFAULT 0, article TEXT, content_hash BLOB, etag TEXT, last_modified TEXT,
        fetched INTEGER, changed INTEGER, next_try INTEGER, failures INTEGER NOT NULL DEFAULT 0, message TEXT,
        published INTEGER, updated INTEGER, missing_since INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pages_due ON pages (source, next_try) WHERE next_try IS NOT NULL;
    CREATE INDEX pages_article ON pages (article) WHERE article > '';
    """,
}
_Answer = TypeVar("_Answer")


class Following:
    """The state of the followed sources in a store's folder. Opening costs nothing; the first write makes the file.

    One page is one source's: that which named it first, or after it where nobody looks at that one any more. All
    methods may be called from any thread, and other processes may read and write at the same time; each call is one
    transaction. They raise StoreError where the file cannot be read or written, or is damaged; SchemaVersionError where
    a newer program wrote it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._lock = threading.RLock()
        self._held: tuple[tuple[int, int], sqlite3.Connection] | None = None

    def close(self) -> None:
        """Let go of the file; the next call opens it again."""
        with self._lock:
            if self._held is not None:
                self._held[1].close()
                self._held = None

    def sources(self) -> dict[str, SourceState]:
        """What is known of all sources that were ever asked, by id."""
        return self._ask(_find_sources, {})

    def source(self, source: str) -> SourceState:
        """What is known of one; a source that was never asked has only its id."""
        return self.sources().get(source, SourceState(source))

    def save_source(self, state: SourceState) -> None:
        """Put this in the place of what is known of that source, its lists too."""
        self._change(lambda c: _save_source(c, state))

    def forget(self, source: str) -> None:
        """Drop a source with its pages. The lists of all others are asked anew, since they may name the same pages."""
        self._change(lambda c: _forget(c, source))

    def name_pages(self, source: str, links: Sequence[Link], now: datetime, *, most_waiting: int = 10_000) -> int:
        """Take in what a source's list names; gives how many pages were not known.

        New ones wait to be fetched, the newest ones where that would be more than `most_waiting` of the source's. A
        known one is due again where the list says that it was updated since it was fetched: at once, but the longer it
        stayed the same, the less its list is believed, since many lists date everything as of today.
        """
        return self._change(lambda c: _name_pages(c, source, links, now, most_waiting))

    def take_list(self, state: SourceState, links: Sequence[Link], now: datetime, *, most_waiting: int = 10_000) -> int:
        """`name_pages` and `save_source` at once: a list counts as read when all that it names is known, not before."""

        def both(connection: sqlite3.Connection) -> int:
            new = _name_pages(connection, state.id, links, now, most_waiting)
            _save_source(connection, state)
            return new

        return self._change(both)

    def due_pages(self, source: str, now: datetime, *, new: int, again: int) -> list[PageState]:
        """The pages that are to be fetched now, the newest first: those never fetched before the others.

        new, again: how many at most of either.
        """
        return self._ask(lambda c: [*_due(c, source, now, "=", new), *_due(c, source, now, "<>", again)], [])

    def count_due(self, source: str, now: datetime) -> int:
        """How many pages are to be fetched now."""
        query = "SELECT count(*) FROM pages JOIN sources ON number = source WHERE id = ? AND pages.next_try <= ?"
        return self._ask(lambda c: int(c.execute(query, (source, micros(now))).fetchone()[0]), 0)

    def pages(self, source: str, *, status: PageStatus | None = None, limit: int | None = None) -> list[PageState]:
        """The pages of a source, those found last first."""
        test, values = ("AND status = ?", [status.value]) if status else ("", [])
        query = f"{_PAGES} WHERE s.id = ? {test} ORDER BY p.found DESC, p.place, p.url LIMIT ?"
        return self._ask(lambda c: _pages(c, query, [source, *values, -1 if limit is None else limit]), [])

    def get_pages(self, urls: Iterable[str]) -> dict[str, PageState]:
        """Those of the addresses that are pages of any source."""
        query = f"{_PAGES} WHERE p.url = ?"
        return self._ask(lambda c: {p.url: p for url in urls for p in _pages(c, query, [url])}, {})

    def owner(self, article: str) -> str | None:
        """The address of the page that the article with this key is read from; None where none is, or it has gone."""
        query = """SELECT url FROM pages WHERE url = ?1 AND article = '' AND status NOT IN ('gone', 'empty')
            UNION ALL SELECT url FROM pages WHERE article = ?1 AND article > '' AND status NOT IN ('gone', 'empty')
            LIMIT 1"""
        row = self._ask(lambda c: c.execute(query, (article,)).fetchone(), None)
        return None if row is None else str(row[0])

    def look_elsewhere(self, article_keys: Sequence[str], now: datetime) -> None:
        """Let the other pages that held these articles, and are not asked any more, wait to be fetched: the one that
        was read has gone.
        """
        query = """UPDATE pages SET status = 'waiting', article = NULL, message = NULL, next_try = ?1
            WHERE status = 'empty' AND next_try IS NULL AND (article = ?2 OR (url = ?2 AND article = ''))"""
        if article_keys:
            self._change(lambda c: c.executemany(query, [(micros(now), key) for key in article_keys]))

    def newest_article(self) -> str | None:
        """The key of the article that was read, or found changed, last; None where none was."""
        query = """SELECT coalesce(nullif(article, ''), url) FROM pages
            WHERE status = 'read' AND article IS NOT NULL AND changed IS NOT NULL ORDER BY changed DESC, url LIMIT 1"""
        row = self._ask(lambda c: c.execute(query).fetchone(), None)
        return None if row is None else str(row[0])

    def read_again(self, since: datetime | None, now: datetime) -> int:
        """Let all pages that were read after that instant (None: ever) wait to be fetched; gives how many they are."""
        query = """UPDATE pages SET status = 'waiting', next_try = ?, etag = NULL, last_modified = NULL,
            content_hash = NULL, changed = NULL WHERE status = 'read' AND fetched > ?"""
        after = -(2**62) if since is None else micros(since)
        return self._change(lambda c: c.execute(query, (micros(now), after)).rowcount)

    def counts(self) -> dict[str, dict[PageStatus, int]]:
        """By source, how many pages there are of each status."""
        return self._ask(_count, {})

    def save_pages(self, states: Iterable[PageState]) -> None:
        """Put these in the place of what is known of those pages, all or none. Their sources are made if need be."""
        self._change(lambda c: _save_pages(c, list(states)))

    def _ask(self, question: Callable[[sqlite3.Connection], _Answer], nothing: _Answer) -> _Answer:
        with self._lock, self._told():
            connection = self._open(make=False)
            return nothing if connection is None else question(connection)

    def _change(self, step: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        with self._lock, self._told():
            connection = self._open(make=True)
            assert connection is not None
            return _in_transaction(connection, step)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, as the errors of this program."""
        try:
            yield
        except sqlite3.OperationalError as error:
            self.close()
            message = "what is known of the followed sources cannot be read or written"
            raise StoreError(message, subject=str(self.path)) from error
        except sqlite3.DatabaseError as error:
            self.close()
            raise StoreError(_DAMAGED, subject=str(self.path)) from error
        except OSError as error:
            raise StoreError("the store's folder cannot be written", subject=str(self.path.parent)) from error

    def _open(self, *, make: bool) -> sqlite3.Connection | None:
        """The file as it stands there now: it may have been deleted, and made anew, while it was open."""
        mark = self._mark()
        if self._held is not None and self._held[0] == mark:
            return self._held[1]
        self.close()
        if mark is None and not make:
            return None
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, str(self.path))
        except BaseException:
            connection.close()
            raise
        self._held = (self._mark() or (0, 0), connection)
        return connection

    def _mark(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino


def _prepare(connection: sqlite3.Connection, where: str) -> None:
    """WAL, so that who reads never waits for who writes; NORMAL, since what a power failure takes is asked anew."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA trusted_schema = OFF")
    _refuse_newer(_version(connection), where)
    if _version(connection) < max(_MIGRATIONS):
        _in_transaction(connection, lambda c: _migrate(c, where))


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_newer(version: int, where: str) -> None:
    if version > max(_MIGRATIONS):
        known = max(_MIGRATIONS)
        message = f"the file has schema {version}, this program knows up to {known}: update the program"
        raise SchemaVersionError(message, subject=where)


def _migrate(connection: sqlite3.Connection, where: str) -> None:
    """Within the transaction the version is asked again: another process may have been faster."""
    version = _version(connection)
    _refuse_newer(version, where)
    for number in sorted(number for number in _MIGRATIONS if number > version):
        for statement in filter(str.strip, _MIGRATIONS[number].split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number:d}")


def _in_transaction(connection: sqlite3.Connection, step: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
    connection.execute("BEGIN IMMEDIATE")
    try:
        answer = step(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return answer


_PAGES = (
    f"SELECT s.id, {', '.join(f'p.{name}' for name in PAGE_COLUMNS)} FROM pages p JOIN sources s ON s.number = p.source"
)


def _pages(connection: sqlite3.Connection, query: str, values: Sequence[Any]) -> list[PageState]:
    return [page_of(row[0], row[1:]) for row in connection.execute(query, values)]


def _due(connection: sqlite3.Connection, source: str, now: datetime, sign: str, limit: int) -> list[PageState]:
    """A day that is still to come makes no page newer than the moment in which it was found."""
    query = f"""{_PAGES} WHERE s.id = ? AND p.next_try <= ? AND p.status {sign} 'waiting'
        ORDER BY min(coalesce(p.published, p.updated, p.found), p.found) DESC, p.place, p.url LIMIT ?"""
    return _pages(connection, query, [source, micros(now), limit])


def _find_sources(connection: sqlite3.Connection) -> dict[str, SourceState]:
    lists: dict[int, dict[str, Validators]] = {}
    for number, url, etag, modified in connection.execute("SELECT source, url, etag, last_modified FROM lists"):
        lists.setdefault(number, {})[url] = Validators(etag, modified)
    rows = connection.execute(f"SELECT number, {', '.join(SOURCE_COLUMNS)} FROM sources ORDER BY id")
    return {row[1]: source_of(row[1:], lists.get(row[0], {})) for row in rows}


def _count(connection: sqlite3.Connection) -> dict[str, dict[PageStatus, int]]:
    counted: dict[str, dict[PageStatus, int]] = {}
    query = "SELECT s.id, p.status, count(*) FROM pages p JOIN sources s ON s.number = p.source GROUP BY 1, 2"
    for source, status, many in connection.execute(query):
        counted.setdefault(source, {})[PageStatus(status)] = many
    return counted


def _number_of(connection: sqlite3.Connection, source: str) -> int:
    connection.execute("INSERT INTO sources (id) VALUES (?) ON CONFLICT DO NOTHING", (source,))
    return int(connection.execute("SELECT number FROM sources WHERE id = ?", (source,)).fetchone()[0])


def _save_source(connection: sqlite3.Connection, state: SourceState) -> None:
    number = _number_of(connection, state.id)
    names = ", ".join(f"{name} = ?" for name in SOURCE_COLUMNS)
    connection.execute(f"UPDATE sources SET {names} WHERE number = ?", (*source_row(state), number))
    connection.execute("DELETE FROM lists WHERE source = ?", (number,))
    kept = [(url, told) for url, told in state.lists.items() if is_keepable(url)][:MAX_LISTS]
    connection.executemany(
        "INSERT INTO lists VALUES (?, ?, ?, ?)", [(number, url, *validators_row(told)) for url, told in kept]
    )


def _forget(connection: sqlite3.Connection, source: str) -> None:
    number = _number_of(connection, source)
    connection.execute("DELETE FROM pages WHERE source = ?", (number,))
    connection.execute("DELETE FROM sources WHERE number = ?", (number,))
    connection.execute("DELETE FROM lists")


def _name_pages(
    connection: sqlite3.Connection, source: str, links: Sequence[Link], now: datetime, most_waiting: int
) -> int:
    number = _number_of(connection, source)
    named = {link.url: (place, link) for place, link in reversed(list(enumerate(links))) if is_keepable(link.url)}
    known = {url: page for url in named for page in _pages(connection, f"{_PAGES} WHERE p.url = ?", [url])}
    left = _left_alone(connection, now) - {source}
    taken_over = {url: replace(page, source=source) for url, page in known.items() if page.source in left}
    _save_pages(connection, list(taken_over.values()))
    known |= taken_over
    again = [_updated(page, named[url][1], now) for url, page in known.items()]
    _save_pages(connection, [page for page in again if page is not None])
    waiting = "SELECT count(*) FROM pages WHERE source = ? AND next_try IS NOT NULL AND status = 'waiting'"
    room = max(0, most_waiting - connection.execute(waiting, (number,)).fetchone()[0])
    new = sorted(
        (pair for url, pair in named.items() if url not in known), key=lambda pair: _newest_first(*pair, now=now)
    )
    for place, link in new[:room]:
        state = PageState(link.url, source, PageStatus.WAITING, now, next_try=now)
        dated = replace(state, published=link.published, updated=link.updated)
        _put(connection, number, dated, {"place": place})
    return len(new[:room])


def _left_alone(connection: sqlite3.Connection, now: datetime) -> set[str]:
    """Sources that nobody looks at any more, since they were taken out of the file by hand or got another id: their
    pages would wait for ever, and be known to all other sources.
    """
    query = "SELECT id FROM sources WHERE coalesce(next_try, tried) <= ?"
    return {row[0] for row in connection.execute(query, (micros(now - _LEFT_ALONE),))}


def _newest_first(place: int, link: Link, *, now: datetime) -> tuple[float, int]:
    told = link.published or link.updated
    return (-min(told, now).timestamp() if told else -now.timestamp()), place


def _updated(page: PageState, link: Link, now: datetime) -> PageState | None:
    """The page as it is due because of what its list says now; None where that says nothing new."""
    if link.updated is None or (page.updated is not None and link.updated <= page.updated):
        return None
    fresh = replace(page, updated=link.updated)
    if page.fetched is None or min(link.updated, now) <= page.fetched or page.status is PageStatus.WAITING:
        return fresh
    stayed = page.fetched - (page.changed or page.fetched)
    due = max(now, page.fetched + max(_NEW_LOOK, stayed / 2))
    return replace(fresh, next_try=min(due, page.next_try) if page.next_try else due)


def _save_pages(connection: sqlite3.Connection, states: Sequence[PageState]) -> None:
    numbers = {source: _number_of(connection, source) for source in {state.source for state in states}}
    for state in states:
        _put(connection, numbers[state.source], state, {})


def _put(connection: sqlite3.Connection, number: int, state: PageState, more: Mapping[str, int]) -> None:
    """Insert, or put in its place; what is not in `state` (`place`) stays as it is."""
    row = {"source": number, **dict(zip(PAGE_COLUMNS, page_row(state), strict=True)), **more}
    names, marks = ", ".join(row), ", ".join("?" for _ in row)
    instead = ", ".join(f"{name} = excluded.{name}" for name in row)
    connection.execute(
        f"INSERT INTO pages ({names}) VALUES ({marks}) ON CONFLICT (url) DO UPDATE SET {instead}", list(row.values())
    )

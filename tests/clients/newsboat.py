"""newsboat, a feed reader for the terminal, told to fetch and looked at in the database where it keeps its entries."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    guid: str
    title: str
    url: str
    published: datetime
    content: str
    unread: bool


@dataclass(frozen=True)
class FeedProgram:
    """newsboat with a home of its own."""

    home: Path
    program: str

    def subscribe(self, url: str) -> None:
        (self.home / "urls").write_text(f"{url}\n")
        (self.home / "config").touch()

    def reload(self) -> str:
        """Fetch the feed; what went wrong."""
        log = self.home / "log"
        log.unlink(missing_ok=True)
        self._run("-l", "1", "-d", str(log), "-x", "reload")  # level 1: what users must know
        return log.read_text() if log.exists() else ""

    def read_all(self) -> None:
        """As if somebody had read all entries."""
        read = self.home / "read"
        read.write_text("".join(f"{entry.guid}\n" for entry in self.entries()))
        self._run("-I", str(read))

    def entries(self) -> list[Entry]:
        """What is shown, by title."""
        with closing(sqlite3.connect(self.home / "cache.db")) as cache:
            rows = cache.execute(
                "SELECT guid, title, url, pubDate, content, unread FROM rss_item WHERE NOT deleted"
            ).fetchall()
        entries = [Entry(g, t, u, datetime.fromtimestamp(p, UTC), c, bool(n)) for g, t, u, p, c, n in rows]
        return sorted(entries, key=lambda entry: entry.title)

    def titles(self, unread: bool | None = None) -> list[str]:
        """The titles of all entries, or of those that are unread, or of those that are not."""
        return [entry.title for entry in self.entries() if unread in (None, entry.unread)]

    def _run(self, *arguments: str) -> None:
        files = ("-u", str(self.home / "urls"), "-c", str(self.home / "cache.db"), "-C", str(self.home / "config"))
        subprocess.run(
            [self.program, *files, *arguments],
            env={"HOME": str(self.home), "LC_ALL": "C.UTF-8", "TERM": "dumb", "TZ": "Asia/Ho_Chi_Minh"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=120,
        )

"""A web for tests, in memory: answers by address, a clock that moves by a second a request, and what was asked.

Lists are lines of addresses; pages are texts whose days (2023-01-04) are events of those days.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeAlias

from tests.reports import make_candidate
from timeline.config import Settings
from timeline.errors import NoArticleError, SourceError, SourceFormatError
from timeline.followed import Link, Listing, Response, Source, SourceKind, Validators
from timeline.model import Article, Extraction, Kind, Span
from timeline.pipeline.update import UpdateSummary, update
from timeline.provinces import Profile
from timeline.sources.draft import Draft, Given, Notice, make_draft
from timeline.store import Store
from timeline.store.following import Following

Answer: TypeAlias = "str | int | Exception | Callable[[], str]"
BEGUN = datetime(2024, 5, 1, 8, tzinfo=UTC)
LIST = "https://news.example/rss"
SOURCE = Source("news", LIST, SourceKind.FEED)


def page(number: int | str, host: str = "news.example") -> str:
    """The address of a page."""
    return f"https://{host}/{number}"


@dataclass
class Web:
    """`answers[address]`: a text, a status, or an error to raise; a missing one is a 404. asked: all requests, those
    with validators with a "?" behind them. It answers with validators, and with 304 where these still hold.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    at: datetime = BEGUN

    def now(self) -> datetime:
        return self.at

    def later(self, **wait: float) -> None:
        self.at += timedelta(**wait)

    def __call__(self, url: str, validators: Validators | None = None) -> Response:
        self.at += timedelta(seconds=1)
        etag = validators.etag if validators else None
        self.asked.append(url + "?" * bool(etag))
        answer = self.answers.get(url, 404)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return Response(url, url, answer, b"", self.at)
        content = (answer() if callable(answer) else answer).encode()
        tag = hashlib.sha256(content).hexdigest()[:8]
        if etag == tag:
            return Response(url, url, 304, b"", self.at)
        return Response(url, url, 200, content, self.at, "text/plain", "utf-8", Validators(tag))

    def take_asked(self) -> list[str]:
        asked, self.asked = self.asked, []
        return asked


class LineReading:
    """Lists: "address", "address day" (published), "more: address"; a list that is "broken" is none.

    Pages: "same as ADDRESS" in a page is its canonical address; "nothing" holds no article.
    """

    def listing(self, response: Response, source: Source) -> Listing:
        text = response.content.decode()
        if "broken" in text:
            raise SourceFormatError("this is no list", subject=response.url)
        rows = [line.split() for line in text.splitlines()]
        links = [Link(row[0], None, _instant(row[1]) if row[1:] else None) for row in rows if row[0] != "more:"]
        return Listing(tuple(links), tuple(row[1] for row in rows if row[0] == "more:"))

    def page(self, response: Response, source: Source, listed: Link) -> Iterator[Draft | SourceError | Notice]:
        text = response.content.decode()
        if text == "nothing":
            yield NoArticleError("there is no article in this page", subject=response.url)
            return
        words = text.split()
        url = words[words.index("as") + 1] if "same as" in text else response.url
        digest = hashlib.sha256(text.encode()).hexdigest()
        given = Given(text, response.url, digest, url, f"Page {url}", "en", published=date(2024, 4, 30))
        yield make_draft(given, claims=(url,), names=(), same=digest)


def _instant(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def by_the_text(article: Article, profile: Profile) -> Extraction:
    """Rules for tests: a text of days gives an event a day."""
    if "fault" in article.text:
        raise IndexError("a fault in a rule")
    days = [date.fromisoformat(word) for word in article.text.split() if word.startswith("20")]
    return Extraction(
        article,
        tuple(
            make_candidate(
                article,
                dtstart=day,
                kind=Kind.VISIT,
                quote=f"It was on {day}.",
                date_span=Span(20 * n, 20 * n + 10),
                province=profile.id,
            )
            for n, day in enumerate(days)
        ),
    )


class Place:
    """A store's folder, and a web."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self.following = Following(folder)
        self.web = Web()

    def run(self, *sources: Source, **options: Any) -> UpdateSummary:
        asked = sources or (SOURCE,)
        options = {"reading": LineReading(), "dice": lambda: 0.0, **options}
        return update(
            asked, self.store, self.following, Settings(), options.pop("fetch", self.web), self.web.now, **options
        )

    def put(self, *pages: int | str) -> None:
        """A list of pages, each with an event in that month of 2023."""
        self.web.answers[LIST] = "\n".join(page(n) for n in pages)
        self.web.answers |= {page(n): f"2023-{int(n):02}-01" for n in pages}

    def status(self, number: int | str) -> str:
        return self.following.get_pages([page(number)])[page(number)].status.value

    def articles(self) -> list[str]:
        return sorted(record.key.rpartition("/")[2] for record in self.store.find_articles())

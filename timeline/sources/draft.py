"""From what a source gives to an Article: its text as it is; date, language and title as far as they can be told."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from timeline.dates.doubts import is_outlived
from timeline.dates.stamps import date_in_url, dateline_day, publication_date
from timeline.model import Article
from timeline.sources.headlines import find_headline
from timeline.sources.languages import find_language


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was decided and lost nothing, but that people should know. subject: the place it is about."""

    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class LeftOut(Notice):
    """An optional field that cannot be read; its article was read without it."""


@dataclass(frozen=True, slots=True)
class PassedOver(Notice):
    """What an archive holds that was not read, since nobody asked for it by name. counts: how many, by reason."""

    counts: Mapping[str, int]

    @staticmethod
    def of(subject: str, counts: Mapping[str, int]) -> PassedOver:
        """The most frequent reason first."""
        row = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
        return PassedOver(subject, f"passed over: {'; '.join(f'{many} {reason}' for reason, many in row.items())}", row)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article whose key may turn out to be another one's already.

    claims: keys that it has by what it is (id, address, text), best first. names: those that it has by where it stands
    (name of the file, path below what was asked for), tried after the claims. Its key is the first of all.
    same: two drafts with one key are one article where this is equal; None where nothing says so.
    """

    article: Article
    claims: tuple[str, ...]
    names: tuple[str, ...]
    same: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """What a source says of an article itself, checked; None where it does not say.

    published_from: "given" or "metadata". header: an HTML page's text around the title, where the stamp may stand
    outside of the article's text. guess: the date that a library guesses from an HTML page. listed: the day
    that the list gives which named the page. fetched: when a page of the web was, in UTC.
    """

    text: str
    source: str
    content_hash: str
    url: str | None = None
    title: str | None = None
    language: str | None = None
    province: str | None = None
    published: date | None = None
    published_from: str | None = None
    header: str | None = None
    guess: date | None = None
    listed: date | None = None
    fetched: datetime | None = None


def make_draft(given: Given, *, claims: tuple[str, ...], names: tuple[str, ...], same: str | None) -> Draft:
    """The article that `given` makes, what it does not say read from text and address. The rest: see `Draft`."""
    claims, names = tuple(map(clean, claims)), tuple(map(clean, names))
    language = given.language or find_language(given.text)
    published, published_from = _published(given, language)
    article = Article(
        key=(*claims, *names)[0],
        text=given.text,
        language=language,
        source=given.source,
        content_hash=given.content_hash,
        url=given.url,
        title=given.title or find_headline(given.text, language),
        published=published,
        published_from=published_from,
        province=given.province,
        fetched=given.fetched,
    )
    return Draft(article, claims, names, same)


def _published(given: Given, language: str) -> tuple[date | None, str | None]:
    """The best that is said of it, of days that had come somewhere on earth when the page was fetched: later ones are
    of events, or written by clocks that went wrong."""
    last = date.max if given.fetched is None else (given.fetched + _FIRST_ZONE).date()
    return next((found for found in _days(given, language) if found[0] <= last), (None, None))


def _days(given: Given, language: str) -> Iterator[tuple[date, str | None]]:
    """Given or metadata, else the page's stamp or dateline it does not outlive, else address, list, guess."""
    if given.published is not None:
        yield given.published, given.published_from
    for text in (given.text, given.header):
        stamp = publication_date(text, language) if text else None
        if stamp is not None and not is_outlived(given.text, language, stamp[0]):
            yield stamp
    if (found := _from_address(given)) is not None:
        yield found
    if given.listed is not None:
        yield given.listed, "listing"
    if given.guess is not None:
        yield given.guess, "guess"


def _from_address(given: Given) -> tuple[date, str] | None:
    """A full day in the address; or its year, where a dateline names month and day and a month does not contradict."""
    year, month, day = (date_in_url(given.url) if given.url else None) or (None, None, None)
    if year is None:
        return None
    if month is not None and day is not None:
        return date(year, month, day), "url"
    named = dateline_day(given.text)
    if named is None or month not in (None, named[0]):
        return None
    try:
        return date(year, *named), "dateline"
    except ValueError:  # 29 February of a year that has none
        return None


def overlong(text: str) -> str | None:
    """What is wrong with a text that is longer than any article, and would hold up those behind it for minutes."""
    return f"longer than {MAX_TEXT // 1_000_000} million characters" if len(text) > MAX_TEXT else None


def clean(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, one to one, so that offsets stay and UTF-8 can hold it."""
    return _SURROGATE.sub("\ufffd", text)


def hash_bytes(data: bytes) -> str:
    """SHA-256 in hex of a file as given."""
    return hashlib.sha256(data).hexdigest()


def is_address(url: str) -> bool:
    """Whether it is an absolute web address that can be shown as a link: http or https, with a host."""
    return len(url) <= MAX_ADDRESS and _ADDRESS.fullmatch(url) is not None


MAX_TEXT = 10_000_000
_FIRST_ZONE = timedelta(hours=14)  # ahead of UTC, where each day begins first
MAX_ADDRESS = 4000
_ADDRESS = re.compile(r"https?://[^\s/?#\\<>\"\x00-\x1f\x7f]+(?:[/?#][^\s<>\"\x00-\x1f\x7f]*)?", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")

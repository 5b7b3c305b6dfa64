"""The order of the steps: read, extract, resolve, store. Nothing else knows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from timeline.config import Settings
from timeline.dates import Reference, date_values, find_dates
from timeline.errors import ConfigError, SourceError, SourceFormatError, TimelineError, UnknownLanguageError
from timeline.extract import extract_events
from timeline.extract.explain import explain_article
from timeline.lexicon import read_lexicon
from timeline.model import Article, Explanation, Extraction
from timeline.pipeline.reprints import Reprints
from timeline.pipeline.tally import IngestSummary as IngestSummary
from timeline.pipeline.tally import Progress as Progress
from timeline.pipeline.tally import Tally, told
from timeline.pipeline.texts import keep_texts
from timeline.pipeline.versions import version_of
from timeline.provinces import profile_for
from timeline.records import ArticlePlace, ArticleState, Known, Report
from timeline.resolve import plan_changes
from timeline.sources import Names, Notice, names_of, read_articles
from timeline.store import Store, Writer

_NO_MARKS: Mapping[str, datetime | None] = {}
Places = Callable[[], Iterable[ArticlePlace]]
"""Tells where the articles of the store were last read from."""

# What turns a source into text, and what finds events in the text: the one can be done again only with the source.
_READING_ROOMS = ("timeline.sources", "timeline.lexicon")
_FINDING_ROOMS = ("timeline.dates", "timeline.extract", "timeline.lexicon", "timeline.provinces")
# So many at once that the store is asked seldom, so few that memory stays bounded.
_MOST_ARTICLES, _MOST_CHARACTERS = 500, 20_000_000


def extract_places(
    places: Sequence[str | Path], settings: Settings, profile_name: str | None = None, *, all_pages: bool = False
) -> Iterator[Extraction | SourceError | Notice]:
    """Read and extract, store nothing. profile_name: the home province of articles that name none, else the settings'.

    What cannot be read or understood comes as an error in its place. all_pages: see `ingest`. Raises ConfigError where
    that province is unknown.
    """
    province = profile_name or settings.province
    for found in read_articles(places, names=_worth_reading(province, all_pages)):
        yield extracted(found, province) if isinstance(found, Article) else found


def explain_places(
    places: Sequence[str | Path],
    settings: Settings,
    profile_name: str | None = None,
    key: str | None = None,
    *,
    all_pages: bool = False,
) -> Iterator[Explanation | SourceError | Notice]:
    """As `extract_places`, with what the rules saw of each article. key: of the only article to explain."""
    province = profile_name or settings.province
    for found in read_articles(places, names=_worth_reading(province, all_pages)):
        if not isinstance(found, Article):
            yield found
        elif key is None or found.key == key:
            message = "no events can be looked for in this article"
            yield _tried(found, message, lambda one: explain_article(one, profile_for(one.province, province)))


def _worth_reading(province: str, all_pages: bool) -> Names | None:
    """What tells which pages of an archive are read. Raises ConfigError where the province is unknown."""
    profile = profile_for(None, province)
    return None if all_pages else names_of(profile)


def find_dates_in_places(
    places: Sequence[str | Path], published: date | None = None, language: str | None = None
) -> Iterator[tuple[str, list[dict[str, Any]]] | SourceError | Notice]:
    """Each article's key with its dates as `date_values` gives them: the date layer alone, for any news.

    published: what the dates are resolved against, else each article's own publication date. language: ISO 639-1, where
    the articles' own shall not count. Raises ConfigError where it has no lexicon.
    """
    if language is not None:
        read_lexicon(language)
    for found in read_articles(places):
        if isinstance(found, Article):
            article = replace(found, published=published or found.published, language=language or found.language)
            yield _tried(article, "no dates can be looked for in this article", _dates_of)
        else:
            yield found


def _dates_of(article: Article) -> tuple[str, list[dict[str, Any]]]:
    mentions = find_dates(article.text, article.language, Reference(article.published))
    return article.key, date_values(mentions)


def resolved(extractions: Sequence[Extraction]) -> tuple[Report, ...]:
    """What these extractions report, each with its event's uid, as if the store had been empty."""
    return plan_changes(extractions, Known(), datetime.min.replace(tzinfo=UTC)).reports


def ingest(
    places: Sequence[str | Path],
    store: Store,
    settings: Settings,
    now: datetime,
    progress: Progress | None = None,
    *,
    province: str | None = None,
    all_pages: bool = False,
    waiting: Callable[[], None] | None = None,
) -> IngestSummary:
    """Read, extract, resolve and store, in one write: what subscribers see changes once, or not at all.

    now: the run's instant, aware. province: the home province of articles that name none; without it, each keeps the
    one that it was read for before, and new ones get the settings'. all_pages: read also those pages of archives that
    do not name that province. waiting: told once if another writer takes long.
    Articles that did not change since they were last read by today's rules are passed over. Raises ConfigError where a
    province is unknown, StoreError where the store cannot be written; what is wrong with a place or an article is in
    the summary's errors.
    """
    names = _worth_reading(province or settings.province, all_pages)
    read = partial(read_articles, places, names=names)
    return ingest_stream(read, store, settings, now, progress, province=province, waiting=waiting).summary


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a run did, and by key how each of its articles was against the store: "new", "changed" or "unchanged"."""

    summary: IngestSummary
    articles: Mapping[str, str]


def ingest_stream(
    read: Callable[[Places], Iterable[Article | SourceError | Notice]],
    store: Store,
    settings: Settings,
    now: datetime,
    progress: Progress | None = None,
    *,
    province: str | None = None,
    departed: Mapping[str, datetime | None] = _NO_MARKS,
    waiting: Callable[[], None] | None = None,
) -> Ingested:
    """As `ingest`, of what `read` gives, in its order and no sooner than needed. It is given what tells of the places
    that the articles of the store were read from, and gives each article a key of its own.

    departed: see `resolve.plan_changes`; keys of which there is no article are passed over.
    """
    home = _Home(province or settings.province, asked=province is not None)
    profile_for(None, home.province)
    rules = rules_version()
    tally = Tally()
    with store.write(now, waiting) as writer:
        for batch in _batches(told(read(writer.find_places), tally, progress)):
            _take_in(batch, writer, home, rules, tally)
        if departed:
            plan = plan_changes([], writer.find_known([], further=departed), writer.now, departed=departed)
            writer.apply(plan)
            tally.count(plan)
        keep_texts(writer)
        unchanged = writer.find_reported(tally.novelty) - tally.new - tally.changed
    tally.notices += home.notices()
    return Ingested(tally.summary(events_unchanged=len(unchanged)), tally.novelty)


@dataclass(slots=True)
class _Home:
    """The home province of articles that name none. asked: they get it even if they were read for another before.

    kept: how many kept which other one.
    """

    province: str
    asked: bool
    kept: Counter[str] = field(default_factory=Counter)

    def of(self, article: Article, state: ArticleState | None) -> str:
        """Whose events are looked for in an article."""
        if article.province:
            return article.province
        before = province_of(state.rules) if state is not None and not self.asked else ""
        if not before or profile_for(None, before).id == profile_for(None, self.province).id:
            return self.province
        self.kept[before] += 1
        return before

    def notices(self) -> list[Notice]:
        return [
            Notice(
                province,
                f"articles that name no home province keep this one, not {self.province}: {count}; they were "
                "read for it before (--province changes that)",
            )
            for province, count in sorted(self.kept.items())
        ]


def rules_version() -> str:
    """Names the rules that articles are read by, and those that find events in them: 8 hex digits each, of the SHA-256
    of all files that hold them.
    """
    return version_of(_READING_ROOMS) + version_of(_FINDING_ROOMS)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= _MOST_ARTICLES or size >= _MOST_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _take_in(batch: Sequence[Article], writer: Writer, home: _Home, rules: str, tally: Tally) -> None:
    """Extract what is new or changed in a batch, and write what follows from it."""
    storable = [_fetched_by(writer.now, article) for article in _storable(batch, tally)]
    known = writer.find_articles(article.key for article in storable)
    by_rules = {article.key: rules_for(home.of(article, known.get(article.key)), rules) for article in storable}
    due = list(_due(storable, known, by_rules, tally))
    reprints = Reprints(writer, [article for article, _ in due], by_rules, extracted)
    extractions = list(_extractions(due, reprints, by_rules, tally))
    plan = plan_changes(extractions, writer.find_known(extractions), writer.now, by_rules)
    writer.apply(plan)
    tally.count(plan)


def _fetched_by(now: datetime, article: Article) -> Article:
    """Fetched by now at the latest: a clock that goes wrong, an archive's above all, must not make all that is fetched
    until its time look older than what it wrote."""
    is_ahead = article.fetched is not None and article.fetched > now
    return replace(article, fetched=now) if is_ahead else article


def _storable(batch: Iterable[Article], tally: Tally) -> Iterator[Article]:
    for article in batch:
        fault = _fault(article)
        if fault is None:
            yield article
        else:
            tally.errors.append(fault)


def _due(
    batch: Iterable[Article],
    known: Mapping[str, ArticleState],
    by_rules: Mapping[str, str],
    tally: Tally,
) -> Iterator[tuple[Article, str]]:
    """Those articles that are new, changed, or were last read by other rules, and which of it."""
    for article in batch:
        state = known.get(article.key)
        same = state is not None and state.content_hash == article.content_hash
        novelty = "unchanged" if same else "new" if state is None else "changed"
        if state is not None and _is_older(article, state):
            tally.meet(article, "unchanged")
            continue
        if state is not None and same and state.rules == by_rules[article.key] and not _is_back(article, state):
            tally.meet(article, novelty)
        else:
            yield article, novelty


def _extractions(
    due: Iterable[tuple[Article, str]], reprints: Reprints, by_rules: Mapping[str, str], tally: Tally
) -> Iterator[Extraction]:
    for article, novelty in due:
        extraction = reprints.extracted(article, province_of(by_rules[article.key]))
        if isinstance(extraction, SourceError):
            tally.errors.append(extraction)
            continue
        tally.meet(article, novelty)
        tally.articles["reprints"] += extraction.reprint_of is not None
        tally.rejected.update(rejection.reason for rejection in extraction.rejections)
        yield extraction


def _is_older(article: Article, state: ArticleState) -> bool:
    """Whether it is what its page said before it said what is known: an archive is read after the page itself."""
    return article.fetched is not None and state.fetched is not None and article.fetched < state.fetched


def _is_back(article: Article, state: ArticleState) -> bool:
    """Whether its page was gone, and is there again."""
    return state.gone is not None and article.fetched is not None and article.fetched > state.gone


def rules_for(province: str, rules: str) -> str:
    """The rules, and whose events are looked for: an article is read anew if either changes."""
    return f"{rules} {province}"


def province_of(rules: str) -> str:
    """The province in what `_rules_for` gives."""
    return rules.partition(" ")[2]


def extracted(article: Article, province: str) -> Extraction | SourceError:
    """The extraction, or what kept it from being made."""
    message = "no events can be looked for in this article"
    return _tried(article, message, lambda one: extract_events(one, profile_for(one.province, province)))


_Result = TypeVar("_Result")


def _tried(article: Article, message: str, step: Callable[[Article], _Result]) -> _Result | SourceError:
    """What the step makes of an article, or an error in its place: no article may stop a run.

    Raises ConfigError for a lexicon or a profile that is wrong whatever the article says.
    """
    fault = _fault(article)
    if fault is not None:
        return fault
    try:
        return step(article)
    except UnknownLanguageError as error:
        return _because(SourceError(message, subject=article.key), error)
    except ConfigError:
        raise  # it would be told of every article
    except TimelineError as error:
        return _because(SourceError(message, subject=article.key), error)
    except Exception as error:  # noqa: BLE001 - a fault in a rule costs this article, never the thousands after it
        message = "a rule of the extraction failed on this article; please report this together with its text"
        return _because(SourceError(message, subject=article.key), error)


def _because(error: SourceError, cause: Exception) -> SourceError:
    error.__cause__ = cause
    return error


def _fault(article: Article) -> SourceError | None:
    """What cannot be written as UTF-8 (halves of surrogate pairs) can be neither stored nor published."""
    texts = (article.key, article.text, article.title, article.url, article.source, article.province, article.language)
    try:
        "".join(text for text in texts if text).encode()
    except UnicodeEncodeError as error:
        shown = article.key.encode("utf-8", "backslashreplace").decode()
        return _because(SourceFormatError("holds characters that are none (lone surrogates)", subject=shown), error)
    return None

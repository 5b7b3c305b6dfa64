"""How long the store takes: a write that merges 1,000 articles into a large store, and reads while others write.

    python bench/store.py [EVENTS ...]      # 10,000 and 100,000 by default

Beside each figure stands a floor measured in the same run: a plain copy of the file, a plain MERGE of as many rows into
one table of it, the same reads while nobody writes. Processor time is given too, which other programs disturb less.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from timeline.filter import EventFilter
from timeline.model import Article, EventCandidate, Evidence, Extraction, Kind, Party, Precision, Rejection, Span
from timeline.resolve import plan_changes
from timeline.store import Store

START = datetime(2024, 1, 1, tzinfo=UTC)
COUNTRIES = ("KR", "JP", "LA", "KH", "CN", "IT", "BE", "MY", "US", "NL", "DE", "FR")
DAYS = 9_000
MERGED = 1_000


def article_of(number: int, events: int, dice: random.Random, like: int | None = None) -> Extraction:
    """An article with one event; the event of article `like` where that is given. `events` are spread over 25 years."""
    own = random.Random(number if like is None else like)
    day = date(2000, 1, 1) + timedelta(days=(number if like is None else like) * DAYS // events % DAYS)
    place = own.randrange(5_000)
    country, kind = own.choice(COUNTRIES), own.choice(list(Kind))
    text = f"On {day} a delegation of the town of Place-{place} ({country}) came for talk number {number}. " * 12
    key = f"https://news-{number % 40}.example/{number}"
    article = Article(key, text, "en", "bench", f"{number:064x}", url=key, title=f"Story {number}", published=day)
    evidence = Evidence(key, Span(0, 90), text[:90], key, "en", article.title, day)
    candidate = EventCandidate(
        dtstart=day,
        dtend=day + timedelta(days=1),
        precision=Precision.DAY,
        kind=kind,
        summary=f"Delegation from Place-{place}",
        language="en",
        evidence=evidence,
        date_span=Span(3, 13),
        parties=(Party(f"Place-{place}", country=country),),
        countries=(country,),
        province="binh-duong",
    )
    rejections = (Rejection("12%", Span(20, 23), "statistics"), Rejection("2024", Span(30, 34), "an anniversary"))
    return Extraction(article, (candidate,), rejections=rejections[: dice.randrange(3)])


@contextmanager
def told(what: str) -> Iterator[None]:
    start, worked = time.perf_counter(), time.process_time()
    yield
    took, worked = time.perf_counter() - start, time.process_time() - worked
    print(f"  {what:<62}{took:>9.3f} s, of a processor {worked:>8.3f} s", flush=True)


def fill(store: Store, events: int) -> None:
    dice = random.Random(1)
    with store.write(START) as writer:
        for first in range(0, events, 5_000):
            batch = [article_of(n, events, dice) for n in range(first, min(first + 5_000, events))]
            writer.apply(plan_changes(batch, writer.find_known(batch), writer.now))


def merge_more(store: Store, events: int) -> None:
    """1,000 articles, half of them on events that are known; each step timed."""
    dice = random.Random(2)
    batch = [article_of(events + n * events // MERGED, events, dice, n * 7 if n % 2 else None) for n in range(MERGED)]
    start = time.perf_counter()
    with store.write(START + timedelta(days=1)) as writer:
        with told("  look up what the articles can touch"):
            known = writer.find_known(batch)
        with told(f"  decide ({len(known.reports)} reports compared)"):
            plan = plan_changes(batch, known, writer.now)
        with told(f"  copy and merge ({len(plan.new)} new events, {len(plan.changed)} changed)"):
            writer.apply(plan)
        finishing = time.perf_counter()
    end = time.perf_counter()
    print(f"  {'  checkpoint, sync, put in place':<62}{end - finishing:>9.3f} s")
    print(f"  {f'a write that merges {MERGED:,} articles, whole':<62}{end - start:>9.3f} s", flush=True)


def floor(store: Store, folder: Path) -> None:
    current = store.folder / (store.folder / "current").readlink()
    copy = folder / "copy.duckdb"
    with told("floor: plain copy of the file"):
        shutil.copyfile(current, copy)
    connection = duckdb.connect(str(copy))
    connection.execute("CREATE TEMP TABLE more AS SELECT * FROM events USING SAMPLE 1000 ROWS")
    with told("floor: plain MERGE of 1,000 rows into `events`, checkpoint"):
        connection.execute("MERGE INTO events USING more USING (uid) WHEN MATCHED THEN UPDATE")
        connection.execute("CHECKPOINT")
    connection.close()


def write_for_ever(folder: str) -> None:
    """The other process of `reads`: writes of 100 articles, one after the other, until it is ended."""
    store, number, dice = Store(Path(folder)), 10_000_000, random.Random(3)
    while True:
        batch = [article_of(number + n * 997, 1_000_000, dice) for n in range(100)]
        with store.write(START + timedelta(seconds=number)) as writer:
            writer.apply(plan_changes(batch, writer.find_known(batch), writer.now))
        number += 100
        print(number, flush=True)


def reads(store: Store, what: str) -> None:
    uids = [event.uid for event in store.find_events(EventFilter(limit=200))]
    questions: dict[str, Callable[[], object]] = {
        "one event": lambda: store.get_event(random.choice(uids)),
        "newest 50 with KR and a word": lambda: store.find_events(
            EventFilter(countries=("KR",), words="delegation", limit=50)
        ),
        "a month": lambda: store.find_events(EventFilter(since=date(2012, 3, 1), until=date(2012, 3, 31))),
    }
    for name, ask in questions.items():
        times = []
        worked = time.process_time()
        for _ in range(60):
            start = time.perf_counter()
            ask()
            times.append(1000 * (time.perf_counter() - start))
        worked = (time.process_time() - worked) * 1000 / len(times)
        times.sort()
        print(
            f"  read, {what}: {name:<32} median {statistics.median(times):7.1f} ms, 95% {times[56]:7.1f} ms, "
            f"longest {times[-1]:7.1f} ms, of a processor {worked:6.1f} ms",
            flush=True,
        )


def measure(events: int) -> None:
    print(f"{events:,} articles, about as many events")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder / "var")
        with told("fill the store"):
            fill(store, events)
        merge_more(store, events)
        floor(store, folder)
        size = (store.folder / "current").stat().st_size / 1e6
        print(f"  {f'{store.counts().events:,} events, file':<62}{size:>9.1f} MB")
        with told("all events as values"):
            store.find_events(EventFilter())
        with told("check for doubles and loose ends"):
            assert store.check() == []
        reads(store, "nobody writes")
        with subprocess.Popen(
            [sys.executable, __file__, "--write", str(store.folder)], stdout=subprocess.PIPE
        ) as other:
            before = store.generation()
            reads(store, "one writes   ")
            print(f"  {'generations written meanwhile':<62}{store.generation() - before:>9}")
            other.kill()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_for_ever(sys.argv[2])
    for amount in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
        measure(amount)

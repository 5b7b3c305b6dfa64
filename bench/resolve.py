"""How long it takes to find out which events a batch of 1,000 articles speaks of, in a small and in a large store.

    python bench/resolve.py [EVENTS ...]      # 10,000 and 100,000 by default

As many events a day in both: the larger store covers more years. Some articles know only the month, some contradict the
day by a little. What counts is that the time and the number of reports that are looked at stay the same, but for the
scan of the shelves, which grows with the store. Beside that stands a day on which 800 articles name the same guest, and
one article on a guest who comes every three days: all its visits hang together, so the time may grow with their number,
but not with its square.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from timeline.model import Article, EventCandidate, Evidence, Extraction, Kind, Party, Precision, Span
from timeline.records import Known
from timeline.resolve import plan_changes
from timeline.store import Store

START = datetime(2024, 1, 1, tzinfo=UTC)
COUNTRIES = ("KR", "JP", "LA", "KH", "CN", "IT", "BE", "MY", "US", "NL", "DE", "FR")
KINDS = (Kind.VISIT, Kind.MEETING, Kind.AGREEMENT, Kind.EXCHANGE)
A_DAY = 10
BATCH = 1_000
SMALLEST = 10_000  # the batch speaks of so many events, in whatever store
WORDS = ("talks", "trade", "students", "factory", "friendship", "harbour", "culture", "roads", "football", "letters")


def article_of(number: int, like: int) -> Extraction:
    """An article on event number `like`; of ten, one knows only the month and one is a day or two off."""
    event, own = random.Random(like), random.Random(number)
    day = date(1950, 1, 1) + timedelta(days=like // A_DAY)
    country, kind, place = event.choice(COUNTRIES), event.choice(KINDS), event.randrange(2_000)
    words = " ".join(f"{own.choice(WORDS)}{own.randrange(100)}" for _ in range(12))
    text = f"On {day} Place-{place} sent guests: {words}."
    key = f"https://news-{number % 40}.example/{number}"
    article = Article(key, text, "en", "bench", f"{number:064x}", url=key, title=None, published=day)
    candidate = EventCandidate(
        dtstart=day,
        dtend=day + timedelta(days=1),
        precision=Precision.DAY,
        kind=kind,
        summary=f"Place-{place}: {words}",
        language="en",
        evidence=Evidence(key, Span(0, len(text)), text, key, "en", None, day),
        date_span=Span(3, 13),
        parties=(Party(f"Place-{place}", country=country),),
        countries=(country,),
        province="binh-duong",
    )
    return Extraction(article, (_otherwise(candidate, number % 10, day),))


def _otherwise(candidate: EventCandidate, lot: int, day: date) -> EventCandidate:
    if lot == 0:
        first = day.replace(day=1)
        following = (first + timedelta(days=32)).replace(day=1)
        return replace(candidate, dtstart=first, dtend=following, precision=Precision.MONTH)
    if lot == 1:
        return replace(candidate, dtstart=day + timedelta(days=2), dtend=day + timedelta(days=3))
    return candidate


def measure(events: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name))
        with store.write(START) as writer:
            for first in range(0, events, 5_000):
                batch = [article_of(n, n) for n in range(first, min(first + 5_000, events))]
                writer.apply(plan_changes(batch, writer.find_known(batch), writer.now))
        dice = random.Random(2)
        batch = [article_of(events + n, dice.randrange(SMALLEST)) for n in range(BATCH)]
        with store.write(START + timedelta(days=1)) as writer:
            start = time.process_time()
            known = writer.find_known(batch)
            looked_up = time.process_time()
            plan = plan_changes(batch, known, writer.now)
            decided = time.process_time()
        print(
            f"  {BATCH:,} articles into {events:>7,}: {len(known.reports):>6,} reports looked at, "
            f"found in {looked_up - start:6.2f} s, decided in {decided - looked_up:6.2f} s of a processor "
            f"({len(plan.new)} new events, {len(plan.changed)} changed, {len(plan.pairs)} possible pairs)",
            flush=True,
        )


def busy_day(articles: int) -> None:
    """All name one guest on one day, each in its own words, half of them another one besides."""
    batch = []
    for number in range(articles):
        extraction = article_of(10 * number + 5, 7)
        (told,) = extraction.candidates
        others = (Party(f"Town-{number % 50}", country="KR"),) if number % 2 else ()
        batch.append(replace(extraction, candidates=(replace(told, parties=(*told.parties, *others)),)))
    start = time.process_time()
    plan = plan_changes(batch, Known(), START)
    took = time.process_time() - start
    print(
        f"  a day with {articles} articles on one guest: {took:.2f} s of a processor ({len(plan.events)} events)",
        flush=True,
    )


def regular_guest(visits: int) -> None:
    """One article on a guest who has come so many times, every three days."""
    batch = [_visit(number) for number in range(visits + 1)]
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name))
        with store.write(START) as writer:
            writer.apply(plan_changes(batch[:-1], writer.find_known(batch[:-1]), writer.now))
        with store.write(START + timedelta(days=1)) as writer:
            start = time.process_time()
            known = writer.find_known(batch[-1:])
            looked_up = time.process_time()
            plan = plan_changes(batch[-1:], known, writer.now)
            decided = time.process_time()
    print(
        f"  1 article on a guest who came {visits:>5,} times: {len(known.reports):>5,} reports looked at, "
        f"found in {looked_up - start:.2f} s, decided in {decided - looked_up:.2f} s of a processor "
        f"({len(plan.pairs)} possible pairs)",
        flush=True,
    )


def _visit(number: int) -> Extraction:
    extraction = article_of(10 * number + 5, 7)
    day = date(2000, 1, 1) + timedelta(days=3 * number)
    (told,) = extraction.candidates
    return replace(extraction, candidates=(replace(told, dtstart=day, dtend=day + timedelta(days=1)),))


if __name__ == "__main__":
    for amount in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
        measure(amount)
    for amount in (200, 400, 800):
        busy_day(amount)
    for amount in (500, 1_000, 2_000):
        regular_guest(amount)
